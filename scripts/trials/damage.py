"""Damage to the ledger and to the simulated DIAN's file: named with its remedy, or of no consequence."""

import random
import re
import shutil
import sqlite3
import sys

from trials.calls import told, traced
from trials.workspace import unlike

PAGE = 4096
HEADER = 100
FILES = ("ledger", "dian-simulada")

# What the program may advise: the ledger is made anew by the program, the rest is up to a person.
REBUILD = "ledger rebuild"
ADVICE = re.compile(r"Consejo +\w+ \w")

# What it says when the simulated DIAN's file has nothing in it.
FORGOTTEN = "no recuerda lo que aceptó"

# Root obeys the rights of files like anybody.
AS_ANYBODY = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]

LOOKS = (["status"], ["verify"])


def run(nights, count, seed):
    """Tries every kind of damage and `count` flips of each file; gives whether all was well."""
    interrupted = cut_off(nights)
    tried = noticed = failed = 0
    for name in FILES:
        for kind, template, damage, tracer in cases(nights, interrupted, name, count, seed):
            was_noticed, wrong = trial(nights, template, name, kind, damage, tracer)
            tried, noticed, failed = tried + 1, noticed + was_noticed, failed + bool(wrong)
            if wrong:
                print(f"crash-test: damage of {name}, {kind}:", *wrong, sep="\n    ", flush=True)
    print(f"crash-test: {tried} damages, seed {seed}: {noticed} noticed, {tried - noticed} of no consequence; "
          f"{failed} faults", flush=True)
    return failed == 0


def cut_off(nights):
    """The second night, killed while the logs of both files held what the files did not."""
    for n in range(1, 10):
        workspace = nights.before[1].copy(nights.stage / f"interrupted-{n}")
        workspace.run(1, [*traced(["link"], "/dev/null"), "-e", f"inject=link:signal=KILL:when={n}"])
        if all(path(workspace, name, "-wal").exists() for name in FILES):
            return workspace
    sys.exit("no run could be killed while both files had a log")


def cases(nights, interrupted, name, count, seed):
    """(what it is called, the workspace before, what is done to the file, what the program runs under)"""
    whole = nights.before[1]
    size = path(whole, name).stat().st_size
    for length in (0, PAGE, size // 2 + 7, size // 2 // PAGE * PAGE, size - PAGE):
        yield f"cut to {length} bytes", whole, lambda file, length=length: cut(file, length), ()
    for place, bit in flips(path(whole, name).read_bytes(), count, seed):
        yield f"bit {bit} of byte {place}", whole, lambda file, p=place, b=bit: flip(file, p, b), ()
    for pragma in ("application_id = 7", "user_version = 99"):
        yield pragma, whole, lambda file, pragma=pragma: execute(file, f"PRAGMA {pragma}"), ()
    yield "a table more", whole, lambda file: execute(file, "CREATE TABLE stranger (x)"), ()
    for what, damage in {"is a folder": become_folder, "is a link to nothing": become_link,
                         "is a text": become_text}.items():
        yield what, whole, damage, ()
    yield "may not be written", whole, lambda file: file.chmod(0o400), AS_ANYBODY
    yield "lies in a folder that may not be written", whole, lambda file: file.parent.chmod(0o500), AS_ANYBODY
    log = path(interrupted, name, "-wal").read_bytes()
    for place, bit in flips(log, count // 10, seed):
        yield (f"bit {bit} of byte {place} of the log", interrupted,
               lambda file, p=place, b=bit: flip(beside(file), p, b), ())
    yield "its log is lost", interrupted, lambda file: beside(file).unlink(), ()
    other = path(interrupted, next(other for other in FILES if other != name), "-wal").read_bytes()
    yield "its log is a stranger's", interrupted, lambda file: beside(file).write_bytes(other), ()


def path(workspace, name, suffix=""):
    return workspace.path / f"ledger/{name}.sqlite{suffix}"


def beside(file):
    return file.with_name(file.name + "-wal")


def flips(content, count, seed):
    """(byte, bit): half in the header, the rest where there is something."""
    draw = random.Random(seed)
    filled = [place for place, byte in enumerate(content) if byte and place >= HEADER]
    heads = draw.sample(range(HEADER), min(HEADER, count // 4))
    return [(place, draw.randrange(8)) for place in heads + draw.sample(filled, min(len(filled), count - len(heads)))]


def cut(file, length):
    with open(file, "r+b") as opened:
        opened.truncate(length)


def flip(file, place, bit):
    content = bytearray(file.read_bytes())
    content[place] ^= 1 << bit
    file.write_bytes(content)


def execute(file, statement):
    with sqlite3.connect(file) as database:
        database.execute(statement)
    database.close()


def become_folder(file):
    file.unlink()
    file.mkdir()


def become_link(file):
    file.unlink()
    file.symlink_to("nothing.sqlite")


def become_text(file):
    file.write_text("esto no es una base de datos\n" * 400)


def trial(nights, template, name, kind, damage, tracer):
    """Whether the damage was noticed, and what was wrong; the workspace is then kept."""
    workspace = template.copy(nights.stage / f"damaged-{name}-{kind.replace(' ', '-')}")
    file = path(workspace, name)
    damage(file)
    wrong = []
    for look in LOOKS:
        seen = workspace.call(*look, tracer=tracer)
        wrong += [f"{look[0]}: {line}: {seen.stdout}" for line in told(seen, (0, 1, 2, 3, 5, 6))]
    ended = workspace.run(1, tracer)
    wrong += [f"run: {line}: {ended.stdout}" for line in told(ended, (0, 1, 2, 3, 6))]
    noticed = ended.returncode == 1
    if noticed:
        wrong += mend(workspace, template, name, ended.stdout)
    elif FORGOTTEN in ended.stdout:
        return True, wrong
    elif workspace.call("verify").returncode == 5:
        noticed, wrong = True, wrong + mend(workspace, template, name, REBUILD)
    workspace.end(1)
    wrong += differences(workspace, nights.expected, kind)
    if not wrong:
        shutil.rmtree(workspace.path)
    return noticed, wrong


def differences(workspace, expected, kind):
    """Like those of any trial; but a log has the last moments, which the simulated DIAN may forget, and
    of which an archive's draft may stay."""
    try:
        found = workspace.picture()
    except ValueError as error:
        return [f"no picture of the end: {error}: {workspace.call('status').stdout}"]
    excused = {"accepted by DIAN", "drafts"} if " log" in kind else set()
    if kind.startswith("bit"):
        # A changed letter of a path in a row is not seen: a file may lie elsewhere, but it is there.
        found["folders"], expected = contents(found), {**expected, "folders": contents(expected)}
    twice = [f"accepted more than once: {number}" for number, times in found["accepted by DIAN"] if times != 1]
    return twice + [line for part in expected if part not in excused
                    for line in unlike(part, found[part], expected[part])]


def contents(picture):
    return sorted({digest for digest in picture["folders"].values() if digest})


def mend(workspace, template, name, said):
    """Does what the program advises; tells what was wrong with the advice."""
    file = path(workspace, name)
    if REBUILD in said:
        rebuilt = workspace.call(*REBUILD.split())
        return [] if rebuilt.returncode == 0 else [f"{said}\nrebuilding: {rebuilt.stdout}"]
    file.parent.chmod(0o700)
    shutil.rmtree(file.parent)
    shutil.copytree(path(template, name).parent, file.parent)
    return [] if ADVICE.search(said) else [f"no advice: {said}"]
