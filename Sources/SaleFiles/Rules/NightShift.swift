import Fiscal

/// The sales of a night under the day on which it began.
///
/// A bar that closes at three writes the day of its shift on every ticket: behind 23:50 follows 00:10 of the same
/// date, and an invoice of that moment would be a day too early.
struct NightShift {
    private struct Last {
        let number: DocumentNumber
        let day: CalendarDay
        let clock: Int64
    }

    private var last: Last?
    private var isBehindMidnight = false

    /// Further apart two numbers tell nothing of each other's time.
    private static let longestStep: Int64 = 5
    private static let evening: Int64 = 20 * 3_600
    private static let morning: Int64 = 6 * 3_600

    /// Whether a sale of the small hours has a number behind one of the evening of the same date, or follows
    /// one that has.
    mutating func isDayTooEarly(_ number: DocumentNumber, _ soldAt: Timestamp) -> Bool {
        let inColombia = (soldAt.seconds + Int64(SaleConversion.colombia)) % 86_400
        let now = Last(number: number, day: soldAt.day, clock: (inColombia + 86_400) % 86_400)
        defer { last = now }
        guard let last, last.day == now.day, last.number.prefix == number.prefix,
            (1...Self.longestStep).contains(number.consecutive - last.number.consecutive),
            now.clock < Self.morning
        else {
            isBehindMidnight = false
            return false
        }
        if last.clock >= Self.evening { isBehindMidnight = true }
        return isBehindMidnight
    }
}

extension SaleConversion {
    /// Sales that were judged before the rule came are read as they were judged.
    mutating func checkNight(_ number: DocumentNumber, _ soldAt: Timestamp) {
        guard !isReadAgain, night.isDayTooEarly(number, soldAt) else { return }
        let field: SaleField = value(.date) == nil ? .dateTime : .date
        note(.dayOfShift(label(field), at: place(of: field)))
    }
}

extension Finding {
    fileprivate static func dayOfShift(_ name: String, at place: Place) -> Finding {
        Finding(
            .dateForm,
            at: place,
            message: Bilingual(
                es:
                    "La hora pasó de medianoche mientras los números siguen, y «\(name)» dice el mismo "
                    + "día: parece el del turno, y no el de la venta.",
                en:
                    "The time has passed midnight while the numbers go on, and “\(name)” says the same "
                    + "day: it looks like that of the shift, and not of the sale."
            ),
            remedy: Bilingual(
                es: "Exporte la fecha de calendario de cada venta: después de medianoche es el día "
                    + "siguiente.",
                en:
                    "Export the date of each sale by the calendar: behind midnight it is the next day."
            )
        )
    }
}
