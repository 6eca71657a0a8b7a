"""What persons do to a workspace, between runs and while one works: nothing is lost, and nothing is sent twice."""

from concurrent.futures import ThreadPoolExecutor, as_completed
import hashlib
import json
import os
import random
import re
import shutil
import subprocess

from trials.calls import RAW
from trials.held import Held
from trials.workspace import CORRECTION, HEADER, INBOX, RUNS, Nights, row

STORE, FILE = "inbox/chapinero", "inbox/chapinero/ventas.csv"
MORE = {"chapinero/mas.csv": HEADER + row("04", "CHAP", 1204)}
# The same sales, and other bytes.
AGAIN = HEADER + "".join(row("04", "CHAP", n) for n in (1203, 1202, 1201))

# Where a run is stopped for a person to come: as it looks into the inbox, before it gives an archive its
# name (reception, invoices, answers, run), and as it moves a file.
MOMENTS = [("getdents64", 2), ("getdents64", 8), ("link", 1), ("link", 2), ("link", 4), ("renameat2", 1),
           ("renameat2", 3)]

WORKED = (0, 2, 3, 6)
OURS = r"\.(recibo|hallazgos)"
NOBODY = 65534


# --- acts: each takes the workspace's folder -------------------------------------------------------

def written(name, text):
    def act(path):
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text)
    return act


def replaced(name, text):
    """As an editor or a copying program does: a new file takes the name."""
    def act(path):
        (path / ".new").write_text(text)
        (path / ".new").rename(path / name)
    return act


def renamed(name, new):
    def act(path):
        if (path / name).exists():
            (path / new).parent.mkdir(parents=True, exist_ok=True)
            (path / name).rename(path / new)
    return act


def removed(name):
    def act(path):
        if (path / name).is_dir():
            shutil.rmtree(path / name)
        else:
            (path / name).unlink(missing_ok=True)
    return act


def cut(name):
    def act(path):
        if (path / name).exists():
            os.truncate(path / name, (path / name).stat().st_size // 2)
    return act


def appended(name, text):
    def act(path):
        if (path / name).exists():
            with open(path / name, "a") as file:
                file.write(text)
    return act


def closed(name, mode=0):
    def act(path):
        if (path / name).exists():
            (path / name).chmod(mode)
    return act


def instead(name, make):
    """Something else lies where the file was, which moved out of the workspace."""
    def act(path):
        if (path / name).exists():
            (path / name).rename(path.with_suffix(".outside"))
        make(path / name)
    return act


def copied(source, target):
    def act(path):
        shutil.copytree(path / source, path / target, dirs_exist_ok=True)
    return act


def archives(path):
    return sorted((path / "archive").rglob("900373115-*.zip"))


def to_archive(place, do):
    """An act on the archive at this place of the chain."""
    return lambda path: do(str(archives(path)[place].relative_to(path)))(path)


def flipped(name):
    def act(path):
        data = bytearray((path / name).read_bytes())
        data[len(data) // 2] ^= 1
        (path / name).chmod(0o600)
        (path / name).write_bytes(data)
    return act


WHILE = {
    "a file is written anew": written(FILE, AGAIN),
    "a file is replaced": replaced(FILE, AGAIN),
    "a file is cut": cut(FILE),
    "a file grows": appended(FILE, row("04", "CHAP", 1204)),
    "a file is renamed": renamed(FILE, "inbox/chapinero/nuevo nombre.csv"),
    "a file moves to another folder": renamed(FILE, "inbox/otra/ventas.csv"),
    "a file is removed": removed(FILE),
    "a file is closed": closed(FILE),
    "a folder has a file's name": instead(FILE, lambda path: path.mkdir()),
    "a link has a file's name": instead(FILE, lambda path: path.symlink_to("/etc/passwd")),
    "a file is dropped": written("inbox/chapinero/mas.csv", MORE["chapinero/mas.csv"]),
    "a store's folder is removed": removed(STORE),
    "a store's folder is renamed": renamed(STORE, "inbox/chapi"),
    "a store's folder is closed": closed(STORE),
    "a name is taken in outbox": written("outbox/chapinero/ventas.csv", "otra cosa\n"),
    "a name is taken in rejected": written("rejected/kennedy/ventas.csv", "otra cosa\n"),
    "a file has a folder's name in outbox": written("outbox/chapinero", "otra cosa\n"),
    "outbox is removed": removed("outbox"),
    "outbox is closed": closed("outbox", 0o500),
    "rejected is closed": closed("rejected", 0o500),
    "the inbox is renamed": renamed("inbox", "inbox-vieja"),
    "the settings are broken": appended("contingencia.yaml", "\nesto: [no\n"),
}


class Between:
    """An act between two runs; how the next run and `verify` may end, and what they then say."""

    def __init__(self, act, run=WORKED, says="", verify=0, named=""):
        self.act, self.run, self.says, self.verify, self.named = act, run, says, verify, named


STOPPED = (1,)
BETWEEN = {
    "a receipt is edited": Between(written("outbox/chapinero/ventas.csv.recibo.csv", "aceptada\n")),
    "a receipt is removed": Between(removed("outbox/chapinero/ventas.csv.recibo.json")),
    "a file in outbox is edited": Between(written("outbox/chapinero/otra-vez.csv", "cambiado\n")),
    "outbox is emptied": Between(removed("outbox")),
    "findings are edited": Between(written("rejected/kennedy/ventas.csv.hallazgos.json", "{}")),
    "findings are removed": Between(removed("rejected/kennedy/ventas.csv.hallazgos.txt")),
    "rejected is emptied": Between(removed("rejected")),
    "a rejected file comes back as it was": Between(
        renamed("rejected/kennedy/ventas.csv", "inbox/kennedy/ventas.csv")),
    "all of rejected comes back": Between(copied("rejected", "inbox")),
    "all of outbox comes back, receipts too": Between(copied("outbox", "inbox")),
    "a foreign file lies in archive": Between(
        written("archive/notas.txt", "mis notas\n"), verify=5, named="notas.txt"),
    "a foreign ZIP lies in archive": Between(
        lambda path: shutil.copy(archives(path)[0], archives(path)[0].with_name("copia de seguridad.zip")),
        verify=5, named="copia de seguridad"),
    "the last archive is removed": Between(
        to_archive(-1, removed), STOPPED, r"900373115-000004-corrida", 5, "000004"),
    "the last archive is changed": Between(
        to_archive(-1, flipped), STOPPED, r"900373115-000004-corrida", 5, "000004-corrida"),
    "the last archive is cut": Between(
        to_archive(-1, cut), STOPPED, r"900373115-000004-corrida", 5, "000004-corrida"),
    "the last archive is renamed": Between(
        to_archive(-1, lambda name: renamed(name, name.replace("corrida", "copia"))),
        STOPPED, r"900373115-000004", 5, "000004"),
    "an archive in the middle is removed": Between(
        to_archive(1, removed), (*WORKED, 1), "", 5, "000002"),
    "an archive in the middle is changed": Between(
        to_archive(1, flipped), (*WORKED, 1), "", 5, "000002-emision"),
    "an archive in the middle is cut": Between(
        to_archive(1, cut), (*WORKED, 1), "", 5, "000002-emision"),
    "an archive in the middle is renamed": Between(
        to_archive(1, lambda name: renamed(name, name.replace("emision", "copia"))),
        (*WORKED, 1), "", 5, "000002"),
    "a month of the archive is removed": Between(
        removed("archive/900373115/2025/01"), STOPPED, r"900373115-00000", 5, "0000"),
    "all of archive is removed": Between(removed("archive"), STOPPED, "archive", 5, "0000"),
    "the inbox is closed": Between(closed("inbox"), STOPPED, "inbox"),
    "the inbox may only be read": Between(closed("inbox", 0o500), (*WORKED, 1), "inbox"),
    "the inbox is a link": Between(
        lambda path: ((path / "inbox").rename(path / "otro"), (path / "inbox").symlink_to("otro"))),
    "the inbox is a link to nothing": Between(
        lambda path: ((path / "inbox").rename(path / "otro"), (path / "inbox").symlink_to("nada")), STOPPED, "inbox"),
    "the inbox is a file": Between(instead("inbox", lambda path: path.write_text("")), STOPPED, "inbox"),
    "outbox may only be read": Between(closed("outbox", 0o500), (*WORKED, 1), "outbox"),
    "outbox is closed": Between(closed("outbox"), STOPPED, "outbox"),
    "rejected is closed": Between(closed("rejected"), STOPPED, "rejected"),
    "archive is closed": Between(closed("archive"), STOPPED, "archive", (1, 5), "archive"),
    "archive may only be read": Between(closed("archive/900373115/2025/01", 0o500), STOPPED, "archive"),
    "ledger/ is closed": Between(
        closed("ledger"), STOPPED, "ledger", (1,), "Permission denied"),
    "ledger/ may only be read": Between(closed("ledger", 0o500), STOPPED, "ledger", (0, 1)),
    "the ledger may only be read": Between(closed("ledger/ledger.sqlite", 0o400), STOPPED, "ledger", (0, 1)),
    "the ledger is closed": Between(closed("ledger/ledger.sqlite"), STOPPED, "ledger", (0, 1)),
    "the lock is closed": Between(closed("ledger/run.lock"), STOPPED, "run.lock"),
    "the settings are closed": Between(closed("contingencia.yaml"), STOPPED, "contingencia.yaml", (0, 1)),
    "the settings are removed": Between(removed("contingencia.yaml"), STOPPED, "contingencia.yaml", (0, 1)),
    "the settings are broken": Between(
        appended("contingencia.yaml", "\nesto: [no\n"), STOPPED, r"contingencia.yaml|línea", (0, 1)),
    "an unknown setting is written": Between(
        appended("contingencia.yaml", "\ncolor: azul\n"), STOPPED, "color", (0, 1)),
}


# --- trials ---------------------------------------------------------------------------------------

def run(nights, points, seed):
    """Every act between runs, and every act at every moment of a run; or some of these drawn with a seed."""
    nights = as_nobody(nights)
    chosen = [(between, name) for name in BETWEEN]
    chosen += [(while_running, name, *moment) for name in WHILE for moment in MOMENTS]
    total = len(chosen)
    if points is not None and points < total:
        chosen = random.Random(seed).sample(chosen, points)
    failed = met = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        trials = {pool.submit(trial, nights, *act): act for trial, *act in chosen}
        for ended in as_completed(trials):
            was_met, wrong = ended.result()
            met += was_met
            failed += bool(wrong)
            if wrong:
                print(f"crash-test: people: {trials[ended]}:", *wrong, sep="\n    ", flush=True)
    print(f"crash-test: {len(chosen)} of {total} acts of persons, seed {seed}: {met} took place, {failed} faults", flush=True)
    return failed == 0


def as_nobody(nights):
    """Root may do everything, so the trial, and what it starts, is somebody else from here on."""
    program = nights.before[0].program
    if os.geteuid() == 0:
        program = shutil.copy(program, nights.stage / "program")
        nights.stage.chmod(0o755)
        for place in [nights.stage, *nights.stage.rglob("*")]:
            os.lchown(place, NOBODY, NOBODY)
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    (nights.stage / "people").mkdir()
    return Nights(program, nights.stage / "people", more=MORE)


def between(nights, name):
    case = BETWEEN[name]
    workspace = nights.before[1].copy(nights.stage / f"between {name}")
    kept = workspace.copy(nights.stage / f"kept {name}")
    case.act(workspace.path)
    verified = workspace.call("verify")
    wrong = []
    if verified.returncode not in as_codes(case.verify) or verified.returncode and case.named not in verified.stdout:
        wrong.append(f"verify ended with {verified.returncode}: {verified.stdout}")
    wrong += unclear(verified, as_codes(case.verify), "verify")
    ended = workspace.run(1)
    wrong += unclear(ended, case.run, "run")
    if ended.returncode == 1 and not re.search(case.says, ended.stdout):
        wrong.append(f"run does not name «{case.says}»: {ended.stdout}")
    repair(workspace, kept)
    shutil.rmtree(kept.path)
    return True, finished(nights, workspace, 1, wrong)


def while_running(nights, name, call, n):
    workspace = nights.before[0].copy(nights.stage / f"while {name}, {call} {n}")
    kept = workspace.copy(nights.stage / f"kept {name}, {call} {n}")
    held = Held(workspace, call, n, "--now", RUNS[0])
    if held.met:
        WHILE[name](workspace.path)
    ended = held.go_on()
    wrong = unclear(ended, (*WORKED, 1), "run")
    repair(workspace, kept)
    verified = workspace.call("verify")
    if verified.returncode:
        wrong.append(f"verify: {verified.stdout}")
    shutil.rmtree(kept.path)
    return held.met, finished(nights, workspace, 0, wrong)


def as_codes(codes):
    return codes if isinstance(codes, tuple) else (codes,)


def unclear(ended, codes, what):
    """What is wrong with how a command left."""
    wrong = [] if ended.returncode in codes else [f"{what} ended with {ended.returncode}: {ended.stdout[:1500]}"]
    return wrong + ([f"{what} says: {ended.stdout[:1500]}"] if RAW.search(ended.stdout) else [])


def repair(workspace, kept):
    """The operator sets right what was done: rights, settings, archives from the backup, and the folders."""
    path = workspace.path
    subprocess.run(["chmod", "-R", "u+rwX", path], check=True)
    shutil.copy(kept.path / "contingencia.yaml", path)
    if (kept.path / "archive").exists():
        for file in (kept.path / "archive").rglob("*"):
            if file.is_file():
                target = path / file.relative_to(kept.path)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, target)
        known = {archive.name for archive in archives(kept.path)}
        for archive in archives(path):
            if archive.name.endswith("-copia.zip"):
                archive.unlink()
    for foreign in [path / "archive/notas.txt", *path.rglob("copia de seguridad.zip")]:
        foreign.unlink(missing_ok=True)
    inbox = path / "inbox"
    if inbox.is_symlink() or inbox.is_file():
        inbox.unlink()
        if (path / "otro").exists():
            (path / "otro").rename(inbox)
    for place in [inbox, path / "outbox"]:
        place.mkdir(exist_ok=True)
    for place in [*inbox.rglob("*"), path / "outbox/chapinero"]:
        if place.is_symlink() or place == path / "outbox/chapinero" and place.is_file():
            place.unlink()
    if (inbox / "chapinero/ventas.csv").is_dir():
        (inbox / "chapinero/ventas.csv").rmdir()


def finished(nights, workspace, night, wrong):
    """What is wrong once every store has sent again what it has; the workspace is then kept."""
    workspace.drop({**INBOX, **MORE, **(CORRECTION if night else {})})
    last = workspace.end(night)
    wrong += workspace.differences({part: nights.expected[part] for part in nights.expected if part != "folders"})
    wrong += unwitnessed(workspace.path)
    wrong += [f"{paper.relative_to(workspace.path)}: a paper of ours was taken for a sale file"
              for paper in (workspace.path / "rejected").rglob("*") if re.search(OURS + ".*" + OURS, paper.name)]
    left = [str(file.relative_to(workspace.path)) for file in (workspace.path / "inbox").rglob("*") if file.is_file()]
    if left:
        wrong.append(f"left in the inbox: {left}")
    if wrong:
        return [*wrong, f"kept in {workspace.path}; the last run said: {last.stdout[:200]}"]
    shutil.rmtree(workspace.path)
    return []


def unwitnessed(path):
    """Receipts and findings that speak of another file than the one they lie beside."""
    wrong = []
    for paper in [*path.rglob("*.recibo.json"), *path.rglob("*.hallazgos.json")]:
        file = paper.with_name(re.sub(r"\.(recibo|hallazgos)\.json$", "", paper.name))
        if "inbox" in paper.parts or not file.is_file() or file.read_text() == "cambiado\n":
            continue
        said = json.loads(paper.read_text()).get("sha256")
        if said != hashlib.sha256(file.read_bytes()).hexdigest():
            wrong.append(f"{paper.relative_to(path)} speaks of another file")
    return wrong

