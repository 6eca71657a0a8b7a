import Fiscal
import SaleFiles
import TestKit
import Testing

@testable import Commands

/// The `values:` that `inspect` offers, and what it says to its own guesses.
@Suite struct TranslatedWordsTests {
    private let root: TemporaryFolder

    init() throws {
        root = try TemporaryFolder()
    }

    private func block(_ text: String, as path: String = "norte/ventas.csv") throws -> [String] {
        ImportBlock(inspection: try root.inspect(text, as: path), figures: Figures(.en)).lines
    }

    private func settings(_ imports: [String]) throws -> WorkspaceSettings {
        try SampleSettings.parse(
            SampleSettings.text + "\n" + imports.joined(separator: "\n") + "\n"
        )
    }

    private static let sales = """
        tipo;factura;fecha;hora;descripcion;cantidad;unidad;precio;Medio pago;Estado
        04;SETP990000001;2025-01-09;08:04;Café;1;PZA;1000,00;QR Bancolombia;A
        04;SETP990000002;2025-01-09;08:05;Té;2;Sobre;500,00;Datáfono;V
        04;SETP990000003;2025-01-09;08:06;Té;2;und;500,00;efectivo;a
        Total;;;;;;;2000,00;;

        """

    @Test func `every word that nobody knows is offered, and what it plainly means`() throws {
        let lines = try block(Self.sales)
        let values = lines.drop { $0 != "    values:" }.dropFirst().prefix {
            $0.hasPrefix("      ")
        }
        let what = "what is it? write it in the place of “?”"
        let words = values.filter { $0.hasPrefix("        #") }.map { $0.dropFirst(10) }
        #expect(
            words == [
                "\"QR Bancolombia\": \"47\",   # is it this?", "\"Datáfono\": \"?\",   # \(what)",
                "\"A\": \"?\",   # \(what)", "\"V\": \"?\",   # \(what)",
                "\"PZA\": \"94\",   # is it this?", "\"Sobre\": \"?\",   # \(what)",
            ]
        )
        #expect(values.filter { $0.contains("{") }.allSatisfy { $0.contains("   # ") })
    }

    @Test func `a block of which the words are answered makes the file readable`() throws {
        let asked = try block(Self.sales)
        // The settings take it as it is, and a mark taken away from «?» alone reads nothing.
        for marks in [false, true] {
            let lines = marks ? asked.map(withoutMark) : asked
            let inspection = try root.inspect(Self.sales, settings: settings(lines))
            #expect(inspection.exitStatus == .needsPerson)
        }
        let answers = ["Datáfono": "49", "\"A\"": "NO", "\"V\"": "SI", "Sobre": "94"]
        let answered = asked.map { line in
            let answer = answers.first { line.contains($0.key) && line.contains("?\",") }
            return answer.map { withoutMark(line).replacing("\"?\"", with: "\"\($0.value)\"") }
                ?? withoutMark(line)
        }
        let text = Self.sales.replacing("Estado", with: "Estado;Motivo")
            .replacing(";A\n", with: ";A;\n").replacing(";a\n", with: ";a;\n")
            .replacing(";V\n", with: ";V;Error\n")
        let inspection = try root.inspect(text, settings: settings(answered))
        #expect(inspection.exitStatus == .done, "\(inspection.findings)")
        #expect(inspection.layout.strangers.isEmpty)
        let means = inspection.firstSales.compactMap { $0.sale?.payment.means }
        #expect(means == ["47", "49", "10"])
        #expect(inspection.firstSales.map { $0.sale?.voided != nil } == [false, true, false])
    }

    private func withoutMark(_ line: String) -> String {
        guard line.drop(while: { $0 == " " }).hasPrefix("# ") else { return line }
        return line.replacing("# ", with: "", maxReplacements: 1)
    }

    @Test func `words of a JSON file are offered as well, by the place of their key`() throws {
        let text = """
            {"ventas": [{"tipo": "04", "factura": "SETP990000001", "fecha": "2025-01-09",
              "hora": "08:04", "medio_pago": "Datafono", "bodega": {"unidad": "piso"},
              "lineas": [{"descripcion": "Café", "cantidad": 1, "precio": 10, "unidad": "Sobre",
                          "impuesto": "IVA General"}]}]}
            """
        let layout = try root.inspect(text, as: "a.json").layout
        #expect(layout.strangers.map(\.field) == [.paymentMeans, .unit, .tax])
        #expect(
            layout.strangers.map { $0.words.map(\.text) } == [
                ["Datafono"], ["Sobre"], ["IVA General"],
            ]
        )
        #expect(layout.strangers.last?.words.first?.meaning == "IVA 19%")
        let inList = try root.inspect("[" + text.dropFirst(12).dropLast(), as: "a.json").layout
        #expect(inList.strangers.map(\.field) == [.paymentMeans, .unit, .tax])
    }

    @Test func `what may be somebody's name is masked, a word of the trade is not`() throws {
        let text = Self.sales.replacing("Datáfono", with: "Pedro Páramo")
            .replacing("efectivo", with: "Tarjeta Visa")
        let lines = try block(text)
        #expect(lines.contains { $0.contains("# \"Tarjeta Visa\": \"?\",") })
        #expect(lines.contains { $0.contains("# \"Pe…o\": \"?\",   # masked") })
        #expect(!lines.contains { $0.contains("Páramo") })
    }

    @Test func `a word that the setting translates is asked for no more`() throws {
        let first = try settings([
            "imports:", "  - match: \"norte/*.csv\"",
            "    values: {anulada: {A: \"NO\"}, medio_pago: {datáfono: \"48\"}}",
        ])
        let inspection = try root.inspect(Self.sales, settings: first)
        let strangers = inspection.layout.strangers.filter { $0.field != .unit }
        #expect(strangers.map { $0.words.map(\.text) } == [["QR Bancolombia"], ["V"]])
        let lines = ImportBlock(inspection: inspection, figures: Figures(.es)).lines
        #expect(lines.contains("        \"A\": \"NO\","))
        #expect(try settings(lines).imports[0].mapping.values == first.imports[0].mapping.values)
    }

    @Test func `a column of texts is no list, and what is not in it is not asked for`() throws {
        let rows = (1...40).map {
            "04;SETP\(990_000_000 + $0);2025-01-09;08:04;Café;1;1000,00;nota \($0)a\n"
        }
        let head = "tipo;factura;fecha;hora;descripcion;cantidad;precio;Medios de pagos\n"
        let inspection = try root.inspect(head + rows.joined())
        #expect(inspection.layout.guesses == [7: .paymentMeans])
        #expect(inspection.layout.strangers.isEmpty)
    }

    private static let guessed = """
        tipo;factura;fecha;hora;descripcion;cantidad;Vlr Unitar;Impuesto;Impoconsumo;Total línea
        04;SETP990000001;2025-01-09;08:04;Café;3;1000,00;19;0;3000,00
        04;SETP990000002;2025-01-09;08:05;Té;2;500,00;0;8;1000,00

        """

    @Test func `the figures of the rows confirm a guess or contradict it`() throws {
        let wrong = Self.guessed.replacing(";3000,00", with: ";7,00")
            .replacing(";1000,00\n", with: ";9,00\n")
        for (text, answer) in [(Self.guessed, "confirm"), (wrong, "contradict")] {
            let lines = try block(text)
            let price = "      # precio: \"Vlr Unitar\"   # is it this, before tax? "
            #expect(lines.contains(price + "the figures of 2 rows \(answer) it"), "\(lines)")
        }
        let mixed = try root.inspect(Self.guessed.replacing(";3000,00", with: ";7,00"))
        #expect(mixed.layout.proofs.isEmpty)
        let changed = Self.guessed.replacing("3;1000,00", with: "1000;3,00")
            .replacing("2;500,00", with: "500;2,00")
        #expect(try root.inspect(changed).layout.proofs[6] == nil)
        let totals = wrong.replacing("Total línea", with: "Total")
        #expect(try root.inspect(totals).layout.proofs.isEmpty)
        let single = Self.guessed.replacing("Total línea", with: "Total factura")
        #expect(try root.inspect(single).layout.proofs[6] == .confirmed(rows: 2))
    }

    @Test func `a column of rates is a rate, whatever it is called`() throws {
        let lines = try block(Self.guessed)
        #expect(lines.contains { $0.hasPrefix("      # tarifa: \"Impuesto\"   # is it this?") })
        // Its values have told.
        #expect(try root.inspect(Self.guessed).layout.columns[8].use == .field(.incRate))
        #expect(!lines.contains { $0.contains(" impuesto: ") })
        let amounts = Self.guessed.replacing(";8;", with: ";80,00;")
        #expect(try root.inspect(amounts).layout.guesses[8] == .incAmount)
        let signed = Self.guessed.replacing(";8;", with: ";8 %;")
        #expect(try root.inspect(signed).layout.columns[8].use == .field(.incRate))
        let told = try settings([
            "imports:", "  - match: \"norte/*.csv\"",
            "    values: {impuesto: {\"19\": IVA 19%, \"0\": EXENTO}}",
        ])
        #expect(try root.inspect(Self.guessed, settings: told).layout.guesses[7] == nil)
        let codes = Self.guessed.replacing(";19;", with: ";01;").replacing(";0;8", with: ";ZZ;8")
        #expect(try root.inspect(codes).layout.guesses[7] == nil)
    }

    @Test func `the only column of invoice numbers is one, whatever it is called`() throws {
        let text = Self.sales.replacing("factura", with: "Doc. interno")
        #expect(try root.inspect(text).layout.guesses == [1: .invoice])
        let tables = text.replacing("Café", with: "M3").replacing("Té", with: "M4")
            .replacing("descripcion", with: "Puesto")
        #expect(try root.inspect(tables).layout.guesses[1] == nil)
    }

    @Test func `a phone is told from a cédula behind their masks`() throws {
        let text = """
            04;SETP;990000001;2025-01-09;08:04;3001234567;1020304050;Ana Ruiz;Café;1;1000,00
            """
        let lines = try block(text)
        #expect(lines.contains("      # cliente_id: 7   # «10…0» is it this?"))
        #expect(lines.contains("      # 6,   # «30…7» looks like a phone; is it of no use?"))
    }

    @Test func `the type of a buyer's document is not that of the sale`() throws {
        let text = Self.sales.replacing("Estado", with: "Tipo Doc Cliente POS")
        #expect(try root.inspect(text).layout.guesses == [9: .buyerType])
    }
}
