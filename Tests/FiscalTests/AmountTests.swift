import Fiscal
import Testing

@Test(arguments: [
    // price, quantity, centavos: half goes to the even centavo (NTC 3711).
    (1_005_000, 1_000_000, 100), (1_015_000, 1_000_000, 102), (1_025_000, 1_000_000, 102),
    (2_500_000, 3_000_000, 750), (12_600_000_000, 375_000, 472_500), (1, 1, 0),
])
func `a line's gross amount is rounded once, half to even`(
    price: Int64,
    quantity: Int64,
    centavos: Int64
) {
    let gross = UnitPrice(millionths: price).times(Quantity(millionths: quantity))
    #expect(gross?.centavos == centavos)
}

@Test func `a product beyond the limit is nil, not a wrong number`() {
    let price = UnitPrice(millionths: UnitPrice.limit)
    #expect(price.times(Quantity(millionths: Quantity.limit)) == nil)
    #expect(Pesos.sum([Pesos(centavos: Pesos.limit), Pesos(centavos: 1)]) == nil)
}

@Test(arguments: [
    (10_000, 19_000, 1_900), (12_600_06, 19_000, 239_401), (50, 19_000, 10), (250, 19_000, 48),
    (1_000_00, 966, 966), (333, 5_000, 17),
])
func `a tax is base times rate, half to even`(base: Int64, rate: Int64, tax: Int64) {
    #expect(Rate(thousandths: rate).tax(on: Pesos(centavos: base))?.centavos == tax)
}

@Test func `amounts are written with a point and the decimals the annex allows`() {
    #expect(Pesos(centavos: 123_456).plain == "1234.56")
    #expect(Pesos(centavos: 5).plain == "0.05")
    #expect(Pesos(centavos: -150).plain == "-1.50")
    #expect(Pesos(centavos: .min).plain == "-92233720368547758.08")
    #expect(Pesos(centavos: 120_000).cell(in: .es) == "1200,00")
    #expect(Pesos(centavos: 120_000).cell(in: .en) == "1200.00")
    #expect(Quantity(millionths: 0).plain == "0.00")
    #expect(Quantity(millionths: 375_000).plain == "0.375")
    #expect(Quantity(millionths: 2_000_000).plain == "2.00")
    #expect(UnitPrice(millionths: 1_234_567).plain == "1.234567")
    #expect(Rate(thousandths: 19_000).plain == "19.00")
    #expect(Rate(thousandths: 966).plain == "0.966")
}

@Test func `header taxes come from the sum of the bases, in the annex's order`() throws {
    let iva19 = LineTax(code: .iva, rate: Rate(thousandths: 19_000))
    let inc8 = LineTax(code: .inc, rate: Rate(thousandths: 8_000))
    let lines = [
        line(price: 333_330_000, tax: iva19), line(price: 333_330_000, tax: iva19),
        line(price: 100_000_000, tax: inc8), line(price: 50_000_000, tax: nil),
    ]
    let totals = try #require(SaleTotals(of: lines))
    #expect(totals.lineExtension.plain == "816.66")
    #expect(totals.taxable.plain == "766.66")
    #expect(totals.taxes.map(\.code) == [.iva, .inc])
    // 666.66 × 19 % = 126.6654; twice 63.3327 rounded would be 126.66 as well, the base decides.
    #expect(totals.tax(.iva).plain == "126.67")
    #expect(totals.tax(.inc).plain == "8.00")
    #expect(totals.tax(.ica).plain == "0.00")
    #expect(totals.payable.plain == "951.33")
}

private func line(price: Int64, tax: LineTax?) -> SaleLine {
    SaleLine(
        code: nil,
        description: "Café",
        quantity: Quantity(millionths: 1_000_000),
        price: UnitPrice(millionths: price),
        tax: tax
    )
}
