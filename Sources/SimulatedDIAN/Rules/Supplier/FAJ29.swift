extension Rule {
    /// FAJ29: the issuer's fiscal address's city is a municipality: five digits that begin
    /// with its department's.
    ///
    /// DIAN compares with the list of all 1,122.
    static let faj29 = Rule(
        "FAJ29",
        "Este código no corresponde a un valor válido de la lista",
        in: \.supplierTaxAddress
    ) {
        let code = $0.value("ID")
        return code.utf8.count != 5 || !code.utf8.allSatisfy(isDigit)
            || !CodeList.departments.contains(String(code.prefix(2)))
    }
}
