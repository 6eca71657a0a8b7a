import Fiscal

extension Rule {
    /// FAD09a: the issue date is not before the authorisation that the document names.
    static let fad09a = Rule(
        "FAD09a",
        "Fecha de emisión anterior a la fecha de inicio de la autorización de la numeración"
    ) {
        guard let issueDay = $0.invoice.issueDay else { return false }
        return CalendarDay($0.invoice.authorisedFrom).map { issueDay < $0 } ?? false
    }

    /// FAD09b: the issue date is not after the authorisation that the document names.
    static let fad09b = Rule(
        "FAD09b",
        "Fecha de emisión posterior a la fecha final de la autorización de la numeración"
    ) {
        guard let issueDay = $0.invoice.issueDay else { return false }
        return CalendarDay($0.invoice.authorisedUntil).map { issueDay > $0 } ?? false
    }

    /// FAD09e: issued on the day it was signed.
    ///
    /// An invoice without a signature counts as signed at the till, if type 04, else when it
    /// arrives.
    ///
    /// Doubtful: the list refuses, one real answer of 2024 notifies.
    static let fad09e = Rule(
        "FAD09e",
        "La fecha de generación de la factura es diferente a la fecha de firma de la factura"
    ) {
        let signed = $0.invoice.signedAt ?? ($0.invoice.isTypeFour ? nil : $0.receivedAt)
        guard let issueDay = $0.invoice.issueDay else { return true }
        return signed.map { $0.day != issueDay } ?? false
    }
}
