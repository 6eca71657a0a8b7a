import Batch
import Fiscal
import Folders
import Foundation
import Ledger
import TestKit
import Testing

@testable import Commands

/// What an operator may type, and how it is refused.
@Suite struct NumberActTests {
    private let ledger: SQLiteLedger
    private let settings: WorkspaceSettings

    init() throws {
        ledger = try SQLiteLedger.inMemory()
        settings = try SampleSettings.parse()
    }

    private func act(
        _ kind: NumberAct.Kind,
        _ first: String,
        to last: String? = nil,
        reason: String = "Talonario perdido",
        by name: String = "Ana"
    ) throws -> ActReport {
        let now = try time("2025-01-11T08:00:00-05:00")
        return try NumberRegister(ledger: ledger, issuers: settings.issuers, now: now)
            .act(kind, from: first, to: last, issuer: nil, reason: reason, by: name)
    }

    @Test func `a lost talonario is disabled in one act, and told so`() throws {
        let report = try act(.disable, "CONT1", to: "CONT50")
        #expect(report.changed == 50)
        #expect(report.text(in: .es).hasPrefix("Inhabilitado: CONT1-50 (50 números)\n"))
        #expect(report.text(in: .en).contains("Ana: Talonario perdido"))
        #expect(report.json.line.contains(#""kind":"number-disabled""#))
        let status = try StatusReport(
            of: settings,
            from: ledger,
            in: MemoryEvidence(),
            inbox: InboxLook(),
            at: time("2025-01-11T08:05:00-05:00")
        )
        #expect(
            status.text(in: .es).contains(
                """
                Decidido desde la última corrida
                  Inhabilitado · Ana · 2025-01-11 08:00:00
                    CONT1-50: Talonario perdido
                """
            )
        )
        #expect(status.json(in: .es).line.contains(#""acts":[{"kind":"number-disabled""#))
        let life = try NumberReport(
            of: "CONT7",
            issuer: nil,
            in: settings,
            from: ledger,
            in: MemoryEvidence()
        )
        #expect(life.fate == .disabled)
        #expect(life.text(in: .es).contains("Inhabilitado · Ana · 2025-01-11 08:00:00"))
        #expect(life.json(in: .es).line.contains(#""acts":[{"kind":"number-disabled""#))
    }

    @Test func `what is disabled already is told so, and nothing changes`() throws {
        _ = try act(.disable, "CONT1")
        let again = try act(.disable, "CONT1", reason: "otra vez")
        #expect(again.changed == 0)
        #expect(again.text(in: .es) == "CONT1 ya estaba inhabilitado: no cambió nada.\n")
        #expect(try ledger.acts(on: number("CONT1"), issuer: settings.issuers[0].nit).count == 1)
        #expect(try act(.disable, "CONT1", to: "CONT3").changed == 2)
        #expect(try act(.enable, "CONT1", to: "CONT3").changed == 3)
        #expect(try ledger.fateCounts() == [:])
    }

    @Test(
        arguments: [
            ("OTRO1", nil, "no es un número de los rangos"),
            ("SETP990000000", nil, "anterior al primero"),
            ("SETP995000001", nil, "no cabe en ningún rango"),
            ("CONT4999", "CONT5001", "no cabe en ningún rango"),
            ("CONT9", "SETP990000009", "no tienen el mismo prefijo"),
            ("CONT9", "CONT1", "está antes de"),
            ("SETP990000001", "SETP990200000", "en una orden caben 100000"),
        ] as [(String, String?, String)]
    )
    func `a span that is no part of one range is refused and nothing is changed`(
        first: String,
        last: String?,
        words: String
    ) throws {
        let refusal = #expect(throws: Refusal.self) { try act(.disable, first, to: last) }
        #expect(refusal?.message.es.contains(words) == true, "\(refusal?.message.es ?? "")")
        #expect(refusal?.status == .usage)
        #expect(try ledger.seen() == [:])
    }

    @Test(arguments: [("", "Ana"), ("Perdido", "")])
    func `an act without reason or name is refused`(reason: String, name: String) throws {
        #expect(throws: Refusal.self) { try act(.disable, "CONT1", reason: reason, by: name) }
        #expect(try ledger.seen() == [:])
    }

    @Test(arguments: [
        NumberAct.Kind.enable, .release(as: .authorityDown), .retry, .settle(.ours),
        .settle(.other),
    ])
    func `an act that does not lead away from the fate is refused with the fate`(
        kind: NumberAct.Kind
    ) throws {
        let refusal = #expect(throws: Refusal.self) { try act(kind, "CONT1") }
        #expect(refusal?.message.es == "estado de CONT1: faltante; no se cambió nada")
        #expect(try ledger.seen() == [:])
    }
}

extension ProgramTests {
    @Test func `the program disables and enables under its own exit codes`() throws {
        _ = try contingencia("init")
        let why = ["--reason", "Talonario perdido", "--by", "Ana"]
        func number(_ arguments: [String]) throws -> (status: Int32, output: String) {
            try run(
                program(),
                ["number"] + arguments + why + ["--language", "es"],
                in: root.path
            )
        }
        let disabled = try number(["disable", "SETP990000001", "--to", "SETP990000009"])
        #expect(disabled.status == 0, "\(disabled.output)")
        #expect(disabled.output.contains("SETP990000001-990000009 (9 números)"))
        #expect(try contingencia("status").output.contains("anulada"))
        let settled = try number(["settle", "SETP990000001", "--outcome", "ours"])
        #expect(settled.status == 64)
        #expect(settled.output.contains("estado de SETP990000001: anulada"))
        #expect(try number(["enable", "SETP990000001"]).status == 0)
        #expect(try contingencia("number", "disable", "SETP990000001", "--by", "Ana").status == 64)
    }

    @Test
    func `drafts sent before a restore are settled in one range, and no XML passes for DIAN's`()
        throws
    {
        try root.write(Array(SampleSettings.text.utf8), to: "contingencia.yaml")
        try root.write(Array("12345".utf8), to: "pin.txt")
        let rows = (1...3).map { "01;SETP;99000000\($0);2025-01-11;07:00:00;Pan;1;5000;01;5\n" }
        let header = "tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio;impuesto;tarifa\n"
        let file = Array((header + rows.joined()).utf8)
        try root.write(file, to: "inbox/a.csv")
        #expect(try contingencia("run", "--now", "2025-01-11 08:00").status == 0)
        let lost = "rm -r archive outbox ledger/ledger.sqlite* ledger/workspace.id"
        #expect(try run("sh", ["-c", lost], in: root.path).status == 0)
        try root.write(file, to: "inbox/a.csv")
        let disputed = try contingencia("run", "--now", "2025-01-11 09:00")
        #expect(disputed.status == 2 && disputed.output.contains("DIAN-02"), "\(disputed.output)")
        #expect(disputed.output.contains("number settle"), "\(disputed.output)")
        let settled = try contingencia(
            "number",
            "settle",
            "SETP990000001",
            "--to",
            "SETP990000003",
            "--outcome",
            "ours",
            "--reason",
            "Mismas ventas en el portal",
            "--by",
            "Ana",
            "--now",
            "2025-01-11 09:30"
        )
        #expect(settled.output.contains("SETP990000001-990000003 (3 números)"), "\(settled.output)")
        #expect(try contingencia("run", "--now", "2025-01-11 10:00").status == 0)
        let shown = try contingencia("number", "show", "SETP990000002").output
        #expect(shown.contains("El documento que tiene la DIAN no está en estos archivos"))
        #expect(!shown.contains("data/facturas/") && !shown.contains("Emitida"), "\(shown)")
        #expect(try contingencia("verify", "--level", "full").status == 0)
    }
}
