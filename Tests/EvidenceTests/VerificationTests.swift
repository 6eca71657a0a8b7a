import Evidence
import Fiscal
import Foundation
import TestKit
import Testing

struct VerificationTests {
    private func kinds(_ report: VerificationReport) -> [EvidenceProblem.Kind] {
        report.problems.map(\.kind)
    }

    @Test(arguments: VerificationLevel.allCases)
    func `an untouched chain is sound at every level`(level: VerificationLevel) throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let report = store.verify(expected: sealed.reversed(), level: level)
        #expect(report.problems.isEmpty)
        #expect(report.archives == 3)
        let bytes = sealed.reduce(0) { $0 + $1.size }
        #expect(report.bytes == (level == .full ? bytes : 0))
    }

    /// Also of a stream's unused last bits, and of one that would unpack to the same bytes all the same.
    @Test func `every changed byte is noticed, also without the digest`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let original = try workshop.bytes(of: sealed[0])
        let copy = workshop.folder + "/copia.zip"
        for index in original.indices {
            for mask in [0x80, 1 << (index % 8)] as Set<UInt8> {
                var changed = original
                changed[index] ^= mask
                try Data(changed).write(to: URL(filePath: copy))
                let alone = VerificationReport(ofFiles: [copy])
                #expect(!alone.isSound, "byte \(index), bits \(mask)")
            }
        }
        var changed = original
        changed[original.count / 2] ^= 1
        try workshop.replace(sealed[0], by: changed)
        #expect(kinds(store.verify(expected: sealed, level: .fast)).isEmpty)
        #expect(kinds(store.verify(expected: sealed, level: .full)).first == .digest)
    }

    @Test
    func `a copy of an archive under the next number is a stranger, and no sign of an old ledger`()
        throws
    {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let copy = workshop.path(of: sealed[2]).replacing("000003", with: "000004")
        try FileManager.default.copyItem(atPath: workshop.path(of: sealed[2]), toPath: copy)
        #expect(kinds(store.verify(expected: sealed, level: .complete)) == [.stranger])
        let failure = #expect(throws: EvidenceFailure.self) {
            try store.lookBack(to: [sealed[2].head], begun: nil)
        }
        #expect(failure?.code == .chainBroken)
    }

    @Test func `a ledger that is wrong about an archive is told from an archive that was changed`()
        throws
    {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let (first, last) = (sealed[0], sealed[2])
        for (digest, size) in [(last.digest, first.size), (first.digest, 7)] {
            let wrong = SealedArchive(name: first.name, digest: digest, size: size)
            let report = store.verify(expected: [wrong] + sealed[1...], level: .full)
            #expect(kinds(report) == [.ledger])
            #expect(report.problems.first?.archive == first.name.path)
        }
        // No archive follows the last that could speak for it.
        let wrong = SealedArchive(name: last.name, digest: first.digest, size: last.size)
        #expect(kinds(store.verify(expected: sealed[..<2] + [wrong], level: .full)) == [.digest])
    }

    @Test(arguments: [1, 22, 500])
    func `a truncated archive is noticed`(missing: Int) throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        try workshop.replace(sealed[1], by: workshop.bytes(of: sealed[1]).dropLast(missing))
        #expect(kinds(store.verify(expected: sealed, level: .complete)).isEmpty)
        #expect(kinds(store.verify(expected: sealed, level: .fast)) == [.size])
        let full = store.verify(expected: sealed, level: .full)
        #expect(kinds(full) == [.size, .digest, .structure])
        #expect(full.problems.allSatisfy { $0.archive == sealed[1].name.path })
    }

    @Test func `a missing archive, a stranger and a renamed one are all told`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let manager = FileManager.default
        try manager.removeItem(atPath: workshop.path(of: sealed[2]))
        let renamed = workshop.path(of: sealed[1]) + ".bak"
        try manager.moveItem(atPath: workshop.path(of: sealed[1]), toPath: renamed)
        try Data([1]).write(to: URL(filePath: workshop.archive + "/nota.txt"))
        let report = store.verify(expected: sealed, level: .complete)
        #expect(kinds(report) == [.missing, .missing, .stranger, .stranger])
        #expect(
            report.problems.map(\.archive) == [
                sealed[1].name.path, sealed[2].name.path, sealed[1].name.path + ".bak", "nota.txt",
            ]
        )
    }

    @Test func `a number that the ledger lacks is told with its place`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let report = store.verify(expected: [sealed[0], sealed[2]], level: .complete)
        #expect(kinds(report) == [.numberMissing, .stranger])
        #expect(
            report.problems.first?.message.es
                == "En la cadena 900373115 se esperaba el expediente 2 y sigue el 3."
        )
    }

    @Test func `two archives that changed places are told`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let (first, second) = (
            try workshop.bytes(of: sealed[0]), try workshop.bytes(of: sealed[1])
        )
        try workshop.replace(sealed[0], by: second)
        try workshop.replace(sealed[1], by: first)
        let found = kinds(store.verify(expected: sealed, level: .full))
        #expect(found.filter { $0 == .digest }.count == 2)
        #expect(found.filter { $0 == .identity }.count == 2)
        #expect(found.filter { $0 == .link }.count == 2)
    }

    @Test func `a chain made anew with another predecessor is told by its link`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let first = try store.seal(Workshop.plan(1)) { try $0.add("a", [1]) }
        let second = try store.seal(Workshop.plan(2, after: first)) { try $0.add("a", [2]) }
        let digest = try #require(ContentDigest(bytes: [UInt8](repeating: 9, count: 32)))
        let other = SealedArchive(name: second.name, digest: digest, size: 1)
        let third = try store.seal(Workshop.plan(3, after: other)) { try $0.add("a", [3]) }
        let report = store.verify(expected: [first, second, third], level: .full)
        #expect(kinds(report) == [.link])
        #expect(report.problems.first?.archive == third.name.path)
        #expect(report.problems.first?.message.en.contains(second.digest.hex) == true)
    }

    @Test(.enabled(if: isThere("python3", "--version")))
    func `an entry added by another program is told`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let script = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1], 'a') as z: z.writestr(sys.argv[2], 'otra')
            """
        let entry = "\(sealed[0].name.text)/data/facturas/otra.xml"
        #expect(
            try run(["python3", "-c", script, workshop.path(of: sealed[0]), entry]).status == 0
        )
        #expect(
            kinds(store.verify(expected: sealed, level: .full)) == [.size, .digest, .structure]
        )
    }

    @Test func `since leaves out older contents and still sees that they are there`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        try workshop.replace(sealed[0], by: [1, 2, 3])
        let later = store.verify(expected: sealed, level: .full, since: sealed[1].name)
        #expect(later.isSound)
        #expect(!store.verify(expected: sealed, level: .full, since: sealed[0].name).isSound)
        try FileManager.default.removeItem(atPath: workshop.path(of: sealed[0]))
        let missing = store.verify(expected: sealed, level: .full, since: sealed[1].name)
        #expect(kinds(missing) == [.missing])
    }

    @Test func `a file alone is compared with the ledger by the name inside it`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let copy = workshop.folder + "/descarga (1).zip"
        try FileManager.default.copyItem(atPath: workshop.path(of: sealed[1]), toPath: copy)
        #expect(VerificationReport(ofFiles: [copy]).isSound)
        #expect(VerificationReport(ofFiles: [copy], against: sealed).isSound)
        #expect(kinds(VerificationReport(ofFiles: [copy], against: [sealed[0]])) == [.stranger])
        #expect(kinds(VerificationReport(ofFiles: [copy], against: [sealed[1]])) == [.link])
        #expect(kinds(VerificationReport(ofFiles: [copy + "x"])) == [.missing])
    }

    @Test func `an archive that a run began or sealed since the ledger was asked is no stranger`()
        throws
    {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let expected = Array(sealed.prefix(2))
        let known = sealed.map(\.name)
        #expect(store.verify(expected: expected, level: .full, known: { known }).isSound)
        #expect(kinds(store.verify(expected: expected, level: .full)) == [.numberMissing])
    }

    @Test func `a folder without its mark, or with another's, is told`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let other = try workshop.store(workspace: "tienda-2")
        #expect(kinds(other.verify(expected: sealed, level: .full)) == [.workspace])
        try FileManager.default.removeItem(atPath: workshop.archive + "/espacio.txt")
        #expect(kinds(store.verify(expected: sealed, level: .full)) == [.workspace])
    }

    @Test func `what is not a regular file is a problem, not the end`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        try FileManager.default.removeItem(atPath: workshop.path(of: sealed[0]))
        #expect(try run(["mkfifo", workshop.path(of: sealed[0])]).status == 0)
        let moved = workshop.folder + "/fuera.zip"
        try FileManager.default.moveItem(atPath: workshop.path(of: sealed[1]), toPath: moved)
        try FileManager.default.createSymbolicLink(
            atPath: workshop.path(of: sealed[1]),
            withDestinationPath: moved
        )
        let report = store.verify(expected: sealed, level: .full)
        #expect(kinds(report) == [.unreadable, .unreadable])
    }
}
