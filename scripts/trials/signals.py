"""Signals at drawn moments of a longer run: it leaves soon, with everything recorded."""

import random
import signal
import subprocess
import time

from trials.workspace import RUNS, heard

# In seconds; what a person, or the system that shuts down, waits for.
SOON = 5

# Those that ask for an end are obeyed with everything recorded; a second one, and those that a run does
# not know, end it at once, like a power cut.
POLITE = {signal.SIGTERM: 143, signal.SIGINT: 130}

# A run outlives a pause, and a reader that goes away.
GOES_ON = [(signal.SIGSTOP, signal.SIGCONT), (signal.SIGPIPE,)]
KINDS = [(signal.SIGTERM,), (signal.SIGINT,), (signal.SIGTERM,) * 2, (signal.SIGHUP,), (signal.SIGQUIT,), *GOES_ON]


def run(nights, count, seed):
    begun = time.monotonic()
    nights.before[0].copy(nights.stage / "measured").run(0)
    length = time.monotonic() - begun
    draw = random.Random(seed)
    # One that whoever started us ignores, as `nohup` does, the program ignores as well.
    kinds = [kind for kind in KINDS if kind in GOES_ON or signal.getsignal(kind[0]) != signal.SIG_IGN]
    wrong, slowest, stopped = [], 0, 0
    for place in range(count):
        kind = draw.choice(kinds)
        moment = draw.uniform(0.05, length)
        found, seconds, code = trial(nights, place, kind, moment)
        slowest = slowest if kind in GOES_ON else max(slowest, seconds)
        stopped += code not in (0, 2, 3, 6)
        names = " ".join(s.name for s in kind)
        wrong += [f"{names} after {moment:.2f} s: {line}" for line in found]
    wrong += unread(nights)
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
    said = heard(busy)
    seconds, wrong = time.monotonic() - sent, []
    # Before it listens, and after it has done its work, a signal ends the process as it ends any. A second one
    # that comes before the first was looked at is one with it.
    polite = POLITE.get(signals[0])
    if busy.returncode not in {polite, -signals[0], 0, 2, 3, 6}:
        wrong.append(f"exit code {busy.returncode}: {said[-300:]}")
    if seconds > SOON and signals not in GOES_ON:
        wrong.append(f"it left after {seconds:.1f} s")
    verified = workspace.call("verify")
    if verified.returncode:
        wrong.append(f"verify: {verified.stdout}")
    workspace.end(0)
    return wrong + workspace.differences(nights.expected), seconds, busy.returncode


def unread(nights):
    """Nobody reads the report: the run is done all the same, and says so."""
    wrong = []
    for name, shell in {"pipe": "{ sleep 0.1; \"$@\"; echo $? > code; } | true", "full": "\"$@\" > /dev/full",
                        "closed": "\"$@\" >&-"}.items():
        workspace = nights.before[0].copy(nights.stage / name)
        shell = f"({shell}; echo $? > code.last) 2> said; [ -e code ] || mv code.last code"
        subprocess.run(["bash", "-c", shell, "run", workspace.program, "run", "--now", RUNS[0]], cwd=workspace.path)
        code = (workspace.path / "code").read_text().strip()
        if code != "1" or "escribir el informe en" not in (said := (workspace.path / "said").read_text()):
            wrong.append(f"report into {name}: exit code {code}: {said}")
        if workspace.rows("ledger", "SELECT count(*) FROM run WHERE endedAt IS NOT NULL")[0][0] != 1:
            wrong.append(f"report into {name}: the run did not end")
        workspace.end(0)
        wrong += workspace.differences(nights.expected)
    return wrong
