extension Rule {
    /// FAB35: DIAN is identified by its NIT.
    static let fab35 = Rule(
        "FAB35",
        "Identificador del tipo de documento de identidad no es igual a 31",
        in: \.authorizationProvider
    ) {
        !$0.isNIT
    }
}
