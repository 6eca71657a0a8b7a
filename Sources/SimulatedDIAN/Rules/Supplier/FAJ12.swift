extension Rule {
    /// FAJ12: the issuer's address's department is one of Colombia's.
    static let faj12 = Rule(
        "FAJ12",
        "Este código no corresponde a un valor válido de la lista",
        in: \.supplierAddress
    ) {
        !CodeList.departments.contains($0.value("CountrySubentityCode"))
    }
}
