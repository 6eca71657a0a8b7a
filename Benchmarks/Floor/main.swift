import Crypto
import Foundation
import Glibc

/// The unavoidable work of a night: `BenchmarkFloor WORKSPACE SCRATCH`.
///
/// Given the workspace that a run has finished, it does on the same bytes, once each, on one thread, what no
/// program can leave out: it reads and hashes the sale files; makes two SHA-384 a document; deflates every
/// archive entry at the run's level with its CRC-32 and SHA-256, hashes the archive for the chain, writes it
/// and syncs it; and inserts the ledger's rows, with prepared statements, a thousand a transaction, at
/// `synchronous=FULL`, into tables with the ledger's keys but without its other indexes and its triggers.
/// What it takes to get at those bytes (inflating, selecting) is not counted. It reads no sale, writes no
/// XML, judges nothing, and there is no DIAN.
let arguments = CommandLine.arguments
guard arguments.count == 3 else { fatalError("usage: BenchmarkFloor WORKSPACE SCRATCH") }
let workspace = arguments[1]
let scratch = arguments[2]

var meter = Meter()
for path in files(below: workspace + "/outbox", where: isSaleFile) {
    try meter.time("input") {
        let bytes = try Data(contentsOf: URL(filePath: path))
        _ = SHA256.hash(data: bytes)
    }
}
var documents = 0
let packer = Packer(scratch: scratch + "/floor.zip")
for path in files(below: workspace + "/archive", where: { $0.hasSuffix(".zip") }) {
    let entries = try zipEntries(of: path)
    if path.hasSuffix("-emision.zip") {
        documents += entries.count { $0.name.hasSuffix(".xml") }
    }
    try meter.time("archives") { try packer.write(entries) }
}
meter.time("codes") {
    // As long as what the unique code and the software's security code are made of.
    var code = [UInt8](repeating: UInt8(ascii: "7"), count: 250)
    let security = [UInt8](repeating: UInt8(ascii: "7"), count: 60)
    for number in 0..<documents {
        code[0] = UInt8(truncatingIfNeeded: number)
        _ = SHA384.hash(data: code)
        _ = SHA384.hash(data: security)
    }
}
try copyRows(of: workspace + "/ledger/ledger.sqlite", to: scratch + "/floor.sqlite", &meter)
print(meter.json(documents: documents))

/// Whether it is one of the night's, not a receipt.
func isSaleFile(_ path: String) -> Bool { !path.contains(".recibo.") }

func files(below folder: String, where isWanted: (String) -> Bool) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.map { folder + "/" + $0 }.sorted().filter { path in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return !isFolder.boolValue && isWanted(path)
    }
}
