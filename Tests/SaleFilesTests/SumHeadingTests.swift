import Fiscal
import Testing

@testable import SaleFiles

/// Sums of a table under headings that nobody reads.
@Suite struct SumHeadingTests {
    /// Three loaves at 10,000 with IVA, and two of milk at 5,000 without: 40,000 before tax, 45,700 with it.
    private func isRead(_ heading: String, _ ofBread: String, _ ofMilk: String) throws -> Bool {
        let reading = try Reading(
            """
            tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;\(heading)
            04;FE7;2025-01-08;18:00;Pan;3;10000,00;19;\(ofBread)
            04;FE7;2025-01-08;18:00;Leche;2;5000,00;0;\(ofMilk)

            """
        )
        return reading.file.isTrusted && reading.sales[0].sale != nil
    }

    @Test(arguments: [
        "Vr neto", "Valor venta", "Total con IVA item", "Neto", "Importe", "base_linea",
        "totalsiniva", "Precio total", "Base gravable", "Venta bruta", "Total tiquete",
        "Valor total con IVA", "VALOR ANTES DE IVA", "Subtotal con descuento", "Monto",
    ]) func `an amount is the line's or the sale's`(heading: String) throws {
        #expect(SumHeading(heading)?.isOfTax == false)
        // With the tax or without: nothing else tells.
        let isPlain = ["Valor venta", "Importe", "Precio total", "Monto"].contains(heading)
        #expect(try isRead(heading, "30000,00", "10000,00") == !isPlain)
        #expect(try isRead(heading, "35700,00", ""))
        #expect(try isRead(heading, "45700,00", "45700,00"))
        #expect(try isRead(heading, "40000,00", "0"))
        #expect(try !isRead(heading, "25210,08", "10000,00"))
        #expect(try !isRead(heading, "30000,00", "10500,00"))
    }

    @Test(arguments: ["IVA 19%", "IVA_5", "Vr Imp", "IVA total item"])
    func `a tax is the line's or the sale's, or a rate`(heading: String) throws {
        #expect(SumHeading(heading)?.isOfTax == true)
        #expect(try isRead(heading, "5700,00", "0"))
        #expect(try isRead(heading, "19", "0"))
        #expect(try !isRead(heading, "4789,92", "0"))
        #expect(try !isRead(heading, "5700,00", "500,00"))
    }

    @Test func `what may be the price of one unit is right as well`() throws {
        #expect(try isRead("Valor venta", "10000,00", "5000,00"))
        #expect(try !isRead("Vr neto", "10000,00", "5000,00"))
    }

    @Test(arguments: [
        "Total unidades", "Valor costo", "Total items", "Recibido", "Utilidad", "Venta",
        "Documento venta", "Linea", "Descuento", "Valor", "Puntos", "Total cliente", "Precio",
    ]) func `other headings promise no sum`(heading: String) {
        #expect(SumHeading(heading) == nil)
    }

    @Test func `another invoice's number is no sum`() throws {
        #expect(try isRead("Factura de venta", "1201", "1201"))
    }
}
