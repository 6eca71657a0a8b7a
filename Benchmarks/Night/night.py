#!/usr/bin/env python3
"""A night of contingency sales, as a hundred stores leave it: the same arguments, the same bytes.

    night.py SALES FOLDER     a workspace: contingencia.yaml, inbox/, and the commands of its night

Ten thousand sales a store, in four files, one after the other in number. Of ten files three are JSON, four
Windows-1252 (Excel), two UTF-8 with a byte order mark, one UTF-8. Of a hundred sales 96 are type 04, three
are drafts (01) and one comes from the talonario (03), with its paper. 2.2 lines a sale, two hundred
products, three buyers in ten known by name.
"""

import itertools
import json
import pathlib
import random
import sys

SALES_OF_STORE = 10_000
FILES_OF_STORE = 4
DAY = "2025-01-09"
OUTAGE = ("2025-01-08T17:31:00-05:00", "2025-01-10T19:44:00-05:00")
RUN_AT = "2025-01-10T22:00:00-05:00"
ENCODINGS = [
    "json", "cp1252", "utf-8-sig", "cp1252", "json", "cp1252", "utf-8", "cp1252", "json", "utf-8-sig",
]
LINES = list(itertools.accumulate([38, 29, 18, 8, 4, 3]))
HEADER = (
    "Tipo;Prefijo;Número;Fecha;Hora;Cliente tipo;Cliente ID;Cliente nombre;Cliente correo;Código;Descripción;"
    "Cantidad;Unidad;Precio;Descuento;Impuesto;Tarifa;Forma pago;Medio pago;Total;Referencia papel;Fecha papel;"
    "Tipo papel;Caja;Cajero"
)
NAMES = ["María Peña", "José Ángel Rodríguez Niño", "Luz Dary Gómez", "Ana Ruiz", "Íngrid Muñoz"]
CASHIERS = ["Luz Marina", "Yuliana", "Íngrid", "Wilson"]


def products():
    """Code, name, price in centavos, tax code, rate in percent."""
    words = ["Arroz", "Panela", "Café molido", "Jabón", "Aceite", "Leche entera", "Atún"]
    kinds = ["Diana", "La Ñapa", "Sello Rojo", "del Campo", "Extra", "familiar"]
    for i in range(200):
        name = f"{words[i % 7]} {kinds[i % 6]} {100 + i % 9 * 50} g"
        tax, rate = [("01", 19), ("01", 5), ("01", 0), ("ZZ", 0), ("01", 19)][i % 5]
        yield f"P{10_000 + i * 37}", name, 150_000 + i * 73_331 % 9_000_000, tax, rate


GOODS = list(products())


def cedula(draw):
    """One of eight digits, or of ten that begin with 1: others are no cédulas. `draw` is from 0 up to 1."""
    return str(int(10_000_000 + draw * 180_000_000 if draw < 0.5 else 900_000_000 + draw * 200_000_000))


def sales(store, part, count, rng):
    """The sales of one file, in the order of the till; drafts and paper among them."""
    for i in range(part * count, (part + 1) * count):
        kind = "03" if i % 100 == 50 else "01" if i % 100 in (20, 40, 60) else "04"
        paper = i // 100 + 1
        number = paper if kind == "03" else i + 1 - (i + 49) // 100
        second = 28_800 + i * 39_600 // (FILES_OF_STORE * count)
        buyer = None
        if rng.random() < 0.3:
            buyer = ("13", cedula(rng.random()), rng.choice(NAMES))
        lines = []
        for _ in range(rng.choices(range(1, 7), cum_weights=LINES)[0]):
            lines.append((*GOODS[int(rng.random() * 200)], 1 + int(rng.random() * 4)))
        yield {
            "kind": kind,
            "prefix": ("P" if kind == "03" else "T") + f"{store:03}",
            "number": number,
            "time": f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}",
            "buyer": buyer,
            "lines": lines,
            "total": sum(price * n + (price * n * rate + 50) // 100 for _, _, price, _, rate, n in lines),
            "means": ("10", "10", "49", "48", "47")[i % 5],
            "till": i % 4,
            "paper": f"TAL-{store}-{paper}" if kind == "03" else None,
        }


def amount(centavos, point):
    return f"{centavos // 100}{point}{centavos % 100:02}"


def rows(sale):
    kind, identity, name = sale["buyer"] or ("", "", "")
    mail = f"cliente{identity}@correo.example" if identity else ""
    head = f"{sale['kind']};{sale['prefix']};{sale['number']};09/01/2025;{sale['time']};{kind};{identity};{name};{mail}"
    paper = f"{sale['paper']};09/01/2025;FTC" if sale["paper"] else ";;"
    tail = f"1;{sale['means']};{amount(sale['total'], ',')};{paper};{sale['till'] + 1};{CASHIERS[sale['till']]}"
    for code, good, price, tax, rate, n in sale["lines"]:
        rate = "" if tax == "ZZ" else rate
        yield f"{head};{code};{good};{n};94;{amount(price, ',')};;{tax};{rate};{tail}\r\n"


def entry(sale):
    parts = [
        f'"tipo":"{sale["kind"]}","prefijo":"{sale["prefix"]}","numero":{sale["number"]}',
        f'"fecha":"{DAY}","hora":"{sale["time"]}"',
    ]
    if sale["buyer"]:
        kind, identity, name = sale["buyer"]
        parts.append(f'"cliente":{{"tipo":"{kind}","id":"{identity}","nombre":"{name}"}}')
    goods = ",".join(
        f'{{"codigo":"{code}","descripcion":"{good}","cantidad":{n},"unidad":"94","precio":{amount(price, ".")}'
        + (f',"impuesto":"{tax}"}}' if tax == "ZZ" else f',"impuesto":"{tax}","tarifa":{rate}}}')
        for code, good, price, tax, rate, n in sale["lines"]
    )
    parts.append(f'"lineas":[{goods}],"forma_pago":"1","medio_pago":"{sale["means"]}"')
    parts.append(f'"total":{amount(sale["total"], ".")},"caja":"{sale["till"] + 1}"')
    if sale["paper"]:
        parts.append(f'"referencia_papel":"{sale["paper"]}","fecha_papel":"{DAY}","tipo_papel":"FTC"')
    return "{" + ",".join(parts) + "}"


def write_file(folder, store, part, count):
    encoding = ENCODINGS[(store * FILES_OF_STORE + part) % 10]
    rng = random.Random(store * FILES_OF_STORE + part)
    name = folder / f"ventas-{DAY}-{part + 1}.{'json' if encoding == 'json' else 'csv'}"
    if encoding == "json":
        with open(name, "w", encoding="utf-8") as out:
            out.write(f'{{"version":1,"nit_emisor":"900373115-3","tienda":"tienda-{store:03}","ventas":[\n')
            out.write(",\n".join(map(entry, sales(store, part, count, rng))))
            out.write("\n]}\n")
    else:
        with open(name, "w", encoding=encoding, newline="") as out:
            out.write(HEADER + "\r\n")
            for sale in sales(store, part, count, rng):
                out.writelines(rows(sale))


def settings(stores):
    yield "language: es\ngaps: hold\nrun_every: 24h\nenvironment: tests\nissuers:"
    yield '  - nit: "900373115-3"\n    name: Almacenes El Faro S.A.S.\n    city: "11001"'
    yield '    address: "Carrera 7 # 32-16"'
    yield '    software: {id: 56f2ae4e-9812-4fad-9255-08fcfcd5ccb0, pin: "12345"}\n    ranges:'
    span = "from: 1, to: 5000000, valid_from: 2024-06-01, valid_until: 2026-06-01"
    for store in range(stores):
        key = f"{random.Random(store).getrandbits(160):040x}"
        yield f'      - {{authorisation: "1876{store:010}", kind: normal, prefix: T{store:03}, {span}, technical_key: {key}}}'
        yield f'      - {{authorisation: "1877{store:010}", kind: talonario, prefix: P{store:03}, {span}}}'
    yield "stores:"
    for store in range(stores):
        yield f"  - {{name: tienda-{store:03}, folder: tienda-{store:03}, prefix: T{store:03}, sends: daily}}"
    start, end = OUTAGE
    yield f'dian:\n  simulated:\n    seed: 1\n    windows: [{{type: "04", start: {start}, end: {end}}}]\n'


def commands():
    """What the operator types: the windows, then the run."""
    declare = ["window", "declare", "--by", "Carolina Díaz", "--now", "2025-01-10T21:00:00-05:00"]
    start, end = OUTAGE
    yield declare + ["--type", "04", "--start", start, "--end", end, "--source", "Comunicado de la DIAN"]
    day = ["--start", f"{DAY}T06:00:00-05:00", "--end", f"{DAY}T22:00:00-05:00"]
    yield declare + ["--type", "03", *day, "--source", "Reporte de avería"]
    yield ["run", "--now", RUN_AT]


def make(count, root):
    """A night of `count` sales, or the next lower that every file can have as many of."""
    stores = -(-count // SALES_OF_STORE)
    each = count // (stores * FILES_OF_STORE)
    root.mkdir(parents=True)
    for store in range(stores):
        folder = root / "inbox" / f"tienda-{store:03}"
        folder.mkdir(parents=True)
        for part in range(FILES_OF_STORE):
            write_file(folder, store, part, each)
    (root / "contingencia.yaml").write_text("\n".join(settings(stores)), encoding="utf-8")
    return stores * FILES_OF_STORE * each


if __name__ == "__main__":
    made = make(int(sys.argv[1]), pathlib.Path(sys.argv[2]))
    print(f"{made} sales")
    for command in commands():
        print(json.dumps(command, ensure_ascii=False))
