"""What a process takes, medians of it, and the machine it was measured on."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time


def measured(command, expected=(0,)):
    """Wall and CPU seconds, peak memory in MB; and what it printed."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([str(part) for part in command], stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode()
    if process.returncode not in expected:
        sys.exit(f"{command}: exit code {process.returncode}\n{text[-2000:]}")
    figures = {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024}
    return figures, text


def median(figures):
    """Of dictionaries with the same keys, key by key."""
    return {key: statistics.median(each[key] for each in figures) for key in figures[0]}


def write_json(path, figures):
    machine = {"cores": os.cpu_count(), "machine": os.uname().machine, "date": time.strftime("%Y-%m-%d")}
    path.write_text(json.dumps(machine | figures, ensure_ascii=False, indent=1) + "\n")
