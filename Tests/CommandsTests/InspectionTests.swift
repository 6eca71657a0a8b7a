import Batch
import Fiscal
import Foundation
import SaleFiles
import TestKit
import Testing

@testable import Commands

@Suite struct InspectionTests {
    private static let foreign = """
        ALMACENES EL FARO S.A.S.

        Nro Doc;Fecha y Hora;Descripción artículo;Cantidad;Vlr Unitar;Cédula;Cliente;Bodega
        SETP990000001;09/01/2025 8:04 a. m.;Café;2;1.000,50;1020304050;Ana Ruiz;3
        SETP990000002;09/01/2025 8:05 a. m.;Té;1;mil;;;3

        """

    private let root: TemporaryFolder

    init() throws {
        root = try TemporaryFolder()
    }

    private func inspect(
        _ text: String,
        as path: String = "norte/ventas.csv",
        settings: WorkspaceSettings? = nil
    ) throws -> FileInspection {
        let file = try root.write(Array(text.utf8), to: "ventas.csv")
        return try FileInspection(of: file, as: path, settings: settings)
    }

    private func settings(_ imports: String) throws -> WorkspaceSettings {
        try SampleSettings.parse(SampleSettings.text + "\n" + imports)
    }

    private static let mapping = """
        imports:
          - match: "norte/*.csv"
            columns:
              numero: "Nro Doc"
              descripcion: "Descripción artículo"
              precio: "Vlr Unitar"
            ignore: ["Bodega"]
            defaults: {tipo: "04"}
        """

    @Test func `a file that nobody foresaw is shown with what it lacks, in Spanish`() throws {
        let inspection = try inspect(Self.foreign)
        let text = inspection.text(in: .es).replacing(root.path + "/", with: "")
        #expect(text == Expected.foreignInSpanish)
        #expect(inspection.exitStatus == .needsPerson)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func `a file with its mapping is shown as it is understood, in English`() throws {
        let inspection = try inspect(Self.foreign, settings: settings(Self.mapping))
        let text = inspection.text(in: .en).replacing(root.path + "/", with: "")
        #expect(text == Expected.mappedInEnglish)
        #expect(inspection.exitStatus == .needsPerson)
        #expect(!text.contains("1020304050"))
    }

    @Test func `a file that is right leaves with zero`() throws {
        let inspection = try inspect(
            Self.foreign.replacing("mil", with: "900,00"),
            settings: settings(Self.mapping)
        )
        #expect(inspection.exitStatus == .done)
        #expect(inspection.sales == 2)
        #expect(inspection.faulty == 0)
    }

    @Test func `the block that it shows is one that the settings take`() throws {
        for settings in [nil, try settings(Self.mapping)] {
            let inspection = try inspect(Self.foreign, settings: settings)
            let block = ImportBlock(inspection: inspection, figures: Figures(.es))
                .lines.joined(separator: "\n")
            let read = try self.settings(block).imports
            #expect(read.count == 1)
            #expect(read[0].pattern.matches("norte/ventas.csv"))
            #expect(read[0].mapping.columns[.quantity] == "Cantidad")
            #expect(read[0].mapping.defaults == settings?.imports[0].mapping.defaults ?? [:])
        }
    }

    @Test func `a block of guesses, its marks taken away, makes the file readable`() throws {
        let text = Self.foreign.replacing("mil", with: "900,00").replacing(
            "Nro Doc",
            with: "Número doc."
        )
        let block = ImportBlock(inspection: try inspect(text), figures: Figures(.es)).lines
            .filter { !$0.contains("falta:") }
            .map { $0.replacing("# ", with: "", maxReplacements: 1) }
            .joined(separator: "\n")
        let inspection = try inspect(text, settings: settings(block))
        #expect(inspection.exitStatus == .done, "\(block)")
    }

    @Test func `JSON is shown by its keys, and the list of sales is guessed`() throws {
        let text = """
            {"empresa": "x", "facturas": [{"consecutivo": "FE1",
              "detalle": [{"producto": "Café", "cantidad": 1, "precio": 2}]}]}
            """
        let inspection = try inspect(text, as: "a.json")
        #expect(inspection.layout.format == .jsonLines)
        #expect(
            inspection.layout.columns.compactMap(\.heading) == [
                "empresa", "facturas", "facturas.consecutivo", "facturas.detalle",
                "facturas.detalle.producto", "facturas.detalle.cantidad",
                "facturas.detalle.precio",
            ]
        )
        let block = ImportBlock(inspection: inspection, figures: Figures(.es)).lines
        #expect(block.contains { $0.contains("# sales: \"facturas\"") })
        #expect(block.contains { $0.contains("# descripcion: \"detalle.producto\"") })
    }

    @Test func `what is no file is refused`() throws {
        #expect(throws: Refusal.self) { try LocalFile(root.path) }
        #expect(throws: Refusal.self) { try LocalFile("/dev/null") }
        #expect(throws: Refusal.self) { try LocalFile(root.path(of: "nada.csv")) }
    }

    @Test func `the program leaves with the code of what it saw and writes nothing`() throws {
        let program = try #require(Bundle.main.executableURL)
            .deletingLastPathComponent().appending(path: "contingencia").path()
        try root.write(Array(Self.foreign.utf8), to: "inbox/norte/ventas.csv")
        let good = Self.foreign.replacing("mil", with: "900,00")
        try root.write(Array(good.utf8), to: "inbox/norte/bien.csv")
        let text = SampleSettings.text.replacing("pin_file: pin.txt", with: "pin: \"12345\"")
        try root.write(Array("\(text)\n\(Self.mapping)\n".utf8), to: "contingencia.yaml")
        let before = root.everything()
        for (file, code) in [
            ("inbox/norte/ventas.csv", 2), ("inbox/norte/bien.csv", 0), ("nada.csv", 1),
        ] as [(String, Int32)] {
            let answer = try run(program, ["inspect", file, "--format", "json"], in: root.path)
            #expect(answer.status == code, "\(answer.output)")
            #expect(code == 1 || answer.output.contains("\"import\": \"norte/*.csv\""))
        }
        #expect(try run(program, ["inspect"], in: root.path).status == 64)
        #expect(root.everything() == before)
    }
}
