import Fiscal
import Testing

@testable import SaleFiles

/// Amounts as programs write them that calculate in binary.
@Suite struct BinaryShadowTests {
    private func sale(price: String) -> String {
        """
        {"tipo":4,"numero":"FE7","fecha_hora":"2025-01-08 18:00",
         "lineas":[{"descripcion":"Pan","cantidad":1,"precio":\(price)}]}
        """
    }

    @Test(arguments: [
        ("8403.361344537815", "8403.361345"), ("0.30000000000000004", "0.30"),
        ("300.30000000000001", "300.30"),
    ]) func `a price of a binary number is rounded, with a warning, in every format`(
        text: String,
        price: String
    ) throws {
        for reading in [
            try Reading(sale(price: text)), try Reading(sale(price: "\"\(text)\"")),
            try Reading(csv(["precio": text])),
            try Reading(csv(["precio": text.replacing(".", with: ",")])),
        ] {
            #expect(try reading.onlySale().lines[0].price.plain == price)
            #expect(reading.codes == [.amountForm])
            #expect(reading.sales[0].findings[0].severity == .warning)
        }
    }

    @Test(arguments: [
        ("8.403361344537815e3", "8403.361345"), ("100000000.0000005", "100000000.00"),
        ("100000000.0000015", "100000000.000002"), ("100000000.0000025", "100000000.000002"),
        ("100000000.00000050000000000000000000000000001", "100000000.000001"),
        ("0.1000000000000000055511151231257827021181583404541015625", "0.10"),
        ("0.99999999999999999999999999", "1.00"), ("99.9999999999999999", "100.00"),
        ("0.000000500000000000001", "0.000001"),
    ]) func `rounding is half to even, by every decimal digit`(
        text: String,
        price: String
    ) throws {
        #expect(try Reading(sale(price: text)).onlySale().lines[0].price.plain == price)
    }

    @Test(arguments: [
        "0.0000001", "8403.3613445", "8403.3613445378", "0.00000012345678901234567",
        "1000.0000005000000000000",
        "1.234567890123456e-30", "1e-400",
    ]) func `fewer digits are a person's, and what would be nothing is no amount`(
        _ text: String
    ) throws {
        let reading = try Reading(sale(price: text))
        #expect(reading.codes == [.amountForm])
        #expect(reading.sales[0].findings[0].severity == .error)
        #expect(reading.sales[0].findings[0].message.es.contains("admite hasta 6 decimales"))
    }

    @Test func `what is too large or negative stays so`() throws {
        let large = String(repeating: "9", count: 22) + ".123456789"
        #expect(try Reading(sale(price: large)).codes == [.amountOverflow])
        #expect(try Reading(sale(price: "9999999999999.1234567")).codes == [.amountOverflow])
        #expect(try Reading(sale(price: "-0.30000000000000004")).codes == [.amountNegative])
    }

    @Test func `pesos have two places, and a count of numbers none`() throws {
        let reading = try Reading(csv(["total": "2001,0000000000002"]))
        #expect(try reading.onlySale().declaredTotal == Pesos(centavos: 200_100))
        #expect(reading.sales[0].findings[0].message.es.contains("más de 2 decimales"))
        let closing = """
            tipo;prefijo;numero;fecha;cantidad;total
            cierre;FE;7;2025-01-08;1,9999999999999998;100,50
            """
        #expect(try Reading(closing).fileCodes == [.amountForm])
    }

    @Test func `a rate is rounded to thousandths of a percent`() throws {
        var mapping = ImportMapping(match: "**")
        mapping.rateUnit = .fraction
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        let reading = try Reading(csv(["tarifa": "0.05000000000000001"]), context: context)
        let tax = try reading.onlySale().lines[0].tax
        #expect(tax == LineTax(code: .iva, rate: Rate(thousandths: 5_000)))
        #expect(reading.codes == [.amountForm])
        let percent = try Reading(csv(["tarifa": "19.000000000000004"]))
        #expect(try percent.onlySale().lines[0].tax?.rate == Rate(thousandths: 19_000))
    }

    @Test func `all such prices of a file are one finding, whatever they are`() throws {
        var text = "tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio\n"
        for line in 1...50 {
            text += "04;FE;7;2025-01-08;18:00;Pan;1;\(line).3613445378151\(line)\n"
        }
        let reading = try Reading(text)
        #expect(reading.codes == [.amountForm])
        #expect(reading.sales[0].findings[0].count == 50)
    }
}
