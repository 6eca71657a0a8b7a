extension Rule {
    /// FAJ16: the issuer's address is in Colombia.
    static let faj16 = Rule(
        "FAJ16",
        "Código del país del emisor del documento NO corresponde al literal \"CO\"",
        in: \.supplierAddress
    ) {
        $0.cac("Country")?.value("IdentificationCode") != "CO"
    }
}
