"""The order on disk: what is recorded is on stable storage before the effect that it announces."""

import re
import zipfile

from trials.calls import traced
from trials.workspace import RUNS

CALLS = ["pwrite64", "write", "fsync", "fdatasync", "link", "rename", "renameat", "renameat2", "openat"]
LEDGER = "ledger/ledger.sqlite-wal"
DIAN = "ledger/dian-simulada.sqlite-wal"


def run(nights, _):
    wrong, submissions, deliveries = [], 0, 0
    for night in range(len(RUNS)):
        trace = nights.stage / f"order-{night}"
        workspace = nights.before[night].copy(nights.stage / f"ordered-{night}")
        # Long enough for a page of the simulated DIAN's log, where the numbers of its documents stand.
        workspace.run(night, [*traced(CALLS, trace), "-s", "70000"])
        story = Story(trace, workspace)
        found, counted = story.submissions()
        wrong += found
        submissions += counted
        found, counted = story.deliveries()
        wrong += found
        deliveries += counted
        wrong += story.archives()
    if not submissions or not deliveries:
        wrong.append("nothing was submitted or delivered")
    for line in wrong:
        print(f"crash-test: order: {line}", flush=True)
    print(f"crash-test: order of {submissions} submissions and {deliveries} deliveries: {len(wrong)} faults",
          flush=True)
    return not wrong


class Call:
    """When it began and when it had ended, as places in the trace."""

    def __init__(self, name, text, begun):
        self.name, self.text, self.begun, self.ended = name, text, begun, begun

    def of(self, path):
        """Whether its descriptor is that of this file."""
        return re.match(r"\d+<[^>]*/" + re.escape(path) + r">", self.text) is not None


def calls(trace):
    """The calls that succeeded; strace tells one that others ran beside in two halves."""
    begun, found = {}, []
    for place, line in enumerate(trace.read_text(errors="replace").splitlines()):
        thread, _, rest = line.partition(" ")
        rest = rest.strip()
        resumed = re.match(r"<\.\.\. (\w+) resumed>(.*)", rest)
        started = re.match(r"(\w+)\((.*)", rest)
        if resumed:
            call = begun.pop(thread)
            call.text, call.ended = call.text + resumed.group(2), place
        elif started:
            call = Call(*started.groups(), place)
            if call.text.endswith("<unfinished ...>"):
                begun[thread] = call
                continue
        else:
            continue
        if not re.search(r"\) += -1 ", call.text):
            found.append(call)
    return found


class Story:
    def __init__(self, trace, workspace):
        self.workspace = workspace
        self.calls = calls(trace)
        self.numbers = [f"{prefix}{number}" for prefix, number in workspace.rows(
            "ledger", "SELECT prefix, consecutive FROM number")]

    def first(self, name, wanted, after=-1):
        """The first call of this name that begins after a place; nil when there is none."""
        return next((c for c in self.calls if c.name in name.split("|") and c.begun > after and wanted(c)), None)

    def archives(self):
        """Each is synced, then given its name, then its folder is synced; and its plan was on disk before."""
        wrong = []
        for link in [c for c in self.calls if c.name == "link" and c.text.count(".zip") == 2]:
            draft = re.search(r'"\./(archive/[^"]*\.draft)"', link.text).group(1)
            if not self.first("fsync", lambda c: c.of(draft) and c.ended < link.begun):
                wrong.append(f"{draft} got its name before it was synced")
            if self.unsynced(LEDGER, link.begun):
                wrong.append(f"{draft} got its name before its plan was on disk")
        return wrong

    def sealed(self, kind):
        """For each number in an archive of this kind: when the archive and its folder were on disk."""
        found = {}
        for path in (self.workspace.path / "archive").rglob(f"*-{kind}.zip"):
            name = str(path.relative_to(self.workspace.path))
            link = self.first("link", lambda c: f'"./{name}"' in c.text)
            if link is None:
                continue
            folder = name.rpartition("/")[0]
            synced = self.first("fsync", lambda c: c.of(folder), after=link.ended)
            with zipfile.ZipFile(path) as bag:
                index = bag.read(f"{path.stem}/data/indice.csv").decode()
            for number in self.numbers:
                if re.search(rf"\b{number}\b", index):
                    found[number] = min(found.get(number, 1 << 60), synced.ended if synced else 1 << 60)
        return found

    def unsynced(self, path, before):
        """Whether something was written to a file and not synced, when a call begins."""
        written = [c for c in self.calls if c.name == "pwrite64" and c.of(path) and c.begun < before]
        return written and not self.first("fdatasync|fsync", lambda c: c.of(path) and c.ended < before,
                                          after=written[-1].ended)

    def submissions(self):
        """No document comes to the simulated DIAN before it is sealed and the intent is on disk."""
        wrong, count = [], 0
        sealed = self.sealed("emision")
        # What an earlier run sealed has no place in this trace.
        for number in sealed:
            kept = self.first("pwrite64", lambda c: c.of(DIAN) and number in c.text)
            if kept is None:
                continue
            count += 1
            if sealed[number] > kept.begun:
                wrong.append(f"{number} was submitted before its archive was on disk")
            if self.unsynced(LEDGER, kept.begun):
                wrong.append(f"{number} was submitted before the intent was on disk")
        return wrong, count

    def deliveries(self):
        """No file moves before DIAN's answers and the ledger's word of them are on disk; its receipt first."""
        wrong, count = [], 0
        sealed = self.sealed("respuestas")
        last = max(sealed.values(), default=-1)
        for move in [c for c in self.calls if c.name == "renameat2" and ".claim-" in c.text and "/outbox" in c.text]:
            count += 1
            name = re.findall(r'"([^"]*)"', move.text)[-1]
            if last > move.begun:
                wrong.append(f"{name} moved before the answers were on disk")
            recorded = self.first("pwrite64", lambda c: c.of(LEDGER), after=last)
            synced = recorded and self.first("fdatasync", lambda c: c.of(LEDGER), after=recorded.ended)
            if not synced or synced.ended > move.begun:
                wrong.append(f"{name} moved before the ledger knew of the answers")
            receipt = self.first("renameat", lambda c: f"/{name}.recibo.csv.draft" in c.text or
                                 f'"{name}.recibo.csv"' in c.text)
            draft = self.first("fsync", lambda c: c.of(f".{name}.recibo.csv.draft"))
            if not receipt or not draft or draft.ended > receipt.begun or receipt.ended > move.begun:
                wrong.append(f"{name} moved before its receipt was on disk")
            folder = re.search(r", \d+<([^>]*)>", move.text).group(1)
            if not self.first("fsync", lambda c: c.of(folder.lstrip("/")), after=move.ended):
                wrong.append(f"the new place of {name} was never synced")
        return wrong, count
