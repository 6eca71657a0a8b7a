extension Rule {
    /// FAJ25: the issuer is identified by a NIT.
    static let faj25 = Rule(
        "FAJ25",
        "El contenido de este atributo no corresponde a uno de los valores posibles de las listas",
        in: \.supplierID
    ) {
        !$0.isNIT
    }
}
