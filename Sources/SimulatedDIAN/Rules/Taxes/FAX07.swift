extension Rule {
    /// FAX07: as FAS07, on a line.
    static let fax07 = Rule(
        "FAX07",
        """
        El valor del tributo correspondiente a una de las tarifas correspondientes es \
        diferente del producto del porcentaje aplicado sobre la base imponible
        """,
        inEach: \.lineSubtotals
    ) {
        !$0.taxIsProduct
    }
}
