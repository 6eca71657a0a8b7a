#!/usr/bin/env python3
"""Questions to a ledger that knows the documents of years: `status` and `number show`; and `status` of a small one.

    ledger.py BUILT [DOCUMENTS] [--repeats R] [--scratch DIR] [--json FILE]

The program makes the ledger of one store's night, 10,000 documents, and of a second night that DIAN does not answer
to, whose 400 documents wait. SQL then repeats the first night, for a hundred stores and as many nights as it takes,
with the triggers away and nothing synced; each document takes 0.6 kB, ten millions some 6 GB. Only the rows are
there, not the archives that they name: `evidence find` asks those and never the ledger, and is measured in
`scripts/bench night`.
"""

import argparse
import pathlib
import shutil
import sqlite3
import tempfile
import time

import night
from measure import measured, median, write_json

STORES = 100
WAITING = 400
# Of the first night; the last of them is its `corrida`.
ARCHIVES = 6
# After the first night, when DIAN answers nobody.
AGAIN_AT = "2025-01-10T23:00:00-05:00"
SILENCE = '    outages: [{start: 2025-01-10T22:30:00-05:00, end: 2025-01-20T00:00:00-05:00, kind: unavailable}]\n'

# What tells one night from another: the column, and what it is in the copy. Tables that are not here are not repeated.
COPIED = {
    "archive": {"id": "id + :archive", "number": "number + :archive", "previous": "ifnull(previous, 0) + :archive"},
    "arrival": {"id": "id + :arrival", "path": "replace(path, 'tienda-000', :name)",
                "placePath": "replace(placePath, 'tienda-000', :name)", "archive": "archive + :archive"},
    "sale": {"arrival": "arrival + :arrival", "store": ":name"},
    "number": {"ownerArrival": "ownerArrival + :arrival", "document": "document + :document"},
    "document": {"id": "id + :document", "arrival": "arrival + :arrival", "archive": "archive + :archive",
                 "answerArchive": "answerArchive + :archive", "range": "range + :authorisedRange"},
    "fileCounter": {"last": "last + :document", "archive": "archive + :archive"},
    "attempt": {"document": "document + :document"},
    "seen": {},
    "authorisedRange": {"id": "id + :authorisedRange",
                        "authorisation": "substr(authorisation, 1, 4) || printf('%010d', :store)"},
    "takings": {"store": ":name", "day": "day + :night"},
    "lastSent": {"folder": ":name || '/'"},
}  # fmt: skip
NAMES = {
    "prefix": "printf('%.1s%03d', prefix, :store)",
    "consecutive": "consecutive + :night * (SELECT last FROM template.seen WHERE seen.prefix = copied.prefix)",
    "paperNumber": "paperNumber || '-' || :store || '-' || :night",
}
# Of these there is one row for a store, however many nights.
OF_STORES = {"seen", "authorisedRange", "lastSent"}
# A copy's ids follow on those that are there.
NUMBERED = ["archive", "arrival", "document", "authorisedRange"]


def make(program, root, copies):
    """A workspace whose ledger has the first night `copies` times more."""
    night.make(night.SALES_OF_STORE, root)
    stores = min(STORES, copies + 1)
    (root / "contingencia.yaml").write_text("\n".join(night.settings(stores + 1)), encoding="utf-8")
    play(program, root)
    ledger = root / "ledger" / "ledger.sqlite"
    shutil.copy(ledger, root / "template.sqlite")
    wait(program, root, stores)
    last = repeat(ledger, root / "template.sqlite", copies)
    (root / "template.sqlite").unlink()
    # The program looks back to the last archive, which is a copy of the first night's.
    (corrida,) = root.glob(f"archive/*/*/*/*-{ARCHIVES:06}-corrida.zip")
    shutil.copy(corrida, corrida.with_name(corrida.name.replace(f"-{ARCHIVES:06}-", f"-{last:06}-")))


def play(program, root):
    for command in night.commands():
        measured([program, *command, "--workspace", root])


def wait(program, root, store):
    """A night to which DIAN does not answer, of the store after all others."""
    folder = root / "inbox" / f"tienda-{store:03}"
    folder.mkdir()
    for part in range(night.FILES_OF_STORE):
        night.write_file(folder, store, part, WAITING // night.FILES_OF_STORE)
    with (root / "contingencia.yaml").open("a", encoding="utf-8") as file:
        file.write(SILENCE)
    measured([program, "run", "--now", AGAIN_AT, "--workspace", root], expected=(0, 3, 6))


def repeat(ledger, template, copies):
    """Tells the number of the last archive."""
    database = sqlite3.connect(ledger, isolation_level=None)
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;")
    database.execute("ATTACH ? AS template", (str(template),))
    triggers = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        database.execute(f'DROP TRIGGER "{name}"')
    last = "SELECT (SELECT max(id) FROM main.{0}), (SELECT max(id) FROM template.{0})"
    ids = {table: database.execute(last.format(table)).fetchone() for table in NUMBERED}
    inserts = {table: insert(database, table) for table in COPIED}
    for copy in range(1, copies + 1):
        when, store = divmod(copy, STORES)
        values = {"night": when, "store": store, "name": f"tienda-{store:03}"}
        values |= {table: ids[table][0] + (copy - 1) * ids[table][1] for table in NUMBERED}
        database.execute("BEGIN")
        for table, sql in inserts.items():
            if table not in OF_STORES or (when == 0 and store > 0):
                database.execute(sql, values)
        database.execute("COMMIT")
    count(database, copies)
    for _, sql in triggers:
        database.execute(sql)
    (last,) = database.execute("SELECT max(number) FROM main.archive").fetchone()
    database.execute("DETACH template")
    database.execute("PRAGMA journal_mode = WAL")
    database.close()
    return last


def insert(database, table):
    columns = [row[1] for row in database.execute(f"PRAGMA main.table_info({table})")]
    chosen = NAMES | COPIED[table]
    values = ", ".join(chosen.get(column, f'"{column}"') for column in columns)
    return f"INSERT INTO main.{table} SELECT {values} FROM template.{table} AS copied"


def count(database, copies):
    """What the triggers would have counted, and how far the numbers of each store go now."""
    for table, columns, row in [
        ("fateTotal", ["count", "rest"], "fate = 'accepted'"),
        ("run", ["accepted", "acceptedRest"], "id = 1"),
    ]:
        for column in columns:
            more = f"{copies} * (SELECT {column} FROM template.{table} WHERE {row})"
            database.execute(f"UPDATE main.{table} SET {column} = {column} + {more} WHERE {row}")
    database.execute(
        "UPDATE main.seen SET last = (SELECT max(consecutive) FROM main.number"
        " WHERE number.issuer = seen.issuer AND number.prefix = seen.prefix)"
    )


def ask(program, question, repeats):
    """Also where it says that something waits, or for a person."""
    command = [program, *question, "--now", AGAIN_AT]
    return median([measured(command, expected=(0, 2, 3, 6))[0] for _ in range(repeats)])


def show(results):
    print(f"\n{'':16}{'wall ms':>10}{'CPU ms':>10}{'peak MB':>10}")
    for name, part in results.items():
        print(f"{name:16}{part['wall'] * 1000:10.1f}{part['cpu'] * 1000:10.1f}{part['memory']:10.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("built", type=pathlib.Path)
    parser.add_argument("documents", type=int, nargs="?", default=10_000_000)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--scratch", type=pathlib.Path)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    program = options.built / "contingencia"
    copies = max(1, options.documents // night.SALES_OF_STORE - 1)
    documents = (copies + 1) * night.SALES_OF_STORE + WAITING
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        large, small = pathlib.Path(scratch) / "large", pathlib.Path(scratch) / "small"
        start = time.monotonic()
        make(program, large, copies)
        size = (large / "ledger" / "ledger.sqlite").stat().st_size / 1e6
        print(f"{documents} documents, {WAITING} of them wait; {size:.0f} MB in {time.monotonic() - start:.0f} s")
        night.make(100, small)
        play(program, small)
        last = f"T{copies % STORES:03}{9_900 * (copies // STORES + 1)}"
        questions = {
            "status": ["status", "--workspace", large],
            "status, JSON": ["status", "--format", "json", "--workspace", large],
            "number show": ["number", "show", last, "--workspace", large],
            "status, small": ["status", "--workspace", small],
        }
        results = {name: ask(program, question, options.repeats) for name, question in questions.items()}
    show(results)
    if options.json:
        write_json(options.json, {"documents": documents, "ledger MB": size, "questions": results})


if __name__ == "__main__":
    main()
