#!/usr/bin/env python3
"""What one would write instead: `peer.py WORKSPACE`, the steps of `contingencia run` without its guarantees.

Reads the CSV and JSON files of inbox/, adds up each sale, makes its UBL XML with CUFE or CUDE, zips files,
invoices and answers five thousand at a time with their SHA-256, records each sale in SQLite, "submits" it to a
function that accepts everything, and moves the file to outbox/ with a receipt. Its type 04 invoices are those
of the program, byte for byte. It reads what the generator writes and nothing else: no findings, no gaps, no deadlines, no ranges but their keys, no recovery, no retries,
no syncing of files, no chain of archives; amounts are whole centavos.
"""

import csv
import hashlib
import itertools
import json
import os
import pathlib
import re
import sqlite3
import sys
import zipfile
from xml.sax.saxutils import escape

import ubl

RUN_DAY, RUN_TIME = "2025-01-10", "22:00:00-05:00"
NOTES = {
    "04": "Factura expedida en contingencia tipo 04, por inconvenientes tecnológicos de la DIAN.",
    "01": "Factura con la fecha de la transmisión, guardada como borrador.",
    "03": "Factura expedida en contingencia tipo 03, transcrita del talonario.",
}


def centavos(text):
    whole, _, part = str(text).replace(",", ".").partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def money(amount):
    return f"{amount // 100}.{amount % 100:02}"


def tax_of(amount, rate):
    """Half to even (NTC 3711)."""
    whole, part = divmod(amount * rate, 100)
    return whole + (part > 50 or part == 50 and whole % 2)


def decoded(raw):
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def read_csv(raw):
    rows = csv.DictReader(decoded(raw).splitlines(), delimiter=";")
    for _, group in itertools.groupby(rows, key=lambda row: (row["Prefijo"], row["Número"])):
        lines = list(group)
        first = lines[0]
        day, month, year = first["Fecha"].split("/")
        yield {
            "kind": first["Tipo"],
            "prefix": first["Prefijo"],
            "number": first["Número"],
            "sold": (f"{year}-{month}-{day}", first["Hora"] + "-05:00"),
            "buyer": (first["Cliente ID"], first["Cliente nombre"], first["Cliente correo"]),
            "means": first["Medio pago"],
            "total": centavos(first["Total"]),
            "lines": [
                (row["Código"], row["Descripción"], int(row["Cantidad"]), centavos(row["Precio"]),
                 row["Impuesto"], int(row["Tarifa"] or 0))
                for row in lines
            ],
        }  # fmt: skip


def read_json(raw):
    for sale in json.loads(raw, parse_float=str)["ventas"]:
        buyer = sale.get("cliente", {})
        yield {
            "kind": sale["tipo"],
            "prefix": sale["prefijo"],
            "number": sale["numero"],
            "sold": (sale["fecha"], sale["hora"] + "-05:00"),
            "buyer": (buyer.get("id"), buyer.get("nombre"), buyer.get("correo")),
            "means": sale["medio_pago"],
            "total": centavos(sale["total"]),
            "lines": [
                (line["codigo"], line["descripcion"], line["cantidad"], centavos(line["precio"]),
                 line["impuesto"], line.get("tarifa", 0))
                for line in sale["lineas"]
            ],
        }  # fmt: skip


def ranges(settings):
    """Authorisation and technical key by prefix."""
    found = re.findall(r'authorisation: "(\d+)".*prefix: (\w+),.*?(?:technical_key: (\w+))?}', settings)
    return {prefix: (authorisation, key) for authorisation, prefix, key in found}


def invoice(sale, authorised):
    """Number, unique code and XML."""
    number = f"{sale['prefix']}{sale['number']}"
    day, time = sale["sold"] if sale["kind"] == "04" else (RUN_DAY, RUN_TIME)
    authorisation, key = authorised[sale["prefix"]]
    buyer_id, buyer, mail = sale["buyer"]
    buyer_id, buyer = buyer_id or "222222222222", buyer or "consumidor final"
    net = 0
    by_rate = {}
    lines = []
    for index, (sku, good, quantity, price, tax_code, rate) in enumerate(sale["lines"], 1):
        amount = price * quantity
        net += amount
        tax = ""
        if tax_code == "01":
            by_rate[rate] = by_rate.get(rate, 0) + amount
            of_line = tax_of(amount, rate)
            tax = ubl.LINE_TAX.format(base=money(amount), tax=money(of_line), rate=f"{rate}.00")
        lines.append(
            ubl.LINE.format(
                index=index, quantity=f"{quantity}.00", net=money(amount), price=money(price),
                good=escape(good), sku=escape(sku), tax=tax,
            )
        )  # fmt: skip
    taxes = {rate: tax_of(base, rate) for rate, base in sorted(by_rate.items())}
    iva = sum(taxes.values())
    if abs(net + iva - sale["total"]) > 200:
        raise ValueError(f"{number}: {net + iva} is not {sale['total']}")
    secret = key or "12345"
    amounts = f"{money(net)}01{money(iva)}040.00030.00{money(net + iva)}"
    code = hashlib.sha384(f"{number}{day}{time}{amounts}900373115{buyer_id}{secret}2".encode()).hexdigest()
    security = hashlib.sha384(f"56f2ae4e-9812-4fad-9255-08fcfcd5ccb012345{number}".encode()).hexdigest()
    parts = [
        ubl.HEAD.format(
            code=code, security=security, authorisation=authorisation, prefix=sale["prefix"], number=number,
            kind=sale["kind"], day=day, time=time, count=len(lines), buyer=escape(buyer), buyer_id=buyer_id,
            means=sale["means"], scheme="CUDE-SHA384" if sale["kind"] == "03" else "CUFE-SHA384",
            note=NOTES[sale["kind"]], contact=ubl.CONTACT.format(mail=escape(mail)) if mail else "",
        )
    ]  # fmt: skip
    if by_rate:
        subtotals = (
            ubl.SUBTOTAL.format(base=money(base), tax=money(taxes[rate]), rate=f"{rate}.00")
            for rate, base in sorted(by_rate.items())
        )
        parts.append(
            f'  <cac:TaxTotal>\n    <cbc:TaxAmount currencyID="COP">{money(iva)}</cbc:TaxAmount>\n'
            + "".join(subtotals) + "  </cac:TaxTotal>\n"
        )  # fmt: skip
    totals = ubl.TOTALS.format(net=money(net), taxable=money(sum(by_rate.values())), total=money(net + iva))
    parts += [totals, *lines, "</Invoice>\n"]
    return number, code, "".join(parts).encode()


def submit(number, code, _xml):
    answer = hashlib.sha384(code.encode()).hexdigest()
    return ubl.ANSWER.format(number=number, code=code, answer=answer, id=int(code[:8], 16)).encode()


class Archives:
    """ZIPs of one kind, each with a manifest, the next one begun when five thousand documents are in."""

    def __init__(self, folder, kind):
        self.folder, self.kind, self.count, self.zip = folder, kind, 0, None

    def add(self, name, content):
        if self.zip is None:
            self.count += 1
            path = self.folder / f"900373115-{self.count:06}-{self.kind}.zip"
            self.zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=5)
            self.manifest = []
        self.zip.writestr(name, content)
        self.manifest.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
        if len(self.manifest) == 5000:
            self.close()

    def close(self):
        if self.zip is not None:
            self.zip.writestr("manifest-sha256.txt", "".join(self.manifest))
            self.zip.close()
            self.zip = None


def run(root):
    authorised = ranges((root / "contingencia.yaml").read_text())
    folder = root / "archive"
    folder.mkdir()
    files, invoices, answers = (Archives(folder, kind) for kind in ("recepcion", "emision", "respuestas"))
    ledger = sqlite3.connect(root / "ledger.sqlite")
    ledger.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE sale (number TEXT PRIMARY KEY, file TEXT, kind TEXT, total INTEGER, code TEXT, sha256 TEXT)"
    )
    sales = 0
    for path in sorted((root / "inbox").rglob("*.*")):
        raw = path.read_bytes()
        place = str(path.relative_to(root / "inbox"))
        files.add(place, raw)
        receipt, rows = [], []
        for sale in read_json(raw) if path.suffix == ".json" else read_csv(raw):
            number, code, xml = invoice(sale, authorised)
            invoices.add(f"facturas/{number}.xml", xml)
            answers.add(f"respuestas/{number}.xml", submit(number, code, xml))
            rows.append((number, place, sale["kind"], sale["total"], code, hashlib.sha256(xml).hexdigest()))
            receipt.append((number, "aceptada", code, money(sale["total"])))
        with ledger:
            ledger.executemany("INSERT INTO sale VALUES (?, ?, ?, ?, ?, ?)", rows)
        sales += len(rows)
        target = root / "outbox" / place
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(f"{target}.recibo.csv", "w", newline="") as out:
            csv.writer(out, delimiter=";").writerows(receipt)
        os.rename(path, target)
    for archives in (files, invoices, answers):
        archives.close()
    return sales


if __name__ == "__main__":
    print(f"{run(pathlib.Path(sys.argv[1]))} sales")
