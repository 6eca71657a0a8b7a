"""The machine's clock goes wrong, between two runs and during one; it is faked, and no fault is by chance."""

from datetime import datetime, timedelta, timezone
import re
import shutil
import sqlite3
import sys
import zipfile

from trials.held import Held
from trials.workspace import CORRECTION, RUNS

FIRST, SECOND = map(datetime.fromisoformat, RUNS)
MINUTE, YEAR = timedelta(minutes=1), timedelta(days=365)
WORKED = (0, 2, 3, 6)

# A run on the machine's clock takes seconds; its archives bear times from its start on.
SOON = timedelta(minutes=2)

# Who reckons with the time, and would be obeyed with a right clock.
RECKONERS = [
    ("run",), ("run", "--dry-run"), ("status",),
    ("window", "declare", "--type", "04", "--start", "2023-11-08T08:00:00-05:00", "--end",
     "2023-11-08T09:00:00-05:00", "--source", "Comunicado", "--by", "Ana"),
    ("window", "amend", "1", "--note", "x", "--by", "Ana"),
    ("number", "disable", "KEN22", "--reason", "x", "--by", "Ana"),
    ("number", "release", "KEN23", "--reason", "x", "--by", "Ana"),
]


def run(nights):
    if shutil.which("faketime") is None:
        print("crash-test: time: the clock is skipped: faketime is not there", file=sys.stderr)
        return []
    trials = {"a minute back": a_minute_back, "a year back": a_year_back, "a year ahead": a_year_ahead,
              "a jump back during a run": lambda start: jump(start, FIRST - YEAR),
              "a jump ahead during a run": lambda start: jump(start, FIRST + YEAR),
              "a jump over midnight during a run": lambda start: jump(start, FIRST + timedelta(days=1))}
    wrong = []
    for name, trial in trials.items():
        workspace = calm(nights.before[0].copy(nights.stage / name))
        found = trial(workspace) + workspace.differences(nights.expected)
        wrong += [f"{name}: {line}" for line in found]
    return wrong


def calm(workspace):
    """Without faults by chance, for on the machine's clock every pause is waited for."""
    settings = workspace.path / "contingencia.yaml"
    settings.write_text(re.sub(" *chances:.*\n", "", settings.read_text()))
    return workspace


def spoken(time):
    """As the `faketime` of any time zone understands it."""
    return time.astimezone(timezone.utc).strftime("%Y-%m-%d %H:%M:%S")


def at(workspace, time, *arguments):
    return workspace.call(*arguments, tracer=["env", "TZ=UTC", "faketime", spoken(time)])


def worked(ended):
    return [] if ended.returncode in WORKED else [f"exit code {ended.returncode}: {ended.stdout}"]


def a_minute_back(workspace):
    """As clocks do that are set right every day."""
    wrong = worked(at(workspace, FIRST, "run"))
    workspace.drop(CORRECTION)
    return wrong + worked(at(workspace, FIRST - MINUTE, "run"))


def a_year_back(workspace):
    wrong = worked(at(workspace, FIRST, "run"))
    workspace.drop(CORRECTION)
    for command in RECKONERS:
        wrong += refused(workspace, SECOND - YEAR, *command)
    return wrong + worked(at(workspace, SECOND, "run"))


def a_year_ahead(workspace):
    """Then the right clock is the one that seems wrong."""
    wrong = worked(at(workspace, FIRST + YEAR, "run"))
    workspace.drop(CORRECTION)
    wrong += refused(workspace, SECOND, "run")
    return wrong + worked(at(workspace, SECOND, "run", "--clock-is-right"))


def refused(workspace, time, *command):
    """Nothing is done, and both times are named."""
    before = tree(workspace.path)
    ended = at(workspace, time, *command)
    after = tree(workspace.path)
    latest = workspace.rows("ledger", "SELECT latest FROM clock")[0][0]
    told = [f"{each:%Y-%m-%d %H:%M}" for each in (datetime.fromtimestamp(latest, time.tzinfo), time)]
    wrong = [f"exit code {ended.returncode}"] if ended.returncode != 1 else []
    wrong += [f"it does not name {each}" for each in told if each not in ended.stdout]
    wrong += [f"it changed {name}" for name in {*before, *after} if before.get(name) != after.get(name)]
    return [f"{' '.join(command)} at {time}: {', '.join(wrong)}; it said: {ended.stdout[:400]}"] if wrong else []


def tree(path):
    """Every file; of a database what is in it, for SQLite tidies up its own files when one is opened."""
    found = {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*")
             if file.is_file() and ".sqlite" not in file.name}
    for file in path.rglob("*.sqlite"):
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
            found[str(file.relative_to(path))] = list(database.iterdump())
    return found


def jump(workspace, to):
    """Once what came is sealed. A run counts on from its start, so all that it seals bears such times."""
    clock = workspace.path.with_suffix(".clock")
    clock.write_text(f"@{spoken(FIRST)}\n")
    # `faketime` itself makes what the library would else make, and with it move the program's arguments.
    faked = ["env", "TZ=UTC", "faketime", "-m", "--exclude-monotonic", "-f", "+0",
             "env", "-u", "FAKETIME", f"FAKETIME_TIMESTAMP_FILE={clock}", "FAKETIME_NO_CACHE=1"]
    held = Held(workspace, "link", 2, wrapper=faked)
    clock.write_text(f"@{spoken(to)}\n")
    wrong = worked(held.go_on()) + ([] if held.met else ["the run was not met"])
    clock.unlink()
    times = [sealed_at(archive) for archive in (workspace.path / "archive").rglob("*.zip")]
    wrong += [f"an archive bears {time}" for time in times if not FIRST <= time <= FIRST + SOON]
    spans = workspace.rows("ledger", "SELECT begunAt, endedAt FROM run")
    wrong += [f"the run lasted {end - begin} s" for begin, end in spans if not 0 <= end - begin <= SOON.seconds]
    workspace.drop(CORRECTION)
    return wrong + worked(at(workspace, SECOND, "run"))


def sealed_at(archive):
    with zipfile.ZipFile(archive) as bag:
        facts = bag.read(f"{archive.stem}/bag-info.txt").decode()
    return datetime.fromisoformat(re.search("Contingencia-Fecha: (.*)", facts).group(1))
