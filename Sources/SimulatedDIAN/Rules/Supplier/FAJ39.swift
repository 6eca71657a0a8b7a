extension Rule {
    /// FAJ39: the issuer's tax.
    static let faj39 = Rule(
        "FAJ39",
        "No se encuentra el grupo TaxScheme del emisor",
        in: \.supplierTax
    ) {
        $0.cac("TaxScheme") == nil
    }
}
