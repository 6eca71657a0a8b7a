"""Time and place: other zones, languages and environments, a clock that goes wrong, and days that are not
like others. The same results, or a plain word."""

from concurrent.futures import ThreadPoolExecutor

from trials import clock, days
from trials.workspace import RUNS

NAME = "5c2d6a52-6d0f-4c1b-9b3e-0c8f8a5d7e11\n"
SAME_MOMENT = "2025-01-11T13:00:00Z"

# What `env` is given.
ENVIRONMENTS = {
    **{f"TZ={zone}": [f"TZ={zone}"] for zone in (
        "America/Bogota", "Asia/Tokyo", "Pacific/Kiritimati", "America/St_Johns", "Nada/Ninguna", ":::")},
    **{f"LC_ALL={name}": [f"LC_ALL={name}", f"LANG={name}", f"LANGUAGE={name}"] for name in (
        "C", "tr_TR.UTF-8", "de_DE", "ar_EG.UTF-8", "no_SUCH")},
    "without HOME and TMPDIR": ["-u", "HOME", "-u", "TMPDIR"],
    "HOME and TMPDIR that are not there": ["HOME=/nada", "TMPDIR=/nada"],
    "another USER": ["USER=ana", "LOGNAME=ana"],
    "an empty environment": ["-i"],
    "one core": ["taskset", "-c", "0"],
}


def run(nights, _):
    trials = {"environments": environments, "the clock": clock.run, "days": days.run}
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(trials, pool.map(lambda trial: trial(nights), trials.values())))
    wrong = [f"{part}: {line}" for part in found for line in found[part]]
    for line in wrong:
        print(f"crash-test: time: {line}", flush=True)
    print(f"crash-test: {len(ENVIRONMENTS) + 1} environments, a clock that goes wrong, a leap day, ends of years "
          f"and of days: {len(wrong)} faults", flush=True)
    return not wrong


def environments(nights):
    """The same files and the same moment give the same bytes; a workspace's own name is given by chance."""
    first = nights.before[0].copy(nights.stage / "named")
    (first.path / "ledger/workspace.id").write_text(NAME)
    usual = lived(first, nights.stage / "usual")
    wrong = [] if any(name.startswith("archive") for name in usual) else ["nothing was sealed"]
    for name, arguments in ENVIRONMENTS.items():
        wrong += unlike(name, lived(first, nights.stage / name.replace("/", "-"), ["env", *arguments]), usual)
    return wrong + unlike("--now in another zone", lived(first, nights.stage / "zone", now=SAME_MOMENT), usual)


def lived(first, place, tracer=(), now=RUNS[0]):
    """What a run in this environment says, and every file that it leaves to anybody."""
    workspace = first.copy(place)
    ended = workspace.call("run", "--now", now, tracer=tracer)
    files = {str(file.relative_to(place)): file.read_bytes()
             for folder in ("archive", "outbox", "rejected", "inbox") for file in (place / folder).rglob("*")
             if file.is_file()}
    return {**files, "its report": ended.stdout, "its exit code": ended.returncode}


def unlike(environment, found, usual):
    return [f"{environment}: {name} is different" for name in sorted({*found, *usual})
            if found.get(name) != usual.get(name)]
