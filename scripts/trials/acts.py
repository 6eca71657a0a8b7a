"""What persons do to a workspace. An act takes the workspace's folder."""

import os
import re
import shutil

from trials.workspace import HEADER, row

STORE, FILE = "inbox/chapinero", "inbox/chapinero/ventas.csv"
MORE = {"chapinero/mas.csv": HEADER + row("04", "CHAP", 1204)}
# The same sales, and other bytes.
AGAIN = HEADER + "".join(row("04", "CHAP", n) for n in (1203, 1202, 1201))
EDITED = "cambiado\n"

WORKED, STOPPED = (0, 2, 3, 6), (1,)


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

    def __init__(self, act, run=WORKED, says="", verify=(0,), named=""):
        self.act, self.run, self.says, self.verify, self.named = act, run, says, verify, named


def to_archives(what, act, name_kept=True):
    """Done to the last archive, without which no run seals, or to one in the middle, which `verify` finds."""
    last = "000004-corrida" if name_kept else "000004"
    middle = "000002-emision" if name_kept else "000002"
    return {f"the last archive is {what}": Between(to_archive(-1, act), STOPPED, f"900373115-{last}", (5,), last),
            f"an archive in the middle is {what}": Between(to_archive(1, act), WORKED + STOPPED, "", (5,), middle)}


BETWEEN = {
    "a receipt is edited": Between(written("outbox/chapinero/ventas.csv.recibo.csv", "aceptada\n")),
    "a receipt is removed": Between(removed("outbox/chapinero/ventas.csv.recibo.json")),
    "a file in outbox is edited": Between(written("outbox/chapinero/otra-vez.csv", EDITED)),
    "outbox is emptied": Between(removed("outbox")),
    "findings are edited": Between(written("rejected/kennedy/ventas.csv.hallazgos.json", "{}")),
    "findings are removed": Between(removed("rejected/kennedy/ventas.csv.hallazgos.txt")),
    "rejected is emptied": Between(removed("rejected")),
    "a rejected file comes back as it was": Between(
        renamed("rejected/kennedy/ventas.csv", "inbox/kennedy/ventas.csv")),
    "all of rejected comes back": Between(copied("rejected", "inbox")),
    "all of outbox comes back, receipts too": Between(copied("outbox", "inbox")),
    "a foreign file lies in archive": Between(
        written("archive/notas.txt", "mis notas\n"), verify=(5,), named="notas.txt"),
    "a foreign ZIP lies in archive": Between(
        lambda path: shutil.copy(archives(path)[0], archives(path)[0].with_name("copia de seguridad.zip")),
        verify=(5,), named="copia de seguridad"),
    **to_archives("removed", removed, name_kept=False),
    **to_archives("changed", flipped),
    **to_archives("cut", cut),
    **to_archives("renamed", lambda name: renamed(name, re.sub("corrida|emision", "copia", name)), name_kept=False),
    "a month of the archive is removed": Between(
        removed("archive/900373115/2025/01"), STOPPED, "900373115-00000", (5,), "0000"),
    "all of archive is removed": Between(removed("archive"), STOPPED, "archive", (5,), "0000"),
    "the inbox is renamed": Between(renamed("inbox", "inbox-vieja"), STOPPED, "mkdir"),
    "the inbox is closed": Between(closed("inbox"), STOPPED, "inbox"),
    "the inbox may only be read": Between(closed("inbox", 0o500), WORKED + STOPPED, "inbox"),
    "the inbox is a link": Between(
        lambda path: ((path / "inbox").rename(path / "otro"), (path / "inbox").symlink_to("otro"))),
    "the inbox is a link to nothing": Between(
        lambda path: ((path / "inbox").rename(path / "otro"), (path / "inbox").symlink_to("nada")), STOPPED, "inbox"),
    "the inbox is a file": Between(instead("inbox", lambda path: path.write_text("")), STOPPED, "inbox"),
    "outbox may only be read": Between(closed("outbox", 0o500), WORKED + STOPPED, "outbox"),
    "outbox is closed": Between(closed("outbox"), STOPPED, "outbox"),
    "rejected is closed": Between(closed("rejected"), STOPPED, "rejected"),
    "archive is closed": Between(closed("archive"), STOPPED, "archive", (1, 5), "archive"),
    "archive may only be read": Between(closed("archive/900373115/2025/01", 0o500), STOPPED, "archive"),
    "ledger/ is closed": Between(closed("ledger"), STOPPED, "ledger", (1,), "permiso denegado"),
    "ledger/ may only be read": Between(closed("ledger", 0o500), STOPPED, "ledger", (0, 1)),
    "the ledger may only be read": Between(closed("ledger/ledger.sqlite", 0o400), STOPPED, "ledger", (0, 1)),
    "the ledger is closed": Between(closed("ledger/ledger.sqlite"), STOPPED, "ledger", (0, 1)),
    "the lock is closed": Between(closed("ledger/run.lock"), STOPPED, "run.lock"),
    "the settings are closed": Between(closed("contingencia.yaml"), STOPPED, "contingencia.yaml", (0, 1)),
    "the settings are removed": Between(removed("contingencia.yaml"), STOPPED, "contingencia.yaml", (0, 1)),
    "the settings are broken": Between(
        appended("contingencia.yaml", "\nesto: [no\n"), STOPPED, "contingencia.yaml|línea", (0, 1)),
    "an unknown setting is written": Between(
        appended("contingencia.yaml", "\ncolor: azul\n"), STOPPED, "color", (0, 1)),
}


FOREIGN = {
    "the sale files belong to another user": lambda file: file.is_file() and "inbox" in file.parts,
    "all of the workspace belongs to another user": lambda file: True,
}
