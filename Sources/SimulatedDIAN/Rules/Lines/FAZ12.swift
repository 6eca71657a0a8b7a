extension Rule {
    /// FAZ12: the taxpayer's own standard has its name; the others' names are not compared.
    static let faz12 = Rule(
        "FAZ12",
        "El Valor informado es diferente al de la tabla 13.3.5 de la columna @schemeName",
        inEach: \.itemCodes
    ) {
        $0.attribute("schemeID") == "999"
            && $0.attribute("schemeName") != "Estándar de adopción del contribuyente"
    }
}
