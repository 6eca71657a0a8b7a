import Crypto
import Fiscal
import Foundation
import Testing

@testable import Evidence

/// ZIPs that can be understood in two ways, or that lie: none is read.
struct ZipTricksTests {
    /// What refuses the ZIP when it is opened and read to its end; nil when nothing does.
    private func refusal(of bytes: [UInt8]) throws -> EvidenceProblem.Kind? {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let path = workshop.folder + "/forged.zip"
        try Data(bytes).write(to: URL(filePath: path))
        do {
            let zip = try ZipReader(try #require(try RawFile.openIfPresent(path)))
            for entry in zip.entries { try zip.read(entry) { _ in } }
            return nil
        } catch let damage as Damage {
            return damage.kind
        }
    }

    @Test func `what is forged without a trick is read`() throws {
        #expect(
            try refusal(of: forge([ForgedEntry(path: "a/b"), ForgedEntry(path: "a/c")])) == nil
        )
    }

    @Test func `two entries of one name are refused`() throws {
        #expect(
            try refusal(of: forge([ForgedEntry(path: "a"), ForgedEntry(path: "a")])) == .structure
        )
    }

    @Test(arguments: ["../a", "/a", "a/../b", "a\\b", "c:a", "a/", "a\u{0}b", ""])
    func `a name that leads elsewhere is refused`(path: String) throws {
        #expect(try refusal(of: forge([ForgedEntry(path: path)])) == .structure)
    }

    @Test func `a local header that differs from the directory is refused`() throws {
        let bytes = try forge([ForgedEntry(path: "factura-1", localPath: "factura-2")])
        #expect(try refusal(of: bytes) == .structure)
    }

    @Test func `data that belongs to no entry is refused wherever it lies`() throws {
        let plain = ForgedEntry(path: "a")
        let second = ForgedEntry(path: "b", garbageBefore: [1, 2, 3])
        #expect(try refusal(of: forge([ForgedEntry(path: "a", garbageBefore: [0])])) == .structure)
        #expect(try refusal(of: forge([plain, second])) == .structure)
        #expect(try refusal(of: forge([plain], after: [0])) == .structure)
        #expect(try refusal(of: forge([plain]) + [0]) == .structure)
        #expect(try refusal(of: [0] + forge([plain])) == .structure)
        #expect(try refusal(of: forge([ForgedEntry(path: "a", garbageInside: [0])])) == .entry)
    }

    @Test func `entries that share their data are refused`() throws {
        let bytes = try forge([ForgedEntry(path: "a"), ForgedEntry(path: "a", offset: 0)])
        #expect(try refusal(of: bytes) == .structure)
        #expect(
            try refusal(of: forge([ForgedEntry(path: "a"), ForgedEntry(path: "b", offset: 0)]))
                == .structure
        )
    }

    @Test func `a size that lies stops the reading at that size`() throws {
        let zeros = [UInt8](repeating: 0, count: 5_000_000)
        let bomb = try forge([ForgedEntry(path: "a", size: 1000, content: zeros)])
        #expect(try refusal(of: bomb) == .entry)
        #expect(try refusal(of: forge([ForgedEntry(path: "a", size: 10_000)])) == .entry)
        let none = try forge([ForgedEntry(path: "a", size: 0)])
        #expect(try refusal(of: none) == .entry)
    }

    @Test(arguments: [Int64.max, 5_000_000_000, 1 << 20, 0])
    func `a compressed size that lies is refused`(size: Int64) throws {
        let bytes = try forge([
            ForgedEntry(path: "a", compressedSize: size), ForgedEntry(path: "b"),
        ])
        #expect(try refusal(of: bytes) == .structure)
    }

    @Test func `a wrong CRC is refused`() throws {
        #expect(try refusal(of: forge([ForgedEntry(path: "a", crc: 1)])) == .entry)
    }

    @Test(arguments: [[], [0x50], Array("PK\u{5}\u{6}".utf8), [UInt8](repeating: 0xff, count: 200)])
    func `what is no ZIP is refused`(bytes: [UInt8]) throws {
        #expect(try refusal(of: bytes) == .structure)
    }

    @Test func `numbers beyond 32 bits are written and understood as ZIP64`() throws {
        let entry = ZipEntry(
            path: "a",
            crc: 1,
            compressedSize: 5_000_000_000,
            size: 6_000_000_000,
            offset: 7_000_000_000,
            time: DOSTime(packed: 0)
        )
        let record = ZipFormat.centralRecord(of: entry)
        #expect(record.count == 46 + 1 + 28)
        #expect(record[6] == 45)
        let sizes = record.suffix(24)
        #expect(Array(sizes.prefix(8)) == [0x00, 0xbc, 0xa0, 0x65, 0x01, 0, 0, 0])
        let seal = ContentDigest(SHA256.hash(data: [UInt8]()))
        let end = { ZipDirectory(count: 3, offset: $0, size: 100, seal: seal) }
        #expect(ZipFormat.endRecords(of: end(7_000_000_000)).count == 22 + 72 + 76)
        #expect(ZipFormat.endRecords(of: end(7)).count == 22 + 72)
    }

    @Test func `a write that takes only a part is continued with the rest`() throws {
        // A pipe that nobody empties takes what fits, then nothing more.
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        #expect(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
        let bytes = (0..<4_000_000).map { UInt8(truncatingIfNeeded: $0 >> 8 ^ $0) }
        let failure = #expect(throws: EvidenceFailure.self) {
            let file = RawFile(path: "pipe", descriptor: dup(descriptor), isNew: false)
            try bytes.withUnsafeBytes { try file.append($0) }
        }
        #expect(failure?.cause.en == "Resource temporarily unavailable")
        try pipe.fileHandleForWriting.close()
        let arrived = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
        #expect(arrived.count >= 4096)
        #expect(arrived == Array(bytes.prefix(arrived.count)))
    }

    @Test func `a full disk is a failure with its remedy`() throws {
        let file = RawFile(path: "/dev/full", descriptor: open("/dev/full", O_RDWR), isNew: true)
        let failure = #expect(throws: EvidenceFailure.self) {
            try [UInt8](repeating: 0, count: 4096).withUnsafeBytes { try file.append($0) }
        }
        #expect(failure?.cause.en == "No space left on device")
        #expect(
            failure?.hint.en.contains("`df -i`") == true
        )
        #expect(failure?.operation == .writing)
    }
}
