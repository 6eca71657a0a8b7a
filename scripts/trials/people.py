"""What persons do to a workspace, between runs and while one works: nothing is lost, and nothing is sent twice."""

from concurrent.futures import ThreadPoolExecutor, as_completed
import hashlib
import json
import os
import random
import re
import shutil
import subprocess

from trials.acts import BETWEEN, EDITED, FILE, FOREIGN, MORE, STOPPED, WHILE, WORKED
from trials.calls import RAW
from trials.held import Held
from trials.workspace import CORRECTION, INBOX, RUNS, Nights, Workspace

# Where a run is stopped for a person to come: as it looks into the inbox, before it gives an archive its
# name (reception, invoices, answers, run), and as it moves a file.
MOMENTS = [("getdents64", 2), ("getdents64", 8), ("link", 1), ("link", 2), ("link", 4), ("renameat2", 1),
           ("renameat2", 3)]

OURS = r"\.(recibo|hallazgos)"
NOBODY = 65534


def run(nights, points, seed):
    """Every act between runs, and every act at every moment of a run; or some of these drawn with a seed."""
    nights = as_nobody(nights)
    chosen = [(foreign, name) for name in FOREIGN] + [(between, name) for name in BETWEEN]
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
    print(f"crash-test: {len(chosen)} of {total} acts of persons, seed {seed}: {met} took place, {failed} faults",
          flush=True)
    return failed == 0


def as_nobody(nights):
    """Root may do everything, so the trial, and what it starts, is somebody else from here on."""
    program, stage = nights.before[0].program, nights.stage / "people"
    stage.mkdir()
    if os.geteuid() == 0:
        program = shutil.copy(program, stage)
        nights.stage.chmod(0o755)
        for place in [nights.stage, *nights.stage.rglob("*")]:
            os.lchown(place, NOBODY, NOBODY)
        for name, is_foreign in FOREIGN.items():
            given_away(nights.before[0].copy(stage / name).path, is_foreign)
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    return Nights(program, stage, more=MORE)


def given_away(path, is_foreign):
    """All but what is foreign; that stays root's, and is open to all."""
    subprocess.run(["chmod", "-R", "a+rwX", path], check=True)
    for file in [path, *path.rglob("*")]:
        if not is_foreign(file):
            os.lchown(file, NOBODY, NOBODY)


def foreign(nights, name):
    """Only root can prepare it."""
    workspace = Workspace(nights.before[0].program, nights.stage / name)
    if not workspace.path.exists():
        return False, []
    workspace.drop(MORE)
    workspace.end(0)
    return True, workspace.differences(nights.expected)


def between(nights, name):
    case = BETWEEN[name]
    workspace = nights.before[1].copy(nights.stage / f"between {name}")
    kept = workspace.copy(nights.stage / f"kept {name}")
    case.act(workspace.path)
    verified = workspace.call("verify")
    wrong = unclear(verified, case.verify, "verify")
    if verified.returncode and case.named not in verified.stdout:
        wrong.append(f"verify does not name «{case.named}»: {verified.stdout}")
    ended = workspace.run(1)
    wrong += unclear(ended, case.run, "run")
    if ended.returncode == 1 and not re.search(case.says, ended.stdout):
        wrong.append(f"run does not name «{case.says}»: {ended.stdout}")
    repair(workspace.path, kept.path)
    shutil.rmtree(kept.path)
    return True, finished(nights, workspace, 1, wrong)


def while_running(nights, name, call, n):
    workspace = nights.before[0].copy(nights.stage / f"while {name}, {call} {n}")
    kept = workspace.copy(nights.stage / f"kept {name}, {call} {n}")
    held = Held(workspace, call, n, "--now", RUNS[0])
    if held.met:
        WHILE[name](workspace.path)
    ended = held.go_on()
    wrong = unclear(ended, WORKED + STOPPED, "run")
    repair(workspace.path, kept.path)
    verified = workspace.call("verify")
    if verified.returncode:
        wrong.append(f"verify: {verified.stdout}")
    shutil.rmtree(kept.path)
    return held.met, finished(nights, workspace, 0, wrong)


def unclear(ended, codes, what):
    """What is wrong with how a command left."""
    if ended.returncode not in codes or RAW.search(ended.stdout):
        return [f"{what} ended with {ended.returncode}: {ended.stdout[:1500]}"]
    return []


def repair(path, kept):
    """The operator sets right what was done: rights, settings, archives from the backup, and the folders."""
    subprocess.run(["chmod", "-R", "u+rwX", path], check=True)
    shutil.copy(kept / "contingencia.yaml", path)
    if (kept / "archive").exists():
        shutil.copytree(kept / "archive", path / "archive", dirs_exist_ok=True)
    for stranger in [*(path / "archive").rglob("*copia*.zip"), path / "archive/notas.txt"]:
        stranger.unlink(missing_ok=True)
    for place in [path / "inbox", path / "outbox/chapinero", path / FILE]:
        if place.is_symlink() or place.is_file() and place != path / FILE:
            place.unlink()
    if (path / FILE).is_dir():
        (path / FILE).rmdir()
    if (path / "otro").exists():
        (path / "otro").rename(path / "inbox")
    for place in [path / "inbox", path / "outbox"]:
        place.mkdir(exist_ok=True)


def finished(nights, workspace, night, wrong):
    """What is wrong once every store has sent again what it has; the workspace is then kept."""
    workspace.drop({**INBOX, **MORE, **(CORRECTION if night else {})})
    last = workspace.end(night)
    wrong += workspace.differences({part: nights.expected[part] for part in nights.expected if part != "folders"})
    wrong += unwitnessed(workspace.path)
    wrong += [f"{paper.relative_to(workspace.path)}: a paper of ours was taken for a sale file"
              for paper in (workspace.path / "rejected").rglob("*") if re.search(OURS + ".*" + OURS, paper.name)]
    # Papers of ours that somebody copied there are left alone.
    left = [str(file.relative_to(workspace.path)) for file in (workspace.path / "inbox").rglob("*")
            if file.is_file() and not re.search(OURS, file.name)]
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
        if "inbox" in paper.parts or not file.is_file() or file.read_text() == EDITED:
            continue
        said = json.loads(paper.read_text()).get("sha256")
        if said != hashlib.sha256(file.read_bytes()).hexdigest():
            wrong.append(f"{paper.relative_to(path)} speaks of another file")
    return wrong
