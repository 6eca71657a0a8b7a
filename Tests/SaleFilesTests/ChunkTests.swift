import Fiscal
import Foundation
import SaleFiles
import Testing

/// Where a file is cut into chunks means nothing, and nothing of a chunk is kept.
///
/// `Reading` overwrites each chunk once it was read: what outlives it would be read as rubbish.
@Suite struct ChunkTests {
    /// The sale files of the samples, below their folder.
    private static let samples: [String] = {
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        let inputs = (paths ?? []).filter { !$0.contains("esperado") }
        return inputs.filter { path in
            [".csv", ".json", ".ndjson"].contains { path.hasSuffix($0) }
        }.sorted()
    }()

    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "samples").path

    @Test(arguments: samples)
    func `a sample reads the same in chunks that are gone`(path: String) throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: "\(Self.folder)/\(path)")))
        let whole = try Reading(bytes, name: path, chunk: max(1, bytes.count))
        for size in [1, 7, 32, 100] {
            #expect(try Reading(bytes, name: path, chunk: size).summary == whole.summary)
        }
    }

    @Test func `the samples are there`() { #expect(Self.samples.count > 80) }

    @Test(arguments: [
        (#"{"facturas":[{"numero":"FE7"}]}"#, "a.json"),
        (#"[{"factura":"FE7","cosas":[{"a":1}],"total":true,"lineas":[5]}]"#, "a.json"),
        (#"{"nit_emisor":"x","tienda":"Ni\u007aa","ventas":[{"tipo":"04"}],"otra":[]}"#, "a.json"),
        (csv(["otra": "\"a;\"\"b\"", "descripcion": "\"Pan;\n\""]), "a.csv"),
        (csv(["factura": "FE8"]) + "04;FE;8;x\n\nTotal;;;\n", "a.csv"),
    ]) func `a file reads the same wherever it is cut in two`(text: String, name: String) throws {
        let bytes = Array(text.utf8)
        let whole = try Reading(bytes, name: name).summary
        for size in 1..<bytes.count {
            #expect(try Reading(bytes, name: name, chunk: size).summary == whole, "\(size)")
        }
    }

    @Test func `a list that no key of a sale leads to is named by its key in the chunk before`()
        throws
    {
        let text = #"{"facturas_del_dia":[{"numero":"FE7"}]}"#
        for size in 1..<text.utf8.count {
            let reading = try Reading(text, name: "a.json", chunk: size)
            let finding = try #require(reading.file.findings.first { $0.severity == .error })
            #expect(finding.message.es.hasSuffix("trae la lista «facturas_del_dia»."))
        }
    }
}
