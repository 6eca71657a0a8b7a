"""Trials of single system calls: the n-th one is where the program is killed, or the one that fails."""

import concurrent.futures
import os
import random
import re
import shutil

# Every call that changes a file, a folder or what is on stable storage; and `openat`, which may make one.
CALLS = ["write", "pwrite64", "pwritev", "fsync", "fdatasync", "ftruncate", "fallocate", "openat", "mkdir",
         "mkdirat", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat"]

# What each call may fail with: as a full or broken disk, wrong rights, too many open files, a signal in
# between. With a `+` all calls from the n-th on fail, as on a disk that stays full.
ERRORS = {
    **{call: ["ENOSPC", "ENOSPC+", "EIO", "EIO+", "EINTR"] for call in ("write", "pwrite64", "pwritev")},
    **{call: ["ENOSPC", "EIO", "EIO+", "EINTR"] for call in ("fsync", "fdatasync")},
    **{call: ["ENOSPC", "ENOSPC+", "EIO", "EACCES", "EINTR"] for call in (
        "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat",
        "ftruncate", "fallocate")},
    "openat": ["ENOSPC", "EIO", "EACCES", "EMFILE", "EMFILE+", "EINTR"],
}

# What a person must not meet: the words of our libraries, and a trace of the stack.
RAW = re.compile(r"GRDB|DatabaseError|SQLITE_|Error Domain|NSCocoa|NSPOSIX|Fatal error|Swift/|Stack dump|"
                 r"Crash|Optional\(|CancellationError|errno")


def traced(calls, output):
    """strace that shows to which file a call went."""
    return ["strace", "-f", "-y", "-qq", "-o", str(output), "-e", "trace=" + ",".join(calls)]


def is_ours(line):
    """Whether a call of a trace is about the workspace, what is printed, or a temporary file; and not about
    the libraries that the system loads."""
    place = re.search(r'openat\([^,]*, "(/[^"]*)"', line) or re.search(r"\(\d+<([^>]*)>", line)
    foreign = r"/(etc|proc|sys|lib|usr|opt|dev)\b|.*\.so\b|anon_inode|socket"
    return place is None or not re.match(foreign, place.group(1))


def points(nights, night):
    """(night, call, n) for every n that some thread of an undisturbed run comes to."""
    trace = nights.stage / f"trace-{night}"
    nights.before[night].copy(nights.stage / f"traced-{night}").run(night, traced(CALLS, trace))
    counts, most = {}, {}
    for line in trace.read_text(errors="replace").splitlines():
        match = re.match(r"(\d+) +(\w+)\(", line)
        if match:
            counts[match.groups()] = counts.get(match.groups(), 0) + 1
            if is_ours(line):
                most[match.group(2)] = max(most.get(match.group(2), 0), counts[match.groups()])
    return [(night, call, n) for call in CALLS for n in range(1, most.get(call, 0) + 1)]


class Kills:
    """SIGKILL before the call takes place."""

    done = "killed"

    def points(self, nights):
        return [(*point, "KILL") for night in range(len(nights.before)) for point in points(nights, night)]

    def disturb(self, workspace, night, call, n, _):
        tracer = [*traced([call], "/dev/null"), "-e", f"inject={call}:signal=KILL:when={n}"]
        return workspace.run(night, tracer).returncode in (-9, 137), []


class Failures:
    """An error instead of the call."""

    done = "failed"

    def points(self, nights):
        return [(*point, error) for night in range(len(nights.before)) for point in points(nights, night)
                for error in ERRORS[point[1]]]

    def disturb(self, workspace, night, call, n, error):
        trace = workspace.path.with_suffix(".trace")
        when = f"{n}+" if error.endswith("+") else n
        inject = f"inject={call}:error={error.rstrip('+')}:when={when}"
        ended = workspace.run(night, [*traced([call], trace), "-e", inject])
        failed = [line for line in trace.read_text(errors="replace").splitlines() if "(INJECTED)" in line]
        trace.unlink()
        if not failed or not all(map(is_ours, failed)):
            return False, []
        return True, self.faults(workspace, ended, failed, error)

    def faults(self, workspace, ended, failed, error):
        """What is wrong with how the program left, and with what it left behind."""
        silenced = any(re.search(r"write\(2<", line) for line in failed)
        # SQLite makes some of its own calls again after a signal, and lets others fail.
        goes_on = error == "EINTR" and not any(".sqlite" in line for line in failed)
        wrong = told(ended, (0, 2, 3, 6) if goes_on else (0, 1, 2, 3, 6), silenced)
        verified = workspace.call("verify")
        if verified.returncode:
            wrong.append(f"verify: {verified.stdout}")
        return [*wrong, *failed[:2], ended.stdout[:1000]] if wrong else []


def told(ended, codes, silenced=False):
    """What is wrong with an exit code and with the words for a failure of the machine."""
    wrong = [] if ended.returncode in codes else [f"exit code {ended.returncode}"]
    if RAW.search(ended.stdout):
        wrong.append("words of a library or a stack trace")
    plain = (r"Qué se hacía +\S+ \S.*\n  Causa +\S.*\n  Consejo +\S|no se pudo leer «.*»: |no caben|"
             r"falta el libro")
    if ended.returncode == 1 and not silenced and not re.search(plain, ended.stdout):
        wrong.append("no word of what was being done, to what, and why it failed")
    return wrong


def trial(disturbance, nights, point):
    """Whether the run was disturbed, and what was wrong then or in the end; the workspace is then kept."""
    night, call, n, how = point
    workspace = nights.before[night].copy(nights.stage / f"{night}-{call}-{n}-{how}")
    disturbed, wrong = disturbance.disturb(workspace, night, call, n, how)
    last = workspace.end(night)
    wrong += workspace.differences(nights.expected)
    if wrong:
        return disturbed, [*wrong, f"kept in {workspace.path}; the last run said: {last.stdout[:200]}"]
    shutil.rmtree(workspace.path)
    return disturbed, []


def run(disturbance, nights, limit, seed):
    """Tries every point, or some drawn with a seed; gives the figures and whether all was well."""
    chosen = disturbance.points(nights)
    total = len(chosen)
    if limit is not None and limit < total:
        chosen = sorted(random.Random(seed).sample(chosen, limit))
    disturbed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        trials = {pool.submit(trial, disturbance, nights, point): point for point in chosen}
        for ended in concurrent.futures.as_completed(trials):
            was_disturbed, wrong = ended.result()
            disturbed += was_disturbed
            if wrong:
                failed += 1
                print(f"crash-test: {disturbance.done} at {trials[ended]}:", *wrong, sep="\n    ", flush=True)
    print(f"crash-test: {len(chosen)} of {total} points, seed {seed}: {disturbance.done} {disturbed} times, "
          f"{failed} faults", flush=True)
    return failed == 0
