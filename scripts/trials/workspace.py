"""The mixed workspace that every trial disturbs, and the picture of how it must end."""

import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# In seconds; a command of these workspaces takes a fraction of one.
PATIENCE = 60

# How often the last run is repeated while a file waits in the inbox.
PATIENT_RUNS = 5

SETTINGS = (ROOT / "samples/contingencia.yaml").read_text()

RUNS = ["2025-01-11T08:00:00-05:00", "2025-01-12T08:00:00-05:00"]

HEADER = "tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio;tarifa\n"


def row(kind, prefix, number, price="5000,00"):
    return f"{kind};{prefix};{number};2025-01-09;10:0{number % 10}:00;Café molido;2;{price};19\n"


INBOX = {
    "chapinero/ventas.csv": HEADER + "".join(row("04", "CHAP", n) for n in (1201, 1202, 1203)),
    "chapinero/otra-vez.csv": HEADER + "".join(row("04", "CHAP", n) for n in (1201, 1202)),
    "kennedy/ventas.csv": HEADER + row("04", "KENN", 1) + row("04", "KENN", 2, "uno") + row("04", "KENN", 3),
    "usaquen/borradores.csv": HEADER + "".join(row("01", "USAQ", n) for n in (3401, 3402)),
    "salto.csv": HEADER + row("04", "KEN2", 1) + row("04", "KEN2", 3),
    "basura.csv": "esto no es un archivo de ventas\n",
}
CORRECTION = {
    "kennedy/corregida.csv": HEADER + row("04", "KENN", 2),
    "salto-2.csv": HEADER + row("04", "KEN2", 2),
}


def built_program():
    built = subprocess.run([ROOT / "scripts/program"], check=True, stdout=subprocess.PIPE, text=True)
    return built.stdout.strip()


def heard(process, patience=None):
    """What a program says until its end; a race that the thread sanitizer met ends everything."""
    said, _ = process.communicate(timeout=patience)
    if "ThreadSanitizer" in said:
        sys.exit(said)
    return said


class Workspace:
    def __init__(self, program, path):
        self.program, self.path = program, pathlib.Path(path)

    def start(self, *arguments, tracer=()):
        """What is started is the head of a process group, so that all of it can be ended."""
        return subprocess.Popen([*tracer, self.program, *arguments], cwd=self.path, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True)

    def call(self, *arguments, tracer=()):
        process = self.start(*arguments, tracer=tracer)
        try:
            said = heard(process, PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            said = heard(process) + "\nit hung"
        return subprocess.CompletedProcess(process.args, process.returncode, said)

    def run(self, night, tracer=()):
        return self.call("run", "--now", RUNS[night], tracer=tracer)

    def drop(self, files):
        for name, text in files.items():
            file = self.path / "inbox" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    def copy(self, to):
        shutil.copytree(self.path, to, symlinks=True)
        return Workspace(self.program, to)

    @classmethod
    def empty(cls, program, path, settings):
        workspace = cls(program, path)
        (workspace.path / "inbox").mkdir(parents=True)
        (workspace.path / "outbox").mkdir()
        (workspace.path / "contingencia.yaml").write_text(settings)
        return workspace

    def declare(self, start, end, now, kind="04"):
        """A window of contingency; one without an end lasts."""
        ends = ("--end", end) if end else ()
        declared = self.call("window", "declare", "--type", kind, "--start", start, *ends,
                             "--source", "Comunicado", "--by", "Ana", "--now", now)
        if declared.returncode != 0:
            sys.exit(declared.stdout)

    @classmethod
    def new(cls, program, path):
        faults = "    chances: {lost: 150, cut: 150, repeated: 150}\n"
        workspace = cls.empty(program, path, SETTINGS + faults)
        workspace.declare("2025-01-08T17:31:00-05:00", "2025-01-10T19:44:00-05:00", "2025-01-11T07:50:00-05:00")
        workspace.drop(INBOX)
        return workspace

    def end(self, night):
        """From a disturbed run of this night to the end of the last one, undisturbed."""
        last = self.run(night)
        for following in range(night + 1, len(RUNS)):
            self.drop(CORRECTION)
            last = self.run(following)
        # Of many documents some get no answer, or no receipt, in the last run as well.
        for _ in range(PATIENT_RUNS):
            if not any(file.is_file() for file in (self.path / "inbox").rglob("*")):
                break
            last = self.run(len(RUNS) - 1)
        return last

    def picture(self):
        """What must be the same whatever happened on the way."""
        status = json.loads(self.call("status", "--format", "json", "--now", RUNS[-1]).stdout)
        verified = self.call("verify")
        return {
            "folders": self.folders(),
            "fates": status["fates"],
            "status": status["exit_code"],
            "numbers": self.rows("ledger", "SELECT prefix, consecutive, fate, hex(content) FROM number"),
            "accepted by DIAN": self.rows(
                "dian-simulada", "SELECT number, count(*) FROM decision WHERE isAcceptance = 1 GROUP BY number"),
            "invoices of type 04": self.invoices(),
            "drafts": [str(file) for file in self.path.rglob("*.draft")],
            "verify": verified.stdout if verified.returncode else "",
        }

    def differences(self, expected):
        found = self.picture()
        return [line for part in expected for line in unlike(part, found[part], expected[part])]

    def folders(self):
        """Sale files with their digest; what stands beside them by name, for it tells times and archives."""
        found = {}
        for place in ("inbox", "outbox", "rejected"):
            for file in sorted((self.path / place).rglob("*")):
                if file.is_file():
                    is_ours = re.search(r"\.(recibo|hallazgos)\.(csv|json|txt)$", file.name)
                    digest = "" if is_ours else hashlib.sha256(file.read_bytes()).hexdigest()
                    found[str(file.relative_to(self.path))] = digest
        return found

    def rows(self, name, question):
        with sqlite3.connect(f"file:{self.path}/ledger/{name}.sqlite?mode=ro", uri=True) as database:
            return sorted(map(list, database.execute(question)))

    def invoices(self):
        """The sealed bytes of type 04, by number; a number that has two has a list of two."""
        found = {}
        for archive in sorted((self.path / "archive").rglob("*-emision.zip")):
            with zipfile.ZipFile(archive) as bag:
                for name in bag.namelist():
                    if "/data/facturas/" in name:
                        text = bag.read(name)
                        if b"<cbc:InvoiceTypeCode>04<" in text:
                            number = re.search(rb"<cbc:ID>([A-Z0-9]+)</cbc:ID>", text).group(1).decode()
                            found.setdefault(number, []).append(hashlib.sha256(text).hexdigest())
        return found


def unlike(name, found, expected):
    """What is different, as small as it can be named."""
    if found == expected:
        return []
    if isinstance(found, dict) and isinstance(expected, dict):
        return [line for key in sorted({*found, *expected}, key=str)
                for line in unlike(f"{name}, {key}", found.get(key), expected.get(key))]
    if isinstance(found, list) and isinstance(expected, list):
        found, expected = [x for x in found if x not in expected], [x for x in expected if x not in found]
    return [f"{name}: {found} instead of {expected}"]


class Nights:
    """A workspace before each of its runs, and how the last one ends when nobody disturbs it."""

    def __init__(self, program, stage, more=None):
        self.stage = stage
        first = Workspace.new(program, stage / "first")
        first.drop(more or {})
        second = first.copy(stage / "second")
        second.run(0)
        second.drop(CORRECTION)
        self.before = [first, second]
        quiet = first.copy(stage / "quiet")
        quiet.end(0)
        self.expected = quiet.picture()
        accepted = self.expected["accepted by DIAN"]
        sound = not self.expected["verify"] and not self.expected["drafts"]
        if not sound or not accepted or any(count != 1 for _, count in accepted):
            sys.exit(f"the undisturbed night is not as it should be: {self.expected}")
