extension Rule {
    /// FAJ19: the issuer's tax group.
    static let faj19 = Rule("FAJ19", "No se encuentra el grupo PartyTaxScheme", in: \.supplier) {
        $0.cac("PartyTaxScheme") == nil
    }
}
