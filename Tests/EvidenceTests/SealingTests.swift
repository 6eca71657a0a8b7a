import Evidence
import Fiscal
import Foundation
import TestKit
import Testing

struct SealingTests {
    /// Small and large entries, many enough to fill several batches.
    private func fill(_ entries: any ArchiveEntries, chunk: Int) throws {
        for number in 0..<1200 {
            let invoice = "<Invoice><ID>SETP\(number)</ID><Total>\(number * 7919)</Total></Invoice>"
            try entries.add("facturas/SETP\(number).xml", Array(invoice.utf8))
        }
        for size in [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 2_200_000] {
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 13 ^ $0 >> 8) }
            try entries.add("archivos/\(size).csv") { consume in
                try bytes.withUnsafeBytes { bytes in
                    for start in stride(from: 0, to: size, by: chunk) {
                        let end = min(start + chunk, size)
                        try consume(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                    }
                }
            }
        }
    }

    @Test func `the draft of a mark that a cut run left beside the mark is removed`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try store.seal(try Workshop.plan(1)) { _ in }
        let draft = workshop.archive + "/.espacio.txt.draft"
        try Data("tienda-1\n".utf8).write(to: URL(filePath: draft))
        _ = try store.seal(try Workshop.plan(2, after: sealed)) { _ in }
        #expect(!FileManager.default.fileExists(atPath: draft))
    }

    @Test func `the bytes depend neither on the cores nor on how a stream is cut`() throws {
        var archives: [[UInt8]] = []
        for (width, chunk) in [(1, 1 << 16), (2, 777), (5, 3_000_000)] {
            let workshop = try Workshop()
            defer { workshop.remove() }
            let store = try workshop.store(width: width)
            let sealed = try store.seal(Workshop.plan(1)) { try fill($0, chunk: chunk) }
            archives.append(try workshop.bytes(of: sealed))
            #expect(store.verify(expected: [sealed], level: .full).problems.isEmpty)
        }
        #expect(archives[0] == archives[1])
        #expect(archives[0] == archives[2])
    }

    @Test func `the digest and the size are those of the file`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let sealed = try workshop.sealThree(in: workshop.store())[2]
        #expect(try workshop.sealedDigest(of: sealed.name) == sealed.digest.hex)
        #expect(try workshop.bytes(of: sealed).count == Int(sealed.size))
    }

    @Test func `only the owner may read an archive, and no draft is left`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let sealed = try workshop.sealThree(in: workshop.store())[0]
        let attributes = try FileManager.default.attributesOfItem(atPath: workshop.path(of: sealed))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(
            try workshop.names() == [
                "900373115-000001-emision.zip", "900373115-000002-emision.zip",
                "900373115-000003-emision.zip", "espacio.txt",
            ]
        )
    }

    @Test func `what a cut run left is removed and its number used again`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let plan = try Workshop.plan(4, after: sealed[2])
        let folder = URL(filePath: workshop.path(of: sealed[0])).deletingLastPathComponent().path()
        let draft = folder + ".\(plan.name.text).zip.draft"
        for isAdoptedFirst in [true, false] {
            try Data([1, 2, 3]).write(to: URL(filePath: draft))
            if isAdoptedFirst {
                #expect(try store.adopt(plan) == nil)
                #expect(!FileManager.default.fileExists(atPath: draft))
            }
        }
        let fourth = try store.seal(plan) { try $0.add("a", [4]) }
        #expect(!FileManager.default.fileExists(atPath: draft))
        #expect(store.verify(expected: sealed + [fourth], level: .full).isSound)
    }

    @Test func `a cut between the two names of an archive loses nothing`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let plan = try Workshop.plan(3, after: sealed[1])
        let path = URL(filePath: workshop.path(of: sealed[2]))
        let draft = path.deletingLastPathComponent().path() + ".\(plan.name.text).zip.draft"
        try FileManager.default.linkItem(atPath: path.path(), toPath: draft)
        #expect(try store.adopt(plan) == sealed[2])
        #expect(!FileManager.default.fileExists(atPath: draft))
        #expect(store.verify(expected: sealed, level: .full).isSound)
    }

    @Test func `an archive that appears meanwhile is not replaced`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let plan = try Workshop.plan(1)
        let path = "\(workshop.archive)/\(plan.name.path)"
        let failure = #expect(throws: EvidenceFailure.self) {
            try store.seal(plan) { entries in
                try entries.add("a", [1])
                try Data([9]).write(to: URL(filePath: path))
            }
        }
        #expect(failure?.code == .nameTaken)
        #expect(try Data(contentsOf: URL(filePath: path)) == Data([9]))
        #expect(try workshop.names() == ["\(plan.name.text).zip", "espacio.txt"])
    }

    @Test func `a failure while an archive is filled leaves nothing behind`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        #expect(throws: CancellationError.self) {
            try workshop.store().seal(Workshop.plan(1)) { entries in
                try entries.add("grande") { consume in
                    let bytes = [UInt8](repeating: 1, count: 3_000_000)
                    try bytes.withUnsafeBytes { try consume($0) }
                    throw CancellationError()
                }
            }
        }
        #expect(try workshop.names() == ["espacio.txt"])
    }

    @Test func `a damaged archive is not adopted`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try store.seal(Workshop.plan(1)) { try $0.add("a", [1, 2, 3]) }
        let original = try workshop.bytes(of: sealed)
        for index in stride(from: 0, to: original.count, by: 37) {
            var changed = original
            changed[index] ^= 0xff
            try workshop.replace(sealed, by: changed)
            #expect(try store.adopt(Workshop.plan(1)) == nil, "byte \(index)")
        }
        try workshop.replace(sealed, by: original.dropLast())
        #expect(try store.adopt(Workshop.plan(1)) == nil)
        try workshop.replace(sealed, by: original)
        #expect(try store.adopt(Workshop.plan(1)) == sealed)
    }

    @Test func `a folder of another workspace is refused by every operation`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let sealed = try workshop.sealThree(in: workshop.store())
        let other = try workshop.store(workspace: "tienda-2")
        let plan = try Workshop.plan(4, after: sealed[2])
        let operations: [() throws -> Void] = [
            { try other.lookBack(to: [sealed[2].head], begun: nil) },
            { _ = try other.seal(plan) { try $0.add("a", [1]) } },
            { _ = try other.adopt(plan) },
            { _ = try other.open(sealed[0].name) },
        ]
        for operation in operations {
            let failure = #expect(throws: EvidenceFailure.self) { try operation() }
            #expect(failure?.cause.en == "it belongs to the workspace tienda-1, this is tienda-2")
        }
        #expect(try workshop.names().count == 4)
    }

    @Test func `looking back notices a changed last archive and one that follows`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        try store.lookBack(to: [sealed[2].head], begun: nil)
        let follows = #expect(throws: EvidenceFailure.self) {
            try store.lookBack(to: [sealed[1].head], begun: nil)
        }
        #expect(follows?.cause.en == "the ledger's last archive of this chain is number 2")
        var changed = try workshop.bytes(of: sealed[2])
        changed[100] ^= 1
        try workshop.replace(sealed[2], by: changed)
        let failure = #expect(throws: EvidenceFailure.self) {
            try store.lookBack(to: [sealed[2].head], begun: nil)
        }
        #expect(failure?.code == .chainBroken)
        #expect(failure?.cause.en.contains(sealed[2].digest.hex) == true)
    }

    @Test func `files without an issuer have a chain of their own`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let name = ArchiveName(
            chain: .withoutIssuer,
            number: 1,
            kind: .recepcion,
            plannedAt: sealed[0].name.plannedAt
        )
        let plan = ArchivePlan(name: name, previous: nil, run: 1, isReenactment: true)
        let other = try store.seal(plan) { try $0.add("a", [1]) }
        #expect(try store.adopt(plan) == other)
        try store.lookBack(to: [other.head, sealed[2].head], begun: nil)
        #expect(throws: EvidenceFailure.self) {
            try store.lookBack(to: [sealed[2].head], begun: nil)
        }
        #expect(store.verify(expected: sealed + [other], level: .full).isSound)
    }

    @Test func `a workspace that is not there is a failure that names the folder`() throws {
        let workshop = try Workshop()
        workshop.remove()
        let store = try workshop.store()
        let failure = #expect(throws: EvidenceFailure.self) {
            try store.seal(Workshop.plan(1)) { try $0.add("a", [1]) }
        }
        #expect(failure?.code == .storage)
        #expect(failure?.object == workshop.archive)
        #expect(failure?.cause.en == "No such file or directory")
    }

    @Test func `a link in the place of an archive is no trouble of the others`()
        throws
    {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try [1, 2].map { number in
            try store.seal(Workshop.plan(Int64(number))) { try $0.add("a", [1]) }
        }
        let path = workshop.path(of: sealed[0])
        try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
        try FileManager.default.createSymbolicLink(
            atPath: path,
            withDestinationPath: path + ".away"
        )
        let failure = #expect(throws: EvidenceFailure.self) {
            _ = try store.open(asSealed: sealed[0].head)
        }
        #expect(failure?.code == .unreadable)
        #expect(try store.open(asSealed: sealed[1].head).bytes(of: "a") == [1])
    }

    @Test func `a link in the place of the mark is everybody's trouble`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try store.seal(Workshop.plan(1)) { try $0.add("a", [1]) }
        let mark = workshop.archive + "/espacio.txt"
        try FileManager.default.moveItem(atPath: mark, toPath: mark + ".away")
        try FileManager.default.createSymbolicLink(
            atPath: mark,
            withDestinationPath: mark + ".away"
        )
        let failure = #expect(throws: EvidenceFailure.self) {
            _ = try store.open(asSealed: sealed.head)
        }
        #expect(failure?.code == .storage)
    }

    @Test(arguments: [(Language.es, "QUÉ ES ESTO"), (Language.en, "WHAT THIS IS")])
    func `LEEME speaks the language of the settings`(language: Language, start: String) throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store(language: language)
        let sealed = try store.seal(Workshop.plan(1)) { try $0.add("a", [1]) }
        let entry = "\(sealed.name.text)/LEEME.txt"
        let text = try run(["unzip", "-p", workshop.path(of: sealed), entry]).output
        #expect(text.hasPrefix(start + "\n"))
        #expect(text.contains("sha256sum -c manifest-sha256.txt"))
    }
}

extension Workshop {
    /// The names of all files under `archive/`, hidden ones included.
    fileprivate func names() throws -> [String] {
        let manager = FileManager.default
        return try manager.subpathsOfDirectory(atPath: archive)
            .filter { !(isFolder("\(archive)/\($0)")) }
            .map { URL(filePath: $0).lastPathComponent }
            .sorted()
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }
}
