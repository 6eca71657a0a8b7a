extension Rule {
    /// FAJ08: the issuer's address is complete: city, department, line and country.
    static let faj08 = Rule(
        "FAJ08",
        """
        No fue informado el conjunto de elementos: ID, CityName, CountrySubentity, \
        CountrySubentityCode, AddressLine, Line, Country, IdentificationCode
        """,
        in: \.supplier
    ) {
        !($0.cac("PhysicalLocation")?.cac("Address")?.isCompleteAddress ?? false)
    }
}
