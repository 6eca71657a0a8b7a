"""Days that are not like others: 29 February, the end of a year, and midnight while a run works.

What is right is reckoned here, with Python's calendar, and not asked of the program.
"""

import csv
from datetime import datetime, timedelta, timezone
import io
import json
import re
import zipfile

from trials.workspace import HEADER, SETTINGS, Workspace

BOGOTA = timezone(timedelta(hours=-5))
TWO_DAYS = timedelta(hours=48)
COMMON = SETTINGS[:SETTINGS.index("# La DIAN simulada")]


def run(nights):
    trials = {"a leap day": leap_day, "an invoice that never arrived at the end of a year": cut,
              "an answer that was lost at the end of a year": lost,
              "a run over midnight and New Year": over_new_year,
              "a run over midnight in Greenwich": over_greenwich}
    return [f"{name}: {line}" for name, trial in trials.items() for line in trial(nights)]


# --- workspaces ------------------------------------------------------------------------------------

def moment(text):
    """A time of Bogotá: `2028-02-29 20:00`, with seconds or without."""
    return datetime.fromisoformat(text).replace(tzinfo=BOGOTA)


def sale(kind, prefix, number, time):
    day, clock = time.split()
    return f"{kind};{prefix};{number};{day};{clock};Café molido;2;5000,00;19\n"


def settings(windows, outages=(), chances="", parallel=8):
    """Of a business of those years: its ranges, and the windows and faults of the simulated DIAN."""
    ranges = COMMON.replace("2024-06-01", "2027-06-01").replace("2026-06-01", "2029-05-31")
    spans = [f'{{type: "04", start: {start}, end: {end}}}' for start, end in windows]
    faults = [f"{{start: {start}, end: {end}, kind: {kind}}}" for start, end, kind in outages]
    return (f"{ranges}dian:\n  submission: {{parallel: {parallel}}}\n  simulated:\n    seed: 1\n"
            f"    windows: [{', '.join(spans)}]\n    outages: [{', '.join(faults)}]\n    chances: {{{chances}}}\n")


class Life:
    """A workspace that lives through these days, and what its archives then tell."""

    def __init__(self, nights, name, text):
        self.workspace = Workspace.empty(nights.before[0].program, nights.stage / name, text)
        self.wrong = []

    def run(self, time, codes):
        ended = self.workspace.call("run", "--now", moment(time).isoformat())
        self.expect(f"the exit code at {time}", ended.returncode, codes)

    def expect(self, what, found, allowed):
        """One value, or one of several."""
        if found not in (allowed if isinstance(allowed, tuple) else (allowed,)):
            self.wrong.append(f"{what}: {found} instead of {allowed}")

    def archives(self, kind=""):
        """Each with its bag's facts and its entries."""
        for path in sorted((self.workspace.path / "archive").rglob(f"*{kind}.zip"), key=lambda path: path.name):
            with zipfile.ZipFile(path) as bag:
                inside = {name.partition("/")[2]: bag.read(name) for name in bag.namelist()}
            facts = dict(line.split(": ", 1) for line in inside["bag-info.txt"].decode().splitlines())
            yield path, facts, inside

    def table(self, kind):
        return [dict(line, sealed=datetime.fromisoformat(facts["Contingencia-Fecha"]),
                     xml=inside.get(line["entrada"], b"").decode())
                for _, facts, inside in self.archives(kind)
                for line in csv.DictReader(io.StringIO(inside["data/indice.csv"].decode("utf-8-sig")), delimiter=";")]

    def attempts(self):
        """Every call about a number, in order."""
        lines = [line for _, _, inside in self.archives("-corrida")
                 for line in inside["data/intentos.jsonl"].decode().splitlines()]
        return [call for call in map(json.loads, lines) if call["number"]]

    def deadlines(self):
        """The two readings for each window, as the last run's archive has them."""
        *_, (_, _, inside) = self.archives("-corrida")
        windows = json.loads(inside["data/contingencia.json"])["windows"]
        return {(window["end"], window["deadline_from_restoration"], window["deadline_from_next_day"])
                for window in windows}

    def judged(self):
        """What holds on all days; what is wrong, with all that was found before."""
        self.every_folder_is_that_of_its_month()
        self.every_file_name_counts_in_its_year()
        self.every_accepted_invoice_has_a_day_that_dian_takes()
        self.expect("verify's exit code", self.workspace.call("verify").returncode, 0)
        self.expect("what waits", [path.name for path in (self.workspace.path / "inbox").rglob("*.csv")], [])
        return self.wrong

    def every_folder_is_that_of_its_month(self):
        for path, facts, _ in self.archives():
            folder = "/".join(path.parent.parts[-2:])
            self.expect(f"the folder of {path.name}", folder, facts["Contingencia-Fecha"][:7].replace("-", "/"))
            self.expect(f"the day of {path.name}", facts["Bagging-Date"], facts["Contingencia-Fecha"][:10])

    def every_file_name_counts_in_its_year(self):
        """`fv`, the NIT, `000`, the year in which it was sealed to be sent, and a counter from 1."""
        count = {}
        for line in self.table("-emision"):
            year = line["sealed"].year % 100
            count[year] = count.get(year, 0) + 1
            self.expect(f"DIAN's name of {line['factura']}", line["archivo_dian"],
                        f"fv0900373115000{year:02}{count[year]:08X}")

    def every_accepted_invoice_has_a_day_that_dian_takes(self):
        """A draft that of its arrival (FAD09e); a type 04 that of the till."""
        arrived = dict(self.workspace.rows(
            "dian-simulada", "SELECT lower(hex(uniqueCode)), receivedAt FROM decision WHERE isAcceptance = 1"))
        issued = {line["codigo_unico"]: line for line in self.table("-emision")}
        self.expect("accepted invoices that were never sealed", sorted({*arrived} - {*issued}), [])
        for code, line in issued.items():
            day = re.search("<cbc:IssueDate>(.*?)</", line["xml"]).group(1)
            self.expect(f"the day of {line['factura']} in its index", line["emitida"][:10], day)
            if line["tipo"] == "01" and code in arrived:
                self.expect(f"the day of {line['factura']}", day,
                            datetime.fromtimestamp(arrived[code], BOGOTA).date().isoformat())
        numbers = [line["factura"] for code, line in issued.items() if code in arrived]
        self.expect("numbers accepted twice", sorted({n for n in numbers if numbers.count(n) > 1}), [])

    def accepted(self):
        return [number for number, in self.workspace.rows(
            "dian-simulada", "SELECT number FROM decision WHERE isAcceptance = 1")]


def readings(end):
    """A window's end and its deadlines: 48 hours from then, and from the end of that day."""
    next_day = end.replace(hour=0, minute=0, second=0) + timedelta(days=1)
    return tuple(time.isoformat() for time in (end, end + TWO_DAYS, next_day + TWO_DAYS))


# --- days ------------------------------------------------------------------------------------------

def leap_day(nights):
    before = [moment("2028-02-27 10:00"), moment("2028-02-28 10:00")]
    over = [moment("2028-02-28 20:00"), moment("2028-03-01 06:30")]
    windows = [[time.isoformat() for time in span] for span in (before, over)]
    life = Life(nights, "leap", settings(windows, [(*windows[1], "unavailable")]))
    life.workspace.declare(*windows[0], now=moment("2028-02-28 11:00").isoformat())
    life.workspace.declare(windows[1][0], None, now=moment("2028-02-28 21:00").isoformat())
    life.workspace.drop({
        "antes.csv": HEADER + sale("04", "KEN2", 1, "2028-02-28 09:00:00"),
        "bisiesto.csv": HEADER + sale("04", "CHAP", 1201, "2028-02-28 23:59:59")
        + sale("04", "CHAP", 1202, "2028-02-29 00:00:00") + sale("04", "CHAP", 1203, "2028-02-29 19:30:00"),
        "borrador.csv": HEADER + sale("01", "USAQ", 3401, "2028-02-29 12:00:00"),
        "no-existe.csv": HEADER + sale("04", "KENN", 1, "2027-02-29 10:00:00")
        + sale("04", "KENN", 2, "2100-02-29 10:00:00") + sale("04", "KENN", 3, "2028-02-30 10:00:00"),
    })
    life.run("2028-02-29 20:00:00", (2, 6))
    said = (life.workspace.path / "rejected/no-existe.csv.hallazgos.txt").read_text()
    life.expect("findings of days that do not exist", said.count("VAL-04"), (1, 3))
    life.workspace.drop({"marzo.csv": HEADER + sale("04", "CHAP", 1204, "2028-02-29 23:59:59")
                         + sale("04", "CHAP", 1205, "2028-03-01 00:00:00")})
    life.workspace.call("window", "amend", "2", "--end", windows[1][1], "--by", "Ana",
                        "--now", moment("2028-03-01 07:00").isoformat())
    life.run("2028-03-01 08:00:00", (2, 6))
    life.expect("deadlines", life.deadlines(), {readings(before[1]), readings(over[1])})
    # 46 hours after its window, for there was a 29 February: DIAN has nothing to remark.
    life.expect("DIAN's remarks", [line["factura"] for line in life.table("-respuestas") if line["reglas"]], [])
    life.expect("months", {path.parent.name for path, _, _ in life.archives()}, {"02", "03"})
    life.expect("accepted", life.accepted(),
                ["CHAP1201", "CHAP1202", "CHAP1203", "CHAP1204", "CHAP1205", "KEN21", "USAQ3401"])
    return life.judged()


def at_the_end_of_a_year(nights, fault):
    """The last evening's invoices get no answer; they are asked about in January, with one sale more."""
    span = [moment("2027-12-30 08:00"), moment("2027-12-31 20:00")]
    window = [[time.isoformat() for time in span]]
    life = Life(nights, fault, settings(window, chances=f"{fault}: 1000"))
    life.workspace.declare(*window[0], now=moment("2027-12-31 21:00").isoformat())
    life.workspace.drop({
        "diciembre.csv": HEADER + "".join(
            sale("04", "CHAP", number, "2027-12-31 19:00:00") for number in range(1201, 1218)),
        "borrador.csv": HEADER + sale("01", "USAQ", 3401, "2027-12-31 19:30:00"),
    })
    life.run("2027-12-31 22:00:00", (3, 6))
    (life.workspace.path / "contingencia.yaml").write_text(settings(window))
    life.workspace.drop({"enero.csv": HEADER + sale("04", "CHAP", 1218, "2027-12-31 19:59:00")})
    life.run("2028-01-01 08:00:00", 0)
    life.expect("deadlines", life.deadlines(), {readings(span[1])})
    life.expect("years", {path.parent.parent.name for path, _, _ in life.archives()}, {"2027", "2028"})
    sealed = [line["factura"] for line in life.table("-emision") if line["tipo"] == "04"]
    life.expect("sealed invoices of type 04", sealed, [f"CHAP{number}" for number in range(1201, 1219)])
    life.expect("accepted", len(life.accepted()), 19)
    return life


def january_calls(life, number):
    return [call["call"] for call in life.attempts() if call["number"] == number and call["at"] > "2028"]


def cut(nights):
    life = at_the_end_of_a_year(nights, "cut")
    life.expect("January's calls", january_calls(life, "CHAP1201"), ["status", "submit"])
    # The draft is sent again as it was sealed; its day has passed, so it is issued with that of then.
    drafts = [line["emitida"][:10] for line in life.table("-emision") if line["factura"] == "USAQ3401"]
    life.expect("the draft's days", drafts, ["2027-12-31", "2028-01-01"])
    return life.judged()


def lost(nights):
    life = at_the_end_of_a_year(nights, "lost")
    for number in ("CHAP1201", "USAQ3401"):
        life.expect(f"January's calls about {number}", january_calls(life, number), ["status"])
    return life.judged()


def over(nights, name, midnight):
    """A run that begins two minutes before; DIAN is slow, falls silent, and is back twenty minutes after."""
    def after(**span):
        return f"{midnight + timedelta(**span):%Y-%m-%d %H:%M:%S}"

    def stated(**span):
        return (midnight + timedelta(**span)).isoformat()

    window = [[stated(hours=-12), stated(hours=-4)]]
    outage = (stated(minutes=-1), stated(minutes=20), "unavailable")
    life = Life(nights, name, settings(window, [outage], "slow: 400", parallel=2))
    life.workspace.declare(*window[0], now=stated(hours=-1))
    life.workspace.drop({
        "ventas.csv": HEADER + "".join(sale("04", "CHAP", number, after(hours=-8)) for number in range(1201, 1206)),
        "borradores.csv": HEADER + "".join(
            sale("01", "USAQ", number, after(hours=-8)) for number in range(3401, 3413)),
    })
    life.run(after(minutes=-2), (0, 3))
    life.run(after(hours=3), 0)
    life.expect("accepted", len(life.accepted()), 17)
    return life


def days_of_drafts(life):
    days = {}
    for line in life.table("-emision"):
        if line["tipo"] == "01":
            days.setdefault(line["factura"], []).append(line["emitida"][:10])
    return list(days.values())


def over_new_year(nights):
    life = over(nights, "new-year", moment("2028-01-01 00:00"))
    days = days_of_drafts(life)
    last, first = "2027-12-31", "2028-01-01"
    life.expect("the drafts' days", [found for found in days if found not in ([last], [last, first])], [])
    for ways in ([last], [last, first]):
        life.expect(f"whether some draft has the days {ways}", ways in days, True)
    refused = {line["factura"]: line["reglas"] for line in life.table("-respuestas") if line["reglas"]}
    life.expect("what DIAN refuses drafts for", {rules[:6] for rules in refused.values()}, {"FAD09e"})
    life.expect("years", {path.parent.parent.name for path, _, _ in life.archives()}, {"2027", "2028"})
    return life.judged()


def over_greenwich(nights):
    """19:00 in Bogotá is midnight elsewhere, and nothing."""
    life = over(nights, "greenwich", moment("2027-12-31 19:00"))
    life.expect("the drafts' days", [found for found in days_of_drafts(life) if found != ["2027-12-31"]], [])
    life.expect("years", {path.parent.parent.name for path, _, _ in life.archives()}, {"2027"})
    return life.judged()
