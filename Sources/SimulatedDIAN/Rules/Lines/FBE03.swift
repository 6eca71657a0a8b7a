extension Rule {
    /// FBE03: it is a charge (true) or a discount (false).
    static let fbe03 = Rule(
        "FBE03",
        "El valor informado no corresponde a ninguno de los valores esperados (“true” o “false”)",
        inEach: \.lineCharges
    ) {
        !["", "true", "false"].contains($0.value("ChargeIndicator"))
    }
}
