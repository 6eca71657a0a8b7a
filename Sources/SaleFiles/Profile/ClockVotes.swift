import Fiscal

/// What the times of a file tell of its clock, beside what each of them says.
///
/// Databases write a mere date as midnight: one sale may be of that moment, but not every sale of a
/// file. A spreadsheet may have dropped the half of the day: then no hour is above twelve, and within
/// a day the numbers go on while the hours begin again (11:50, 01:15, 06:30).
struct ClockVotes {
    private var hasMidnight = false
    private var hasTime = false
    /// Whether an hour is of no clock of twelve hours, or says its half of the day.
    private var hasWholeDay = false
    private var hasTurned = false
    private var sale = Sale()
    private var last: Sale?
    private var steps = Steps()

    private struct Sale: Equatable {
        var day: CalendarDay?
        /// Seconds since midnight.
        var clock: Int?
        var series: [UInt8] = []
        var number = 0
    }

    /// From sale to sale of one day and series, how often the clock went the way of the numbers.
    private struct Steps {
        var along = 0
        var against = 0

        /// A clock of twelve hours begins again once in a day.
        var haveTurn: Bool { against == 1 && along >= 2 }
    }

    var isMidnightOnly: Bool { hasMidnight && !hasTime }

    var isOfTwelveHours: Bool { !hasWholeDay && (hasTurned || steps.haveTurn) }

    /// Whether nothing more can change what is told: so it is at the first sale of an afternoon.
    private var isSettled: Bool { hasTime && hasWholeDay }

    /// A date, a time or both.
    mutating func take(_ bytes: Bytes) {
        guard !isSettled, let text = DateText(bytes) else { return }
        if let day = text.day { sale.day = day }
        guard let clock = text.clockInColombia else { return }
        if clock == 0 { hasMidnight = true } else { (hasTime, sale.clock) = (true, clock) }
        let hasHour = (3_600..<13 * 3_600).contains(clock) || clock == 0
        if !hasHour || text.hasHalf { hasWholeDay = true }
    }

    mutating func take(series bytes: Bytes) {
        guard !isSettled else { return }
        sale.series = Array(bytes)
    }

    /// A number, or the whole number of an invoice such as `FE-7`.
    mutating func take(number bytes: Bytes) {
        guard !isSettled else { return }
        let digits = bytes.suffix(18).reversed().prefix(while: isDigit)
        sale.number = digits.reversed().reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        let letters = bytes.dropLast(digits.count)
        if !letters.isEmpty { sale.series = Array(letters) }
    }

    /// After the values of a sale, or of one of its rows.
    mutating func endSale() {
        guard !isSettled else { return }
        defer { sale = Sale() }
        guard let clock = sale.clock else { return }
        defer { last = sale }
        guard let last, let before = last.clock, last.day == sale.day, last.series == sale.series
        else {
            if steps.haveTurn { hasTurned = true }
            return steps = Steps()
        }
        guard sale.number != last.number, clock != before else { return }
        let isAlong = (sale.number > last.number) == (clock > before)
        // Clocks of two tills may differ by minutes.
        if isAlong { steps.along += 1 } else if abs(clock - before) >= 3_600 { steps.against += 1 }
    }
}

extension DateText {
    /// The time of the day there, in seconds.
    fileprivate var clockInColombia: Int? {
        guard let clock, let offset else { return clock }
        return (clock - offset + SaleConversion.colombia + 2 * 86_400) % 86_400
    }
}
