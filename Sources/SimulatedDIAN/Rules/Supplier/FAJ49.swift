extension Rule {
    /// FAJ49: the registration group, which holds the prefix.
    static let faj49 = Rule(
        "FAJ49",
        "No se encuentra el grupo PartyLegalEntity del emisor",
        in: \.supplierLegal
    ) {
        $0.cac("CorporateRegistrationScheme") == nil
    }
}
