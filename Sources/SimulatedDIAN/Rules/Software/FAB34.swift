extension Rule {
    /// FAB34: DIAN's check digit is 4.
    static let fab34 = Rule(
        "FAB34",
        "El DV del NIT no está informado o no es correcto",
        in: \.authorizationProvider
    ) {
        $0.attribute("schemeID") != "4"
    }
}
