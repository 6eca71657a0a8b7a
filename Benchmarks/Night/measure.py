"""What a process takes, medians of it, and the machine it was measured on."""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time


ONCE = pathlib.Path(__file__).parent / "once.py"


def measured(command, expected=(0,)):
    """Wall and CPU seconds, peak memory in MB; and what it printed."""
    with tempfile.TemporaryDirectory() as folder:
        figures = pathlib.Path(folder) / "figures.json"
        once = [sys.executable, "-SI", ONCE, figures, *command]
        done = subprocess.run(list(map(str, once)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode not in expected:
            sys.exit(f"{command}: exit code {done.returncode}\n{done.stdout[-2000:]}")
        return json.loads(figures.read_text()), done.stdout


def median(figures):
    """Of dictionaries with the same keys, key by key."""
    return {key: statistics.median(each[key] for each in figures) for key in figures[0]}


def write_json(path, figures):
    machine = {"cores": os.cpu_count(), "machine": os.uname().machine, "date": time.strftime("%Y-%m-%d")}
    path.write_text(json.dumps(machine | figures, ensure_ascii=False, indent=1) + "\n")
