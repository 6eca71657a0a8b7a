#!/usr/bin/env python3
"""The parts of a night, each alone, on the sales of one store.

    parts.py BUILT [--sales N] [--repeats R] [--scratch DIR] [--json FILE]

BUILT is the folder of the release programs. Of a part the table has what it does in a second of CPU, on one core,
and in a second by the clock, on all; `BenchmarkParts` says what each of them is. The ledger is counted in sales,
from their note to their delivery, and in the rows that it has in the end.
"""

import argparse
import json
import pathlib
import shutil
import sqlite3
import tempfile

import night
from measure import measured, median, write_json


def parts(built, source, scratch, *arguments):
    """Every part once, by name: how much of what, and the seconds it took."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    _, text = measured([built / "BenchmarkParts", source, scratch, *arguments])
    found = {part.pop("part"): part for part in map(json.loads, text.splitlines())}
    rows = found["ledger"] | {"amount": rows_of(scratch / "ledger.sqlite"), "unit": "rows"}
    shutil.rmtree(scratch)
    return found | {"ledger, rows": rows}


def rows_of(ledger):
    database = sqlite3.connect(ledger)
    tables = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return sum(database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for (table,) in tables.fetchall())


def summary(rounds):
    """Medians of the seconds; the speeds that follow."""
    result = {}
    for name, part in rounds[0].items():
        times = median([{key: each[name][key] for key in ("cpu", "wall")} for each in rounds])
        amount, unit = part["amount"], part["unit"]
        if unit == "bytes":
            amount, unit = amount / 1e6, "MB"
        speeds = {"a CPU second": amount / times["cpu"], "a second": amount / times["wall"]}
        result[name] = {"amount": amount, "unit": unit} | times | speeds
    return result


def show(result):
    print(f"{'':14}{'amount':>12}{'':10}{'CPU s':>9}{'wall s':>9}{'a CPU second':>15}{'a second':>13}")
    for name, part in result.items():
        digits = 1 if part["unit"] == "MB" else 0
        print(
            f"{name:14}{part['amount']:12.{digits}f} {part['unit']:9}{part['cpu']:9.3f}{part['wall']:9.3f}"
            f"{part['a CPU second']:15.{digits}f}{part['a second']:13.{digits}f}"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("built", type=pathlib.Path)
    parser.add_argument("--sales", type=int, default=night.SALES_OF_STORE)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--scratch", type=pathlib.Path)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.scratch) as folder:
        scratch = pathlib.Path(folder)
        night.make(options.sales, scratch / "night")
        rounds = [
            parts(options.built, scratch / "night", scratch / "parts") for _ in range(options.repeats)
        ]
    result = summary(rounds)
    show(result)
    if options.json:
        write_json(options.json, {"repeats": options.repeats, "parts": result})


if __name__ == "__main__":
    main()
