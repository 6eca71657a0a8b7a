extension Rule {
    /// FBB05: as FAV05, of the price's quantity.
    static let fbb05 = Rule(
        "FBB05",
        "La unidad de la cantidad utilizada no existe en la lista de unidades",
        inEach: \.prices,
        effect: .notify
    ) {
        $0.cbc("BaseQuantity").map { !isUnitCode($0.attribute("unitCode") ?? "") } ?? false
    }
}
