extension Rule {
    /// FAB23: the provider is identified by a NIT.
    static let fab23 = Rule(
        "FAB23",
        "Identificador del tipo de documento de identidad no es igual a 31",
        in: \.provider
    ) {
        !$0.isNIT
    }
}
