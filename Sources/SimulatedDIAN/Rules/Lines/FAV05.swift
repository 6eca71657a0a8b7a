extension Rule {
    /// FAV05: the form of a unit code, two or three letters or digits; the list itself
    /// (UN/ECE Recommendation 20) is not asked.
    ///
    /// Doubtful: the list refuses, its text notifies.
    static let fav05 = Rule(
        "FAV05",
        "La unidad de la cantidad utilizada no existe en la lista de unidades",
        inEach: \.lines,
        effect: .notify
    ) {
        $0.cbc("InvoicedQuantity").map { !isUnitCode($0.attribute("unitCode") ?? "") } ?? false
    }
}
