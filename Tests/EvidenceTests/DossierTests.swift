import Evidence
import Fiscal
import Foundation
import TestKit
import Testing

/// Copies of some archives in a folder that checks itself.
struct DossierTests {
    private static let hasBagIt = isThere("python3", "-c", "import bagit")

    /// A chain of three of which the first and the last are copied, and a page.
    private struct Dossier {
        let workshop: Workshop
        let folder: String
        let sealed: [SealedArchive]

        init(_ workshop: Workshop, copying copied: [Int] = [0, 2], problems: Int = 0) throws {
            self.workshop = workshop
            sealed = try workshop.sealThree(in: workshop.store())
            folder = workshop.folder + "/requerimiento"
            let catalogue = try EvidenceCatalogue(of: workshop.archive)
            let dossier = try DossierFolder(folder)
            for index in copied {
                let copy = try dossier.copy(catalogue.archives[index], of: catalogue)
                #expect(copy == sealed[index])
            }
            try dossier.add("indice.html", Array("<p>ñ</p>".utf8))
            let day = try #require(CalendarDay("2026-11-26"))
            let names = copied.map { sealed[$0].name }
            let report = catalogue.verify(level: .full)
            let seal = try dossier.finish(
                "prefijos: FE\nContingencia-Problemas: 7",
                catalogue.statement(ofCopying: names, report, problems: problems),
                program: "contingencia 1",
                on: day,
                in: .es
            )
            #expect(verify().copySeal == seal)
        }

        func path(of index: Int) -> String {
            "\(folder)/\(DossierFolder.place(of: sealed[index].name))"
        }

        func verify() -> VerificationReport {
            do {
                return try EvidenceCatalogue(of: folder).verify(level: .full)
            } catch {
                Issue.record(error)
                return VerificationReport()
            }
        }

        var kinds: [EvidenceProblem.Kind] { verify().problems.map(\.kind) }

        /// Writes the manifests anew, as who wants to deceive would.
        func renewManifests() throws {
            let script = """
                sha256sum data/* > manifest-sha256.txt
                sha256sum $(ls -p | grep -v / | grep -v tagmanifest) > tagmanifest-sha256.txt
                """
            #expect(try run(["sh", "-c", script], in: folder).status == 0)
        }
    }

    @Test func `copies are byte for byte, and what was left out on purpose is no problem`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let dossier = try Dossier(workshop)
        let report = dossier.verify()
        #expect(report.isSound, "\(report.problems)")
        #expect(report.archives == 2)
        #expect(report.excused.map(\.numbers) == [2...2])
        let copy = try Data(contentsOf: URL(filePath: dossier.path(of: 0)))
        #expect(try copy == Data(workshop.bytes(of: dossier.sealed[0])))
    }

    @Test func `one archive fewer than stated is a problem, at the end of the chain as well`()
        throws
    {
        for index in [0, 2] {
            let workshop = try Workshop()
            defer { workshop.remove() }
            let dossier = try Dossier(workshop)
            try FileManager.default.removeItem(atPath: dossier.path(of: index))
            #expect(Set(dossier.kinds) == [.missing, .bag])
            try dossier.renewManifests()
            #expect(dossier.kinds == [.missing])
        }
    }

    @Test func `one archive more than stated is a problem`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let dossier = try Dossier(workshop)
        try FileManager.default.copyItem(
            atPath: workshop.path(of: dossier.sealed[1]),
            toPath: dossier.path(of: 1)
        )
        #expect(Set(dossier.kinds) == [.stranger, .bag])
        try dossier.renewManifests()
        #expect(dossier.kinds == [.stranger])
    }

    @Test func `another last archive than stated is a problem`() throws {
        let (workshop, other) = (try Workshop(), try Workshop())
        defer { workshop.remove() }
        defer { other.remove() }
        let dossier = try Dossier(workshop)
        let forged = try other.store().seal(Workshop.plan(3, after: dossier.sealed[1])) {
            try $0.add("a", [1])
        }
        try FileManager.default.removeItem(atPath: dossier.path(of: 2))
        try FileManager.default.copyItem(
            atPath: other.path(of: forged),
            toPath: dossier.path(of: 2)
        )
        #expect(Set(dossier.kinds) == [.digest, .bag])
        try dossier.renewManifests()
        #expect(dossier.kinds == [.digest])
    }

    @Test(arguments: [
        "indice.html", "LEEME.txt", "bagit.txt", "manifest-sha256.txt", "bag-info.txt",
    ])
    func `a changed, a missing and an added file of the copy itself are problems`(
        name: String
    ) throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let dossier = try Dossier(workshop)
        let path = "\(dossier.folder)/\(name)"
        let original = try Data(contentsOf: URL(filePath: path))
        try (original + Data(" ".utf8)).write(to: URL(filePath: path))
        #expect(!dossier.verify().isSound)
        try FileManager.default.removeItem(atPath: path)
        #expect(!dossier.verify().isSound)
        try original.write(to: URL(filePath: path))
        #expect(dossier.verify().isSound)
        try original.write(to: URL(filePath: path + ".html"))
        #expect(dossier.kinds == [.bag])
    }

    @Test func `without its description a copy must be whole`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let dossier = try Dossier(workshop)
        let path = dossier.folder + "/bag-info.txt"
        try Data("Contingencia-Omitidos: 1-9\n".utf8).write(to: URL(filePath: path))
        #expect(Set(dossier.kinds) == [.missing, .bag])
    }

    @Test func `a copy of archives that had problems is never sound`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        #expect(try Dossier(workshop, problems: 2).kinds == [.source])
    }

    @Test func `sha256sum agrees with every file, and notices a changed one`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let dossier = try Dossier(workshop)
        let check = [
            "sha256sum", "--strict", "-c", "manifest-sha256.txt", "tagmanifest-sha256.txt",
        ]
        let sound = try run(check, in: dossier.folder)
        #expect(sound.status == 0, "\(sound.output)")
        #expect(sound.output.split(separator: "\n").count == 7)
        try Data([1]).write(to: URL(filePath: dossier.path(of: 2)))
        #expect(try run(check, in: dossier.folder).status != 0)
    }

    @Test(.enabled(if: hasBagIt))
    func `unpacked archives beside it disturb neither our verification nor bagit's`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let dossier = try Dossier(workshop)
        let unpacked = dossier.folder + "/expedientes"
        try FileManager.default.createDirectory(
            atPath: unpacked,
            withIntermediateDirectories: false
        )
        try Data([1]).write(to: URL(filePath: unpacked + "/soporte.zip"))
        #expect(dossier.verify().isSound)
        let result = try run(["python3", "-m", "bagit", "--validate", dossier.folder])
        #expect(result.status == 0, "\(result.output)")
    }

    @Test(arguments: [false, true])
    func `what a copy that failed had made is taken away, and nothing else`(
        wasThere: Bool
    ) throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let sealed = try workshop.sealThree(in: workshop.store())
        let catalogue = try EvidenceCatalogue(of: workshop.archive)
        let folder = workshop.folder + "/requerimiento"
        if wasThere { #expect(try run("mkdir", [folder]).status == 0) }
        let dossier = try DossierFolder(folder)
        #expect(try dossier.copy(catalogue.archives[0], of: catalogue) == sealed[0])
        try dossier.add("indice.html", [1])
        if wasThere { try Data([2]).write(to: URL(filePath: folder + "/ajeno.txt")) }
        #expect(throws: EvidenceFailure.self) { try dossier.add("indice.html", [3]) }
        dossier.discard()
        let left = try? FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(left == (wasThere ? ["ajeno.txt"] : nil))
    }

    @Test func `nothing that lies there is replaced`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let dossier = try Dossier(workshop)
        #expect(throws: EvidenceFailure.self) {
            try DossierFolder(dossier.folder).add("indice.html", [])
        }
    }
}
