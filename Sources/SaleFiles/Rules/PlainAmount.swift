/// An amount of digits, and at most one mark with one or two digits behind it.
///
/// Nearly every amount is written so, and what it means needs no decimal style. Any other is for
/// `AmountText`.
struct PlainAmount {
    private let magnitude: UInt64
    private let decimals: Int
    private let mark: UInt8

    @inline(__always)
    init?(_ bytes: Bytes) {
        // Eighteen digits fit, whatever they are.
        guard bytes.count <= 18 else { return nil }
        var (magnitude, count, mark, whole): (UInt64, Int, UInt8, Int) = (0, 0, 0, 0)
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            if digit < 10 {
                magnitude = magnitude &* 10 &+ UInt64(digit)
                count &+= 1
            } else if mark == 0, byte == .point || byte == .comma {
                (mark, whole) = (byte, count)
            } else {
                return nil
            }
        }
        decimals = mark == 0 ? 0 : count - whole
        guard count > decimals, mark == 0 || decimals == 1 || decimals == 2 else { return nil }
        (self.magnitude, self.mark) = (magnitude, mark)
    }

    /// Nil without a mark.
    var style: SaleFileProfile.DecimalStyle? {
        mark == 0 ? nil : mark == .comma ? .comma : .point
    }

    /// The number times ten to the `places`, or nil when that is not for a plain amount to say.
    @inline(__always)
    func scaled(to places: Int, limit: Int64) -> Int64? {
        guard places >= decimals else { return nil }
        let factor = powersOfTen[places - decimals]
        let (value, isOver) = magnitude.multipliedReportingOverflow(by: factor)
        guard !isOver, value <= UInt64(limit) else { return nil }
        return Int64(value)
    }
}

/// As far as the places of a quantity or a price.
private let powersOfTen: [UInt64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
