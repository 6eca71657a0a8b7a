extension Rule {
    /// FAV06: quantity times price, half to even, less discounts and with charges; nothing
    /// for a free sample.
    ///
    /// The text multiplies by `BaseQuantity`, where the quantity is meant, and knows no
    /// tolerance: doubtful in that.
    static let fav06 = Rule(
        "FAV06",
        """
        Valor total de la línea, libre de tributos, diferente del producto de la cantidad \
        por el precio unitario, considerados los cargos y los descuentos aplicados en esta \
        línea
        """,
        inEach: \.lines
    ) {
        $0.amount("LineExtensionAmount") != $0.netOfLine
    }
}
