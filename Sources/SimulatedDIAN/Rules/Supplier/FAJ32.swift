extension Rule {
    /// FAJ32: the issuer's fiscal address's department is one of Colombia's.
    static let faj32 = Rule(
        "FAJ32",
        "Este código no corresponde a un valor válido de la lista",
        in: \.supplierTaxAddress
    ) {
        !CodeList.departments.contains($0.value("CountrySubentityCode"))
    }
}
