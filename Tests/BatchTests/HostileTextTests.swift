import Batch
import Fiscal
import TestKit
import Testing

/// A sender's texts that a spreadsheet would take for formulas, in every place that a table shows.
@Suite struct HostileTextTests {
    private let formula = #"=HYPERLINK("http://x";"x")"#

    @Test func `no cell of any table that a run writes is a formula`() async throws {
        let world = try World()
        try world.declareOutage()
        let header = "tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio;tienda;@x;-y\n"
        let rows = [
            "04;FE;1;2025-01-09;10:00:00;\(quoted(formula));1;1000;\(quoted(formula));;\n",
            "04;FE;2;2025-01-09;10:00:00;+1;1;\(quoted(formula));\(quoted("@SUM(1)"));;\n",
            "04;FE;\(quoted(formula));2025-01-09;10:00:00;-1;1;1000;=1;;\n",
            "\(quoted("@cmd"));FE;4;=1+1;10:00:00;x;1;1000;+1;;\n",
        ]
        world.folders.drop(Array((header + rows.joined()).utf8), at: "=1+1/@x.csv")
        try await world.run()

        let tables = writtenTables(in: world)
        #expect(tables.keys.contains("=1+1/@x.csv.hallazgos.csv"))
        #expect(tables.keys.contains { $0.hasSuffix("recepcion/indice.csv") })
        #expect(tables.keys.contains { $0.hasSuffix("corrida/indice.csv") })
        for (name, table) in tables {
            let cells = cells(of: table)
            let formulas = cells.filter { $0.first.map { "=+-@\t\r".contains($0) } ?? false }
            #expect(formulas.isEmpty, "\(name)")
        }
        #expect(tables.values.contains { cells(of: $0).contains("'=1+1/@x.csv") })
    }

    /// Of the folders and of the archives; the reception's copies are the sender's own bytes.
    private func writtenTables(in world: World) -> [String: [UInt8]] {
        var tables: [String: [UInt8]] = [:]
        for place in [FolderPlace.inbox, .outbox, .rejected] {
            for path in world.folders.paths(in: place)
            where path.hasSuffix(".hallazgos.csv") || path.hasSuffix(".recibo.csv") {
                tables[path] = world.folders.contents(of: FileLocation(place, path))
            }
        }
        for archive in world.evidence.sealed {
            for (entry, bytes) in world.evidence.entries(of: archive.name) ?? [:]
            where entry.hasSuffix(".csv") && !entry.hasPrefix("archivos/") {
                tables["\(archive.name.kind)/\(entry)"] = bytes
            }
        }
        return tables
    }

    /// A plain reading of RFC 4180 with semicolons; a BOM is no part of the first cell.
    private func cells(of table: [UInt8]) -> [String] {
        var (cells, isQuoted) = ([""], false)
        for scalar in String(decoding: table, as: UTF8.self).unicodeScalars.drop(while: {
            $0 == "\u{FEFF}"
        }) {
            switch scalar {
            case "\"": isQuoted.toggle()
            case ";" where !isQuoted, "\n" where !isQuoted: cells.append("")
            case "\r" where !isQuoted: break
            default: cells[cells.count - 1].unicodeScalars.append(scalar)
            }
        }
        return cells
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
