import Fiscal

extension Rule {
    /// FAB11a: the first number of the range is given.
    static let fab11a = Rule("FAB11a", "Valor inicial del rango de no está informado") {
        $0.invoice.firstAuthorised.isEmpty
    }

    /// FAB11b: the first number is the registered one.
    static let fab11b = Rule(
        "FAB11b",
        """
        Valor inicial del rango de numeración informado no corresponde a un valor inicial de \
        los rangos vigentes para el contribuyente emisor
        """
    ) {
        guard let range = $0.range, !$0.invoice.firstAuthorised.isEmpty else { return false }
        return $0.invoice.firstAuthorised != String(range.numbers.lowerBound)
    }
}
