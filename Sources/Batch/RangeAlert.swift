package import Fiscal

/// A range whose end is near, and that no other range of the settings continues.
///
/// A new range takes days to be had from DIAN (formularios 1302 and 1876), and nothing may be sold without one.
package struct RangeAlert: Hashable, Sendable {
    package let issuer: NIT
    package let range: AuthorisedRange
    /// Those after the last one seen.
    package let numbersLeft: Int64
    package let isNearlyUsed: Bool
    /// To the last day, which counts: 0 on it, negative after it.
    package let daysLeft: Int64
    /// Also for as long after the last day as the alert came before it.
    package let isNearlyExpired: Bool

    /// By issuer and in the order of the settings; `seen` are the numbers of all series seen so far.
    package static func all(
        of issuers: [Issuer],
        seen: [NumberSeries: IntervalSet],
        on day: CalendarDay,
        by alerts: Alerts
    ) -> [RangeAlert] {
        issuers.sorted { $0.nit < $1.nit }.flatMap { issuer in
            let uses = issuer.ranges.map { range in
                let series = NumberSeries(issuer: issuer.nit, prefix: range.prefix)
                return RangeUse(of: range, seen: seen[series] ?? IntervalSet(), on: day)
            }
            return uses.compactMap { use in
                let next = uses.filter { $0.continues(use) }
                let alert = RangeAlert(
                    issuer: issuer.nit,
                    range: use.range,
                    numbersLeft: use.numbersLeft,
                    isNearlyUsed: next.isEmpty && use.isNearlyUsed(by: alerts),
                    daysLeft: use.daysLeft,
                    isNearlyExpired: use.isNearlyExpired(by: alerts)
                        && !next.contains { $0.daysLeft > use.daysLeft }
                )
                return alert.isNearlyUsed || alert.isNearlyExpired ? alert : nil
            }
        }
    }
}

/// What is left of a range, in numbers and in days.
private struct RangeUse {
    let range: AuthorisedRange
    let numbersLeft: Int64
    let daysLeft: Int64
    private let hasBegun: Bool

    init(of range: AuthorisedRange, seen: IntervalSet, on day: CalendarDay) {
        self.range = range
        let inRange = seen.intervals.last { $0.overlaps(range.numbers) }
        let last = inRange?.clamped(to: range.numbers).upperBound ?? range.first - 1
        numbersLeft = range.numbers.upperBound - last
        daysLeft = range.period.upperBound.number - day.number
        hasBegun = range.period.lowerBound <= day
    }

    func isNearlyUsed(by alerts: Alerts) -> Bool {
        let size = Int64(range.numbers.count)
        return hasBegun && daysLeft >= 0 && numbersLeft * 100 <= size * alerts.numbersLeft
    }

    /// The last day of a range that is used up concerns nobody.
    func isNearlyExpired(by alerts: Alerts) -> Bool {
        hasBegun && numbersLeft > 0 && daysLeft.magnitude <= alerts.daysLeft.magnitude
    }

    func continues(_ other: RangeUse) -> Bool {
        range != other.range && range.prefix == other.range.prefix && range.kind == other.range.kind
            && numbersLeft > 0 && daysLeft >= 0
    }
}
