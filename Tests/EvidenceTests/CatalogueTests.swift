import Evidence
import Fiscal
import Foundation
import TestKit
import Testing

/// What archives tell of themselves, without a ledger and wherever they lie.
struct CatalogueTests {
    /// A chain of three, copied side by side.
    private func copy(
        in workshop: Workshop,
        called names: [String] = (1...3).map { "900373115-00000\($0)-emision" }
    ) throws -> (folder: String, sealed: [SealedArchive]) {
        let sealed = try workshop.sealThree(in: workshop.store())
        let folder = workshop.folder + "/copia"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: false
        )
        for (name, archive) in zip(names, sealed) {
            try FileManager.default.copyItem(
                atPath: workshop.path(of: archive),
                toPath: "\(folder)/\(name).zip"
            )
        }
        return (folder, sealed)
    }

    private func kinds(_ report: VerificationReport) -> [EvidenceProblem.Kind] {
        report.problems.map(\.kind)
    }

    @Test func `archives are known by what they say, whatever they are called`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (folder, sealed) = try copy(in: workshop, called: ["c", "b", "a"])
        let catalogue = try EvidenceCatalogue(of: folder + "/")
        #expect(catalogue.archives.map(\.name) == sealed.map(\.name))
        #expect(catalogue.archives.map(\.path) == ["c.zip", "b.zip", "a.zip"])
        #expect(catalogue.archives.map(\.size) == sealed.map(\.size))
        #expect(catalogue.archives.map(\.files) == [2, 2, 2])
        #expect(catalogue.archives.map(\.octets) == [23, 23, 23])
        #expect(catalogue.problems.isEmpty)
        let archive = try catalogue.open(#require(catalogue.archives.last))
        #expect(try archive.bytes(of: "indice.csv") == Array("numero\nSETP3\n".utf8))
    }

    @Test func `the lost+found of a file system of its own is no archive's and no stranger`() throws
    {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (folder, _) = try copy(in: workshop)
        try FileManager.default.createDirectory(
            atPath: folder + "/lost+found",
            withIntermediateDirectories: false
        )
        try Data("x".utf8).write(to: URL(filePath: folder + "/lost+found/#12"))
        #expect(try EvidenceCatalogue(of: folder).verify(level: .full).isSound)
    }

    @Test func `a folder that is not there has no archives`() throws {
        let catalogue = try EvidenceCatalogue(of: "/no/such/folder")
        #expect(catalogue.archives.isEmpty)
    }

    @Test func `what is no archive, and a second copy, are told and left out`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (folder, _) = try copy(in: workshop, called: ["c", "b", "a"])
        try FileManager.default.copyItem(atPath: folder + "/c.zip", toPath: folder + "/d.zip")
        try Data("no".utf8).write(to: URL(filePath: folder + "/e.zip"))
        try Data("nota".utf8).write(to: URL(filePath: folder + "/nota.txt"))
        let catalogue = try EvidenceCatalogue(of: folder)
        #expect(catalogue.archives.count == 3)
        #expect(catalogue.problems.map(\.archive) == ["e.zip", "d.zip"])
        #expect(catalogue.problems.map(\.kind) == [.structure, .stranger])
    }

    @Test func `an archive that is there and cannot be read is a problem and no gap`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (folder, sealed) = try copy(in: workshop)
        let damaged = "\(folder)/\(sealed[1].name.text).zip"
        try FileManager.default.removeItem(atPath: damaged)
        #expect(try EvidenceCatalogue(of: folder).gaps.map(\.numbers) == [2...2])
        try Data("no".utf8).write(to: URL(filePath: damaged))
        let catalogue = try EvidenceCatalogue(of: folder)
        #expect(catalogue.gaps.isEmpty)
        #expect(catalogue.problems.compactMap(\.claimedPlace?.number) == [2])
        #expect(kinds(catalogue.verify(level: .full)) == [.structure])
    }

    @Test(arguments: [1, 2, 5])
    func `a copy is sound by itself, on any number of cores`(width: Int) throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (folder, sealed) = try copy(in: workshop)
        let whole = try EvidenceCatalogue(of: folder).verify(level: .full, width: width)
        #expect(whole.isSound)
        #expect(whole.bytes == sealed.reduce(0) { $0 + $1.size })
        #expect(whole.heads == sealed.map(\.head))
    }

    @Test func `an archive of a copy that was replaced is told by the link of the next`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (folder, sealed) = try copy(in: workshop)
        let other = try Workshop()
        defer { other.remove() }
        let forged = try other.store().seal(Workshop.plan(2, after: sealed[0])) {
            try $0.add("indice.csv", Array("numero\nSETP9\n".utf8))
        }
        let second = "\(folder)/\(forged.name.text).zip"
        try FileManager.default.removeItem(atPath: second)
        try FileManager.default.copyItem(atPath: other.path(of: forged), toPath: second)
        let report = try EvidenceCatalogue(of: folder).verify(level: .full)
        #expect(kinds(report) == [.link])
        #expect(report.problems.first?.archive == "900373115-000003-emision.zip")
    }

    @Test func `the last archive of a receipt is found again with those after it`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        let head = sealed[1].digest
        let report = store.verify(expected: sealed, level: .full, witnesses: [head])
        #expect(report.isSound)
        #expect(report.witnessed.map(\.head) == [sealed[1].head])
        #expect(report.witnessed.map(\.followers) == [1])
        let other = try Workshop()
        defer { other.remove() }
        let (folder, _) = try copy(in: other)
        let copied = try EvidenceCatalogue(of: folder).verify(level: .full, witnesses: [head])
        #expect(copied.witnessed == report.witnessed)
    }

    @Test func `a chain that was made anew, ledger and all, contradicts the receipts`() throws {
        let (workshop, another) = (try Workshop(), try Workshop())
        defer { workshop.remove() }
        defer { another.remove() }
        let witnessed = try workshop.sealThree(in: workshop.store())
        let store = try another.store()
        var forged: [SealedArchive] = []
        for number in Int64(1)...3 {
            let plan = try Workshop.plan(number, after: forged.last)
            forged.append(try store.seal(plan) { try $0.add("indice.csv", [UInt8(number)]) })
        }
        #expect(store.verify(expected: forged, level: .full).isSound)
        let report = store.verify(
            expected: forged,
            level: .full,
            witnesses: [witnessed[2].digest]
        )
        #expect(kinds(report) == [.witness])
        #expect(report.problems.first?.archive == witnessed[2].digest.hex)
    }
}
