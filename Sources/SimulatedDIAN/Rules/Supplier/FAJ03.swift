extension Rule {
    /// FAJ03: the issuer's party.
    static let faj03 = Rule(
        "FAJ03",
        "No se encuentra el grupo Party del emisor",
        in: \.supplierGroup
    ) {
        $0.cac("Party") == nil
    }
}
