import Foundation
import TestKit
import Testing

@testable import Commands

/// A range of which DIAN accepted a number stays as it is in the settings.
@Suite struct ChangedRangeTests {
    let root: TemporaryFolder

    init() throws {
        root = try TemporaryFolder()
        try root.write(Array(SampleSettings.text.utf8), to: "contingencia.yaml")
        try root.write(Array("12345".utf8), to: "pin.txt")
        let sale = """
            tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio;impuesto;tarifa
            01;SETP;990000001;2025-01-11;06:00:00;Café molido 500 g;1;1000,00;01;5

            """
        try root.write(Array(sale.utf8), to: "inbox/dia.csv")
    }

    private func contingencia(_ arguments: String...) throws -> (status: Int32, output: String) {
        try contingencia(arguments)
    }

    private func contingencia(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let program = try #require(Bundle.main.executableURL)
            .deletingLastPathComponent().appending(path: "contingencia").path()
        return try run(
            program,
            arguments + ["--language", "es", "--now", "2025-01-11 08:00"],
            in: root.path
        )
    }

    private func settings(_ changes: (old: String, new: String)...) throws {
        var text = SampleSettings.text
        for change in changes {
            #expect(text.contains(change.old))
            text = text.replacingOccurrences(of: change.old, with: change.new)
        }
        try root.write(Array(text.utf8), to: "contingencia.yaml")
    }

    /// SQLite's own files come and go.
    private func sealedAndMoved() -> [String] {
        root.everything().filter { !$0.hasPrefix("ledger/") }
    }

    @Test(arguments: [
        ("18760000001", "18760000009"), ("to: 995000000", "to: 995000001"),
        ("valid_until: 2030-01-19", "valid_until: 2031-01-19"),
    ])
    func `after an acceptance a changed resolution stops every run and touches nothing`(
        old: String,
        new: String
    ) throws {
        #expect(try contingencia("run").status == 0)
        let before = sealedAndMoved()
        try settings((old, new))
        for arguments in [["run"], ["run", "--dry-run"], ["status"]] {
            let answer = try contingencia(arguments)
            #expect(answer.status == 1, "\(answer.output)")
            #expect(answer.output.contains("el rango 18760000001 de 900373115"))
            #expect(answer.output.contains("to: 995000000, valid_from: 2019-01-19"))
        }
        #expect(sealedAndMoved() == before)
        try settings()
        #expect(try contingencia("run").status == 0)
    }

    @Test func `before an acceptance it may be corrected, and the workspace's beginning always`()
        throws
    {
        try settings(("18760000001", "18760000009"))
        #expect(try contingencia("run", "--dry-run").status == 3)
        try settings()
        #expect(try contingencia("run").status == 0)
        try settings(("first: 990000001", "first: 990000000"))
        #expect(try contingencia("status").status == 3)
        #expect(try contingencia("run").status == 3)
    }
}
