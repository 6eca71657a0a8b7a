import Fiscal
import SaleFiles
import Testing

/// What reports print around their tables: the sales are read, and nothing is lost unseen.
@Suite struct ReportRowTests {
    @Test func `lines above their sales are not those of the sale before`() throws {
        let table = """
            tipo;factura;fecha;hora;descripcion;cantidad;precio
            ;;;;Pan;1;1000
            04;FE7;2025-01-08;18:00;;;
            ;;;;Queso;1;5000
            04;FE8;2025-01-08;18:05;;;
            """
        let reading = try Reading(table)
        #expect(!reading.file.isTrusted && reading.fileCodes.contains(.valueMissing))
        let below = table.replacing(";;;;Pan;1;1000\n", with: "")
        #expect(try Reading(below).sales[0].sale?.lines.map(\.description) == ["Queso"])
    }

    @Test(arguments: [
        (";;;;;;;3570,00", true), (";;;;;2;;3570,00", false), (";;;;;;500,00;", false),
        (";;;;Pan;;;500,00", false), (";;;;;;;x", false),
    ]) func `a sum without a word below its column is none of the sale`(
        row: String,
        isSkipped: Bool
    ) throws {
        let table = """
            tipo;factura;fecha;hora;descripcion;cantidad;precio;Total
            04;FE7;2025-01-08;18:00;Pan;3;1000,00;3000,00
            04;FE8;2025-01-08;18:05;Queso;1;570,00;570,00

            """
        let reading = try Reading(table + row + "\n")
        #expect(reading.codes.isEmpty == isSkipped)
        #expect(reading.fileCodes.contains(.csvRowSkipped) == isSkipped)
    }

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
    func `lines behind a text or a sum are not added to the sale above, which does not go`(
        _ row: String
    ) throws {
        let reading = try Reading(csv() + row + "\n;;;;;Leche;1;500,00\n")
        #expect(reading.sales.map { $0.sale == nil } == [true, true])
        #expect(reading.sales.allSatisfy { $0.findings.map(\.code).contains(.valueMissing) })
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

/// Rows that look like those of a report, and are of a sale, or the other way round.
@Suite struct SaleOrReportTests {
    private static let table =
        "tipo;factura;fecha_hora;tienda;descripcion;cantidad;precio;anulada\n"
    private static let sale = "04;FE7;2025-01-08 18:00;;Pan;1;100,50;\n"

    @Test(arguments: [
        ";;;;Sumadora Casio;2;50000,00;", ";;;;Total Gym XLS;1;5000,00;",
        ";;;;Subtotalizadora;1;5000,00;",
    ]) func `goods called like a sum are a line of the sale`(_ row: String) throws {
        let reading = try Reading(Self.table + Self.sale + row + "\n")
        #expect(reading.codes.isEmpty && reading.fileCodes.isEmpty)
        #expect(reading.sales.map { $0.sale?.lines.count } == [2])
    }

    @Test func `a shop called like a sum does not hide a line`() throws {
        let sale = Self.sale.replacing(";;Pan", with: ";Sumapaz;Pan")
        let reading = try Reading(Self.table + sale + ";;;Sumapaz;Leche;1;5000,00;\n")
        #expect(reading.sales.map { $0.sale?.lines.count } == [2])
    }

    @Test(arguments: [
        ";;;;Total;3;5000,00;", ";;;;SUBTOTAL ventas del día;3;5000,00;",
        ";;;;Total general;;5000;",
        "Total facturas: 1;;;;;3;5000,00;",
    ]) func `a row of sums is skipped by its words`(_ row: String) throws {
        let reading = try Reading(Self.table + Self.sale + row + "\n")
        #expect(reading.fileCodes == [.csvRowSkipped])
        #expect(reading.sales.map { $0.sale?.lines.count } == [1])
    }

    @Test(arguments: ["FIN-8", "FIN 8", "PAG-12", "NIT-3"], ["04", ""])
    func `a voided number with a prefix like a word of reports is a sale`(
        number: String,
        type: String
    ) throws {
        let table = "factura;tipo;fecha_hora;descripcion;cantidad;precio;anulada;motivo\n"
        let reading = try Reading(table + "\(number);\(type);2025-01-09 10:00;;;;SI;error\n")
        #expect(reading.sales.count == 1)
        #expect(reading.fileCodes.isEmpty)
    }

    @Test func `a header does not open a sale again that a sum has ended`() throws {
        let reading = try Reading(
            Self.table + Self.sale + "TOTAL FE7;;;;;;100,50;\n" + Self.table
                + ";;;;Leche de otra factura;1;5000,00;\n"
        )
        #expect(reading.sales.map { $0.sale == nil } == [true, true])
    }

    @Test(arguments: [";;;;;;;\n", "\n"])
    func `lines behind an empty row are not added to the sale above, which does not go`(
        _ empty: String
    ) throws {
        let row = ";;;;Pago en datáfono;1;1050,00;\n"
        let reading = try Reading(Self.table + Self.sale + empty + row)
        #expect(reading.sales.map { $0.sale == nil } == [true, true])
    }

    @Test(arguments: [
        "SUBTOTAL", "TOTAL", "Total factura", "IVA 19%", "Total FE7", "TOTAL FE-7", "EFECTIVO",
        "CAMBIO", "DESCUENTO", "(-) Descuento", "Descuento 10 %", "TARJETA", "Propina voluntaria",
        "IMPOCONSUMO", "Total a pagar:", "ANULADA", "** FACTURA ANULADA **", "Venta anulada",
    ]) func `a sum or a payment among the lines is not sold`(_ description: String) throws {
        let row = "04;FE;7;2025-01-08;18:00:00;\(description);1;5000,00\n"
        let reading = try Reading(csv() + row)
        #expect(reading.codes == [.valueForm])
        #expect(reading.sales.map { $0.sale == nil } == [true])
        #expect(reading.sales[0].findings[0].places[0].line == 3)
    }

    @Test(arguments: [
        "Colgate Total", "Total FE8", "Cambio de aceite", "Tarjeta 10000", "Venta del día",
        "Crema dental total 12", "Tarjeta de cumpleaños", "Efectivo Insecticida",
    ]) func `goods whose name has such a word are sold`(_ description: String) throws {
        #expect(try Reading(csv(["descripcion": description])).onlySale().lines.count == 1)
    }

    @Test func `a description is judged by the number of its own sale`() throws {
        let reading = try Reading(
            csv(["descripcion": "Total FE8"]) + "04;FE;8;2025-01-08;18:00:00;Total FE8;1;5,00\n"
        )
        #expect(reading.sales.map { $0.sale == nil } == [false, true])
    }
}

@Suite struct SwallowedRowTests {
    private static let table = "tipo;factura;fecha_hora;descripcion;cantidad;precio;tarifa;nota\n"

    private static func sale(_ number: Int, _ description: String, note: String = "") -> String {
        "04;FE\(number);2025-01-08 18:00;\(description);1;1000,00;19;\(note)\n"
    }

    @Test(
        arguments: ["\n", "\r\n", "\r"],
        [
            sale(1, "\"Café") + sale(2, "Pan") + sale(3, "Tubo 2\""),
            sale(1, "\"Café") + sale(2, "Tubo 2\""),
            sale(1, "Pan", note: "\"urgente") + sale(2, "Pan")
                + sale(3, "Pan", note: "codo de 3\""),
            sale(1, "\"Café") + sale(2, "Pan") + sale(3, "Pan", note: "codo de 3\""),
        ]
    ) func `a file whose quote swallowed sales is void, though its rows look whole`(
        lineEnd: String,
        rows: String
    ) throws {
        let text = (Self.table + Self.sale(9, "Pan") + rows + Self.sale(8, "Pan"))
            .replacing("\n", with: lineEnd)
        let reading = try Reading(text)
        #expect(!reading.file.isTrusted)
        let finding = try #require(reading.file.findings.first { $0.code == .csvQuote })
        #expect(finding.places[0].line == 3)
        #expect(try Reading(text, chunk: 1).summary == reading.summary)
    }

    @Test func `a text over several lines with a delimiter in it is right`() throws {
        let text = Self.table + Self.sale(9, "\"Pan;\nde 500 g; tajado;\nsin sal\"")
        let reading = try Reading(text)
        #expect(reading.file.isTrusted)
    }
}

@Suite struct BrokenRowTests {
    @Test func `of more rows cut short than lines are kept none has another finding`() throws {
        var limits = ReadingLimits()
        limits.linesOfSale = 100
        let context = try ReadingContext(issuers: [faro()], limits: limits)
        let row = "04;FE;8;2025-01-08;18:00;Pan;x\n"
        let reading = try Reading(
            csv() + String(repeating: row, count: 300),
            context: context
        )
        #expect(reading.sales[1].findings.map(\.code).filter { $0 == .amountForm }.isEmpty)
        #expect(reading.sales[1].findings.first?.count == 300)
    }

    @Test func `what a short row lacks is not missed at the head of the sale`() throws {
        let reading = try Reading(csv() + "04;FE;7;2025-01-08;18:00:00;Pan\n")
        #expect(reading.codes == [.csvFieldCount])
    }

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
