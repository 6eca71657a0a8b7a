import Batch
import Fiscal

extension Figures {
    /// Ranges whose end is near, and what to do about it.
    func ranges(_ alerts: [RangeAlert]) -> [String] {
        guard !alerts.isEmpty else { return [] }
        return [words("Rangos por agotarse o vencer", "Ranges nearly used up or expired")]
            + alerts.flatMap(range)
            + words(
                "→ Pida numeración a la DIAN (formulario 1302) y agregue el rango nuevo en «ranges»; los "
                    + "números sin usar de un rango vencido se pueden habilitar en otro.",
                "→ Ask DIAN for numbers (form 1302) and add the new range to “ranges”; unused numbers of "
                    + "an expired range can be put into another one."
            ).wrapped(indent: 2) + [""]
    }

    private func range(_ alert: RangeAlert) -> [String] {
        let range = alert.range
        var lines = ["  \(alert.issuer.text) · \(range.authorisation) · \(range.prefix)"]
        if alert.isNearlyUsed {
            let (left, size) = (count(Int(alert.numbersLeft)), count(range.numbers.count))
            lines.append(
                "    "
                    + words(
                        "números sin usar: \(left) de \(size), hasta \(range.numbers.upperBound)",
                        "numbers left: \(left) of \(size), up to \(range.numbers.upperBound)"
                    )
            )
        }
        if alert.isNearlyExpired {
            let (last, days) = (range.period.upperBound.text, alert.daysLeft.magnitude)
            lines.append(
                "    "
                    + (alert.daysLeft < 0
                        ? words(
                            "venció el \(last), hace \(days) d",
                            "expired on \(last), \(days) d ago"
                        )
                        : words(
                            "vence el \(last), faltan \(days) d",
                            "expires on \(last), \(days) d left"
                        ))
            )
        }
        return lines
    }
}

extension RangeAlert {
    var json: JSONValue {
        .object([
            ("issuer", .text(issuer.text)),
            ("authorisation", .text(range.authorisation)),
            ("prefix", .text(range.prefix)),
            ("nearly_used", .bool(isNearlyUsed)),
            ("numbers_left", .integer(numbersLeft)),
            ("nearly_expired", .bool(isNearlyExpired)),
            ("valid_until", .text(range.period.upperBound.text)),
            ("days_left", .integer(daysLeft)),
        ])
    }
}
