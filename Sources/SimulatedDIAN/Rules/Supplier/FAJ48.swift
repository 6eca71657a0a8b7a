extension Rule {
    /// FAJ48: the legal group, too, identifies by a NIT.
    static let faj48 = Rule(
        "FAJ48",
        "El contenido de este atributo no corresponde a 31",
        in: \.supplierLegalID
    ) {
        !$0.isNIT
    }
}
