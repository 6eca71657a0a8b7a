extension Rule {
    /// FAU02: the sum of the lines.
    static let fau02 = Rule(
        "FAU02",
        """
        El Valor Bruto antes de tributos no es igual a la suma de los valores de las líneas \
        de la factura que contienen el valor comercial
        """,
        in: \.totals
    ) { totals, invoice in
        totals.total("LineExtensionAmount").wholePesos
            != invoice.lines.compactMap { $0.amount("LineExtensionAmount") }.sum.wholePesos
    }
}
