"""Several at once: one run works, the others leave; who only looks sees what is consistent."""

import json
import time

from trials.workspace import RUNS, heard

LOOKS = [
    ("status", "--format", "json"), ("verify",), ("evidence", "list"), ("evidence", "find", "CHAP1201"),
    ("number", "show", "CHAP1201"), ("window", "list"), ("run", "--dry-run"), ("window", "declare", "--type", "04",
     "--start", "2025-01-07T08:00:00-05:00", "--source", "x", "--by", "x"),
]
# What must wait for the lock; all others only look.
WRITERS = ("run", "window declare")


def run(nights, _):
    wrong = []
    for count in (2, 8):
        wrong += started_together(nights, count)
    wrong += after_a_dead_one(nights)
    found, looks = beside_a_run(nights)
    wrong += found
    for line in wrong:
        print(f"crash-test: together: {line}", flush=True)
    print(f"crash-test: 2 and 8 runs at once, one after a dead one, {looks} looks beside a run: "
          f"{len(wrong)} faults", flush=True)
    return not wrong


def started_together(nights, count):
    workspace = nights.before[0].copy(nights.stage / f"together-{count}")
    runs = [workspace.start("run", "--now", RUNS[0]) for _ in range(count)]
    said = [heard(run) for run in runs]
    refused = [text for run, text in zip(runs, said) if run.returncode == 4]
    wrong = []
    if len(refused) != count - 1:
        wrong.append(f"of {count} runs {count - len(refused)} worked: {[run.returncode for run in runs]}")
    wrong += [f"a refusal says: {text}" for text in refused if "está trabajando en este espacio" not in text]
    workspace.end(0)
    return wrong + workspace.differences(nights.expected)


def after_a_dead_one(nights):
    workspace = nights.before[0].copy(nights.stage / "dead")
    dead = workspace.start("run", "--now", RUNS[0])
    time.sleep(0.3)
    dead.kill()
    heard(dead)
    first = workspace.run(0)
    wrong = [f"after a killed run: {first.stdout}"] if first.returncode in (1, 4) else []
    workspace.end(0)
    return wrong + workspace.differences(nights.expected)


def beside_a_run(nights):
    """Each command is called again and again for as long as the run works."""
    workspace = nights.before[0].copy(nights.stage / "beside")
    wrong, looks, accepted, numbers = [], 0, 0, 0
    for night in range(len(RUNS)):
        busy = workspace.start("run", "--now", RUNS[night])
        while busy.poll() is None:
            for look in LOOKS:
                seen = workspace.call(*look, "--now", RUNS[night])
                looks += 1
                # A writer may come just before or after the run.
                allowed = (4,) if " ".join(look).startswith(WRITERS) else (0, 2, 3, 6)
                # Before the run has told of the number, nothing is found of it.
                if look[1:2] == ("find",) and not seen.stdout.startswith("contingencia:"):
                    allowed += (1,)
                if seen.returncode not in allowed and busy.poll() is None:
                    wrong.append(f"{' '.join(look)} beside a run: exit code {seen.returncode}: {seen.stdout[:600]}")
                if look[0] == "status" and seen.returncode in allowed:
                    status = json.loads(seen.stdout)
                    wrong += inconsistent(status, accepted, numbers)
                    accepted = status["fates"].get("accepted", {}).get("count", 0)
                    numbers = total(status)
        heard(busy)
    return wrong, looks


def total(status):
    return sum(fate["count"] for fate in status["fates"].values())


def inconsistent(status, accepted, numbers):
    """What cannot be: a number that was accepted and no longer is, or that was seen and is gone."""
    now = status["fates"].get("accepted", {}).get("count", 0)
    wrong = [] if now >= accepted else [f"status saw {now} accepted after {accepted}"]
    return wrong + ([] if total(status) >= numbers else [f"status saw {total(status)} numbers after {numbers}"])
