import Fiscal
import Testing

@testable import SaleFiles

/// Of a number that was voided nobody is billed: what tills write for its goods and amounts holds none.
@Suite struct VoidedContentTests {
    private func read(_ values: String, voided: String = "SI;Error") throws -> Reading {
        try Reading(
            """
            tipo;factura;fecha;hora;producto;cantidad;precio;impuesto;total;anulada;motivo
            04;FE7;2025-01-09;08:00;\(values);\(voided)

            """
        )
    }

    @Test(arguments: [
        ("Taladro;0;0;IVA 19%;0", 0), ("ANULADA;0;0;;0", 0), ("ANULADA;;;;", 0), (";;;;", 0),
        ("Taladro;-1;100000;IVA 19%;-119000", 0), ("Taladro;x;100000;IVA 19%;", 0),
        ("Taladro;1;100000;IVA 19%;0", 1), ("Taladro;1;100000;IVA 19%;119000", 1),
    ]) func `lines that cannot be read are none`(values: String, lines: Int) throws {
        let sale = try read(values).onlySale()
        #expect(sale.voided?.reason == "Error" && sale.lines.count == lines)
        #expect(try read(values, voided: "SI;").codes.contains(.valueMissing))
    }

    @Test(arguments: ["Taladro;0;0;IVA 19%;0", "ANULADA;0;0;;0", "Taladro;1;100000;IVA 19%;0"])
    func `of a sale that was not voided they are mistakes`(values: String) throws {
        #expect(try read(values, voided: "NO;").sales[0].sale == nil)
    }
}
