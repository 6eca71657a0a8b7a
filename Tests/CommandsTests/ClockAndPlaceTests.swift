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
        _ = try contingencia("init")
        #expect(try contingencia("run", "--now", "2999-01-01 08:00").status == 0)
        func contents() -> [String] { root.everything().filter { !$0.contains("sqlite") } }
        let before = contents()
        for command in ["run", "status"] {
            let answer = try contingencia(command)
            #expect(answer.status == 1)
            #expect(answer.output.contains("2999-01-01 08:00:00"), "\(answer.output)")
            #expect(answer.output.contains("--clock-is-right"))
        }
        #expect(contents() == before)
        #expect(try contingencia("run", "--clock-is-right").status == 0)
        #expect(try contingencia("run").status == 0)
        #expect(try contingencia("status").status == 0)
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
    }
}
