import Evidence
import Fiscal
import Foundation
import Invoices
import Ledger
import SimulatedDIAN

/// The parts of a night, each alone and one after another: `BenchmarkParts NIGHT SCRATCH`.
///
/// NIGHT is a workspace of `Benchmarks/Night/night.py`, of which the first store is taken; SCRATCH an empty
/// folder. Each part gets what the one before it made, and is the product's own code. For each a line of JSON
/// tells its name, how much it did of what, and the seconds of CPU and by the clock.
///
/// With `counted` for a third argument the parts work on one thread, but for the ledger's reading ahead, so that
/// instructions can be counted.
let arguments = CommandLine.arguments
guard arguments.count > 2 else { fatalError("usage: BenchmarkParts NIGHT SCRATCH [counted]") }
let scratch = arguments[2]
let isCounted = arguments.dropFirst(3).first == "counted"
let shop = try Shop()

// A store's files are small, so each is read several times; what is warmed up the first time counts little.
let readings = isCounted ? 1 : 10
var files = try SaleFile.all(of: arguments[1])
for format in [SaleFile.Format.csv, .json] {
    let chosen = files.indices.filter { files[$0].format == format }
    let bytes = chosen.reduce(0) { $0 + files[$1].bytes.count }
    measure("read \(format.rawValue)", bytes * readings, "bytes") {
        for _ in 0..<readings {
            for index in chosen { files[index].read(in: shop.context) }
        }
    }
}

let sales = files.flatMap(\.sales)
let invoices = try measure("issue", sales.count, "invoices") { try shop.invoices(for: sales) }

let evidence = ZipEvidence(
    folder: scratch + "/archive",
    identity: shop.evidenceIdentity,
    width: isCounted ? 1 : coresOnline
)
let xml = invoices.reduce(0) { $0 + $1.xml.count }
let archives = try measure("seal", xml, "bytes") { try shop.seal(invoices, in: evidence) }
measure("verify", archives.reduce(0) { $0 + Int($1.size) }, "bytes") {
    let report = evidence.verify(expected: archives, level: .full)
    precondition(report.problems.isEmpty, "\(report.problems)")
}

let answers = try measure("DIAN", invoices.count, "invoices") {
    try shop.answers(to: invoices, lines: isCounted ? 1 : 8, memory: scratch + "/dian.sqlite")
}

let noted = files.map(NotedFile.init)
let path = scratch + "/ledger.sqlite"
let ledger = try measure("open", 1, "ledger") { try SQLiteLedger(path: path) }
let night = LedgerNight(of: noted, in: shop, invoices, answers, ledger)
try measure("ledger", sales.count, "sales") { try night.run() }
