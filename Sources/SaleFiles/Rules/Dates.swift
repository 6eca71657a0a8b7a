import Fiscal

extension SaleConversion {
    /// Colombia's offset in seconds, all year (rule FAD10).
    static let colombia = -5 * 3600

    /// The issue at the till, from `fecha_hora` or from `fecha` and `hora`.
    ///
    /// The time is printed on the buyer's paper and part of the CUFE, so midnight for want of one is none.
    mutating func soldAt() -> Timestamp? {
        guard let moment = plainMoment() ?? moment() else { return nil }
        guard let doubt = profile.clockDoubt else { return moment }
        let field = [SaleField.time, .dateTime].first { value($0) != nil } ?? .date
        switch doubt {
        case .halvedInPart: return notesMissingHalf() ? nil : moment
        case .midnightOnly: note(.midnightOnly(label(field), at: place(of: field)))
        case .ofTwelveHours: note(.hoursOfTwelve(label(field), at: place(of: field)))
        }
        return nil
    }

    /// Whether nothing of the sale says the half of the day that its time needs; this is noted.
    private mutating func notesMissingHalf() -> Bool {
        let times = [SaleField.time, .dateTime, .date].compactMap { value($0) }
        let texts = times.map { plainDateText($0) }
        guard let index = texts.firstIndex(where: { $0?.mayBeOfEitherHalf == true }),
            !texts.contains(where: { $0?.hasHalf == true })
        else { return false }
        let time = times[index]
        note(.halfMissing(label(time.field), shown(time), at: place(time)))
        return true
    }

    private mutating func moment() -> Timestamp? {
        if let whole = value(.dateTime) {
            guard let text = dateText(whole) else { return nil }
            guard let moment = moment(text, shownAs: whole), agrees(moment, whole) else {
                return nil
            }
            return moment
        }
        let isDay = value(.time) != nil
        guard let date = required(.date),
            let text = isDay ? dateText(date)?.withoutMidnight : dateText(date)
        else {
            if let time = value(.time) { _ = dateText(time) }
            return nil
        }
        guard text.day != nil else {
            note(.badDate(label(.date), shown(date), at: place(date)))
            return nil
        }
        if text.clock != nil, value(.time) == nil {
            return moment(text, shownAs: date)
        }
        guard let time = required(.time), let clock = dateText(time),
            isColombian(text, date)
        else { return nil }
        if let day = text.day, text.clock == nil { memory.days[date.bytes] = day }
        return moment(text, date, clock, time)
    }

    /// A day that was met before, and a time such as `18:05:00`: nearly every sale.
    @inline(__always)
    private func plainMoment() -> Timestamp? {
        guard !hasHoursOfUTC, let date = value(.date), let time = value(.time),
            value(.dateTime) == nil,
            let day = memory.days[date.bytes], let clock = plainClock(time.bytes)
        else { return nil }
        return day.start.adding(seconds: clock)
    }

    /// A day in a column of its own; a time behind it, as databases write it, must be midnight.
    mutating func day(_ value: RawValue) -> CalendarDay? {
        guard let text = dateText(value)?.withoutMidnight else { return nil }
        guard isColombian(text, value) else { return nil }
        // A credit falls due on a day, at whatever hour a program writes.
        guard let day = text.day, text.clock ?? 0 == 0 || value.field == .dueDay else {
            note(.badDate(label(value.field), shown(value), at: place(value)))
            return nil
        }
        return day
    }

    private mutating func moment(_ text: DateText, shownAs value: RawValue) -> Timestamp? {
        guard let day = text.day, let clock = text.clock else {
            note(.badDate(label(value.field), shown(value), at: place(value)))
            return nil
        }
        let offset = text.offset ?? assumedOffset
        return day.start.adding(seconds: Int64(clock + Self.colombia - offset))
    }

    /// A date that carries a time of its own must agree with `hora`, midnight excepted; and so must
    /// a time that carries a day.
    private mutating func moment(
        _ date: DateText,
        _ dateValue: RawValue,
        _ time: DateText,
        _ value: RawValue
    ) -> Timestamp? {
        guard let day = date.day, let clock = time.clock else {
            note(.badDate(label(.time), shown(value), at: place(value)))
            return nil
        }
        guard time.day ?? day == day, date.clock ?? 0 == 0 || date.clock == clock else {
            noteDisagreement(of: dateValue, with: value)
            return nil
        }
        // A time in another zone is of that day there, or of the day in Colombia.
        guard time.day != nil || isColombian(time, value) else { return nil }
        let offset = time.offset ?? assumedOffset
        return day.start.adding(seconds: Int64(clock + Self.colombia - offset))
    }

    /// Whether `fecha` and `hora`, beside the whole moment, say the same as far as they are clear.
    private mutating func agrees(_ moment: Timestamp, _ whole: RawValue) -> Bool {
        for field in [SaleField.date, .time] {
            guard let value = value(field) else { continue }
            // Of JSON, and no date.
            if value.form == .number, dateText(value) == nil { return false }
            guard let text = plainDateText(value),
                !text.agrees(with: moment, assumed: assumedOffset)
            else { continue }
            noteDisagreement(of: whole, with: value)
            return false
        }
        return true
    }

    private mutating func noteDisagreement(of first: RawValue, with other: RawValue) {
        note(
            .twoMoments(
                (label(first.field), shown(first)),
                (label(other.field), shown(other)),
                at: place(other)
            )
        )
    }

    /// In another zone the same moment may be of another day, and only a whole moment tells.
    ///
    /// Midnight in UTC where only a day is wanted is how programs write one.
    private mutating func isColombian(_ text: DateText, _ value: RawValue) -> Bool {
        guard let offset = text.offset, offset != Self.colombia else { return true }
        let isDay = value.field != .date || self.value(.time) != nil
        if text.clock == 0, offset == 0, text.day != nil, isDay { return true }
        note(.foreignZone(label(value.field), shown(value), at: place(value)))
        return false
    }

    /// Whether the mapping says that times without a zone are UTC's, as many databases keep them.
    private var hasHoursOfUTC: Bool { profile.mapping?.hasHoursOfUTC == true }

    /// Of a time that gives no zone, in seconds.
    private var assumedOffset: Int { hasHoursOfUTC ? 0 : Self.colombia }

    var dateOrder: ImportMapping.DateOrder? { profile.mapping?.dates }

    private func plainDateText(_ value: RawValue) -> DateText? {
        DateText(value.bytes, order: dateOrder, mayLackColon: value.field == .time)
    }

    private mutating func dateText(_ value: RawValue) -> DateText? {
        let date = plainDateText(value)
        if let date, date.monthFirst == nil || !profile.isMonthFirst { return date }
        let (name, text, place) = (label(value.field), shown(value), place(value))
        if let day = date?.day, let other = date?.monthFirst {
            note(.dateWithTwoReadings(name, text, day, other, at: place))
            return nil
        }
        if isSerialDate(value.bytes) || isSpreadsheetDamage(value.bytes) {
            note(.spreadsheetDamage(.dateForm, name, text, at: place))
        } else if let mistake = DateMistake(value.bytes) {
            note(.dateMistake(mistake, name, text, at: place))
        } else {
            note(.badDate(name, text, at: place))
        }
        return nil
    }
}

extension Finding {
    /// Without the value, so that all the times of a file make one finding.
    fileprivate static func hoursOfTwelve(_ name: String, at place: Place) -> Finding {
        Finding(
            .dateForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» va solo de 1 a 12, y en un mismo día vuelve atrás mientras los "
                    + "números avanzan: parece una hora de doce horas sin a. m. ni p. m.",
                en:
                    "“\(name)” only goes from 1 to 12, and goes back within a day while the numbers "
                    + "go on: it looks like a clock of twelve hours without a. m. or p. m."
            ),
            remedy: Bilingual(
                es: "Exporte la hora de 0 a 23, como 14:30:00, o con a. m. y p. m.",
                en: "Export hours from 0 to 23, such as 14:30:00, or with a. m. and p. m."
            )
        )
    }

    fileprivate static func halfMissing(
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        Finding(
            .dateForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)» sin a. m. ni p. m., y otras horas del archivo los "
                    + "llevan: puede ser de la mañana o de la tarde.",
                en: "“\(name)” says “\(text)” without a. m. or p. m., and other times of the file "
                    + "have them: it may be before noon or after it."
            ),
            remedy: Bilingual(
                es: "Escriba la hora con a. m. o p. m., o todas de 0 a 23, como 14:30:00.",
                en:
                    "Write the time with a. m. or p. m., or all of them from 0 to 23, such as 14:30:00."
            )
        )
    }

    fileprivate static func midnightOnly(_ name: String, at place: Place) -> Finding {
        Finding(
            .valueMissing,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice medianoche en todas las ventas del archivo: falta la hora.",
                en: "“\(name)” says midnight in every sale of the file: the time is missing."
            ),
            remedy: Bilingual(
                es: "Exporte también la hora de cada venta, que va en la factura y en su CUFE.",
                en: "Export the time of each sale as well: it is on the invoice and in its CUFE."
            )
        )
    }
}

/// Seconds since midnight of a time such as `18:05:00`; nil for any other form.
private func plainClock(_ bytes: Bytes) -> Int64? {
    let start = bytes.startIndex
    guard bytes.count == 8, bytes[start + 2] == UInt8(ascii: ":"),
        bytes[start + 5] == UInt8(ascii: ":")
    else { return nil }
    func number(_ offset: Int) -> Int64? {
        let (tens, ones) = (bytes[start + offset], bytes[start + offset + 1])
        guard isDigit(tens), isDigit(ones) else { return nil }
        return Int64(tens) * 10 + Int64(ones) - 11 * Int64(UInt8(ascii: "0"))
    }
    guard let hour = number(0), let minute = number(3), let second = number(6),
        hour < 24, minute < 60, second < 60
    else { return nil }
    return hour * 3600 + minute * 60 + second
}

/// `45908` or `45908,604`: a spreadsheet's days since 1900; also `0,604`, its part of a day.
private func isSerialDate(_ bytes: Bytes) -> Bool {
    let whole = bytes.prefix(while: isDigit)
    guard whole.count == 5 || whole.elementsEqual([UInt8(ascii: "0")]) else { return false }
    let rest = bytes[whole.endIndex...]
    guard let mark = rest.first else { return whole.count == 5 }
    return (mark == UInt8(ascii: ",") || mark == UInt8(ascii: "."))
        && rest.dropFirst().allSatisfy(isDigit) && rest.count > 1
}

extension DateText {
    /// Midnight behind a date says no time, and a time without seconds is any of its minute.
    fileprivate func agrees(with moment: Timestamp, assumed: Int) -> Bool {
        let local = moment.adding(seconds: Int64((offset ?? assumed) - SaleConversion.colombia))
        if let day, day != local.day, monthFirst != local.day { return false }
        guard let clock, day == nil || clock > 0 else { return true }
        let second = Int(local.seconds - local.day.start.seconds)
        let isSameMinute = clock / 60 == second / 60
        return clock == second || isSameMinute && (clock % 60 == 0 || second % 60 == 0)
    }
}

extension Finding {
    fileprivate static func twoMoments(
        _ first: (name: String, text: String),
        _ other: (name: String, text: String),
        at place: Place
    ) -> Finding {
        Finding(
            .dateForm,
            at: place,
            message: Bilingual(
                es: "La fecha y la hora se dan dos veces y no coinciden: «\(first.name)» dice "
                    + "«\(first.text)» y «\(other.name)» dice «\(other.text)».",
                en: "Date and time are given twice and do not agree: “\(first.name)” says "
                    + "“\(first.text)” and “\(other.name)” says “\(other.text)”."
            ),
            remedy: Bilingual(
                es: "Deje una sola fecha y hora de la venta; si una de las dos es de otra "
                    + "cosa, quítela o cámbiele el nombre.",
                en: "Leave one date and time of the sale; if one of them is about something "
                    + "else, take it out or rename it."
            )
        )
    }

    /// The file itself speaks for months first, and only the till knows.
    fileprivate static func dateWithTwoReadings(
        _ name: String,
        _ text: String,
        _ day: CalendarDay,
        _ other: CalendarDay,
        at place: Place
    ) -> Finding {
        Finding(
            .dateForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que puede ser \(day.text) o \(other.text): otras "
                    + "fechas del archivo parecen llevar el mes antes del día.",
                en:
                    "“\(name)” says “\(text)”, which may be \(day.text) or \(other.text): other dates "
                    + "of the file seem to have the month before the day."
            ),
            remedy: Bilingual(
                es: "Exporte todas las fechas como año-mes-día.",
                en: "Export all dates as year-month-day."
            )
        )
    }

    fileprivate static func foreignZone(_ name: String, _ text: String, at place: Place) -> Finding
    {
        Finding(
            .dateForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que no está en la hora de Colombia (-05:00): el día "
                    + "puede ser otro.",
                en:
                    "“\(name)” says “\(text)”, which is not in Colombian time (-05:00): the day may "
                    + "be another."
            ),
            remedy: Bilingual(
                es: "Escriba la fecha y la hora de Colombia sin huso, o el momento completo con su "
                    + "huso en fecha_hora.",
                en: "Write the Colombian date and time without a zone, or the whole moment with "
                    + "its zone in fecha_hora."
            )
        )
    }

    fileprivate static func badDate(_ name: String, _ text: String, at place: Place) -> Finding {
        Finding(
            .dateForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que no es una fecha u hora clara.",
                en: "“\(name)” says “\(text)”, which is not a clear date or time."
            ),
            remedy: Bilingual(
                es: "Escriba la fecha como 2026-09-08 u 08/09/2026 (día, mes y año) y la hora "
                    + "como 14:30:00.",
                en: "Write the date as 2026-09-08 or 08/09/2026 (day, month, year) and the time "
                    + "as 14:30:00."
            )
        )
    }
}
