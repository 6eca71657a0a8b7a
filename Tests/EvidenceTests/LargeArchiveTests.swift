import Evidence
import Fiscal
import Foundation
import TestKit
import Testing

struct LargeArchiveTests {
    private static let hasPython = isThere("python3", "--version")

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
    func `an entry of 300 MB takes a fraction of it in memory, both ways`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let chunk = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 >> 4 ^ $0 >> 13) }
        let before = try peakMemory()
        let sealed = try store.seal(Workshop.plan(1, .recepcion)) { entries in
            try entries.add("archivos/ventas.csv") { consume in
                for _ in 0..<300 { try chunk.withUnsafeBytes { try consume($0) } }
            }
        }
        var read = 0
        try store.open(sealed.name).read("archivos/ventas.csv") { read += $0.count }
        #expect(read == 300_000_000)
        #expect(try store.adopt(Workshop.plan(1, .recepcion)) == sealed)
        #expect(try peakMemory() - before < 150_000_000)
    }

    @Test(.enabled(if: hasPython))
    func `70,000 entries need ZIP64, and other programs read them`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try store.seal(Workshop.plan(1)) { entries in
            for number in 0..<70_000 { try entries.add("f/\(number)", [UInt8(number & 255)]) }
        }
        #expect(try store.open(sealed.name).bytes(of: "f/69999") == [UInt8(69_999 & 255)])
        let script = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as z:
                assert len(z.infolist()) == 70005, len(z.infolist())
                assert z.read(sys.argv[2] + '/data/f/69999') == bytes([69999 & 255])
            """
        let path = workshop.path(of: sealed)
        let result = try run(["python3", "-c", script, path, sealed.name.text])
        #expect(result.status == 0, "\(result.output)")
        #expect(store.verify(expected: [sealed], level: .full).problems.isEmpty)
    }

    /// The most memory this process ever held, in bytes.
    private func peakMemory() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        return try #require(Int(line.filter { $0.isNumber })) * 1024
    }
}
