import Fiscal
import Testing

@testable import SaleFiles

/// A total of a line that is quantity times price leaves open whether the tax is in the price.
@Suite struct PlainTotalTests {
    private func codes(
        _ headings: String,
        _ soap: String,
        _ rice: String,
        mapping: Bool = false
    ) throws -> [FindingCode] {
        var context: ReadingContext?
        if mapping {
            var mapping = ImportMapping(match: "**")
            mapping.columns = [.price: "Precio"]
            let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
            context = ReadingContext(issuers: [try faro()], imports: [rule])
        }
        return try Reading(
            """
            Tipo;Factura;Fecha;Hora;Producto;Cant;Precio;% IVA;\(headings)
            04;FE1;09/01/2025;08:05;Jabón;2;4000,00;19;\(soap)
            04;FE1;09/01/2025;08:05;Arroz;1;2600,00;0;\(rice)

            """,
            context: context
        ).codes
    }

    @Test(arguments: ["Total", "total", "Valor total", "Vr. Total", "Importe", "Total venta"])
    func `of goods with tax it is asked for`(heading: String) throws {
        #expect(try codes(heading, "8000,00", "2600,00") == [.amountAmbiguous])
        #expect(try codes(heading, "9520,00", "2600,00").isEmpty)
        #expect(try codes(heading, "8000,00", "2600,00", mapping: true).isEmpty)
    }

    @Test(arguments: ["total_linea", "Subtotal", "Vr neto", "Total sin IVA", "Base"])
    func `a heading that says before tax, or is ours, is believed`(heading: String) throws {
        #expect(try codes(heading, "8000,00", "2600,00").isEmpty)
    }

    @Test func `the tax or the total of the sale tells`() throws {
        #expect(try codes("Total;Valor IVA", "8000,00;1520,00", "2600,00;0").isEmpty)
        #expect(
            try codes("Valor total;Total a pagar", "8000,00;12120,00", "2600,00;12120,00").isEmpty
        )
    }
}
