import Fiscal

/// Why the times of a file may not be those of its sales; by the words of a profile.
enum ClockDoubt: String {
    /// Every time is midnight, as where there are only dates.
    case midnightOnly = "midnight"
    /// The times seem to lack `a. m.` and `p. m.`.
    case ofTwelveHours = "twelve"
    /// Some times have `a. m.` or `p. m.`, and others may be of either.
    case halvedInPart = "halved-in-part"
}

/// What the times of a file tell of its clock, beside what each of them says.
///
/// Databases write a mere date as midnight: one sale may be of that moment, but not every sale of a
/// file. A spreadsheet may have dropped the half of the day: then no hour is above twelve, and within
/// a day the numbers go on while the hours begin again (11:50, 01:15, 06:30). Some programs write the
/// half in a column of its own, and a table typed by hand may have it in some rows only.
struct ClockVotes {
    /// What the settings say of dates.
    private let order: ImportMapping.DateOrder?
    private var hasMidnight = false
    private var hasTime = false
    /// Whether an hour is of no clock of twelve hours.
    private var hasWholeDay = false
    /// Whether a time says its half of the day, and whether one does not that may be of either.
    private var (hasHalf, lacksHalf) = (false, false)
    private var hasTurned = false
    /// Whether what stands apart of a time makes another one of it.
    private var isChangedByHalf = false
    private var sale = Sale()
    private var last: Sale?
    private var steps = Steps()

    private struct Sale: Equatable {
        var day: CalendarDay?
        /// Seconds since midnight.
        var clock: Int?
        /// Whether its time may be of either half of the day.
        var lacksHalf = false
        /// What stands in a column of its own.
        var half: DateText.Half?
        var series: [UInt8] = []
        var number = 0

        /// `01:15` and `PM` are another time than `01:15`, and so are `12:10` and `AM`.
        var isChangedByHalf: Bool {
            guard lacksHalf, let clock, let half else { return false }
            let isTwelve = clock >= 12 * 3_600
            return half == .morning ? isTwelve : !isTwelve
        }
    }

    /// From sale to sale of one day and series, how often the clock went the way of the numbers.
    private struct Steps {
        var along = 0
        var against = 0
        /// Whether it went from eight or later to an hour before seven.
        var isFromMorning = false

        /// A clock of twelve hours begins again once in a day.
        ///
        /// From the morning's hours to the small ones no shop goes in the order of its numbers: two sales
        /// are enough. Any other way back may be a paper typed late, or another till's clock, unless
        /// two more steps have the order of the day.
        var haveTurn: Bool { against == 1 && (isFromMorning || along >= 2) }
    }

    init(order: ImportMapping.DateOrder? = nil) {
        self.order = order
    }

    var doubt: ClockDoubt? {
        if hasMidnight, !hasTime { return .midnightOnly }
        guard !hasWholeDay else { return nil }
        if hasHalf { return lacksHalf ? .halvedInPart : nil }
        return hasTurned || steps.haveTurn ? .ofTwelveHours : nil
    }

    /// Whether the times are others than those that stand there, by what stands apart of them.
    var isHalfApart: Bool { !hasWholeDay && isChangedByHalf }

    /// Whether nothing more can change what is told: so it is at the first afternoon of a whole day's clock.
    private var isSettled: Bool { hasTime && hasWholeDay }

    /// A date, a time or both.
    mutating func take(_ bytes: Bytes) {
        guard !isSettled, let text = DateText(bytes, order: order, mayLackColon: true) else {
            return
        }
        if let day = text.day { sale.day = day }
        guard let clock = text.clockInColombia else { return }
        if clock == 0 { hasMidnight = true } else { (hasTime, sale.clock) = (true, clock) }
        if text.hasHalf {
            hasHalf = true
        } else if text.mayBeOfEitherHalf {
            (lacksHalf, sale.lacksHalf) = (true, true)
        } else if !(3_600..<13 * 3_600).contains(clock), clock != 0 {
            hasWholeDay = true
        }
    }

    /// What stands in a column such as `AM/PM`; other words tell nothing.
    mutating func take(half bytes: Bytes) {
        guard !isSettled else { return }
        sale.half = DateText.half(of: bytes)
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
        if sale.isChangedByHalf { isChangedByHalf = true }
        defer { last = sale }
        guard let last, let before = last.clock, last.day == sale.day, last.series == sale.series
        else {
            if steps.haveTurn { hasTurned = true }
            return steps = Steps()
        }
        guard sale.number != last.number, clock != before else { return }
        let isAlong = (sale.number > last.number) == (clock > before)
        guard !isAlong else { return steps.along += 1 }
        // Clocks of two tills may differ by minutes.
        guard abs(clock - before) >= 3_600 else { return }
        steps.against += 1
        if max(clock, before) >= 8 * 3_600, min(clock, before) < 7 * 3_600 {
            steps.isFromMorning = true
        }
    }
}

extension DateText {
    /// The time of the day there, in seconds.
    fileprivate var clockInColombia: Int? {
        guard let clock, let offset else { return clock }
        return (clock - offset + SaleConversion.colombia + 2 * 86_400) % 86_400
    }
}
