extension Rule {
    /// FAJ28: the issuer's fiscal address is complete: city, department, line and country.
    static let faj28 = Rule(
        "FAJ28",
        """
        No fue informado el conjunto de elementos: ID, CityName, CountrySubentity, \
        CountrySubentityCode, AddressLine, Line, Country, IdentificationCode
        """,
        in: \.supplierTax
    ) {
        !($0.cac("RegistrationAddress")?.isCompleteAddress ?? false)
    }
}
