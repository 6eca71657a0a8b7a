/// What a file says of a day when it closes it (`cierre`): which numbers of a prefix were used, and what
/// their sales add up to.
///
/// It is held against the sales, and never delays one: a lost last sale leaves no gap that could be seen.
package struct DayClosing: Hashable, Sendable {
    /// More than any prefix uses in a day; what one closing may cost is bounded by it.
    package static let maximumCount: Int64 = 1_000_000

    package let prefix: String
    /// Voided ones included; nil when nothing was sold.
    package let numbers: ClosedRange<Int64>?
    /// In Colombia.
    package let day: CalendarDay
    /// What is payable; voided numbers add nothing.
    package let total: Pesos

    package init(
        prefix: String,
        numbers: ClosedRange<Int64>?,
        day: CalendarDay,
        total: Pesos
    ) {
        self.prefix = prefix
        self.numbers = numbers
        self.day = day
        self.total = total
    }

    package var count: Int { numbers?.count ?? 0 }

    /// A shop that trades past midnight closes the day on which its night began.
    private static let nightEnds: Int64 = 6 * 3600

    /// When the sales of the day were made: from its midnight to 06:00 of the next day.
    package var hours: Range<Timestamp> {
        day.start..<day.next.start.adding(seconds: Self.nightEnds)
    }

    /// When a sale can be of no other day: from 06:00 to midnight.
    package var ownHours: Range<Timestamp> {
        day.start.adding(seconds: Self.nightEnds)..<day.next.start
    }
}
