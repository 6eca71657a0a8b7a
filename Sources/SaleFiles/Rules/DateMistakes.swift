import Fiscal

/// What is wrong with a date or a time that could be taken apart, and yet is none.
///
/// Only asked once `DateText` has refused the text; it decides nothing but the words.
enum DateMistake: Equatable {
    /// 29 February of a year that has none.
    case notALeapYear(Int)
    /// In a month that there is.
    case noSuchDay(day: Int, month: Int, year: Int)
    case noSuchMonth(Int)
    /// `01/28/2025`: the day where the month belongs.
    case monthFirst(day: Int, month: Int, year: Int)
    case shortYear
    /// `20250108`.
    case noSeparators
    /// `24:00` is the `00:00` of the next day.
    case midnightAsTwentyFour
    /// `13:00 p. m.`
    case halfOfLateHour(Int)
    case noSuchTime
    /// `1736427840`, as programs keep a moment, in seconds or in milliseconds.
    case sinceEpoch(isMilliseconds: Bool)

    init?(_ bytes: Bytes) {
        let text = String(decoding: bytes.prefix(40), as: UTF8.self)
        if let digits = Self.digitsSinceEpoch(text) {
            self = .sinceEpoch(isMilliseconds: digits == 13)
            return
        }
        let words = text.split { $0 == " " || $0 == "T" || $0 == "\u{a0}" || $0 == "\u{202f}" }
        guard let first = words.first else { return nil }
        if let mistake = Self(day: first) {
            self = mistake
        } else if let index = words.firstIndex(where: { $0.contains(":") }),
            let mistake = Self(clock: words[index], hasHalf: Self.namesHalf(words[index...]))
        {
            self = mistake
        } else {
            return nil
        }
    }

    /// How many digits a count of seconds or milliseconds has, of a day from 2017 to 2036; a cédula of
    /// ten digits is a smaller number.
    private static func digitsSinceEpoch(_ text: String) -> Int? {
        let isWrapped = text.hasPrefix("/Date(") && text.hasSuffix(")/")
        let number = isWrapped ? text.dropFirst(6).dropLast(2) : text[...]
        let digits = number.utf8.prefix(while: isDigit)
        let rest = number.utf8[digits.endIndex...]
        let isCount =
            rest.isEmpty
            || isWrapped && (rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+"))
            || rest.first == .point && rest.dropFirst().allSatisfy(isDigit)
        guard isCount, [10, 13].contains(digits.count),
            let years = Int(String(decoding: digits.prefix(2), as: UTF8.self))
        else { return nil }
        return (15...20).contains(years) ? digits.count : nil
    }

    /// Whether `a. m.`, `p. m.` or `m.` stands behind the time, or any letters of it.
    private static func namesHalf(_ words: ArraySlice<Substring>) -> Bool {
        let letters = words.joined().lowercased().utf8.filter { isLetter($0) }
        return ["am", "pm", "m"].contains(String(decoding: letters, as: UTF8.self))
    }

    private init?(day text: Substring) {
        let parts = text.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
        let numbers = parts.compactMap { $0.utf8.allSatisfy(isDigit) ? Int($0) : nil }
        guard numbers.count == parts.count else { return nil }
        if parts.count == 1, parts[0].count == 8 {
            self = .noSeparators
            return
        }
        guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.count) }) else { return nil }
        if parts[0].count == 4 {
            self.init(day: numbers[2], month: numbers[1], year: numbers[0], isYearFirst: true)
        } else if parts[2].count == 4 {
            self.init(day: numbers[0], month: numbers[1], year: numbers[2], isYearFirst: false)
        } else if parts.allSatisfy({ $0.count <= 2 }) {
            self = .shortYear
        } else {
            return nil
        }
    }

    private init?(day: Int, month: Int, year: Int, isYearFirst: Bool) {
        guard year >= 1900, CalendarDay(year: year, month: month, day: day) == nil else {
            return nil
        }
        if month > 12, CalendarDay(year: year, month: day, day: month) != nil {
            self = .monthFirst(day: month, month: day, year: year)
        } else if !(1...12).contains(month) {
            self = .noSuchMonth(month)
        } else if day == 29, month == 2 {
            self = .notALeapYear(year)
        } else {
            self = .noSuchDay(day: day, month: month, year: year)
        }
    }

    private init?(clock text: Substring, hasHalf: Bool) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0.prefix { $0.isASCII && $0.isNumber }) }
        guard numbers.count == parts.count, (2...3).contains(parts.count) else { return nil }
        if numbers[0] == 24, numbers.dropFirst().allSatisfy({ $0 == 0 }) {
            self = .midnightAsTwentyFour
        } else if numbers[0] > 23 || numbers.dropFirst().contains(where: { $0 > 59 }) {
            self = .noSuchTime
        } else if hasHalf, numbers[0] > 12 || numbers[0] == 0 {
            self = .halfOfLateHour(numbers[0])
        } else {
            return nil
        }
    }
}

extension Finding {
    /// The value, why it is no date or time, and how to write it.
    static func dateMistake(
        _ mistake: DateMistake,
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        let (reason, remedy) = (mistake.reason, mistake.remedy)
        return Finding(
            .dateForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)»: \(reason.es).",
                en: "“\(name)” says “\(text)”: \(reason.en)."
            ),
            remedy: remedy
        )
    }
}

extension DateMistake {
    fileprivate var reason: Bilingual {
        switch self {
        case .notALeapYear(let year):
            Bilingual(
                es: "el 29 de febrero de \(year) no existe, porque \(year) no es bisiesto",
                en: "there is no 29 February \(year), for \(year) is no leap year"
            )
        case .noSuchDay(let day, let month, let year):
            Bilingual(
                es: "el \(day) de \(monthNames[month - 1].es) de \(year) no existe",
                en: "there is no \(day) \(monthNames[month - 1].en) \(year)"
            )
        case .noSuchMonth(let month):
            Bilingual(es: "el mes \(month) no existe", en: "there is no month \(month)")
        case .monthFirst:
            Bilingual(
                es: "el mes está antes del día, como se escribe en Estados Unidos",
                en: "the month stands before the day, as in the United States"
            )
        case .shortYear:
            Bilingual(es: "el año tiene dos cifras", en: "the year has two digits")
        case .noSeparators:
            Bilingual(
                es: "faltan los separadores entre año, mes y día",
                en: "year, month and day are not separated"
            )
        case .midnightAsTwentyFour:
            Bilingual(es: "la hora 24:00 no existe", en: "there is no time 24:00")
        case .halfOfLateHour(let hour):
            Bilingual(
                es: "una hora con a. m. o p. m. va de 1 a 12, y esta es \(hour)",
                en: "an hour with a.m. or p.m. goes from 1 to 12, and this one is \(hour)"
            )
        case .noSuchTime:
            Bilingual(es: "esa hora no existe", en: "there is no such time")
        case .sinceEpoch(let isMilliseconds):
            Bilingual(
                es: "es una cuenta de \(isMilliseconds ? "milisegundos" : "segundos") desde 1970",
                en: "this is a count of \(isMilliseconds ? "milliseconds" : "seconds") since 1970"
            )
        }
    }

    fileprivate var remedy: Bilingual {
        switch self {
        case .notALeapYear, .noSuchDay, .noSuchMonth:
            Bilingual(
                es: "Escriba la fecha de la factura: día, mes y año.",
                en: "Write the date of the invoice: day, month, year."
            )
        case .monthFirst(let day, let month, let year):
            Bilingual(
                es:
                    "Exporte todas las fechas como día/mes/año (esta sería \(day)/\(month)/\(year)) "
                    + "o como año-mes-día; las demás pueden estar cambiadas sin que se note. Si todas "
                    + "van así, el operador puede declarar en imports: dates: mdy.",
                en:
                    "Export all dates as day/month/year (this one would be \(day)/\(month)/\(year)) "
                    + "or as year-month-day; the others may be swapped without a sign of it. If all "
                    + "are so, the operator can declare dates: mdy under imports:."
            )
        case .shortYear:
            Bilingual(
                es:
                    "Escriba el año con cuatro cifras; si el programa no lo hace, el operador puede "
                    + "declarar en imports: dates: dmy (día, mes y año), mdy o ymd.",
                en:
                    "Write the year with four digits; if the program does not, the operator can "
                    + "declare dates: dmy (day, month and year), mdy or ymd under imports:."
            )
        case .noSeparators:
            Bilingual(
                es: "Escriba la fecha como 2026-09-08 u 08/09/2026, con el año de cuatro cifras.",
                en: "Write the date as 2026-09-08 or 08/09/2026, with a year of four digits."
            )
        case .midnightAsTwentyFour:
            Bilingual(
                es: "La medianoche es la hora 00:00 del día siguiente.",
                en: "Midnight is 00:00 of the next day."
            )
        case .halfOfLateHour, .noSuchTime:
            Bilingual(
                es: "Escriba la hora como 14:30:00, o como 2:30 p. m.",
                en: "Write the time as 14:30:00, or as 2:30 p.m."
            )
        case .sinceEpoch:
            Bilingual(
                es: "Exporte la fecha y la hora como 2025-01-09T08:04:00-05:00.",
                en: "Export date and time as 2025-01-09T08:04:00-05:00."
            )
        }
    }
}

private let monthNames = [
    Bilingual(es: "enero", en: "January"), Bilingual(es: "febrero", en: "February"),
    Bilingual(es: "marzo", en: "March"), Bilingual(es: "abril", en: "April"),
    Bilingual(es: "mayo", en: "May"), Bilingual(es: "junio", en: "June"),
    Bilingual(es: "julio", en: "July"), Bilingual(es: "agosto", en: "August"),
    Bilingual(es: "septiembre", en: "September"), Bilingual(es: "octubre", en: "October"),
    Bilingual(es: "noviembre", en: "November"), Bilingual(es: "diciembre", en: "December"),
]
