"""A disk that is full: a small tmpfs as workspace, with a little room left, and a little more, and so on."""

import shutil
import subprocess
import sys

from trials.calls import told
from trials.workspace import HEADER, Workspace, row

SIZE = 8 << 20
BALLAST = "ballast"


def run(nights, degrees):
    place = nights.stage / "small"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "none", place], stderr=subprocess.DEVNULL).returncode != 0:
        print("crash-test: full: skipped: only root may mount a small disk", file=sys.stderr)
        return True
    subprocess.run(["umount", place], check=True)
    failed = stopped = 0
    for night in range(len(nights.before)):
        # The ledger's log comes and goes, and has some megabytes before it is cut back.
        need = 12 * grown(nights, night)
        for degree in range(degrees):
            wrong, code = trial(nights, night, place, need * degree // max(1, degrees - 1))
            stopped += code == 1
            failed += bool(wrong)
            if wrong:
                print(f"crash-test: full, night {night}, degree {degree}:", *wrong, sep="\n    ", flush=True)
    wrong = refused(nights, place)
    if wrong:
        print("crash-test: full, a run that cannot fit:", *wrong, sep="\n    ", flush=True)
    print(f"crash-test: {len(nights.before) * degrees} disks with little room: {stopped} runs stopped, "
          f"{failed + bool(wrong)} faults", flush=True)
    return failed == 0 and not wrong


def used(path):
    return sum(file.lstat().st_blocks * 512 for file in path.rglob("*"))


def grown(nights, night):
    """How many bytes an undisturbed run adds."""
    workspace = nights.before[night].copy(nights.stage / f"grown-{night}")
    before = used(workspace.path)
    workspace.run(night)
    return used(workspace.path) - before


class Disk:
    """A mounted tmpfs with a copy of a workspace and this much room."""

    def __init__(self, template, place, room):
        self.place = place
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", place], check=True)
        self.workspace = template.copy(place / "w")
        free = shutil.disk_usage(place).free
        (place / BALLAST).write_bytes(bytes(max(0, free - room)))

    def __enter__(self):
        return self.workspace

    def make_room(self):
        (self.place / BALLAST).unlink()

    def __exit__(self, *_):
        subprocess.run(["umount", "--lazy", self.place], check=True)


def trial(nights, night, place, room):
    disk = Disk(nights.before[night], place, room)
    with disk as workspace:
        ended = workspace.run(night)
        wrong = told(ended, (0, 1, 2, 3, 6))
        disk.make_room()
        verified = workspace.call("verify")
        if verified.returncode:
            wrong.append(f"verify: {verified.stdout}")
        last = workspace.end(night)
        wrong += workspace.differences(nights.expected)
        if wrong:
            wrong += [f"{room} bytes of room; it said: {ended.stdout}", f"in the end: {last.stdout[:200]}"]
        return wrong, ended.returncode


def refused(nights, place):
    """A file larger than the room that is left is not even begun."""
    disk = Disk(nights.before[0], place, 1 << 20)
    with disk as workspace:
        large = place / "large.csv"
        disk.make_room()
        rows = "".join(row("04", "CHAP", n) for n in range(1204, 31204))
        workspace.drop({"chapinero/grande.csv": HEADER + rows})
        size = (workspace.path / "inbox/chapinero/grande.csv").stat().st_size
        large.write_bytes(bytes(shutil.disk_usage(place).free - size // 2))
        ended = workspace.run(0)
        runs = workspace.rows("ledger", "SELECT count(*) FROM run")[0][0]
    if ended.returncode != 1 or "no caben" not in ended.stdout or runs != 0:
        return [f"exit code {ended.returncode}, {runs} runs begun", ended.stdout]
    return []
