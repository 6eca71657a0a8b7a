extension Rule {
    /// FAV04a.
    static let fav04a = Rule(
        "FAV04a",
        "No se encuentra el campo cbc:InvoicedQuantity",
        inEach: \.lines
    ) {
        $0.lacks("InvoicedQuantity")
    }

    /// FAV04b.
    static let fav04b = Rule("FAV04b", "No se puede expresar valores negativos", inEach: \.lines) {
        $0.amount("InvoicedQuantity").map { $0 < .zero } ?? false
    }
}
