extension Rule {
    /// FAJ40: the issuer's tax is one of the list.
    static let faj40 = Rule(
        "FAJ40",
        "El contenido de este elemento no corresponde a un contenido valido",
        in: \.supplierScheme,
        effect: .notify
    ) {
        CodeList.taxNames[$0.value("ID")] == nil
    }
}
