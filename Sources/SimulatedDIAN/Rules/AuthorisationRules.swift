import Fiscal

/// FAB05 to FAB12: the authorisation that the document names, against the registered one.
///
/// An issuer that is not registered gets FAJ21 alone: nothing of its can be looked up.
enum AuthorisationRules: Rule {
    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        let invoice = examination.invoice
        examinePeriod(of: invoice, into: &verdict)
        verdict.refuse(
            "FAB10a",
            "El prefijo no corresponde al prefijo informado en el registro del emisor",
            if: invoice.prefix != registeredPrefix(in: invoice)
        )
        guard !invoice.authorisation.isEmpty else {
            verdict.refuse(
                "FAB05a",
                "No se encuentra el número de autorización del rango de numeración otorgado"
            )
            return
        }
        guard let issuer = examination.issuer else { return }
        guard issuer.ranges.contains(where: { $0.authorisation == invoice.authorisation }) else {
            verdict.refuse(
                "FAB05b",
                "El número de autorización no corresponde a un número otorgado a este contribuyente"
            )
            return
        }
        examineRegistration(examination, into: &verdict)
    }

    private static func examineRegistration(
        _ examination: Examination,
        into verdict: inout Verdict
    ) {
        let invoice = examination.invoice
        verdict.refuse(
            "FAB05c",
            "El prefijo o rango de numeración no está asociado al software informado",
            if: examination.register.unlinkedAuthorisations.contains(invoice.authorisation)
        )
        guard let range = examination.range else {
            verdict.refuse(
                "FAB10b",
                "El prefijo no corresponde al prefijo de la autorización de numeración"
            )
            return
        }
        verdict.refuse(
            "FAB11b",
            "El valor inicial del rango no corresponde a la autorización de numeración",
            if: invoice.authorised("From") != String(range.numbers.lowerBound)
        )
        verdict.refuse(
            "FAB12b",
            "El valor final del rango no corresponde a la autorización de numeración",
            if: invoice.authorised("To") != String(range.numbers.upperBound)
        )
        examine(period(of: invoice), against: range, into: &verdict)
    }

    private static func examine(
        _ period: (start: String, end: String),
        against range: AuthorisedRange,
        into verdict: inout Verdict
    ) {
        verdict.refuse(
            "FAB07b",
            "La fecha inicial no corresponde a la fecha de la autorización de numeración",
            if: period.start != range.period.lowerBound.text
        )
        verdict.refuse(
            "FAB08b",
            "La fecha final no corresponde a la fecha de la autorización de numeración",
            if: period.end != range.period.upperBound.text
        )
    }

    private static func examinePeriod(of invoice: ReceivedInvoice, into verdict: inout Verdict) {
        guard let issueDay = invoice.issueDay else { return }
        let period = period(of: invoice)
        verdict.refuse(
            "FAB07a",
            "La fecha inicial de la autorización es posterior a la fecha de la factura",
            if: CalendarDay(period.start).map { $0 > issueDay } ?? true
        )
        verdict.refuse(
            "FAB08a",
            "La fecha final de la autorización es anterior a la fecha de la factura",
            if: CalendarDay(period.end).map { $0 < issueDay } ?? true
        )
    }

    private static func period(of invoice: ReceivedInvoice) -> (start: String, end: String) {
        let period = invoice.control?.sts("InvoiceControl")?.sts("AuthorizationPeriod")
        return (period?.value("StartDate") ?? "", period?.value("EndDate") ?? "")
    }

    private static func registeredPrefix(in invoice: ReceivedInvoice) -> String {
        invoice.supplier?.cac("PartyLegalEntity")?.cac("CorporateRegistrationScheme")?
            .value("ID") ?? ""
    }
}
