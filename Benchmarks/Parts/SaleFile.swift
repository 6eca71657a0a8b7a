import Fiscal
import Foundation
import SaleFiles

/// A file of the night, in memory, and the sales that were read in it.
struct SaleFile {
    enum Format: String {
        case csv = "CSV"
        case json = "JSON"
    }

    /// Below the inbox.
    let path: String
    let bytes: [UInt8]
    private(set) var profile = ""
    private(set) var sales: [SaleDocument] = []

    var format: Format { path.hasSuffix(".json") ? .json : .csv }

    /// Those of the first store, by name.
    static func all(of night: String) throws -> [SaleFile] {
        let (inbox, store) = (night + "/inbox/", "tienda-000")
        return try FileManager.default.contentsOfDirectory(atPath: inbox + store).sorted().map {
            name in
            let path = store + "/" + name
            let bytes = try Data(contentsOf: URL(filePath: inbox + path))
            return SaleFile(path: path, bytes: [UInt8](bytes))
        }
    }

    /// Once to learn its form and once for its sales, as a run does; every one must be right.
    mutating func read(in context: ReadingContext) {
        var profiler = SaleFileProfiler(path: path, context: context)
        inChunks { profiler.read($0) }
        let found = profiler.finish()
        var reader = SaleFileReader(profile: found, context: context)
        var sales: [SaleDocument] = []
        func take(_ read: ReadSale) {
            guard let sale = read.sale else { fatalError("\(path): \(read.findings)") }
            sales.append(sale)
        }
        inChunks { reader.read($0) { take($0) } }
        precondition(reader.finish { take($0) }.isTrusted)
        (profile, self.sales) = (found.text, sales)
    }

    /// As large as the program reads a file in.
    private func inChunks(_ each: (UnsafeRawBufferPointer) -> Void) {
        bytes.withUnsafeBytes { whole in
            for start in stride(from: 0, to: whole.count, by: 1 << 18) {
                let end = min(start + 1 << 18, whole.count)
                each(UnsafeRawBufferPointer(rebasing: whole[start..<end]))
            }
        }
    }
}
