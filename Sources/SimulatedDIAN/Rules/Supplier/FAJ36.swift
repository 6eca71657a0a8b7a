extension Rule {
    /// FAJ36: the issuer's fiscal address is in Colombia.
    static let faj36 = Rule(
        "FAJ36",
        "Código del país del emisor del documento NO corresponde al literal \"CO\"",
        in: \.supplierTaxAddress
    ) {
        $0.cac("Country")?.value("IdentificationCode") != "CO"
    }
}
