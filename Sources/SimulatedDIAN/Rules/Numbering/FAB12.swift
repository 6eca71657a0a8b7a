import Fiscal

extension Rule {
    /// FAB12a: the last number of the range is given.
    static let fab12a = Rule("FAB12a", "Valor final del rango de no está informado") {
        $0.invoice.lastAuthorised.isEmpty
    }

    /// FAB12b: the last number is the registered one.
    static let fab12b = Rule(
        "FAB12b",
        """
        Valor final del rango de numeración informado no corresponde a un valor final de los \
        rangos vigentes para el contribuyente emisor
        """
    ) {
        guard let range = $0.range, !$0.invoice.lastAuthorised.isEmpty else { return false }
        return $0.invoice.lastAuthorised != String(range.numbers.upperBound)
    }
}
