import Fiscal

extension Rule {
    /// FAB07a: the authorisation had begun, by the document's own date.
    static let fab07a = Rule(
        "FAB07a",
        """
        Fecha de emisión anterior a la fecha de inicio de la autorización de la numeración \
        StartDate > IssueDate
        """
    ) {
        guard let issueDay = $0.invoice.issueDay else { return false }
        return CalendarDay($0.invoice.authorisedFrom).map { $0 > issueDay } ?? true
    }

    /// FAB07b: the beginning is the registered one.
    static let fab07b = Rule(
        "FAB07b",
        """
        Fecha inicial del rango de numeración informado NO corresponde a la fecha inicial de \
        los rangos vigente para el contribuyente.
        """
    ) {
        guard let range = $0.range else { return false }
        return $0.invoice.authorisedFrom != range.period.lowerBound.text
    }
}
