extension Rule {
    /// FAJ42: the issuer's legal group.
    static let faj42 = Rule(
        "FAJ42",
        "No se encuentra el grupo PartyLegalEntity del emisor",
        in: \.supplier
    ) {
        $0.cac("PartyLegalEntity") == nil
    }
}
