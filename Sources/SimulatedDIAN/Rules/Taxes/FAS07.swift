extension Rule {
    /// FAS07: base times rate, half to even at two decimals.
    ///
    /// The text knows no tolerance, the prose of the annex one of two pesos: doubtful in
    /// that.
    static let fas07 = Rule(
        "FAS07",
        """
        El valor del tributo informado no corresponde al producto del porcentaje aplicado \
        sobre la base imponible
        """,
        inEach: \.subtotals
    ) {
        !$0.taxIsProduct
    }
}
