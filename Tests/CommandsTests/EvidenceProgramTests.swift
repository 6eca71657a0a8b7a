import Foundation
import TestKit
import Testing

/// What an auditor does with the program, in a workspace and on a copy of its archives.
@Suite struct EvidenceProgramTests {
    /// A workspace after all steps of a story.
    func workspace(after story: String) throws -> GoldenWorkspace {
        let story = try #require(GoldenStory.all.first { $0.name == story })
        let workspace = try GoldenWorkspace(settings: story.settingsText())
        for step in story.steps { _ = try workspace.play(step) }
        return workspace
    }

    @Test func `list shows each archive of a chain, its kind, time and contents`() throws {
        let workspace = try workspace(after: "dian-caida")
        let answer = try workspace.type("contingencia evidence list")
        #expect(answer.status == 0)
        for row in [
            "900373115 · 2025-01-09 – 2025-01-10 · expedientes: 5 · 1 MB",
            "  1  recepcion   2025-01-09 20:00:00  2 archivos   ",
            "  4  respuestas  2025-01-10 20:15:00  6 archivos   ",
            "Están todos los expedientes.",
        ] {
            #expect(answer.output.contains(row), "\(answer.output)")
        }
        let json = try workspace.type("contingencia evidence list --format json")
        #expect(json.output.contains("\"from\": \"2025-01-09T20:00:00-05:00\""))
        #expect(json.output.contains("\"to\": \"2025-01-10T20:15:00-05:00\""))
    }

    @Test func `list ends with 5 when the ledger misses an archive`() throws {
        let workspace = try workspace(after: "dian-caida")
        _ = try workspace.type("rm archive/900373115/2025/01/*-000002-emision.zip")
        let answer = try workspace.type("contingencia evidence list")
        #expect(answer.status == 5)
        #expect(answer.output.contains("No está el expediente 900373115-000002-emision"))
    }

    @Test
    func `a copy is listed and verified anywhere, without settings, and a hole in it ends with 5`()
        throws
    {
        let workspace = try workspace(after: "dian-caida")
        let commands = ["evidence list", "verify"].map {
            "contingencia \($0) --archives copia --language es; echo \"código $?\""
        }.joined(separator: "; ")
        let answer = try workspace.type(
            "mkdir /tmp/$$ && mv archive /tmp/$$/copia && cd /tmp/$$ && \(commands); "
                + "rm copia/*/*/*/*-000002-*; \(commands); rm -r /tmp/$$"
        )
        let codes = answer.output.split(separator: "\n").filter { $0.hasPrefix("código") }
        #expect(codes == ["código 0", "código 0", "código 5", "código 5"])
        #expect(answer.output.contains("Lo que hay está intacto."))
        #expect(answer.output.contains("No está el expediente 2."))
    }

    @Test func `an empty folder is no copy`() throws {
        let workspace = try workspace(after: "anulada")
        let answer = try workspace.type("mkdir vacia && contingencia verify --archives vacia")
        #expect(answer.status == 64)
    }

    @Test func `what lies before the archive to begin with is said not to be looked into`() throws {
        let workspace = try workspace(after: "dian-caida")
        let answer = try workspace.type("contingencia verify --since 900373115-000004-respuestas")
        #expect(answer.status == 0)
        #expect(answer.output.contains("desde 900373115-000004-respuestas"), "\(answer.output)")
    }

    @Test func `the head of a receipt is found again, and another is a problem`() throws {
        let workspace = try workspace(after: "dian-caida")
        let receipt = "outbox/$(ls outbox | grep recibo.json | head -n 1)"
        let head = "$(grep -o '\"sha256\":\"[0-9a-f]*' \(receipt) | tail -n 1 | cut -d '\"' -f 4)"
        let agrees = try workspace.type("contingencia verify --head \"\(head)\"")
        #expect(agrees.status == 0, "\(agrees.output)")
        #expect(agrees.output.contains("El recibo concuerda"))
        let zeros = String(repeating: "0", count: 64)
        let other = try workspace.type("contingencia verify --head \(zeros)")
        #expect(other.status == 5)
        #expect(other.output.contains("Ningún expediente tiene el SHA-256"))
        let partial = try workspace.type("contingencia verify --level fast --head \(zeros)")
        #expect(partial.status == 64)
    }

    @Test func `a file that is not there is a failure, not damage`() throws {
        let workspace = try workspace(after: "anulada")
        let answer = try workspace.type("contingencia verify falta.zip")
        #expect(answer.status == 1)
        #expect(answer.output.contains("«falta.zip»"))
    }
}

extension EvidenceProgramTests {
    @Test func `find tells the life of a number from a copy of the archives`() throws {
        let workspace = try workspace(after: "rechazo-y-correccion")
        _ = try workspace.type("mv archive copia && rm -r ledger")
        let answer = try workspace.type("contingencia evidence find chap-1201 --archives copia")
        #expect(answer.status == 0)
        for line in [
            "2025-01-11 08:00:00  Recibida\n    ventas-2025-01-08.csv, línea 2\n"
                + "    900373115/2025/01/900373115-000001-recepcion.zip\n"
                + "      data/archivos/000001.csv\n",
            "2025-01-11 08:00:00  Envío 1 a la DIAN: rechazada\n",
            "2025-01-11 18:00:00  Respuesta de la DIAN: aceptada\n",
        ] {
            #expect(answer.output.contains(line), "\(answer.output)")
        }
    }

    @Test func `find goes on where an archive cannot be read, says so and ends with 5`() throws {
        let workspace = try workspace(after: "rechazo-y-correccion")
        _ = try workspace.type("echo roto > $(ls archive/900373115/2025/01/*-000002-*)")
        let answer = try workspace.type("contingencia evidence find CHAP1201")
        #expect(answer.status == 5)
        #expect(answer.output.contains("900373115-000002-emision.zip"))
        #expect(answer.output.contains("Respuesta de la DIAN: aceptada"))
        _ = try workspace.type("mv archive/900373115/2025/01/*-000001-* .")
        let partial = try workspace.type("contingencia evidence find CHAP1201")
        #expect(partial.output.contains("900373115-000001-recepcion (no está aquí)"))
        #expect(partial.output.contains("No están aquí, de la cadena 900373115: 1\n"))
        _ = try workspace.type("echo roto > archive/900373115-000001-recepcion.zip")
        let damaged = try workspace.type("contingencia evidence find CHAP1201")
        #expect(damaged.output.contains("900373115-000001-recepcion.zip (dañado)"))
        #expect(!damaged.output.contains("no está aquí"))
    }

    @Test func `find reads what it shows as proof, and tells which entry is damaged`() throws {
        let workspace = try workspace(after: "rechazo-y-correccion")
        let archives = "archive/900373115/2025/01/*-respuestas.zip"
        let path = try workspace.type("ls \(archives) | head -n 1 | tr -d '\\n'").output
        try workspace.flipBit(in: path, behind: ".xml")
        let answer = try workspace.type("contingencia evidence find CHAP1201")
        #expect(answer.status == 5)
        #expect(answer.output.contains(".zip (dañado)\n      data/respuestas/"), "\(answer.output)")
        #expect(answer.output.contains("Los datos de «") || answer.output.contains("CRC-32"))
        let other = try workspace.type("contingencia evidence find CHAP1202")
        #expect(other.status == 0, "\(other.output)")
    }

    @Test func `find in English shows no Spanish fate of a Spanish archive`() throws {
        let workspace = try workspace(after: "rechazo-y-correccion")
        let answer = try workspace.type("contingencia evidence find CHAP1201 --language en")
        for words in ["Run: accepted by DIAN", "DIAN's answer: accepted", ": current", "2025"] {
            #expect(answer.output.contains(words), "\(answer.output)")
        }
        for words in ["aceptada", "rechazada", "vigente", "por corregir"] {
            #expect(!answer.output.contains(words), "\(answer.output)")
        }
    }

    @Test(arguments: [
        ("HOLA", 64, "no es un número"), ("CHAP9999", 1, "Ninguno habla de eso"),
        ("CHAP1201 --issuer 800197268", 64, "ningún expediente de 800197268"),
        ("CHAP1201 --issuer sin-emisor", 64, "Los hay de: 900373115"),
        ("CHAP-01201 --issuer 900373115-3", 0, "CHAP1201 · 900373115"),
        ("ventas-2025-01-08.csv", 0, "Archivo recibido"),
    ])
    func `find ends with 0, with 1 for nothing found and with 64 for what cannot be meant`(
        arguments: String,
        status: Int,
        words: String
    ) throws {
        let workspace = try workspace(after: "rechazo-y-correccion")
        let answer = try workspace.type("contingencia evidence find \(arguments) 2>&1")
        #expect(Int(answer.status) == status)
        #expect(answer.output.contains(words), "\(answer.output)")
    }

    @Test func `find tells of a file refused whole under the name it had`() throws {
        let workspace = try workspace(after: "anulada")
        let answer = try workspace.type(
            "printf 'nada\\n' > 'inbox/=1+1.csv'; contingencia run --now 2025-03-01T08:00:00-05:00; "
                + "contingencia evidence find '=1+1.csv' --issuer sin-emisor"
        )
        #expect(answer.status == 0)
        #expect(answer.output.contains("\n    =1+1.csv · 5 bytes"), "\(answer.output)")
        #expect(answer.output.contains("Rechazado entero por"))
    }
}

extension EvidenceProgramTests {
    @Test func `export copies what is asked for into an empty folder, whose links work unpacked`()
        throws
    {
        let workspace = try workspace(after: "rechazo-y-correccion")
        let export = "contingencia evidence export requerimiento --prefix chap --to 2025-01-08"
        let answer = try workspace.type(export)
        #expect(answer.status == 0, "\(answer.output)")
        #expect(answer.output.contains("Expedientes copiados en requerimiento: 8 · 1 MB"))
        let links = try workspace.type(
            """
            cd requerimiento && sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt &&
            for z in data/*.zip; do unzip -q "$z" -d expedientes; done
            for page in indice.html expedientes/*/data/indice.html; do
              (cd "$(dirname "$page")" && grep -o 'href="[^"]*"' indice.html | cut -d '"' -f 2 |
                while read -r link; do [ -e "$link" ] || echo "$page: $link"; done)
            done
            """
        )
        #expect(links.output == "")
        let again = try workspace.type(export)
        #expect(again.status == 64)
        #expect(again.output.contains("no es una carpeta vacía"))
    }

    @Test func `export makes no folder where nothing was asked for`() throws {
        let workspace = try workspace(after: "anulada")
        let answer = try workspace.type(
            "contingencia evidence export vacio --prefix ZZ; echo $?; ls"
        )
        #expect(answer.output.split(separator: "\n").contains("1"))
        #expect(answer.output.contains("ningún expediente habla de ventas como las pedidas"))
        #expect(!answer.output.split(separator: "\n").contains("vacio"))
    }

    @Test func `an export is verified by what it says it leaves out, page and all`() throws {
        let workspace = try workspace(after: "rechazo-y-correccion")
        let commands = [
            "evidence export copia --prefix chap --to 2025-01-08", "verify --archives copia",
            "evidence list --archives copia",
        ].map { "contingencia \($0); echo \"código $?\"" }.joined(separator: "; ")
        let answer = try workspace.type(
            "cp -r archive todo; contingencia run --now 2025-03-01T08:00:00-05:00 > /dev/null; "
                + "\(commands); seal=$(sha256sum copia/tagmanifest-sha256.txt | cut -c1-64); "
                + "contingencia verify --archives copia | grep -c $seal; "
                + "echo ' ' >> copia/indice.html; contingencia verify --archives copia"
        )
        let lines = answer.output.split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("código") } == ["código 0", "código 0", "código 0"])
        #expect(lines.contains("1"))
        #expect(answer.status == 5)
        #expect(answer.output.contains("«indice.html» no tiene el SHA-256"), "\(answer.output)")
    }

    @Test func `a receipt vouches for nothing beyond what an export left out`() throws {
        let workspace = try workspace(after: "dian-caida")
        let answer = try workspace.type(
            "head=$(sha256sum archive/*/*/*/*-000005-corrida.zip | cut -c1-64); "
                + "contingencia evidence export copia --store norte; "
                + "contingencia evidence export copia; rm copia/data/*-000003-*; "
                + "sed -i 's/^Contingencia-Omitidos: .*/Contingencia-Omitidos: 3/' copia/bag-info.txt; "
                + "cd copia && sha256sum data/* > manifest-sha256.txt && sha256sum $(ls -p | grep -v / "
                + "| grep -v tagmanifest) > tagmanifest-sha256.txt; cd ..; "
                + "contingencia verify --archives copia --head $head"
        )
        #expect(answer.output.contains("ningún expediente habla de ventas como las pedidas"))
        #expect(answer.output.contains("No responde por los expedientes 1 a 3"), "\(answer.output)")
        #expect(answer.output.contains("No están aquí, de la cadena 900373115: 3"))
        #expect(answer.status == 0)
    }

    @Test func `files that name no issuer can be asked for alone`() throws {
        let workspace = try workspace(after: "anulada")
        let answer = try workspace.type(
            "printf 'nada\\n' > 'inbox/=1+1.csv'; contingencia run --now 2025-03-01T08:00:00-05:00; "
                + "contingencia evidence export copia --issuer sin-emisor && ls copia/data && "
                + "grep -c '<td>=1+1.csv</td>' copia/indice.html && contingencia verify --archives copia"
        )
        #expect(answer.status == 0, "\(answer.output)")
        for line in ["sin-emisor-000001-recepcion.zip", "sin-emisor-000002-corrida.zip", "1"] {
            #expect(answer.output.split(separator: "\n").contains { $0 == line }, "\(line)")
        }
        #expect(!answer.output.contains("900373115-000001-recepcion.zip"))
    }

    @Test func `an export from damaged or missing archives says so on its page and is never sound`()
        throws
    {
        for damage in [
            "printf x | dd of=$(ls archive/*/*/*/*-emision.zip) bs=1 seek=200 conv=notrunc",
            "rm archive/*/*/*/*-recepcion.zip", "rm archive/*/*/*/*-respuestas.zip",
        ] {
            let workspace = try workspace(after: "anulada")
            let answer = try workspace.type(
                "\(damage); contingencia evidence export copia; echo \"código $?\"; "
                    + "grep -c 'Esta copia no es de fiar' copia/indice.html; "
                    + "contingencia verify --archives copia"
            )
            #expect(answer.output.contains("\ncódigo 5\n1\n"), "\(answer.output)")
            #expect(answer.output.contains("los expedientes tenían problemas"))
            #expect(answer.status == 5)
        }
        let empty = try workspace(after: "anulada").type(
            "rm archive/*/*/*/*-corrida.zip; contingencia evidence export copia"
        )
        #expect(empty.status == 5)
        #expect(empty.output.contains("problemas de los expedientes: 1"), "\(empty.output)")
    }
}
