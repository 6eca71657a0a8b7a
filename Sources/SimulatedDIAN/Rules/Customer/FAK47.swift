extension Rule {
    /// FAK47: the check digit in the buyer's legal group.
    static let fak47 = Rule(
        "FAK47",
        "DV del NIT del adquiriente no informado",
        in: \.customerLegalID
    ) {
        $0.isNIT && !$0.hasCheckDigit
    }
}
