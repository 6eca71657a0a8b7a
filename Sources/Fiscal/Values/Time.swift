/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
///
/// It is always shown in Colombia's legal time, UTC-05:00, which has no daylight saving; the
/// machine's time zone plays no part (annex 1.9, rule FAD10).
package struct Timestamp: Hashable, Comparable, Sendable, Codable {
    package let seconds: Int64

    /// Colombia is five hours behind UTC, all year.
    private static let offset: Int64 = -5 * 3600

    package init(seconds: Int64) {
        self.seconds = seconds
    }

    /// A Colombian wall-clock time; nil when hour, minute or second is out of range.
    package init?(day: CalendarDay, hour: Int, minute: Int, second: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
            return nil
        }
        let local = day.number * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        seconds = local - Self.offset
    }

    /// RFC 3339 with seconds and an offset: `2025-01-08T17:31:00-05:00`, or `Z`.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 || bytes.count == 25,
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = CalendarDay(String(text.prefix(10))),
            let hour = number(bytes[11...12]), let minute = number(bytes[14...15]),
            let second = number(bytes[17...18]),
            let local = Timestamp(day: day, hour: hour, minute: minute, second: second),
            let offset = Self.offset(of: bytes[19...])
        else { return nil }
        self.init(seconds: local.seconds + Self.offset - offset)
    }

    private static func offset(of bytes: ArraySlice<UInt8>) -> Int64? {
        if bytes.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
        let sign = bytes[19]
        guard bytes.count == 6, bytes[22] == UInt8(ascii: ":"),
            sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let hours = number(bytes[20...21]), hours <= 14,
            let minutes = number(bytes[23...24]), minutes < 60
        else { return nil }
        let magnitude = Int64(hours * 3600 + minutes * 60)
        return sign == UInt8(ascii: "-") ? -magnitude : magnitude
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.seconds < right.seconds
    }

    package func adding(seconds more: Int64) -> Timestamp {
        Timestamp(seconds: seconds + more)
    }

    /// The Colombian day it falls on.
    package var day: CalendarDay { CalendarDay(number: local.quotient) }

    /// The beginning of its minute; DIAN compares contingency times to the minute (CTG01).
    package var minute: Timestamp { Timestamp(seconds: seconds - secondOfDay % 60) }

    /// `HH:MM:SS` in Colombian time.
    package var clock: String {
        "\(twoDigits(secondOfDay / 3600)):\(twoDigits(secondOfDay / 60 % 60))"
            + ":\(twoDigits(secondOfDay % 60))"
    }

    /// RFC 3339 with Colombia's offset: `2025-01-08T17:31:00-05:00`.
    package var text: String { "\(day.text)T\(clock)-05:00" }

    /// `2025-01-08 17:31:00` in Colombian time, as people are shown it.
    package var shown: String { "\(day.text) \(clock)" }

    private var secondOfDay: Int64 { local.remainder }

    private var local: (quotient: Int64, remainder: Int64) {
        let shifted = seconds + Self.offset
        let day = shifted >= 0 ? shifted / 86_400 : -((86_399 - shifted) / 86_400)
        return (day, shifted - day * 86_400)
    }
}

/// A day of the Gregorian calendar, without a time; years 1900 to 9999.
package struct CalendarDay: Hashable, Comparable, Sendable, Codable {
    /// Days since 1970-01-01.
    package let number: Int64

    package init(number: Int64) {
        self.number = number
    }

    /// Nil when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1900...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        // Days from civil, counted in eras of 400 years that begin on 1 March.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = Int64(era * 146_097 + dayOfEra - 719_468)
    }

    /// ISO 8601: `2025-01-08`.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Fiscal.number(bytes[0...3]), let month = Fiscal.number(bytes[5...6]),
            let day = Fiscal.number(bytes[8...9])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        switch month {
        case 2: return leap ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }

    package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        left.number < right.number
    }

    /// 00:00:00 of this day in Colombia.
    package var start: Timestamp { Timestamp(seconds: number * 86_400 + 5 * 3600) }

    package var next: CalendarDay { CalendarDay(number: number + 1) }

    package var components: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), Int(month), Int(day))
    }

    /// ISO 8601.
    package var text: String {
        let (year, month, day) = components
        return "\(year)-\(twoDigits(Int64(month)))-\(twoDigits(Int64(day)))"
    }
}

private func twoDigits(_ value: Int64) -> String {
    value < 10 ? "0\(value)" : "\(value)"
}

/// The value of one to nine ASCII digits; nil for anything else.
private func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
        guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
}
