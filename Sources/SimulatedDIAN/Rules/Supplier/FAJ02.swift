extension Rule {
    /// FAJ02a: the issuer's kind of person is given.
    static let faj02a = Rule(
        "FAJ02a",
        "No se encuentra el tipo de organización del emisor",
        in: \.supplierGroup
    ) {
        $0.lacks("AdditionalAccountID")
    }

    /// FAJ02b: a company (1) or a natural person (2).
    static let faj02b = Rule(
        "FAJ02b",
        """
        Emisor debe ser persona natural o jurídica \
        (AccountingSupplierParty/cbc:AdditionalAccountID)
        """,
        in: \.supplierGroup
    ) {
        !["", "1", "2"].contains($0.value("AdditionalAccountID"))
    }
}
