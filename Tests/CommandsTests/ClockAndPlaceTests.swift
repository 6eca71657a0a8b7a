import Foundation
import TestKit
import Testing

/// The built program on a machine whose clock or whose place is not what it was.
@Suite struct ClockAndPlaceTests {
    let root: TemporaryFolder

    init() throws { root = try TemporaryFolder() }

    private func contingencia(
        _ arguments: String...,
        in folder: String? = nil
    ) throws -> (status: Int32, output: String) {
        let program = try #require(Bundle.main.executableURL)
            .deletingLastPathComponent().appending(path: "contingencia").path()
        return try run(program, arguments + ["--language", "es"], in: folder ?? root.path)
    }

    @Test
    func `a clock behind the ledger stops what looks at the time, until a person vouches for it`()
        throws
    {
        try root.write(Array(SampleSettings.text.utf8), to: "contingencia.yaml")
        try root.write(Array("777".utf8), to: "pin.txt")
        let sale = """
            tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio
            04;SETP;990000001;2025-01-09;10:00;Café;1;5000
            """
        try root.write(Array(sale.utf8), to: "inbox/ventas.csv")
        _ = try contingencia("run", "--now", "2999-01-01 08:00")
        let sealed = try archives()
        for command in ["run", "status"] {
            let answer = try contingencia(command)
            #expect(answer.status == 1)
            #expect(answer.output.contains("2999-01-01 08:00:00"), "\(answer.output)")
            #expect(answer.output.contains("--clock-is-right"))
        }
        #expect(try archives() == sealed)

        let word = "--clock-is-right"
        #expect(try contingencia("run", word, "--dry-run").status == 64)
        #expect(try contingencia("run", word, "--now", "2024-01-01 08:00").status == 64)
        #expect(try contingencia("run", word).status != 1)
        #expect(try contingencia("status").status != 1)
        let look = "for bag in archive/*/*/*/*-corrida.zip; do unzip -p $bag */bitacora.jsonl; done"
        let journal = try run("sh", ["-c", look], in: root.path)
        #expect(journal.output.contains("clock-set-back"), "\(journal.output)")
        #expect(journal.output.contains("2999-01-01T08:00:00-05:00"))

        _ = try run("rm", ["ledger/ledger.sqlite"], in: root.path)
        #expect(try contingencia("ledger", "rebuild").status == 0)
        #expect(try contingencia("run").status != 1)
    }

    private func archives() throws -> String {
        try run("sh", ["-c", "sha256sum archive/*/*/*/*.zip"], in: root.path).output
    }

    @Test func `a workspace that was moved or copied says so once, and works`() throws {
        let first = root.path(of: "uno")
        let second = root.path(of: "dos")
        try FileManager.default.createDirectory(atPath: first, withIntermediateDirectories: true)
        _ = try contingencia("init", in: first)
        let word = "otro lugar"
        #expect(try !contingencia("run", in: first).output.contains(word))
        #expect(try !contingencia("run", in: first).output.contains(word))
        try FileManager.default.copyItem(atPath: first, toPath: second)
        let moved = try contingencia("run", in: second)
        #expect(moved.status == 0)
        #expect(moved.output.contains(word))
        #expect(moved.output.contains(first))
        #expect(try !contingencia("run", in: second).output.contains(word))
        for place in [second, second + "/", "../dos", "."] {
            let same = try contingencia("run", "--workspace", place, in: second)
            #expect(!same.output.contains(word), "\(place)")
        }
    }
}
