import Fiscal
import Testing

@testable import SaleFiles

/// What may be charged, given or paid besides the lines, in columns and keys that nobody reads.
@Suite struct BesidesLinesTests {
    /// Two lines of 1,000 with IVA, which come to 2,380, behind a sale without a tip.
    private func isRead(_ headings: String, _ values: String, lines: Int = 2) throws -> Bool {
        let line = ";Pan;1;1000,00;19;\(values)\n"
        let reading = try Reading(
            "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;\(headings)\n"
                + "04;FE6;2025-01-08;17:00;Pan;1;1000,00;19;1190,00;\n"
                + String(repeating: "04;FE7;2025-01-08;18:00" + line, count: lines)
        )
        return reading.file.isTrusted && reading.sales[1].sale != nil
    }

    @Test(arguments: ["Propina", "Domicilio", "Redondeo"])
    func `the total of the sale tells that nothing else was charged`(heading: String) throws {
        #expect(try isRead("Total factura;\(heading)", "2380,00;200,00"))
        #expect(try isRead("Total;\(heading)", "2380,00;200,00"))
        #expect(try isRead("Total factura;\(heading)", "1190,00;200,00", lines: 1))
        #expect(try !isRead("Total factura;\(heading)", "2580,00;200,00"))
        // Of a single line it may be the line's.
        #expect(try !isRead("Total;\(heading)", "1190,00;200,00", lines: 1))
        #expect(try !isRead("caja;\(heading)", "1;200,00"))
    }

    @Test(arguments: [("10%", true), ("10", true), ("0,10", true), ("5%", false), ("0%", true)])
    func `a percentage beside the discount in pesos is its own`(rate: String, isRight: Bool) throws
    {
        #expect(try isRead("total_linea;% Dcto;Dcto", "900,00;\(rate);100,00") == isRight)
    }

    @Test func `alone it is asked for`() throws {
        #expect(try !isRead("caja;% Dcto", "1;10%"))
    }

    @Test(arguments: [("2380", true), ("2580", false)])
    func `a key is told by the total as well`(total: String, isRight: Bool) throws {
        let reading = try Reading(
            """
            [{"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00", "total": \(total),
              "propina": 200, "lineas": [{"descripcion": "Pan", "cantidad": 2, "precio": 1000, "tarifa": 19}]}]
            """,
            name: "a.json"
        )
        #expect((reading.sales[0].sale != nil) == isRight)
    }

    @Test func `headings of the trade are known`() throws {
        let text = """
            Tipo de documento;Consecutivo comprobante;Prefijo;Fecha de elaboración;Hora;cliente_nit;Cliente nombre;Servicio/Producto;Cant;Precio;Tipo pago;V/Total
            04;7;FE;08/01/2025;18:00;52123456;Ana Ruiz;Corte;1;10000,00;Nequi;10000,00
            """
        let sale = try Reading(text.replacing("Tipo de documento", with: "Tipo")).onlySale()
        #expect(sale.buyer == Buyer(idType: "13", id: "52123456", name: "Ana Ruiz"))
        #expect(sale.payment.form == .cash && sale.lines[0].description == "Corte")
        let both = text.replacing("Tipo de documento", with: "Tipo")
            .replacing("V/Total", with: "Forma de pago").replacing(
                "Nequi;10000,00",
                with: "POS;Contado"
            )
        #expect(try Reading(both, rest: .warn).onlySale().payment.form == .cash)
    }

    @Test(arguments: [" $ -   ", "-", "$-", " -   "])
    func `the zero of a spreadsheet's accounts is no discount`(written: String) throws {
        let sale = try Reading(csv(["descuento": written])).onlySale()
        #expect(sale.lines[0].discount == .zero)
    }
}
