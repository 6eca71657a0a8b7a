import Foundation
import TestKit
import Testing

@testable import Commands

/// The built program before a DIAN that goes away.
@Suite struct SubmissionProgramTests {
    private let root: TemporaryFolder

    init() throws {
        root = try TemporaryFolder()
    }

    /// A workspace with twenty invoices of type 04; `dian` follows in the settings of the simulated DIAN.
    private func prepare(_ workspace: String, top: String = "", dian: String) throws {
        let outage =
            "outages: [{start: 2025-01-08 17:31, end: 2025-01-10 19:44, kind: unavailable}]"
        let settings = SampleSettings.text
            .replacing("gaps: hold", with: "gaps: hold\n\(top)")
            .replacing(outage, with: dian)
        try root.write(Array(settings.utf8), to: "\(workspace)/contingencia.yaml")
        try root.write(Array("12345".utf8), to: "\(workspace)/pin.txt")
        let rows = (990_000_001...990_000_020).map { number in
            "04;SETP;\(number);2025-01-09;10:00:00;Pan;1;5000;01;5\n"
        }
        let header = "tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio;impuesto;tarifa\n"
        try root.write(Array((header + rows.joined()).utf8), to: "\(workspace)/inbox/a.csv")
        let window = ["--type", "04", "--start", "2025-01-08 17:31", "--end", "2025-01-10 19:44"]
        let who = ["--source", "Comunicado", "--by", "Ana", "--now", "2025-01-10 20:00"]
        #expect(try contingencia(workspace, ["window", "declare"] + window + who).status == 0)
    }

    private func contingencia(
        _ workspace: String,
        _ arguments: [String]
    ) throws -> (status: Int32, output: String) {
        let program = try #require(Bundle.main.executableURL)
            .deletingLastPathComponent().appending(path: "contingencia").path()
        return try run(program, arguments + ["--workspace", workspace], in: root.path)
    }

    /// `intentos.jsonl` of the one archive of a run.
    private func calls(of workspace: String) throws -> String {
        let archives = filesUnder(root.path(of: "\(workspace)/archive"))
        let archive = try #require(archives.first { $0.hasSuffix("-corrida.zip") })
        let path = root.path(of: "\(workspace)/archive/\(archive)")
        return try run("unzip", ["-p", path, "*/data/intentos.jsonl"]).output
    }

    @Test(.enabled(if: isInstalled("unzip")))
    func `a night with an outage in its middle is played again from its evidence alone`() throws {
        try prepare(
            "noche",
            dian: """
                outages: [{start: 2025-01-11 08:01, end: 2025-01-11 08:30, kind: unavailable}]
                    chances: {slow: 200, lost: 100}
                  submission: {parallel: 2}
                """
        )
        let night = try contingencia("noche", ["run", "--now", "2025-01-11 08:00"])
        #expect(night.status == 0, "\(night.output)")
        #expect(!night.output.contains("SIGTERM"), "\(night.output)")
        let calls = try calls(of: "noche")
        #expect(calls.contains(#""call":"probe""#) && calls.contains("not called"))
        try prepare("otra", dian: "replay: calls.jsonl\n  submission: {parallel: 2}")
        try root.write(Array(calls.utf8), to: "otra/calls.jsonl")
        let again = try contingencia("otra", ["run", "--now", "2025-01-11 08:00"])
        #expect(again.status == 0, "\(again.output)")
        #expect(try self.calls(of: "otra") == calls)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a real run before a DIAN that never answers ends when its time is over, all recorded`()
        throws
    {
        try prepare(
            "real",
            top: "time_budget: 5s",
            dian: "chances: {slow: 1000}\n  submission: {timeout: 1s}"
        )
        let start = ContinuousClock.now
        let answer = try contingencia("real", ["run", "--format", "json"])
        let elapsed = ContinuousClock.now - start
        // The deadline of these sales passed long ago.
        #expect(answer.status == 6, "\(answer.output)")
        #expect(elapsed > .seconds(3) && elapsed < .seconds(30), "\(elapsed)")
        #expect(answer.output.contains(#""authority_lost": true"#))
        #expect(try contingencia("real", ["verify", "--level", "full"]).status == 0)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a real run that waits for DIAN says so once, with the end of the wait`() throws {
        let silence = "{start: 2025-01-08 17:31, end: 2999-01-01 08:00, kind: unavailable}"
        try prepare(
            "espera",
            dian: "outages: [\(silence)]\n  submission: {timeout: 1s, patience: 1s}"
        )
        let said = try contingencia("espera", ["run"]).output
        let waits = said.components(
            separatedBy: "La DIAN no responde; se espera por ella, hasta 20"
        )
        #expect(waits.count == 2, "\(said)")
        #expect(said.contains("Ctrl-C o SIGTERM termina la corrida con todo registrado"))
    }
}
