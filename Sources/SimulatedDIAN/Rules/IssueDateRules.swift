import Fiscal

/// FAD09: the issue date against the authorisation's dates and the day of signing.
enum IssueDateRules: Rule {
    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        guard let issueDay = examination.invoice.issueDay else {
            verdict.refuse("FAD09e", text)
            return
        }
        if let period = examination.range?.period {
            verdict.refuse(
                "FAD09a",
                "La fecha de la factura es anterior a la fecha inicial de la autorización",
                if: issueDay < period.lowerBound
            )
            verdict.refuse(
                "FAD09b",
                "La fecha de la factura es posterior a la fecha final de la autorización",
                if: issueDay > period.upperBound
            )
        }
        verdict.refuse("FAD09e", text, if: issueDay != signingDay(examination))
    }

    private static let text =
        "La fecha de generación de la factura es diferente a la fecha de firma de la factura"

    /// Without a signature, type 04 counts as signed at the till, the others when they are received.
    private static func signingDay(_ examination: Examination) -> CalendarDay? {
        let invoice = examination.invoice
        return invoice.signedAt?.day
            ?? (invoice.isTypeFour ? invoice.issueDay : examination.receivedAt.day)
    }
}
