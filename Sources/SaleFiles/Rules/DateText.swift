import Fiscal

/// A date and a time as tills write them, still apart.
///
/// Days are `2026-09-08`, `20260908` or `08/09/2026`, with `-`, `/` or `.`, or `9 sep. 2026`; the order of three
/// numbers with a two-digit year or of American months is never guessed. Times have 24 hours, or 12 with `a. m.`, `p. m.`
/// and, at noon, `m.`.
struct DateText {
    private(set) var day: CalendarDay?
    /// The day with the month first, where `01/09/2025` has two readings.
    private(set) var monthFirst: CalendarDay?
    /// Seconds since midnight.
    private(set) var clock: Int?
    /// An offset from UTC that the text itself gives, in seconds.
    private(set) var offset: Int?
    /// Whether `a. m.`, `p. m.` or `m.` stands behind the time.
    private(set) var hasHalf = false

    /// Whether it is a time such as `08:04`, which may be of the morning or of the evening.
    ///
    /// One with a zone is a program's, which writes hours of a whole day.
    var mayBeOfEitherHalf: Bool {
        guard let clock, !hasHalf, offset == nil else { return false }
        return (3_600..<13 * 3_600).contains(clock)
    }

    /// The day alone, where it is written as its midnight in Colombia in another zone: `2025-01-09T05:00:00Z`.
    var withoutMidnight: DateText {
        guard let day, let clock, let offset else { return self }
        let (days, rest) = (clock + SaleConversion.colombia - offset)
            .quotientAndRemainder(dividingBy: 86_400)
        guard rest == 0 else { return self }
        var text = self
        text.day = CalendarDay(number: day.number + Int64(days))
        (text.clock, text.offset) = (nil, nil)
        return text
    }

    /// Nil when any part of the text is not understood.
    ///
    /// `order` is what the settings say of three numbers; without it, day first and a year of four digits.
    /// `mayLackColon`: in a column of times `0915` is one.
    init?(_ bytes: Bytes, order: ImportMapping.DateOrder? = nil, mayLackColon: Bool = false) {
        var rest = bytes
        if let date = Self.namedMonth(&rest) ?? Self.numbers(&rest, order) {
            if !date.isZero {
                guard let day = date.calendarDay else { return nil }
                (self.day, monthFirst) = (day, date.monthFirst)
            }
            guard !rest.isEmpty else { return }
            // JavaScript writes `9/1/2025, 8:04:00`.
            let hasComma = rest.first == .comma
            if hasComma { rest.removeFirst() }
            guard let separator = rest.popFirst(),
                separator == UInt8(ascii: " ") || separator == UInt8(ascii: "T") && !hasComma
            else { return nil }
            while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
        }
        let time = rest
        let clockOfDigits = mayLackColon ? Self.clockOfDigits(&rest) : nil
        guard let (clock, half) = clockOfDigits ?? Self.clock(&rest) else { return nil }
        (self.clock, hasHalf) = (clock, half != nil)
        let colons = time[..<rest.startIndex].count { $0 == UInt8(ascii: ":") }
        if let offset = Self.offset(&rest, mayLackMinutes: colons == 2) { self.offset = offset }
        guard rest.isEmpty else { return nil }
    }

    /// The numbers of a date that may be no day of the calendar.
    private struct Numbers {
        let year: Int
        let month: Int
        let day: Int
        /// Of `01/09/2025`, which has the year behind.
        let isYearLast: Bool

        var calendarDay: CalendarDay? { CalendarDay(year: year, month: month, day: day) }

        var monthFirst: CalendarDay? {
            guard isYearLast, day != month else { return nil }
            return CalendarDay(year: year, month: day, day: month)
        }

        /// What Access, Excel and databases write before a mere time: the first day they count.
        var isZero: Bool {
            switch (year, min(month, day), max(month, day)) {
            case (1899, 12, 30...31), (1900, 0...1, 1): true
            default: false
            }
        }
    }

    private static func numbers(
        _ rest: inout Bytes,
        _ order: ImportMapping.DateOrder?
    ) -> Numbers? {
        if let compact = compactNumbers(&rest) { return compact }
        var text = rest
        guard let (first, firstCount) = digits(&text), let separator = text.popFirst(),
            [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(separator),
            let (month, monthCount) = digits(&text), text.popFirst() == separator,
            let (last, lastCount) = digits(&text), monthCount <= 2
        else { return nil }
        rest = text
        if let order, firstCount <= 2 { return numbers(order, first, month, last, lastCount) }
        return switch (firstCount, lastCount) {
        case (4, 1...2): Numbers(year: first, month: month, day: last, isYearLast: false)
        case (1...2, 4): Numbers(year: last, month: month, day: first, isYearLast: true)
        default: nil
        }
    }

    private static func numbers(
        _ order: ImportMapping.DateOrder,
        _ first: Int,
        _ second: Int,
        _ third: Int,
        _ thirdCount: Int
    ) -> Numbers? {
        let (year, yearCount) = order == .yearMonthDay ? (first, 2) : (third, thirdCount)
        guard order != .yearMonthDay || thirdCount <= 2, yearCount == 2 || yearCount == 4 else {
            return nil
        }
        let (day, month) =
            switch order {
            case .dayMonthYear: (first, second)
            case .monthDayYear: (second, first)
            case .yearMonthDay: (third, second)
            }
        return Numbers(
            year: yearCount == 2 ? 2000 + year : year,
            month: month,
            day: day,
            isYearLast: false
        )
    }

    /// `20250109`, of ISO 8601's basic format, which SAP and FoxPro write.
    private static func compactNumbers(_ rest: inout Bytes) -> Numbers? {
        let run = rest.prefix(while: isDigit)
        guard run.count == 8, run.first == UInt8(ascii: "2") else { return nil }
        let number = run.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        rest = rest[run.endIndex...]
        return Numbers(
            year: number / 10_000,
            month: number / 100 % 100,
            day: number % 100,
            isYearLast: false
        )
    }

    /// `09-ene-2025`, `9 de enero de 2025`, `jueves, 9 ene. 2025`, `Enero 9 de 2025`, `9-Jan-25`: a month by
    /// its name has one reading.
    ///
    /// Between the numbers it has the day before it, and behind it a year that may have two digits.
    private static func namedMonth(_ rest: inout Bytes) -> Numbers? {
        guard let first = rest.first, isLetter(first) || hasWord(rest) else { return nil }
        var text = rest
        guard let before = words(&text), let (day, dayCount) = digits(&text), dayCount <= 2,
            let between = words(&text), let (year, yearCount) = digits(&text)
        else { return nil }
        let names = before.drop { isWeekday($0) } + between
        guard let name = names.first, names.count == 1, let month = month(named: name),
            yearCount == 4 || yearCount == 2 && between == [name]
        else { return nil }
        rest = text
        return Numbers(
            year: yearCount == 2 ? 2000 + year : year,
            month: month,
            day: day,
            isYearLast: false
        )
    }

    /// Whether a word stands behind the first number, as in few dates.
    private static func hasWord(_ text: Bytes) -> Bool {
        text.drop(while: isDigit).prefix { !isDigit($0) }.contains { isLetter($0) }
    }

    /// The words before a number, in small letters and without accents; nil where they are too long for a date.
    private static func words(_ rest: inout Bytes) -> [String]? {
        let words = rest.prefix { !isDigit($0) }
        guard words.count <= 24 else { return nil }
        rest = rest[words.endIndex...]
        return String(decoding: words, as: UTF8.self).split { !$0.isLetter }.map { plainName($0) }
            .filter { $0 != "de" && $0 != "del" }
    }

    private static func isWeekday(_ word: String) -> Bool {
        word.count >= 3 && weekdays.contains { $0.hasPrefix(word) } && month(named: word) == nil
    }

    /// From 1; also one that is cut short after three letters.
    private static func month(named word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        for names in [months, englishMonths] {
            if let index = names.firstIndex(where: { $0.hasPrefix(word) }) { return index + 1 }
        }
        return nil
    }

    private static let months = [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre",
    ]
    private static let englishMonths = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]
    private static let weekdays = [
        "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "monday",
        "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    /// Without minutes, as in `8 a. m.`, only where the half of the day says that it is an hour.
    private static func clock(_ rest: inout Bytes) -> (seconds: Int, half: Half?)? {
        guard let (written, hourCount) = digits(&rest), hourCount <= 2 else { return nil }
        var (hour, minute, second) = (written, 0, 0)
        let isHourAlone = rest.first != UInt8(ascii: ":")
        if !isHourAlone {
            guard let value = sixtieth(&rest) else { return nil }
            minute = value
            if rest.first == UInt8(ascii: ":") {
                guard let value = sixtieth(&rest) else { return nil }
                second = value
                skipFraction(&rest)
            }
        }
        let half = half(&rest)
        if let half {
            guard (1...12).contains(hour), half != .noon || hour == 12 else { return nil }
            hour = hour % 12 + (half == .morning ? 0 : 12)
        } else if isHourAlone {
            return nil
        }
        guard hour < 24 else { return nil }
        return (hour * 3600 + minute * 60 + second, half)
    }

    /// The basic format of ISO 8601, with seconds or without, as SAP writes it: `0915`, and `915` as a number.
    private static func clockOfDigits(_ rest: inout Bytes) -> (seconds: Int, half: Half?)? {
        guard (3...6).contains(rest.count), rest.allSatisfy(isDigit) else { return nil }
        let digits = (rest.count % 2 == 0 ? [] : [UInt8(ascii: "0")]) + rest
        let parts = [0, 2, 4].map { start in
            digits.dropFirst(start).prefix(2).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
        guard parts[0] < 24, parts[1] < 60, parts[2] < 60 else { return nil }
        rest = rest[rest.endIndex...]
        return (parts[0] * 3_600 + parts[1] * 60 + parts[2], nil)
    }

    /// Minutes or seconds behind their colon.
    private static func sixtieth(_ rest: inout Bytes) -> Int? {
        guard rest.popFirst() == UInt8(ascii: ":"), let (value, count) = digits(&rest), count == 2,
            value < 60
        else { return nil }
        return value
    }

    /// A fraction of a second is no part of an invoice's time.
    private static func skipFraction(_ rest: inout Bytes) {
        guard let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","),
            let next = rest.dropFirst().first, isDigit(next)
        else { return }
        rest.removeFirst()
        rest = rest.drop(while: isDigit)
    }

    enum Half { case morning, afternoon, noon }

    private static let halves = ["am": Half.morning, "pm": .afternoon, "m": .noon]

    /// `a. m.`, `p.m.`, `AM`, `pm`, `m`; a spreadsheet writes a no-break space (C2 A0, E2 80 AF) inside.
    private static func half(_ rest: inout Bytes) -> Half? {
        guard !rest.isEmpty, let half = half(of: rest) else { return nil }
        rest = rest.suffix(0)
        return half
    }

    /// Nil for any other word.
    static func half(of bytes: Bytes) -> Half? {
        let letters = bytes.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "."), 0xC2, 0xA0, 0xE2, 0x80, 0xAF: nil
            default: byte | 0x20
            }
        }
        return halves[String(decoding: letters, as: UTF8.self)]
    }

    /// `Z`, `UTC`, `GMT`, `-05:00`, `-0500`, and behind seconds `-05`, as PostgreSQL writes it.
    ///
    /// Behind hours and minutes `-05` may be a time until which something lasted.
    private static func offset(_ rest: inout Bytes, mayLackMinutes: Bool) -> Int? {
        var text = rest.drop { $0 == UInt8(ascii: " ") }
        if zones.contains(where: { text.elementsEqual($0.utf8) }) {
            rest = rest.suffix(0)
            return 0
        }
        guard let sign = text.popFirst(), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+"),
            let (hours, minutes) = hoursAndMinutes(&text, mayLackMinutes: mayLackMinutes),
            hours <= 14, minutes < 60
        else { return nil }
        rest = text
        let seconds = hours * 3600 + minutes * 60
        return sign == UInt8(ascii: "-") ? -seconds : seconds
    }

    private static let zones = ["Z", "UTC", "GMT"]

    private static func hoursAndMinutes(
        _ text: inout Bytes,
        mayLackMinutes: Bool
    ) -> (hours: Int, minutes: Int)? {
        guard let (first, count) = digits(&text) else { return nil }
        if count == 4 { return (first / 100, first % 100) }
        guard count == 2 else { return nil }
        if text.isEmpty, mayLackMinutes { return (first, 0) }
        guard text.popFirst() == UInt8(ascii: ":"), let (minutes, minuteCount) = digits(&text),
            minuteCount == 2
        else { return nil }
        return (first, minutes)
    }

    /// One to four digits.
    private static func digits(_ rest: inout Bytes) -> (value: Int, count: Int)? {
        let run = rest.prefix(while: isDigit)
        guard (1...4).contains(run.count) else { return nil }
        rest = rest[run.endIndex...]
        return (run.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }, run.count)
    }
}
