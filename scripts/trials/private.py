"""What the program makes is for its owner only, and what it says holds nothing of buyers or secrets."""

import os
import re
import time

from trials.workspace import HEADER, INBOX, RUNS, Workspace, heard

PIN, KEY, BUYER = "837465", "2b24eb2c257c773712233b3bd0a5f183a8f8a12b", "Zoraida Quiñones"
PEOPLE_NAME = "chapinero/personas.csv"
PEOPLE = HEADER.replace("\n", ";cliente_tipo;cliente_id;cliente_nombre\n") + "".join(
    f"04;CHAP;{number};2025-01-09;10:0{number % 10}:00;Pan;1;5000,00;{rate};13;52345678;{BUYER}\n"
    for number, rate in [(1204, "19"), (1205, "17")])

# A shell that allows core dumps as far as it may, and becomes the program.
WITH_CORES = ["sh", "-c", 'ulimit -c unlimited 2>/dev/null; exec "$@"', "sh"]


def run(nights, _):
    before = os.umask(0)
    try:
        workspace = Workspace.new(nights.before[0].program, nights.stage / "private")
        said = worked(workspace)
        wrong = [f"{name} is open to others: {mode:o}" for name, mode in opened(workspace)]
        files = sum(1 for _ in workspace.path.rglob("*"))
    finally:
        os.umask(before)
    for name, secret in [("the PIN", PIN), ("a technical key", KEY), ("a buyer's name", BUYER)]:
        wrong += [f"{name} stands in what {what} says" for what, text in said.items() if secret in text]
    wrong += [f"{what}: a core dump may be written" for what in said if re.search(r"core file size +[^0 ]", said[what])]
    for line in wrong:
        print(f"crash-test: private: {line}", flush=True)
    print(f"crash-test: {files} files and folders, {len(said)} outputs: {len(wrong)} faults", flush=True)
    return not wrong


def worked(workspace):
    """What each command says, and what the system knows of a run; by its name."""
    settings = workspace.path / "contingencia.yaml"
    settings.write_text(settings.read_text().replace('"12345"', f'"{PIN}"'))
    workspace.drop({PEOPLE_NAME: PEOPLE})
    run = workspace.start("run", "--now", RUNS[0], tracer=WITH_CORES)
    lock = workspace.path / "ledger/run.lock"
    while lock.read_text() != f"{run.pid}\n" and run.poll() is None:
        time.sleep(0.001)
    process = f"/proc/{run.pid}"
    said = {name: open(f"{process}/{name}", errors="replace").read() for name in ("cmdline", "environ", "limits")}
    said["run"] = heard(run)
    for command in ("status", "verify", "evidence list", "evidence find CHAP1204", "number show CHAP1205", "run"):
        for form in ("text", "json"):
            said[f"{command}, {form}"] = workspace.call(*command.split(), "--format", form, "--now", RUNS[1]).stdout
    return said


def opened(workspace):
    """What others may read or change of all that the program made.

    inbox/ and outbox/ are as open as whoever made them; a store's own file keeps the rights it came with.
    """
    made = [workspace.path / name for name in ("rejected", "archive", "ledger")]
    for file in made + [file for place in made for file in place.rglob("*")]:
        name, mode = str(file.relative_to(workspace.path)), file.lstat().st_mode & 0o777
        if mode & 0o077 and name.removeprefix("rejected/") not in {*INBOX, PEOPLE_NAME}:
            yield name, mode
