import Evidence
import Fiscal
import Foundation
import TestKit
import Testing

/// Copies of archives in a folder that checks itself.
struct DossierTests {
    private static let hasBagIt = isThere("python3", "-c", "import bagit")

    /// Two archives and a page.
    private func dossier(in workshop: Workshop) throws -> (folder: String, sealed: [SealedArchive])
    {
        let sealed = try workshop.sealThree(in: workshop.store())
        let catalogue = try EvidenceCatalogue(of: workshop.archive)
        let folder = workshop.folder + "/requerimiento"
        let dossier = try DossierFolder(folder)
        for archive in catalogue.archives.prefix(2) {
            let copy = try dossier.copy(archive, of: catalogue)
            #expect(copy == sealed.first { $0.name == archive.name })
        }
        try dossier.add("indice.html", Array("<p>ñ</p>".utf8))
        let day = try #require(CalendarDay("2026-11-26"))
        try dossier.finish("prefijos: FE", program: "contingencia 1", on: day, in: .es)
        return (folder, sealed)
    }

    @Test func `copies are byte for byte and known as archives`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (folder, sealed) = try dossier(in: workshop)
        let copies = try EvidenceCatalogue(of: folder)
        #expect(copies.archives.map(\.name) == sealed.prefix(2).map(\.name))
        #expect(copies.verify(level: .full, witnesses: [sealed[0].digest]).isSound)
        let path = "\(folder)/\(DossierFolder.place(of: sealed[0].name))"
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(workshop.bytes(of: sealed[0])))
    }

    @Test func `sha256sum agrees with every file, and notices a changed one`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (folder, sealed) = try dossier(in: workshop)
        let check = [
            "sha256sum", "--strict", "-c", "manifest-sha256.txt", "tagmanifest-sha256.txt",
        ]
        let sound = try run(check, in: folder)
        #expect(sound.status == 0, "\(sound.output)")
        #expect(sound.output.split(separator: "\n").count == 7)
        let path = "\(folder)/\(DossierFolder.place(of: sealed[1].name))"
        try Data([1]).write(to: URL(filePath: path))
        #expect(try run(check, in: folder).status != 0)
    }

    @Test(.enabled(if: hasBagIt))
    func `the Library of Congress's bagit validates it, also with unpacked archives beside`() throws
    {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (folder, _) = try dossier(in: workshop)
        try FileManager.default.createDirectory(
            atPath: folder + "/expedientes",
            withIntermediateDirectories: false
        )
        try Data([1]).write(to: URL(filePath: folder + "/expedientes/a"))
        let result = try run(["python3", "-m", "bagit", "--validate", folder])
        #expect(result.status == 0, "\(result.output)")
    }

    @Test func `nothing that lies there is replaced`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (folder, _) = try dossier(in: workshop)
        #expect(throws: EvidenceFailure.self) {
            try DossierFolder(folder).add("indice.html", [])
        }
    }
}
