import Fiscal
import SaleFiles
import Testing

@Suite struct CSVTests {
    @Test func `a plain file gives the sale it describes`() throws {
        let reading = try Reading(csv(["total": "2001,00"]))
        let sale = try reading.onlySale()
        #expect(sale.number.text == "FE7")
        #expect(sale.type == .authorityDown)
        #expect(sale.soldAt.text == "2025-01-08T18:00:00-05:00")
        #expect(sale.buyer == .finalConsumer)
        #expect(sale.payment == .cash)
        #expect(sale.lines.map(\.description) == ["Café"])
        #expect(sale.lines[0].price.plain == "1000.50")
        #expect(sale.lines[0].tax == nil)
        #expect(sale.declaredTotal == Pesos(centavos: 200_100))
        #expect(reading.file.isTrusted)
        #expect(reading.file.findings.isEmpty)
        #expect(reading.file.issuer?.text == "900373115")
    }
}
