extension Rule {
    /// FAB22a: the provider's check digit is given.
    static let fab22a = Rule(
        "FAB22a",
        """
        Fue informado que Prestador de Servicios está identificado por NIT y el DV no fue \
        informado en el atributo @schemeID
        """,
        in: \.provider
    ) {
        $0.isNIT && !$0.hasCheckDigit
    }

    /// FAB22b: the provider's check digit is right.
    static let fab22b = Rule(
        "FAB22b",
        "DV del NIT del Prestador de Servicios no está correctamente calculado",
        in: \.provider
    ) {
        $0.hasCheckDigit && !$0.checkDigitIsRight
    }
}
