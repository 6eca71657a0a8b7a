import Fiscal
import Testing

@testable import SaleFiles

/// `1.250`: kilograms of a scale, or units by the thousand.
@Suite struct QuantityTests {
    @Test(
        arguments: [
            // Kilograms at 4300,50: 5375,63 before tax, 6397,00 with it.
            ("1.250", "4300,50", ["total": "6397,00"], 1_250_000),
            ("1.250", "4300,50", ["subtotal": "5375,63"], 1_250_000),
            ("1.250", "4300,50", ["valor_iva": "1021,37"], 1_250_000),
            // Bricks.
            ("1.250", "1100,00", ["total": "1636250,00"], 1_250_000_000),
            ("1.250", "1100,00", ["subtotal": "1375000"], 1_250_000_000),
            ("1,250", "4300.50", ["total": "6397.00"], 1_250_000),
            // Neither prices nor quantities have decimals of their own.
            ("1.250", "4300", ["total": "6396"], 1_250_000),
        ] as [(String, String, [String: String], Int64)]
    ) func `what the sender worked out decides how a quantity is read`(
        quantity: String,
        price: String,
        figures: [String: String],
        millionths: Int64
    ) throws {
        let sale = ["cantidad": quantity, "precio": price, "tarifa": "19"]
        let reading = try Reading(csv(sale.merging(figures) { $1 }))
        let line = try #require(try reading.onlySale().lines.first)
        #expect(line.quantity == Quantity(millionths: millionths))
    }

    @Test(
        arguments: [
            [:], ["total_descuento": "0"], ["total": "1"], ["precio": "0", "total": "0"],
            // A rate or a price is no quantity.
            ["tarifa": "19.00"],
        ] as [[String: String]]
    ) func `a quantity that may be thousands or decimals is not guessed`(
        changes: [String: String]
    ) throws {
        let sale = ["cantidad": "1.250", "precio": "4300,50"]
        let reading = try Reading(csv(sale.merging(changes) { $1 }))
        #expect(reading.codes == [.amountAmbiguous])
        let finding = try #require(reading.sales[0].findings.first)
        #expect(finding.message.es.contains("puede ser 1250 o 1,250"))
        #expect(finding.message.en.contains("may be 1250 or 1.250"))
        #expect(finding.remedy.es.contains("total"))
    }

    @Test(
        arguments: [
            ("2,5", 1_250_000_000), ("0.375", 1_250_000), ("1.000,00", 1_250_000_000),
        ] as [(String, Int64)]
    ) func `another quantity of the file tells how one is read`(
        other: String,
        millionths: Int64
    ) throws {
        let text =
            csv(["cantidad": "1.250", "precio": "4300,50"])
            + "04;FE;8;2025-01-08;18:00:00;Pan;\(other);500,00\n"
        let reading = try Reading(text)
        #expect(reading.codes.isEmpty)
        let line = try #require(reading.sales[0].sale?.lines.first)
        #expect(line.quantity == Quantity(millionths: millionths))
    }

    @Test func `lines of one sale are read in one style`() throws {
        let row = "04;FE;7;2025-01-08;18:00:00;Lomo;2.500;20000,00;62500,00\n"
        let sale = ["cantidad": "1.250", "precio": "10000,00", "total": "62500,00"]
        let lines = try Reading(csv(sale) + row).onlySale().lines
        #expect(lines.map(\.quantity.millionths) == [1_250_000, 2_500_000])
    }

    @Test(arguments: ["19.000", "19,000", "5.000"]) func `a rate has no thousands`(
        rate: String
    ) throws {
        let sale = try Reading(csv(["tarifa": rate])).onlySale()
        let expected = rate.hasPrefix("5") ? 5_000 : 19_000
        #expect(sale.lines[0].tax?.rate == Rate(thousandths: Int64(expected)))
    }
}
