import Fiscal
import Testing

@testable import SaleFiles

/// Rows without a number behind a sale: what may be of it holds it, and what stands between holds none.
@Suite struct LooseRowTests {
    private static let header = "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total"
    private static let rows = [
        ";;;;DESCUENTO;;-500,00;;", ";;;;DESCUENTO;1;-500,00;;", "DESCUENTO;;;;;;-500,00;;",
        ";;;;ANULADA;;;;", ";;;;CRÉDITO;;;;", ";;;;CRÉDITO 30 DIAS;;1190,00;;",
        ";;;;PROPINA;;100,00;;",
        ";;;;Domicilio;1;5000,00;;", ";;;;Domicilio;;5000,00;;", ";;2025-01-08;;;;;;",
        "04;;;;Queso;1;7000,00;;",
        ";;;;;;500,00;;",
    ]
    private static let breaks = [
        "", ";;;;SUBTOTAL;;1000,00;;", ";;;;TOTAL;;1190,00;;", "TOTAL;;;;;;1190,00;;", ";;;;;;;;",
        "Gracias por su compra;;;;;;;;",
    ]

    private func read(_ more: [String], total: String = "") throws -> Reading {
        let rows =
            [Self.header, "04;FE7;2025-01-08;18:00;Pan;1;1000,00;19;\(total)"] + more
            + ["04;FE8;2025-01-08;18:05;Pan;1;1000,00;19;\(total)"]
        return try Reading(rows.filter { !$0.isEmpty }.joined(separator: "\n") + "\n")
    }

    @Test(arguments: breaks, rows)
    func `a row that may be of the sale holds it, whatever stands between`(
        _ between: String,
        _ row: String
    ) throws {
        let reading = try read([between, row])
        #expect(reading.sales.first { $0.number?.text == "FE7" }?.sale == nil, "\(reading.summary)")
        #expect(reading.sales.last?.sale?.number.text == "FE8")
    }

    @Test(arguments: breaks) func `what stands between alone holds none`(_ between: String) throws {
        let reading = try read([between])
        #expect(reading.sales.count == 2 && reading.codes.isEmpty)
    }

    /// A total says that no line is missing, and nothing of a discount or a credit.
    @Test func `a total tells of whole lines alone`() throws {
        let total = ";;;;TOTAL;;1190,00;;"
        let line = try read([total, ";;;;Queso;1;7000,00;;"], total: "1190,00")
        #expect(line.sales.map { $0.sale != nil } == [true, false, true])
        let credit = try read([total, ";;;;CRÉDITO;;;;"], total: "1190,00")
        #expect(credit.sales.map { $0.sale != nil } == [false, false, true])
    }

    @Test func `a sale that lacks its number holds none, nor does a closing`() throws {
        let sale = try read(["04;;2025-01-08;18:02;Queso;1;7000,00;;"])
        #expect(sale.sales.map { $0.sale != nil } == [true, false, true])
        let closing = try read(["cierre;;2025-01-07;;;0;;;0"])
        #expect(closing.codes.isEmpty && closing.sales.count == 2)
    }

    @Test(arguments: [
        (";;;;TOTAL FACTURA;;;;690,00", false), (";;;;TOTAL FACTURA;;;;1190,00", true),
        (";;;;TOTAL FACTURA FE7;;1.000,00;;", true), (";;;;NETO A PAGAR;;;;190,00", false),
        (";;;;TOTAL VENTAS;;;;9190,00", true), (";;;;TOTAL;;;;9190,00", true),
        ("TOTAL A PAGAR;;;;;2;;;5,00", false),
    ]) func `the total of a sale below its lines is one of its sums`(
        row: String,
        isRight: Bool
    ) throws {
        for between in ["", ";;;;SUBTOTAL;;1000,00;;"] {
            let reading = try read([between, row])
            #expect(reading.codes == (isRight ? [] : [.lineDiffers]), "\(reading.summary)")
            #expect(reading.sales.map { $0.sale != nil } == [isRight, true])
        }
    }
}
