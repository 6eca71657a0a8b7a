extension Rule {
    /// FAZ11: the standard is one of the list (annex 1.9 §13.3.5).
    static let faz11 = Rule(
        "FAZ11",
        "El valor informado es diferente al de la tabla 13.3.5 de la columna @schemeID",
        inEach: \.itemCodes
    ) {
        !["001", "010", "020", "999"].contains($0.attribute("schemeID") ?? "")
    }
}
