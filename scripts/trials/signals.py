"""Signals at drawn moments of a longer run: it leaves soon, with everything recorded."""

import random
import signal
import time

from trials.night import longer
from trials.workspace import RUNS

# In seconds; what a person, or the system that shuts down, waits for.
SOON = 5

# Those that ask for an end are obeyed with everything recorded; a second one, and those that a run does
# not know, end it at once, like a power cut.
POLITE = {signal.SIGTERM: 143, signal.SIGINT: 130}


def run(nights, count, seed):
    nights = longer(nights)
    begun = time.monotonic()
    nights.before[0].copy(nights.stage / "measured").run(0)
    length = time.monotonic() - begun
    draw = random.Random(seed)
    wrong, slowest, stopped = [], 0, 0
    for place in range(count):
        kind = draw.choice([(signal.SIGTERM,), (signal.SIGINT,), (signal.SIGTERM,) * 2, (signal.SIGHUP,)])
        moment = draw.uniform(0.05, length)
        found, seconds, code = trial(nights, place, kind, moment)
        slowest, stopped = max(slowest, seconds), stopped + (code not in (0, 2, 3, 6))
        names = " ".join(s.name for s in kind)
        wrong += [f"{names} after {moment:.2f} s: {line}" for line in found]
    wrong += closed_pipe(nights)
    for line in wrong:
        print(f"crash-test: signals: {line}", flush=True)
    print(f"crash-test: {count} signals in a run of {length:.1f} s, seed {seed}: {stopped} runs stopped, the slowest "
          f"in {slowest:.1f} s; {len(wrong)} faults", flush=True)
    return not wrong


def trial(nights, place, signals, moment):
    workspace = nights.before[0].copy(nights.stage / f"signal-{place}")
    busy = workspace.start("run", "--now", RUNS[0])
    time.sleep(moment)
    sent = time.monotonic()
    for each in signals:
        busy.send_signal(each)
        time.sleep(0.02)
    said, _ = busy.communicate()
    seconds, wrong = time.monotonic() - sent, []
    # Before it listens, and after it has done its work, a signal ends the process as it ends any.
    polite = POLITE.get(signals[0]) if len(signals) == 1 else None
    if busy.returncode not in {polite, -signals[0], 0, 2, 3, 6}:
        wrong.append(f"exit code {busy.returncode}: {said[-300:]}")
    if seconds > SOON:
        wrong.append(f"it left after {seconds:.1f} s")
    verified = workspace.call("verify")
    if verified.returncode:
        wrong.append(f"verify: {verified.stdout}")
    workspace.end(0)
    return wrong + workspace.differences(nights.expected), seconds, busy.returncode


def closed_pipe(nights):
    """Nobody reads the report: the run is done all the same."""
    workspace = nights.before[0].copy(nights.stage / "pipe")
    busy = workspace.start("run", "--now", RUNS[0])
    busy.stdout.close()
    busy.wait()
    ended = workspace.rows("ledger", "SELECT count(*) FROM run WHERE endedAt IS NOT NULL")[0][0]
    workspace.end(0)
    return ([] if ended == 1 else ["a run into a closed pipe did not end"]) + workspace.differences(nights.expected)
