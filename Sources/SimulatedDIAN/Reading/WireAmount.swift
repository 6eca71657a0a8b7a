/// A decimal of a received document in whole millionths: the annex allows up to six decimals.
///
/// The authority's own arithmetic, on purpose apart from the issuer's: two parties that compute
/// alike by sharing code would prove nothing.
struct WireAmount: Hashable, Comparable, Sendable {
    let millionths: Int128

    static let zero = WireAmount(millionths: 0)
    private static let one: Int128 = 1_000_000
    private static let centavo: Int128 = 10_000
    private static let maximumWholeDigits = 16
    private static let maximumPlaces = 6

    init(millionths: Int128) {
        self.millionths = millionths
    }

    /// `xsd:decimal` with at most sixteen digits before the point and six after it.
    init?(_ text: ArraySlice<UInt8>) {
        let isNegative = text.first == UInt8(ascii: "-")
        let text = isNegative ? text.dropFirst() : text
        // Sixteen digits and six more, of which each part is less than 2^63.
        var (whole, part): (Int64, Int64) = (0, 0)
        var (wholeDigits, places) = (0, 0)
        var isBehindPoint = false
        for byte in text {
            if isDigit(byte) {
                let digit = Int64(byte - UInt8(ascii: "0"))
                if isBehindPoint {
                    places += 1
                    guard places <= Self.maximumPlaces else { return nil }
                    part = part * 10 + digit
                } else {
                    wholeDigits += 1
                    guard wholeDigits <= Self.maximumWholeDigits else { return nil }
                    whole = whole * 10 + digit
                }
            } else {
                guard byte == UInt8(ascii: "."), !isBehindPoint else { return nil }
                isBehindPoint = true
            }
        }
        guard wholeDigits > 0, !isBehindPoint || places > 0 else { return nil }
        for _ in places..<Self.maximumPlaces { part *= 10 }
        let value = Int128(whole) * Self.one + Int128(part)
        millionths = isNegative ? -value : value
    }

    static func < (left: WireAmount, right: WireAmount) -> Bool {
        left.millionths < right.millionths
    }

    static func + (left: WireAmount, right: WireAmount) -> WireAmount {
        WireAmount(millionths: left.millionths + right.millionths)
    }

    static func - (left: WireAmount, right: WireAmount) -> WireAmount {
        WireAmount(millionths: left.millionths - right.millionths)
    }

    /// XPath's `round()`: to whole pesos, half of one goes up.
    var wholePesos: Int128 { floorQuotient(millionths + Self.one / 2, by: Self.one) }

    /// The product in whole centavos, half to even (NTC 3711); nil when it cannot be held.
    func times(_ other: WireAmount, over divisor: Int128 = 1) -> WireAmount? {
        let (product, overflow) = millionths.multipliedReportingOverflow(by: other.millionths)
        guard !overflow else { return nil }
        let centavos = halfToEven(product, over: Self.one * Self.centavo * divisor)
        return WireAmount(millionths: centavos * Self.centavo)
    }

    /// Two decimals, the rest cut off: how amounts enter the unique code (annex 1.9 §11).
    var truncatedText: String {
        let centavos = millionths / Self.centavo
        let (pesos, rest) = centavos.magnitude.quotientAndRemainder(dividingBy: 100)
        return (centavos < 0 ? "-" : "") + "\(pesos).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Sequence<WireAmount> {
    var sum: WireAmount { reduce(.zero, +) }
}

private func floorQuotient(_ value: Int128, by divisor: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
}

private func halfToEven(_ value: Int128, over divisor: Int128) -> Int128 {
    let quotient = floorQuotient(value, by: divisor)
    let twice = (value - quotient * divisor) * 2
    if twice == divisor { return quotient.isMultiple(of: 2) ? quotient : quotient + 1 }
    return twice > divisor ? quotient + 1 : quotient
}
