import Fiscal
import SaleFiles
import Testing

/// What reports print around their tables: the sales are read, and nothing is lost unseen.
@Suite struct ReportRowTests {
    private static let next = "04;FE;8;2025-01-08;18:00;Pan;1;1,00\n"

    @Test(arguments: [
        "Página 2 de 5", "Pág. 2;;;;;;;", "Hoja;2;de;5;;;;", "*** Fin del reporte ***",
        "Elaborado por: Ana Pérez;;;;;;;", "Impreso el 30/01/2025 18:04", ";;;;;;;\u{C}",
        "________;;;;________;;;", "=====", "\u{C}Página 3;;;;;;;", ";;;Impreso el;30/01/2025;;;",
        "Firma autorizada;;;;;;;", "NIT 900.373.115-3",
    ]) func `a line of a page is skipped between sales, and inside of one`(_ row: String) throws {
        let reading = try Reading(csv() + row + "\n;;;;;Leche;1;500,00\n" + Self.next)
        #expect(reading.codes.isEmpty)
        #expect(reading.sales.map { $0.sale?.lines.count } == [2, 1])
        #expect(reading.fileCodes.allSatisfy { $0 == .csvRowSkipped })
        #expect(reading.file.findings.allSatisfy { $0.severity == .warning })
    }

    @Test(arguments: [
        "Almacenes El Faro S.A.S.", ";;;;Ventas del día;;;",
        "Factura: FE9;;;;;;;", "Cliente: Juan",
    ]) func `a text that stands alone is skipped with its line and a remedy`(_ row: String) throws {
        let reading = try Reading(csv() + row + "\n" + Self.next)
        #expect(reading.codes.isEmpty)
        #expect(reading.sales.count == 2)
        let finding = try #require(reading.file.findings.first)
        #expect(finding.code == .csvRowSkipped)
        #expect(finding.places == [Place(line: 3)])
        #expect(finding.remedy.es.contains("Si era una venta"))
    }

    @Test(arguments: ["Factura: FE9", "TOTAL FE7;;;;;;;1000,50"])
    func `lines behind a text or a sum are not added to the sale above`(_ row: String) throws {
        let reading = try Reading(csv() + row + "\n;;;;;Leche;1;500,00\n")
        #expect(reading.sales.count == 2)
        #expect(reading.sales[0].sale?.lines.count == 1)
        #expect(reading.sales[1].findings.map(\.code).contains(.valueMissing))
    }

    @Test func `a page that breaks a sale, with its title and header, does not end it`() throws {
        let header = csv().prefix { $0 != "\n" }
        let reading = try Reading(
            csv() + "Página 1\nAlmacenes El Faro\n\(header)\n;;;;;Leche;1;500,00\n"
        )
        #expect(reading.codes.isEmpty)
        #expect(reading.sales.map { $0.sale?.lines.count } == [2])
        #expect(reading.file.findings.count == 3)
    }

    @Test(arguments: [
        // Rows of a sale that broke off, or of which something is lost.
        "04", "04;FE;8", "FE", ";;8;;;;;", "04;FE;;2025-01-08;18:00;Pan;1;1,00",
        ";;;2025-01-08;;;;",
        ";;;;;Informe;;", ";;;;;Pan;1;", ";;;;;;;500,00", "FIN;FE;8;;;;;", "Ana;;;;;;;",
    ]) func `what may be of a sale is never skipped`(_ row: String) throws {
        let reading = try Reading(csv() + row + "\n")
        #expect(reading.sales.contains { $0.findings.hasErrors })
        #expect(reading.fileCodes.isEmpty)
    }

    @Test func `a cashier named like a word of reports is no page`() throws {
        let text =
            "cajero;tipo;factura;fecha_hora;descripcion;cantidad;precio\n"
            + "Informe 1;04;FE7;2025-01-08 18:00;Pan;;\n"
        let reading = try Reading(text)
        #expect(reading.sales.count == 1)
        #expect(reading.codes == [.valueMissing, .valueMissing])
    }

    @Test func `a sum of invoices under the column of the number is no sale`() throws {
        let text =
            "factura;tipo;fecha_hora;descripcion;cantidad;precio\n"
            + "FE7;04;2025-01-08 18:00;Pan;1;100,50\nTotal facturas: 1;;;;1;100,50\n"
        let reading = try Reading(text)
        #expect(reading.sales.count == 1)
        #expect(reading.fileCodes == [.csvRowSkipped])
    }

    @Test(arguments: ["\u{1A}", "\n\u{1A}", "\u{1A}\u{1A}\n", "\n\u{C}\u{1A}"])
    func `the end mark of DOS is no part of a sale`(_ end: String) throws {
        let reading = try Reading(csv().dropLast() + end)
        #expect(reading.codes.isEmpty && reading.fileCodes.isEmpty)
        #expect(reading.sales.map { $0.sale != nil } == [true])
    }
}

@Suite struct BrokenRowTests {
    @Test func `of many rows cut short none has another finding`() throws {
        let row = "04;FE;8;2025-01-08;18:00;Pan;x\n"
        let reading = try Reading(csv() + String(repeating: row, count: 30))
        #expect(reading.sales.count == 2)
        #expect(reading.sales[1].findings.map(\.code) == [.csvFieldCount])
        #expect(reading.sales[1].findings[0].count == 30)
    }

    @Test func `a whole row beside those cut short keeps its own findings`() throws {
        let rows = String(repeating: "04;FE;8;2025-01-08;18:00;Pan;x\n", count: 30)
        let reading = try Reading(csv() + rows + "04;FE;8;2025-01-08;18:00;Pan;x;1,50\n")
        #expect(reading.sales[1].findings.map(\.code) == [.csvFieldCount, .amountForm])
        #expect(reading.sales[1].findings[1].places[0].line == 33)
    }
}
