#!/usr/bin/env python3
"""A night measured: the program, the floor beneath it and a Python peer, on the same sales, in one go.

    bench.py BUILT [--sales N[,N…]] [--repeats R] [--without PART[,PART…]] [--scratch DIR] [--json FILE]

BUILT is the folder of the release programs. CPU is user and system time of the process, in seconds; memory is
the most it had resident. The simulated DIAN lives in the program's process: what it costs is measured beside it
(`scripts/bench parts`, CPU of a submission) and taken off for the ratio to the floor, which has no DIAN.
Parts that may be left out: floor, peer, known, verify.
"""

import argparse
import json
import pathlib
import shutil
import sys
import tempfile

import night
from measure import measured, median, write_json
from parts import parts

PEER = pathlib.Path(__file__).parent.parent / "Peer" / "peer.py"
AGAIN_AT = "2025-01-10T23:00:00-05:00"


class Bench:
    def __init__(self, built, scratch, without):
        self.built, self.scratch, self.without = built, scratch, without
        self.program = built / "contingencia"

    def contingencia(self, workspace, *arguments):
        return measured([self.program, *arguments, "--workspace", workspace])[0]

    def workspace(self, name, source):
        """A fresh copy of a night."""
        folder = self.scratch / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(source, folder)
        return folder

    def run(self, workspace):
        """The windows are declared outside the measurement."""
        *windows, run = night.commands()
        for command in windows:
            self.contingencia(workspace, *command)
        return self.contingencia(workspace, *run)

    def authority(self, source):
        """CPU seconds of the simulated DIAN for one submission."""
        dian = parts(self.built, source, self.scratch / "parts")["DIAN"]
        return dian["cpu"] / dian["amount"]

    def round(self, source):
        """Every part once; figures by name."""
        workspace = self.workspace("night", source)
        result = {"run": self.run(workspace)}
        if "floor" not in self.without:
            result["floor"] = self.floor(workspace)
        result["run again"] = self.contingencia(workspace, "run", "--now", AGAIN_AT)
        if "verify" not in self.without:
            result["verify"] = self.contingencia(workspace, "verify")
            result["evidence find"] = self.contingencia(workspace, "evidence", "find", "T0007")
        if "known" not in self.without:
            shutil.copytree(source / "inbox", workspace / "inbox", dirs_exist_ok=True)
            result["all known"] = self.contingencia(workspace, "run", "--now", AGAIN_AT)
        result["run"]["archived"] = archived(workspace)
        shutil.rmtree(workspace)
        if "peer" not in self.without:
            workspace = self.workspace("peer", source)
            result["peer"] = measured([sys.executable, PEER, workspace])[0]
            shutil.rmtree(workspace)
        result["DIAN, a sale"] = {"cpu": self.authority(source)}
        return result

    def floor(self, workspace):
        """CPU of its parts, from the program itself: what prepares them is not counted."""
        folder = self.scratch / "floor"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        figures, text = measured([self.built / "BenchmarkFloor", workspace, folder])
        shutil.rmtree(folder)
        return json.loads(text) | {"memory": figures["memory"]}

    def startup(self):
        """`status` on a workspace of a hundred sales."""
        shutil.rmtree(self.scratch / "small", ignore_errors=True)
        night.make(100, self.scratch / "small")
        self.run(self.scratch / "small")
        return median([self.contingencia(self.scratch / "small", "status", "--now", AGAIN_AT) for _ in range(15)])


def archived(workspace):
    """MB that lie in archive/."""
    return sum(path.stat().st_size for path in (workspace / "archive").rglob("*.zip")) / 1e6


def summary(sales, rounds):
    """Medians, and what the goals are about."""
    parts = {name: median([each[name] for each in rounds]) for name in rounds[0]}
    run, dian = parts["run"], parts["DIAN, a sale"]["cpu"] * sales
    ratios = {
        "µs of CPU a sale, without DIAN": (run["cpu"] - dian) / sales * 1e6,
        "µs of CPU of DIAN a sale": dian / sales * 1e6,
        "wall / CPU": run["wall"] / run["cpu"],
    }
    if "floor" in parts:
        ratios["CPU without DIAN / floor"] = (run["cpu"] - dian) / parts["floor"]["cpu"]
    if "peer" in parts:
        ratios["CPU without DIAN / peer"] = (run["cpu"] - dian) / parts["peer"]["cpu"]
        ratios["wall / peer's wall"] = run["wall"] / parts["peer"]["wall"]
    if "verify" in parts:
        ratios["verify, MB/s of archives"] = run["archived"] / parts["verify"]["wall"]
    return {"sales": sales, "rounds": len(rounds), "parts": parts, "ratios": ratios}


def show(result):
    print(f"\n{result['sales']} sales, medians of {result['rounds']}\n")
    print(f"  {'':20}{'wall s':>10}{'CPU s':>10}{'peak MB':>10}")
    for name, part in result["parts"].items():
        digits = 6 if name.startswith("DIAN") else 2
        cells = [f"{part[key]:10.{digits if key == 'cpu' else 2}f}" if key in part else f"{'':10}"
                 for key in ("wall", "cpu", "memory")]  # fmt: skip
        print(f"  {name:20}{''.join(cells)}")
    floor = result["parts"].get("floor", {})
    if floor:
        pieces = ", ".join(f"{key} {floor[key]:.2f}" for key in ("input", "codes", "archives", "rows"))
        print(f"  of the floor's CPU: {pieces}")
    print()
    for name, value in result["ratios"].items():
        print(f"  {name:34}{value:10.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("built", type=pathlib.Path)
    parser.add_argument("--sales", default="10000")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--without", default="")
    parser.add_argument("--scratch", type=pathlib.Path)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    results = []
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        bench = Bench(options.built, pathlib.Path(scratch), options.without.split(","))
        startup = bench.startup()
        print(f"status of a small workspace: {startup['wall'] * 1000:.0f} ms, {startup['memory']:.0f} MB")
        for wanted in map(int, options.sales.split(",")):
            source = bench.scratch / "source"
            sales = night.make(wanted, source)
            results.append(summary(sales, [bench.round(source) for _ in range(options.repeats)]))
            shutil.rmtree(source)
            show(results[-1])
    if options.json:
        write_json(options.json, {"status": startup, "nights": results})


if __name__ == "__main__":
    main()
