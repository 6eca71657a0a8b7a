import Evidence
import Fiscal
import Foundation
import TestKit
import Testing

/// What programs that are not ours say of an archive.
struct JudgesTests {
    private static let hasUnzip = isThere("unzip", "-v")
    private static let hasPython = isThere("python3", "--version")
    private static let hasBagIt = isThere("python3", "-c", "import bagit")

    private func sealed(in workshop: Workshop) throws -> (path: String, top: String) {
        let plan = try Workshop.plan(1)
        let sealed = try workshop.store().seal(plan) { entries in
            try entries.add("indice.csv", Array("numero;cliente\nSETP1;Peña\n".utf8))
            try entries.add("facturas/año.xml", Array("<Invoice>ñandú</Invoice>".utf8))
            try entries.add("vacio.txt", [])
            try entries.add("archivos/grande.csv", largeFile)
        }
        return (workshop.path(of: sealed), plan.name.text)
    }

    /// More than is kept in memory, so that it is written as a stream.
    private var largeFile: [UInt8] {
        (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 9) }
    }

    @Test(.enabled(if: hasUnzip))
    func `unzip and zipinfo find nothing wrong`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (path, top) = try sealed(in: workshop)
        let test = try run(["unzip", "-t", path])
        #expect(test.status == 0)
        #expect(test.output.contains("No errors detected"))
        let list = try run(["zipinfo", "-T", path])
        #expect(list.status == 0)
        let line = list.output.split(separator: "\n").first { $0.contains("indice.csv") }
        #expect(line?.hasPrefix("-rw-r--r--") == true)
        // One hour after 17:31:00 in Colombia.
        #expect(line?.contains("20250108.183100 \(top)/data/indice.csv") == true)
    }

    @Test(.enabled(if: hasPython))
    func `Python's zipfile reads every entry as it was added`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (path, top) = try sealed(in: workshop)
        let large = workshop.folder + "/grande"
        try Data(largeFile).write(to: URL(filePath: large))
        let script = """
            import sys, zipfile
            path, top, large = sys.argv[1:]
            with zipfile.ZipFile(path) as z:
                assert z.testzip() is None
                names = [i.filename for i in z.infolist()]
                assert names == [top + '/' + n for n in (
                    'bagit.txt', 'LEEME.txt', 'data/indice.csv', 'data/facturas/año.xml',
                    'data/vacio.txt', 'data/archivos/grande.csv', 'manifest-sha256.txt',
                    'bag-info.txt', 'tagmanifest-sha256.txt')], names
                read = lambda n: z.read(top + '/data/' + n)
                assert read('indice.csv').decode() == 'numero;cliente\\nSETP1;Peña\\n'
                assert read('facturas/año.xml').decode() == '<Invoice>ñandú</Invoice>'
                assert read('vacio.txt') == b''
                assert read('archivos/grande.csv') == open(large, 'rb').read()
                assert {i.date_time for i in z.infolist()} == {(2025, 1, 8, 18, 31, 0)}
            """
        let result = try run(["python3", "-c", script, path, top, large])
        #expect(result.status == 0, "\(result.output)")
    }

    @Test(.enabled(if: hasUnzip), arguments: ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
    func `sha256sum agrees with a manifest`(manifest: String) throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (path, top) = try sealed(in: workshop)
        #expect(try run(["unzip", "-q", path], in: workshop.folder).status == 0)
        let result = try run(
            ["sha256sum", "--strict", "-c", manifest],
            in: "\(workshop.folder)/\(top)"
        )
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.split(separator: "\n").count == 4)
    }

    @Test(.enabled(if: hasBagIt && hasUnzip))
    func `the Library of Congress's bagit validates the bag`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let (path, top) = try sealed(in: workshop)
        #expect(try run(["unzip", "-q", path], in: workshop.folder).status == 0)
        let result = try run(
            ["python3", "-m", "bagit", "--validate", top],
            in: workshop.folder
        )
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("is valid"))
    }

    @Test(.enabled(if: hasUnzip))
    func `bag-info tells the archive, the one before it and what made it`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let second = try workshop.sealThree(in: workshop.store())[1]
        let file = "\(second.name.text)/bag-info.txt"
        let text = try run(["unzip", "-p", workshop.path(of: second), file]).output
        let first = try workshop.sealedDigest(of: Workshop.plan(1).name)
        for line in [
            "Source-Organization: Almacenes El Faro S.A.S. X: y",
            "Bagging-Date: 2025-01-08",
            "Payload-Oxum: 23.2",
            "External-Identifier: 900373115-000002-emision",
            "Bag-Group-Identifier: 900373115",
            "Contingencia-Tipo: emision",
            "Contingencia-Numero: 2",
            "Contingencia-Fecha: 2025-01-08T19:31:00-05:00",
            "Contingencia-Anterior: 900373115-000001-emision",
            "Contingencia-Anterior-SHA256: \(first)",
            "Contingencia-Programa: contingencia 1.0.0",
            "Contingencia-Usuario: facturador",
            "Contingencia-Espacio: tienda-1",
            "Contingencia-Recreacion: no",
        ] {
            #expect(text.split(separator: "\n").contains { $0 == line }, "\(line)")
        }
    }
}

extension Workshop {
    /// As `sha256sum` computes it.
    func sealedDigest(of name: ArchiveName) throws -> Substring {
        try run(["sha256sum", "\(archive)/\(name.path)"]).output.prefix(64)
    }
}
