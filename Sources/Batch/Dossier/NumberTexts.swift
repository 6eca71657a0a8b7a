import Fiscal

/// Numbers as texts, kept as intervals: a year of sales without a gap takes no more room than one.
struct NumberTexts {
    private var intervals: [String: IntervalSet] = [:]

    mutating func insert(_ text: String) {
        let (head, number) = Self.cut(text)
        intervals[head, default: IntervalSet()].insert(number)
    }

    /// Takes those of `others` that are not among `excluded`, one by one: they are few.
    mutating func insert(_ others: NumberTexts, without excluded: NumberTexts) {
        for (head, numbers) in others.intervals {
            for number in numbers.intervals.joined()
            where excluded.intervals[head]?.contains(number) != true {
                intervals[head, default: IntervalSet()].insert(number)
            }
        }
    }

    func contains(_ text: String) -> Bool {
        let (head, number) = Self.cut(text)
        return intervals[head]?.contains(number) ?? false
    }

    /// Whether a number with this prefix and a consecutive of `span` is among them.
    func overlaps(prefix: String, _ span: ClosedRange<Int64>) -> Bool {
        // The digits that end a prefix stand before those of the consecutive.
        let (head, digits) = Self.cut(prefix)
        guard let numbers = intervals[head] else { return false }
        if digits == 0 { return numbers.overlaps(span) }
        var power: Int64 = 10
        while power <= Self.powerOfLongest {
            let part = span.clamped(to: power / 10...power - 1)
            if span.overlaps(part),
                numbers.overlaps(
                    digits * power + part.lowerBound...digits * power + part.upperBound
                )
            {
                return true
            }
            power *= 10
        }
        return false
    }

    /// Whether the subject of an act is one of the numbers, `FE7`, or a span with one, `FE5-9`.
    ///
    /// Nothing says where the prefix of a span ends when it has digits: each way to cut it counts.
    func overlaps(subject: String) -> Bool {
        let ends = subject.prefix { $0 != " " }.split(separator: "-")
        guard let first = ends.first.map(String.init) else { return false }
        guard ends.count == 2, let last = String(ends[1]).consecutive(after: "") else {
            return contains(first)
        }
        return (0...4).contains { length in
            let prefix = String(first.prefix(length))
            guard let start = first.consecutive(after: prefix), start <= last else { return false }
            return overlaps(prefix: prefix, start...last)
        }
    }

    /// A consecutive has at most nine digits.
    private static let powerOfLongest: Int64 = 1_000_000_000

    /// At the last digits that can be a number; where the prefix really ends does not matter.
    private static func cut(_ text: String) -> (head: String, number: Int64) {
        let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }.prefix(18).reversed()
        let number = String(digits.drop { $0 == "0" })
        return (String(text.dropLast(number.count)), Int64(number) ?? 0)
    }
}
