import Fiscal
import Invoices
import Testing

/// DIAN's conditions on amounts (annex 1.9, FAU, FAS, FAX, FAV), recomputed from the XML alone.
///
/// DIAN rounds both sides of the sums to whole pesos; ours are equal to the centavo, which
/// implies it.
struct AmountRuleTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `the amounts of any sale keep DIAN's conditions`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let sale = try Samples.randomSale(using: &random)
        let invoice = try XMLTree(Samples.issue(sale).xml)
        let lines = invoice.all("InvoiceLine")
        try checkLines(lines)
        try checkTaxes(of: invoice, lines: lines)
        try checkTotals(of: invoice, lines: lines)
    }

    private func checkTotals(of invoice: XMLTree, lines: [XMLTree.Element]) throws {
        let total = try #require(invoice.all("LegalMonetaryTotal").first)
        let lineExtension = try total.amount("LineExtensionAmount")
        let taxInclusive = try total.amount("TaxInclusiveAmount")
        let headerTax = try invoice.all("TaxTotal").map { try $0.amount("TaxAmount") }
        let bases = try lines.flatMap { $0.all("TaxTotal/TaxSubtotal") }
            .map { try $0.amount("TaxableAmount") }
        // FAU02, FAU04, FAU06, FAU14.
        #expect(try lineExtension == lines.map { try $0.amount("LineExtensionAmount") }.sum)
        #expect(try total.amount("TaxExclusiveAmount") == bases.sum)
        #expect(taxInclusive == lineExtension + headerTax.sum)
        #expect(try total.amount("PayableAmount") == taxInclusive)
        // FAD16, FAV02.
        #expect(invoice.text("LineCountNumeric") == String(lines.count))
        #expect(lines.map { $0.text("ID") } == (1...lines.count).map(String.init))
    }

    private func checkTaxes(of invoice: XMLTree, lines: [XMLTree.Element]) throws {
        let groups = invoice.all("TaxTotal")
        let codes = groups.map { $0.text("TaxSubtotal/TaxCategory/TaxScheme/ID") }
        let ofLines = lines.map { $0.text("TaxTotal/TaxSubtotal/TaxCategory/TaxScheme/ID") }
        // FAS01a and b: each tax once, and those of the lines.
        #expect(Set(codes).count == codes.count)
        #expect(Set(codes) == Set(ofLines.filter { $0 != nil }))
        for group in groups {
            let subtotals = group.all("TaxSubtotal")
            let rates = subtotals.map { $0.text("TaxCategory/Percent") }
            // FAS02, FAS04.
            let amounts = try subtotals.map { try $0.amount("TaxAmount") }
            #expect(try group.amount("TaxAmount") == amounts.sum)
            #expect(Set(rates).count == rates.count)
            for subtotal in subtotals { try checkProduct(subtotal) }
        }
    }

    private func checkLines(_ lines: [XMLTree.Element]) throws {
        for line in lines {
            let price = try line.decimal("Price/PriceAmount")
            let gross = halfEven(price * (try line.decimal("InvoicedQuantity")), over: tenTo(12))
            let discounts = try line.all("AllowanceCharge").map { try $0.amount("Amount") }
            // FAV06, by the quantity and by the base quantity.
            #expect(try line.amount("LineExtensionAmount") == gross - discounts.sum)
            #expect(line.text("Price/BaseQuantity") == line.text("InvoicedQuantity"))
            for discount in line.all("AllowanceCharge") {
                #expect(try discount.amount("BaseAmount") == gross)
                #expect(try discount.decimal("MultiplierFactorNumeric") <= 100 * tenTo(6))
            }
            // FAX01, FAX07.
            #expect(line.all("TaxTotal").count <= 1)
            for subtotal in line.all("TaxTotal/TaxSubtotal") {
                try checkProduct(subtotal)
                #expect(subtotal.text("TaxAmount") == line.text("TaxTotal/TaxAmount"))
                #expect(subtotal.text("TaxableAmount") == line.text("LineExtensionAmount"))
            }
        }
    }

    /// FAS07 and FAX07: the tax is base times rate, half to even, without any tolerance.
    private func checkProduct(_ subtotal: XMLTree.Element) throws {
        let base = try subtotal.decimal("TaxableAmount")
        let product = base * (try subtotal.decimal("TaxCategory/Percent"))
        #expect(try subtotal.amount("TaxAmount") == halfEven(product, over: 100 * tenTo(12)))
    }
}

extension Samples {
    /// One to twelve lines of every kind: taxes, rates, discounts, excluded goods, odd decimals.
    static func randomSale(using random: inout SplitMix) throws -> SaleDocument {
        let count = Int.random(in: 1...12, using: &random)
        return try sale(lines: (0..<count).map { _ in randomLine(using: &random) })
    }

    private static func randomLine(using random: inout SplitMix) -> SaleLine {
        let quantity = Quantity(millionths: .random(in: 1...9_999_999, using: &random))
        let price = UnitPrice(millionths: .random(in: 0...99_999_999_999, using: &random))
        let gross = price.times(quantity)?.centavos ?? 0
        let discount = Bool.random(using: &random) ? Int64.random(in: 0...gross, using: &random) : 0
        return SaleLine(
            code: Bool.random(using: &random) ? "A1" : nil,
            description: "Artículo",
            quantity: quantity,
            price: price,
            discount: Pesos(centavos: discount),
            tax: taxes.randomElement(using: &random) ?? nil
        )
    }

    private static let taxes: [LineTax?] = [
        nil,
        LineTax(code: .iva, rate: Rate(thousandths: 19_000)),
        LineTax(code: .iva, rate: Rate(thousandths: 5_000)),
        LineTax(code: .iva, rate: .zero),
        LineTax(code: .inc, rate: Rate(thousandths: 8_000)),
        LineTax(code: .inc, rate: Rate(thousandths: 16_000)),
        LineTax(code: .ica, rate: Rate(thousandths: 966)),
    ]
}

/// Steele, Lea and Flood's generator: the same numbers for a seed on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension XMLTree.Element {
    /// A number of the XML in millionths, read without any code of the program.
    fileprivate func decimal(_ path: String) throws -> Int128 {
        let number = try #require(text(path), "\(path)")
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        try #require(parts.count == 2 && (2...6).contains(parts[1].count), "\(number)")
        let padding = String(repeating: "0", count: 6 - parts[1].count)
        let millionths = Int128(String(parts[0] + parts[1] + padding))
        return try #require(millionths, "\(number)")
    }

    /// An amount of pesos in centavos; it has two decimals and its currency.
    fileprivate func amount(_ path: String) throws -> Int128 {
        let element = try #require(all(path).first)
        #expect(element.attributes["currencyID"] == "COP")
        #expect(element.text.split(separator: ".").last?.count == 2)
        return try decimal(path) / 10_000
    }
}

extension [Int128] {
    fileprivate var sum: Int128 { reduce(0, +) }
}

private func tenTo(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
}

/// `value / unit` in hundredths, half to even.
private func halfEven(_ value: Int128, over unit: Int128) -> Int128 {
    let (quotient, rest) = (value * 100).quotientAndRemainder(dividingBy: unit)
    if 2 * rest > unit { return quotient + 1 }
    return 2 * rest == unit ? quotient + quotient % 2 : quotient
}
