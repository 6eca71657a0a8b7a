import Fiscal
import Foundation
import Ledger
import TestKit
import Testing

@testable import Commands

/// The built program in workspaces of its own.
@Suite struct ProgramTests {
    let root: TemporaryFolder

    init() throws {
        root = try TemporaryFolder()
    }

    func program() throws -> String {
        try #require(Bundle.main.executableURL)
            .deletingLastPathComponent().appending(path: "contingencia").path()
    }

    func contingencia(_ arguments: String...) throws -> (status: Int32, output: String) {
        try run(program(), arguments + ["--language", "es"], in: root.path)
    }

    private func declare(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let common = ["--source", "Comunicado", "--by", "Ana", "--language", "es"]
        return try run(program(), ["window", "declare"] + arguments + common, in: root.path)
    }

    @Test func `a folder without settings is told so plainly and nothing is made`() throws {
        let answer = try contingencia("run")
        #expect(answer.status == 1)
        #expect(answer.output.contains("no hay contingencia.yaml"))
        #expect(answer.output.contains("contingencia init"))
        #expect(root.everything() == [])
    }

    @Test func `init makes a workspace whose settings are right and whose PIN is private`() throws {
        let answer = try contingencia("init")
        #expect(answer.status == 0)
        let pin = try FileManager.default.attributesOfItem(atPath: root.path(of: "pin.txt"))
        #expect(pin[.posixPermissions] as? Int == 0o600)
        #expect(root.everything().contains("inbox"))
        #expect(root.everything().contains("outbox"))
        let status = try contingencia("status")
        #expect(status.status == 0)
        #expect(status.output.contains("Todavía no hay evidencia sellada."))
    }

    @Test func `init never overwrites`() throws {
        try root.write(Array("mío".utf8), to: "contingencia.yaml")
        try root.write(Array("777".utf8), to: "pin.txt")
        let answer = try contingencia("init")
        #expect(answer.status == 0)
        #expect(answer.output.contains("ya estaba: contingencia.yaml"))
        #expect(root.contents(of: "contingencia.yaml") == Array("mío".utf8))
        #expect(root.contents(of: "pin.txt") == Array("777".utf8))
    }

    @Test func `mistakes of the settings are all shown and nothing is touched`() throws {
        let text = SampleSettings.text
            .replacing("gaps: hold", with: "gasp: hold")
            .replacing("pin_file: pin.txt", with: "pin: \"s3creto con espacio\"")
            .replacing("seed: 1", with: "seed: uno")
        try root.write(Array(text.utf8), to: "contingencia.yaml")
        let answer = try contingencia("run")
        #expect(answer.status == 1)
        for place in ["yaml:2:1: ", "yaml:9:", "yaml:22:11: "] {
            #expect(answer.output.contains(place), "\(answer.output)")
        }
        #expect(answer.output.contains("Errores en los ajustes: 3"))
        #expect(!answer.output.contains("s3creto"))
        #expect(root.everything() == ["contingencia.yaml"])
    }

    @Test func `windows are declared, amended and listed`() throws {
        _ = try contingencia("init")
        let declared = try declare(["--type", "04", "--start", "2025-01-08 17:31"])
        #expect(declared.status == 0, "\(declared.output)")
        #expect(declared.output.contains("Ventana 1 · tipo 04 · 2025-01-08 17:31 – sigue abierta"))
        let end = "2025-01-10T19:44:00-05:00"
        let amended = try contingencia("window", "amend", "1", "--end", end, "--by", "Luz")
        #expect(amended.status == 0, "\(amended.output)")
        let list = try contingencia("window", "list", "--format", "json")
        #expect(list.output.contains("\"end\": \"\(end)\""))
        #expect(list.output.contains("\"declared_by\": \"Ana\""))
        #expect(list.output.contains("\"amended_by\": \"Luz\""))
    }

    @Test func `a window ends when it has ended, not before`() throws {
        _ = try contingencia("init")
        let declared = try declare([
            "--type", "04", "--start", "2025-01-08 17:31", "--end", "2025-01-10 19:44", "--now",
            "2025-01-09 08:00",
        ])
        #expect(declared.status == 64)
        #expect(declared.output.contains("todavía no ha llegado"))
        #expect(try contingencia("window", "list").output.contains("No hay ventanas"))
    }

    @Test func `status tells of files that no run has read`() throws {
        _ = try contingencia("init")
        #expect(try contingencia("status").status == 0)
        try root.write(Array(Self.sales.utf8), to: "inbox/chapinero/dia.csv")
        let answer = try contingencia("status", "--language", "es")
        #expect(answer.status == 3)
        #expect(answer.output.contains("que ninguna corrida ha leído: 1."))
    }

    @Test func `a window has papers, and they are sealed`() throws {
        try root.write(Array(SampleSettings.text.utf8), to: "contingencia.yaml")
        try root.write(Array("12345".utf8), to: "pin.txt")
        try root.write(Array("prensa".utf8), to: "papeles/Comunicado 2.PDF")
        try root.write(Array("carta".utf8), to: "carta.txt")
        let window = ["--type", "04", "--start", "2025-01-08 17:31", "--end", "2025-01-10 19:44"]
        let paper = root.path(of: "papeles/Comunicado 2.PDF")
        let declared = try declare(window + ["--attach", paper, "--now", "2025-01-11 07:50"])
        #expect(declared.status == 0, "\(declared.output)")
        #expect(declared.output.contains("Adjunto: Comunicado 2.PDF, SHA-256 "))
        let letter = ["--attach", root.path(of: "carta.txt"), "--by", "Luz"]
        let amended = try run(program(), ["window", "amend", "1"] + letter, in: root.path)
        #expect(amended.status == 0, "\(amended.output)")
        #expect(try contingencia("window", "list").output.contains("carta.txt"))
        try root.write(Array(Self.sales.utf8), to: "inbox/chapinero/dia.csv")
        _ = try contingencia("run", "--now", "2025-01-11 08:00")
        #expect(try contingencia("verify").status == 0)
    }

    @Test(arguments: ["vacío.pdf", "no-hay.pdf", "inbox"])
    func `what is no paper is not attached, and the window is not declared`(name: String) throws {
        _ = try contingencia("init")
        try root.write([], to: "vacío.pdf")
        let paper = ["--attach", root.path(of: name)]
        let answer = try declare(["--type", "04", "--start", "2025-01-08 17:31"] + paper)
        #expect([1, 64].contains(answer.status), "\(answer.output)")
        #expect(answer.output.contains(name))
        #expect(try contingencia("window", "list").output.contains("No hay ventanas"))
    }

    @Test(
        arguments: [
            ["--type", "04", "--start", "2025-01-08 17:31", "--end", "2025-01-07 17:31"],
            ["--type", "01", "--start", "2025-01-08 17:31"],
            ["--type", "05", "--start", "2025-01-08 17:31"],
            ["--type", "04", "--start", "ayer"],
        ]
    )
    func `a window that makes no sense is refused as wrong usage`(arguments: [String]) throws {
        _ = try contingencia("init")
        let answer = try declare(arguments)
        #expect(answer.status == 64, "\(answer.output)")
    }

    @Test func `an unknown window cannot be amended`() throws {
        _ = try contingencia("init")
        let answer = try contingencia("window", "amend", "7", "--note", "x", "--by", "Ana")
        #expect(answer.status == 64)
        #expect(answer.output.contains("no hay ventana número 7"))
    }

    @Test func `a name of the workspace that cannot be read stops the run and is not replaced`()
        throws
    {
        _ = try contingencia("init")
        try root.write(Array(Self.sales.utf8), to: "inbox/chapinero/dia.csv")
        try root.write([], to: "ledger/workspace.id")
        let answer = try contingencia("run", "--now", "2025-01-11 08:00")
        #expect(answer.status == 1)
        #expect(answer.output.contains("ledger/workspace.id"), "\(answer.output)")
        #expect(answer.output.contains("archive/espacio.txt"))
        #expect(root.contents(of: "ledger/workspace.id") == [])
        #expect(root.contents(of: "archive/espacio.txt") == nil)
    }

    @Test func `a run whose stderr is closed leaves with its exit code all the same`() throws {
        let shell = ["-c", "exec \"$0\" run 2>/dev/full", try program()]
        let answer = try run("sh", shell, in: root.path)
        #expect(answer.status == 1)
    }

    @Test func `whatever the umask, what a run keeps is for its owner only`() throws {
        _ = try contingencia("init")
        try root.write(Array(Self.sales.utf8), to: "inbox/chapinero/dia.csv")
        let shell = ["-c", "umask 0; exec \"$0\" run --now '2025-01-11 08:00'", try program()]
        _ = try run("sh", shell, in: root.path)
        let kept = root.everything().filter { !$0.hasPrefix("inbox/") && !$0.hasPrefix("outbox/") }
        #expect(kept.contains("ledger/dian-simulada.sqlite"))
        for path in kept {
            let found = try FileManager.default.attributesOfItem(atPath: root.path(of: path))
            let mode = try #require(found[.posixPermissions] as? Int)
            #expect(mode & 0o077 == 0, "\(path)")
        }
    }

    @Test(.enabled(if: canMount, "mounts need root"))
    func `a run that plainly cannot fit says so before it starts, with the numbers`() throws {
        _ = try contingencia("init")
        let row = Self.sales.split(separator: "\n")[1]
        let large = Self.sales + String(repeating: "\n\(row)", count: 2_000)
        try root.write(Array(large.utf8), to: "inbox/chapinero/dia.csv")
        let shell = "mount -t tmpfs -o size=64k none archive && exec \"$0\" run --language es"
        let answer = try run("unshare", ["-m", "sh", "-c", shell, program()], in: root.path)
        #expect(answer.status == 1)
        #expect(answer.output.contains("\(Figures(.es).count(large.utf8.count)) bytes"))
        #expect(answer.output.contains("«./archive» quedan 65.536 libres"), "\(answer.output)")
        let read = try contingencia("status", "--format", "json")
        #expect(read.output.contains("\"unread_files\": 1"), "\(read.output)")
    }

    @Test func `a file whose delivery was cut short is waited for, and no run has left it unread`()
        throws
    {
        try root.write(Array(SampleSettings.text.utf8), to: "contingencia.yaml")
        try root.write(Array("12345".utf8), to: "pin.txt")
        let window = ["--type", "04", "--start", "2025-01-08 17:31", "--end", "2025-01-10 19:44"]
        _ = try declare(window + ["--now", "2025-01-11 07:50"])
        let accepted = Self.sales.split(separator: "\n").prefix(2).joined(separator: "\n")
        try root.write(Array(accepted.utf8), to: "inbox/chapinero/dia.csv")
        _ = try contingencia("run", "--now", "2025-01-11 08:00")
        // As a power cut leaves it between the intent and the move.
        _ = try run("mv", ["outbox/chapinero/dia.csv", "inbox/chapinero/"], in: root.path)
        let ledger = try SQLiteLedger(path: root.path(of: "ledger/ledger.sqlite"))
        let file = try #require(try ledger.arrivals(in: .outbox).first)
        try ledger.setLocation(file.location, isDelivered: false, of: file.id)
        let waiting = try contingencia("status", "--language", "es")
        #expect(waiting.status == 3, "\(waiting.output)")
        #expect(waiting.output.contains("ya leídos que siguen abiertos: 1."))
        #expect(!waiting.output.contains("que ninguna corrida ha leído"))
        _ = try contingencia("run", "--now", "2025-01-11 09:00")
        #expect(try !contingencia("status").output.contains("siguen abiertos"))
    }

    @Test(.enabled(if: canMount, "mounts need root"))
    func `an export onto a full disk leaves nothing behind, and may be repeated`() throws {
        _ = try contingencia("init")
        try root.write(Array(Self.sales.utf8), to: "inbox/chapinero/dia.csv")
        _ = try contingencia("run", "--now", "2025-01-11 08:00")
        let export = "\"$0\" evidence export disco/copia --language es"
        let shell = """
            mkdir disco && mount -t tmpfs -o size=12k none disco || exit 9
            \(export); \(export); [ -z "$(ls -A disco)" ]
            """
        let answer = try run("unshare", ["-m", "sh", "-c", shell, program()], in: root.path)
        #expect(answer.status == 0, "\(answer.output)")
        let full = answer.output.components(separatedBy: "no queda espacio en el disco")
        #expect(full.count == 3, "\(answer.output)")
    }

    @Test func `a second run leaves with 4 while another holds the workspace`() throws {
        _ = try contingencia("init")
        let lock = root.path(of: "ledger/run.lock")
        try root.write([], to: "ledger/run.lock")
        let answer = try run("flock", [lock, try program(), "run"], in: root.path)
        #expect(answer.status == 4, "\(answer.output)")
    }

    @Test func `an empty run, its state and its evidence are sound`() throws {
        _ = try contingencia("init")
        let answer = try contingencia("run", "--now", "2025-01-11 08:00")
        #expect(answer.status == 0, "\(answer.output)")
        #expect(answer.output.contains("RECREACIÓN"))
        #expect(try contingencia("verify").status == 0)
        #expect(try contingencia("number", "show", "SETP990000001").status == 0)
        #expect(try contingencia("number", "show", "OTRO1").status == 64)
    }

    @Test(arguments: ["run", "status"])
    func `a file that cannot be read as it is needs a person`(command: String) throws {
        _ = try contingencia("init")
        _ = try run("ln", ["-s", "/etc/hostname", "inbox/ventas.csv"], in: root.path)
        _ = try run("mkfifo", ["inbox/tubo.csv"], in: root.path)
        let answer = try contingencia(command, "--now", "2025-01-11 08:00")
        #expect(answer.status == 2, "\(answer.output)")
        let words = "No es un archivo sino un enlace, una tubería o un dispositivo."
        for name in ["tubo.csv", "ventas.csv"] {
            #expect(answer.output.contains("  \(name)\n    \(words)"), "\(answer.output)")
        }
        #expect(answer.output.contains("Sin leer, siguen en inbox/\n"))
    }

    @Test func `an inbox that is gone stops the run once there was one, and is not made anew`()
        throws
    {
        _ = try contingencia("init")
        #expect(try run("rmdir", ["inbox", "outbox"], in: root.path).status == 0)
        #expect(try contingencia("run", "--now", "2025-01-11 08:00").status == 0)
        #expect(try run("rmdir", ["inbox", "outbox"], in: root.path).status == 0)
        for command in ["run", "status"] {
            let answer = try contingencia(command, "--now", "2025-01-11 09:00")
            #expect(answer.status == 1, "\(answer.output)")
            for word in ["/inbox", "montada", "mkdir"] {
                #expect(answer.output.contains(word), "\(answer.output)")
            }
        }
        #expect(!root.everything().contains("inbox"))
        #expect(try run("mkdir", ["inbox"], in: root.path).status == 0)
        #expect(try contingencia("run", "--now", "2025-01-11 10:00").status == 0)
    }

    @Test func `a night to play again that is not there is told in the reader's language`() throws {
        let text = SampleSettings.text.replacing(
            "seed: 1",
            with: "seed: 1\n    replay: no-hay.jsonl"
        )
        try root.write(Array(text.utf8), to: "contingencia.yaml")
        try root.write(Array("12345".utf8), to: "pin.txt")
        let answer = try contingencia("run", "--now", "2025-01-11 08:00")
        #expect(answer.status == 1)
        #expect(answer.output.contains("no-hay.jsonl»: no existe"), "\(answer.output)")
    }

    @Test func `the report of a run reads as a store owner needs it`() throws {
        try root.write(Array(SampleSettings.text.utf8), to: "contingencia.yaml")
        try root.write(Array("12345".utf8), to: "pin.txt")
        try root.write(Array(Self.sales.utf8), to: "inbox/chapinero/dia.csv")
        let window = ["--type", "04", "--start", "2025-01-08 17:31", "--end", "2025-01-10 19:44"]
        #expect(try declare(window + ["--now", "2025-01-11 07:50"]).status == 0)
        let answer = try contingencia("run", "--now", "2025-01-11 08:00")
        #expect(answer.status == 2)
        let shown = answer.output.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("    ") || $0.utf8.count != 68 }
        #expect(shown.joined(separator: "\n") == Self.report)
        let life = try contingencia("number", "show", "SETP990000001")
        #expect(life.output.contains("aceptada por la DIAN"))
        #expect(life.output.contains("  1  2025-01-11 08:00:00  envío  aceptada"))
        #expect(try contingencia("status", "--now", "2025-01-11 09:00").status == 2)
        #expect(try contingencia("status", "--now", "2025-01-12 09:00").status == 6)
        let reason = ["--reason", "Rango perdido", "--by", "Ana", "--language", "es"]
        let disabled = try run(
            program(),
            ["number", "disable", "SETP990000003", "--to", "SETP990000005"] + reason,
            in: root.path
        )
        #expect(disabled.output.contains("  SETP990000004. Si debían salir"), "\(disabled.output)")
    }

    private static let sales = """
        tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio;impuesto;tarifa
        04;SETP;990000001;2025-01-09;10:00:00;Café molido 500 g;2;1000000,00;01;5
        04;SETP;990000002;2025-01-09;10:05:00;Pan;1;5000,00;01;17
        04;SETP;990000004;2025-01-09;10:10:00;Leche entera;1;5000,00;ZZ;
        """

    private static let report = """
        Corrida 1 · 2025-01-11 08:00:00 (hora de Colombia)
        RECREACIÓN con reloj virtual (--now); la evidencia queda marcada así.

          Archivo            ventas  cerradas  esperan  corregir  está en
          chapinero/dia.csv       3         1        1         1  inbox/

        Hallazgos
          inbox/chapinero/dia.csv
            [VAL-02] La tarifa «17» no existe para IVA.
              línea 3, columna 56, «tarifa», SETP990000002
              → Escriba el porcentaje: 0, 5, 16, 19.

          Tienda     día         aceptadas           total  abiertas
          chapinero  2025-01-09          1  $ 2.100.000,00         1  $ 5.000,00
          Por impuesto y medio de pago: conciliacion.csv, en el expediente «corrida».

        Facturas por estado
          aceptada por la DIAN                 1  $ 2.100.000,00
          retenida por un salto de numeración  1      $ 5.000,00
          por corregir                         1

        Saltos de numeración: nada se sabe de
          SETP990000003  1  autorización 18760000001
          → Deje en inbox/ las ventas que faltan; las anuladas, con «anulada» y
          «motivo».

        Plazos de las facturas abiertas
          tipo 04 · 1 factura · por corregir
            desde el restablecimiento  2025-01-12 19:44  faltan 35 h 44 min
            desde el día siguiente     2025-01-13 00:00  faltan 40 h 0 min
          tipo 04 · 1 factura · $ 5.000,00 · retenida por un salto de numeración
            desde el restablecimiento  2025-01-12 19:44  faltan 35 h 44 min
            desde el día siguiente     2025-01-13 00:00  faltan 40 h 0 min

        Evidencia sellada en esta corrida
          archive/900373115/2025/01/900373115-000001-recepcion.zip
          archive/900373115/2025/01/900373115-000002-emision.zip
          archive/900373115/2025/01/900373115-000003-respuestas.zip
          archive/900373115/2025/01/900373115-000004-corrida.zip

        Último expediente de cada cadena (SHA-256)
          archive/900373115/2025/01/900373115-000004-corrida.zip

        Aceptadas por la DIAN en esta corrida: 1 factura, $ 2.100.000,00
        Alguien debe corregir lo indicado (código de salida 2)

        """

    @Test func `verify finds a stranger in the archive`() throws {
        _ = try contingencia("init")
        _ = try contingencia("run")
        try root.write(Array("x".utf8), to: "archive/900373115/2025/01/ajeno.zip")
        let answer = try contingencia("verify")
        #expect(answer.status == 5, "\(answer.output)")
        #expect(answer.output.contains("ajeno.zip"))
    }
}

private let canMount =
    (try? run("unshare", ["-m", "mount", "-t", "tmpfs", "none", "/mnt"]).status) == 0
