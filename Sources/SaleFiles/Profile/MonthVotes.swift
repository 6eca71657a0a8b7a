/// Whether the dates of a file seem to have the month before the day, as in the United States.
///
/// `01/13/2025` has no other reading. `01/06`, `01/07` and `01/08` are more likely days of one week
/// than the first of three months. In such a file every date with two readings is undecided.
struct MonthVotes {
    private var hasLateDay = false
    private var hasLateMonth = false
    /// The numbers up to 12 that stand first, and second, as bits.
    private var firsts: UInt16 = 0
    private var seconds: UInt16 = 0

    var isMonthFirst: Bool {
        hasLateMonth || !hasLateDay && firsts.nonzeroBitCount == 1 && seconds.nonzeroBitCount >= 3
    }

    mutating func take(_ bytes: Bytes) {
        guard let (first, second) = Self.numbers(bytes) else { return }
        if first <= 12, second <= 12 {
            firsts |= 1 << first
            seconds |= 1 << second
        } else if first <= 12, second <= 31 {
            hasLateMonth = true
        } else if first <= 31, second <= 12 {
            hasLateDay = true
        }
    }

    /// The first two numbers of a date that ends in a year of four digits.
    private static func numbers(_ bytes: Bytes) -> (UInt16, UInt16)? {
        var rest = bytes
        guard let first = number(&rest), let separator = rest.popFirst(), !isDigit(separator),
            let second = number(&rest), rest.popFirst() == separator,
            rest.prefix(while: isDigit).count == 4
        else { return nil }
        return (first, second)
    }

    /// One or two digits.
    private static func number(_ rest: inout Bytes) -> UInt16? {
        let digits = rest.prefix(while: isDigit)
        guard (1...2).contains(digits.count) else { return nil }
        rest = rest[digits.endIndex...]
        return digits.reduce(0) { $0 * 10 + UInt16($1 - UInt8(ascii: "0")) }
    }
}
