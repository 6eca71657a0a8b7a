extension Rule {
    /// FAZ10: the code has the form of its standard: GTIN (010) has 8, 12, 13 or 14 digits,
    /// of the others only that there is one.
    static let faz10 = Rule(
        "FAZ10",
        "Código del ítem de no estar de acuerdo al estándar informado en @ schemeAgencyID",
        inEach: \.itemCodes
    ) {
        let code = $0.text.utf8
        guard $0.attribute("schemeID") == "010" else { return code.isEmpty }
        return ![8, 12, 13, 14].contains(code.count) || !code.allSatisfy(isDigit)
    }
}
