extension Rule {
    /// FAD02: the kinds of operation of annex 1.9 §13.1.5.
    static let fad02 = Rule(
        "FAD02",
        "CustomizationID no indica un valor válido para el tipo de operación",
        in: \.root
    ) {
        !["10", "09", "11", "12", "14", "15", "16"].contains($0.value("CustomizationID"))
    }
}
