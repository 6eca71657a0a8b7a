import Testing

@testable import SimulatedDIAN

private func amount(_ text: String) -> WireAmount? { WireAmount(Array(text.utf8)[...]) }

@Suite struct WireAmountTests {
    @Test(arguments: [
        ("0.49", 0), ("0.50", 1), ("9.50", 10), ("10.499999", 10), ("-0.50", 0), ("-0.51", -1),
    ])
    func `a half of a peso goes up as XPath rounds it`(text: String, pesos: Int) {
        #expect(amount(text)?.wholePesos == Int128(pesos))
    }

    @Test(arguments: [
        ("0.05", "0.5", "0.02"), ("0.15", "0.5", "0.08"), ("0.25", "0.1", "0.02"),
        ("3", "0.333333", "1.00"), ("1000000000", "1000000000000", "1000000000000000000000.00"),
    ])
    func `a product is rounded half to even at two decimals`(
        left: String,
        right: String,
        product: String
    ) {
        #expect(amount(left)?.times(amount(right) ?? .zero)?.truncatedText == product)
    }

    @Test(arguments: [("1.999999", "1.99"), ("1", "1.00"), ("0.05", "0.05"), ("-0.019", "-0.01")])
    func `the unique code takes amounts cut off and not rounded`(text: String, cut: String) {
        #expect(amount(text)?.truncatedText == cut)
    }

    @Test func `a product beyond its limits is none`() {
        let largest = amount("9999999999999999.999999") ?? .zero
        #expect(largest.times(largest) == nil)
    }
}
