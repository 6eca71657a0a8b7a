extension Rule {
    /// FAS02: a tax is the sum of its rates, to the centavo.
    static let fas02 = Rule(
        "FAS02",
        """
        Valor total de un tributo no corresponde a la suma de toda la información \
        correspondiente a cada una de las tarifas informadas en este documento para este \
        tributo
        """,
        inEach: \.taxTotals
    ) {
        $0.amount("TaxAmount") != $0.all("TaxSubtotal").compactMap { $0.amount("TaxAmount") }.sum
    }
}
