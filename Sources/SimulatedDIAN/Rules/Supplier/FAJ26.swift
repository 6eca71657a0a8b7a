extension Rule {
    /// FAJ26: the issuer's responsibilities, several apart by `;` (annex 1.9 §13.2.6.1).
    static let faj26 = Rule(
        "FAJ26",
        "Responsabilidad informada por emisor no válida según la lista",
        in: \.supplierTax
    ) {
        $0.value("TaxLevelCode").split(separator: ";", omittingEmptySubsequences: false)
            .contains { !["O-13", "O-15", "O-23", "O-47", "R-99-PN"].contains($0) }
    }
}
