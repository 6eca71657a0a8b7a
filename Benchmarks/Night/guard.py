#!/usr/bin/env python3
"""Counts the instructions of every part of a small night and compares them with counts.json, which is kept beside this.

    guard.py BUILT [--accept] [--margin PERCENT] [--keep DIR]

BUILT is the folder of the release or debug programs, each of which has counts of its own. Instructions, unlike seconds,
hardly depend on what else the machine does: two counts of the same program differ by less than 0.3 %. A part that takes
more than the margin above its count fails the guard; `--accept` writes the new counts down instead. With another compiler,
SQLite, zlib or kind of processor than that of the counts nothing can be said, and the guard says that.

Valgrind 3.19 cannot read the debug information that Swift writes, so a copy of the program goes without it; nor
does a program with an asynchronous main function end under it, so the parts are counted and not `contingencia run`.
"""

import argparse
import json
import os
import pathlib
import platform
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zlib

import night

# A debug program takes five times as many instructions a sale.
SALES = {"release": 240, "debug": 60}
KEPT = pathlib.Path(__file__).parent / "counts.json"
WHAT_NOW = """
A part takes more work than it did. Which change did it: count again without it. Where it goes:
    scripts/bench guard [--debug] --keep DIR      leaves a dump for each part in a new folder, in the order of the table
    callgrind_annotate --threshold=100 DIR/count.N | swift demangle -simplified | head -60      the N-th, by function
    scripts/bench parts                 whether it shows in seconds
If the work is worth its price keep the new counts, `scripts/bench guard [--debug] --accept`, and say why in the commit.
"""


def made_with():
    """What the counts depend on, beside our own code; the libraries are those of the system, as Python finds them."""
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
    version = re.search(r"Swift version \S+", swift)
    libc = " ".join(platform.libc_ver())
    libraries = f"SQLite {sqlite3.sqlite_version}, zlib {zlib.ZLIB_RUNTIME_VERSION}"
    # The C library chooses by it how bytes are copied; Valgrind knows nothing newer.
    processor = platform.machine() + (" with AVX2" if " avx2 " in pathlib.Path("/proc/cpuinfo").read_text() else "")
    return f"{version[0] if version else 'unknown Swift'}, {libc}, {libraries}, {processor}"


def counts(program, sales, scratch):
    """Instructions by part, in order; what comes before the first part is `start`."""
    plain = scratch / "parts"
    subprocess.run(["strip", "--strip-debug", "-o", plain, program], check=True)
    night.make(sales, scratch / "night")
    (scratch / "made").mkdir()
    command = ["valgrind", "-q", "--tool=callgrind", "--dump-before=*14BenchmarkParts7measure*"]
    command += [f"--callgrind-out-file={scratch}/count", plain, scratch / "night", scratch / "made", "counted"]
    # Else every process has its own order of dictionaries.
    environment = os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"the parts could not be counted:\n{done.stderr[-2000:]}")
    names = ["start"] + [json.loads(line)["part"] for line in done.stdout.splitlines()]
    dumps = [scratch / f"count.{number}" for number in range(1, len(names) + 1)]
    # What is written at the end of the program has no number.
    (scratch / "count").rename(dumps[-1])
    return {name: int(re.search(r"^totals: (\d+)", dump.read_text(), re.M)[1]) for name, dump in zip(names, dumps)}


def compare(kept, found, margin, sales):
    """Prints the table; tells which parts take too many."""
    print(f"{'':12}{'kept':>14}{'now':>14}{'change':>10}   instructions, {sales} sales")
    slower = []
    for name, now in found.items():
        before = kept.get(name)
        change = (now / before - 1) * 100 if before else 0
        print(f"{name:12}{before or '':>14}{now:14}{change:+9.2f}%")
        if before is None or change > margin:
            slower.append(name)
    return slower


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("built", type=pathlib.Path)
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("--margin", type=float, default=3)
    parser.add_argument("--keep", type=pathlib.Path, metavar="DIR")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("Valgrind is missing; on Debian: apt-get install valgrind")
    configuration = options.built.name
    if configuration not in SALES:
        parser.error("the folder of the programs is called release or debug")
    sales = SALES[configuration]
    with tempfile.TemporaryDirectory() as folder:
        found = counts(options.built / "BenchmarkParts", sales, pathlib.Path(folder))
        if options.keep:
            shutil.copytree(folder, options.keep, ignore=shutil.ignore_patterns("night", "made"))
    every = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    kept = every.get(configuration, {"made with": made_with(), "counts": {}})
    slower = compare(kept["counts"], found, options.margin, sales)
    if options.accept:
        every[configuration] = {"made with": made_with(), "counts": found}
        KEPT.write_text(json.dumps(every, indent=1) + "\n")
        print("\nThese counts are kept from now on.")
    elif kept["made with"] != made_with():
        print(f"\nNothing can be said: the counts were kept with {kept['made with']}; this is {made_with()}.")
    elif slower:
        print(f"\nMore than {options.margin:g} % over what is kept: {', '.join(slower)}.\n{WHAT_NOW}")
        sys.exit(1)


if __name__ == "__main__":
    main()
