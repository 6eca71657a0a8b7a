extension Rule {
    /// FAZ14: GTIN is kept by agency 9.
    static let faz14 = Rule(
        "FAZ14",
        "Valor informado en el atributo no es valido",
        inEach: \.itemCodes
    ) {
        $0.attribute("schemeID") == "010" && $0.attribute("schemeAgencyID") != "9"
    }
}
