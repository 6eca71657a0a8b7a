/// An amount of Colombian pesos in whole centavos.
///
/// There is no floating point between the till and the ledger. The range is that of `limit`, so
/// that a sum of two always fits; longer sums go through `sum(_:)`.
package struct Pesos: Hashable, Comparable, Sendable, Codable {
    package let centavos: Int64

    /// The largest amount accepted from outside, in centavos: ten billion million pesos.
    package static let limit: Int64 = 1_000_000_000_000_000_000

    /// Two pesos: what rounding line by line at the till may differ by, and what the annex grants
    /// for any amount of money.
    package static let tolerance = Pesos(centavos: 200)
    package static let zero = Pesos(centavos: 0)

    package init(centavos: Int64) {
        self.centavos = centavos
    }

    package static func < (left: Pesos, right: Pesos) -> Bool {
        left.centavos < right.centavos
    }

    /// The sum, or nil when it leaves `limit`.
    package static func sum(_ amounts: some Sequence<Pesos>) -> Pesos? {
        var total: Int64 = 0
        for amount in amounts {
            total += amount.centavos
            guard abs(total) <= limit else { return nil }
        }
        return Pesos(centavos: total)
    }

    /// The sum, or nil when it leaves `limit`.
    package func adding(_ other: Pesos) -> Pesos? {
        let sum = centavos + other.centavos
        return abs(sum) <= Self.limit ? Pesos(centavos: sum) : nil
    }

    /// The difference, or nil when it leaves `limit`.
    package func subtracting(_ other: Pesos) -> Pesos? {
        let difference = centavos - other.centavos
        return abs(difference) <= Self.limit ? Pesos(centavos: difference) : nil
    }

    /// As people write it: `$ 1.234.567,00` in Spanish, `$1,234,567.00` in English.
    package func text(in language: Language) -> String {
        let digits = String(centavos.magnitude / 100)
        let cents = String(centavos.magnitude % 100)
        let sign = centavos < 0 ? "-" : ""
        let padded = (cents.count < 2 ? "0" : "") + cents
        switch language {
        case .es: return "\(sign)$ \(grouped(digits, by: ".")),\(padded)"
        case .en: return "\(sign)$\(grouped(digits, by: ",")).\(padded)"
        }
    }

    /// For a cell that a spreadsheet of the language takes as a number: `1234,50` in Spanish.
    package func cell(in language: Language) -> String {
        fixedPoint(centavos, decimals: 2, point: language == .es ? "," : ".")
    }

    /// From such a cell, in either language; nil for another notation.
    package init?(cell: String) {
        let parts = cell.split(separator: cell.contains(",") ? "," : ".")
        guard parts.count == 2, parts[1].utf8.count == 2, let centavos = Int64(parts[0] + parts[1])
        else { return nil }
        self.init(centavos: centavos)
    }

    /// The form of the annex and of evidence: point, two decimals, no separators: `1234.50`.
    package var plain: String { fixedPoint(centavos, decimals: 2) }
}

/// How much was sold, in millionths of the unit; six decimals, as the annex allows.
package struct Quantity: Hashable, Sendable, Codable {
    package let millionths: Int64

    /// The largest quantity accepted from outside: one thousand million units.
    package static let limit: Int64 = 1_000_000_000_000_000

    package init(millionths: Int64) {
        self.millionths = millionths
    }

    /// At least two decimals, at most six: `2.00`, `0.375`.
    package var plain: String { trimmedPoint(millionths, decimals: 6) }
}

/// The price of one unit before tax, in millionths of a peso.
package struct UnitPrice: Hashable, Sendable, Codable {
    package let millionths: Int64

    /// The largest price accepted from outside: one million million pesos.
    package static let limit: Int64 = 1_000_000_000_000_000_000

    package init(millionths: Int64) {
        self.millionths = millionths
    }

    /// What makes `sum` of a quantity above zero, to six decimals, half to even; nil where no such price does, as
    /// of many thousand units, or where it passes `limit`.
    package init?(of sum: Pesos, over quantity: Quantity) {
        let millionths = quotientHalfToEven(
            Int128(sum.centavos) * 10_000_000_000,
            Int128(quantity.millionths)
        )
        guard millionths.magnitude <= Self.limit else { return nil }
        self.init(millionths: Int64(millionths))
        guard times(quantity) == sum else { return nil }
    }

    /// At least two decimals, at most six.
    package var plain: String { trimmedPoint(millionths, decimals: 6) }

    /// Quantity times price in whole centavos, half to even; nil when it leaves `Pesos.limit`.
    ///
    /// The only rounding of a line's gross amount (annex 1.9 §5.1.1, NTC 3711).
    package func times(_ quantity: Quantity) -> Pesos? {
        Pesos(roundingHalfToEven: millionths, times: quantity.millionths, over: 10_000_000_000)
    }
}

/// A tax rate in thousandths of a percent: 19 % is 19,000.
package struct Rate: Hashable, Comparable, Sendable, Codable {
    package let thousandths: Int64

    /// One hundred percent.
    package static let limit: Int64 = 100_000
    package static let zero = Rate(thousandths: 0)

    package init(thousandths: Int64) {
        self.thousandths = thousandths
    }

    package static func < (left: Rate, right: Rate) -> Bool {
        left.thousandths < right.thousandths
    }

    /// In percent with two decimals, or three where they are needed: `19.00`, `0.966`.
    package var plain: String { trimmedPoint(thousandths, decimals: 3) }

    /// The tax on `base` in whole centavos, half to even (annex 1.9 §5.1.1, rule FAS07).
    package func tax(on base: Pesos) -> Pesos? { part(of: base) }

    /// This percentage of an amount in whole centavos, half to even; nil when it leaves `Pesos.limit`.
    package func part(of amount: Pesos) -> Pesos? {
        Pesos(roundingHalfToEven: amount.centavos, times: thousandths, over: 100_000)
    }
}

extension Pesos {
    /// `left * right / divisor` in centavos, half to even; nil when it leaves `limit`.
    fileprivate init?(
        roundingHalfToEven left: Int64,
        times right: Int64,
        over divisor: Int64
    ) {
        // Nearly every product fits a word, whose division is many times faster.
        let (product, isOver) = left.multipliedReportingOverflow(by: right)
        let rounded =
            isOver
            ? quotientHalfToEven(Int128(left) * Int128(right), Int128(divisor))
            : Int128(quotientHalfToEven(product, divisor))
        guard rounded.magnitude <= Self.limit else { return nil }
        self.init(centavos: Int64(rounded))
    }
}

@inline(__always)
private func quotientHalfToEven<Number: FixedWidthInteger & SignedInteger>(
    _ value: Number,
    _ divisor: Number
) -> Number {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    // The divisors are far from the end of the range, so twice a remainder fits.
    let twice = 2 * remainder.magnitude
    guard twice > divisor.magnitude || (twice == divisor.magnitude && quotient % 2 != 0) else {
        return quotient
    }
    return quotient + value.signum()
}

/// Digits in groups of three.
package func grouped(_ digits: String, by separator: Character) -> String {
    var text = ""
    for (position, digit) in digits.enumerated() {
        if position > 0, (digits.count - position) % 3 == 0 { text.append(separator) }
        text.append(digit)
    }
    return text
}

/// `value` over ten to the `decimals`, with exactly that many decimals and a point.
private func fixedPoint(
    _ value: Int64,
    decimals: Int,
    point: Unicode.Scalar = "."
) -> String {
    pointText(value, decimals: decimals, leastDecimals: decimals, point)
}

/// Like `fixedPoint`, without trailing zeros after the second decimal.
private func trimmedPoint(_ value: Int64, decimals: Int) -> String {
    pointText(value, decimals: decimals, leastDecimals: 2, ".")
}

/// Written from the last digit to the first, for every invoice has dozens of amounts.
private func pointText(
    _ value: Int64,
    decimals: Int,
    leastDecimals: Int,
    _ point: Unicode.Scalar
) -> String {
    // Nineteen digits, a point and a sign.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 21) { text in
        var (start, end) = (text.count, text.count)
        var rest = value.magnitude
        var place = 0
        while rest > 0 || place <= decimals {
            if place == decimals {
                start -= 1
                text[start] = UInt8(ascii: point)
            }
            start -= 1
            text[start] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
            place += 1
        }
        if value < 0 {
            start -= 1
            text[start] = UInt8(ascii: "-")
        }
        let least = end - decimals + leastDecimals
        while end > least, text[end - 1] == UInt8(ascii: "0") { end -= 1 }
        return String(decoding: text[start..<end], as: UTF8.self)
    }
}
