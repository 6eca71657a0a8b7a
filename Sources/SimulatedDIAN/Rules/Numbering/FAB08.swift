import Fiscal

extension Rule {
    /// FAB08a: the authorisation had not ended, by the document's own date.
    static let fab08a = Rule(
        "FAB08a",
        """
        Fecha de emisión posterior a la fecha final de la autorización de numeración EndDate \
        < IssueDate
        """
    ) {
        guard let issueDay = $0.invoice.issueDay else { return false }
        return CalendarDay($0.invoice.authorisedUntil).map { $0 < issueDay } ?? true
    }

    /// FAB08b: the end is the registered one.
    static let fab08b = Rule(
        "FAB08b",
        """
        Fecha final del rango de numeración informado no corresponde a la fecha final de los \
        rangos vigente para el contribuyente
        """
    ) {
        guard let range = $0.range else { return false }
        return $0.invoice.authorisedUntil != range.period.upperBound.text
    }
}
