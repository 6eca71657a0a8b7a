import Batch
import Fiscal

extension Figures {
    /// One line for each store's day; taxes and means of payment are in JSON and in evidence.
    func takings(_ days: [DayTakings]) -> [String] {
        guard !days.isEmpty else { return [] }
        var columns = Columns()
        columns.add(
            .left(words("Tienda", "Store")),
            .left(words("día", "day")),
            .right(words("aceptadas", "accepted")),
            .right("total"),
            .right(days.contains { $0.open.count > 0 } ? words("abiertas", "open") : ""),
            .right("")
        )
        for day in days.prefix(Self.shown) {
            let isSettled = day.open.count == 0
            columns.add(
                .left(day.place.store.isEmpty ? "-" : day.place.store.shortened(to: 24)),
                .left(day.place.day.text),
                .right(count(day.accepted.count)),
                .right(pesos(day.accepted.total)),
                .right(isSettled ? "" : count(day.open.count)),
                .right(isSettled ? "" : pesos(day.open.total))
            )
        }
        return columns.lines + more(than: Self.shown, of: days.count)
            + words(
                "Por impuesto y medio de pago: conciliacion.csv, en el expediente «corrida».",
                "By tax and means of payment: conciliacion.csv, in the archive “corrida”."
            ).wrapped(indent: 2) + [""]
    }
}

extension DayTakings {
    var json: JSONValue {
        .object([
            ("issuer", .text(place.issuer.text)),
            ("store", .text(place.store)),
            ("day", .text(place.day.text)),
            ("accepted", accepted.json),
            ("open", open.json),
            ("parts", .array(parts.map(\.json))),
        ])
    }
}

extension Takings {
    fileprivate var json: JSONValue {
        .object([
            ("concept", .text(concept.words.en)),
            ("code", .text(concept.code)),
            ("rate", .optional(concept.rate?.plain)),
            ("invoices", .integer(Int64(sales))),
            ("base", .text(base.plain)),
            ("tax", .text(tax.plain)),
        ])
    }
}
