extension Rule {
    /// FAS04: one entry for each rate of a tax.
    static let fas04 = Rule(
        "FAS04",
        "Debe ser informado un grupo de estos para cada tarifa.",
        inEach: \.taxTotals
    ) {
        let rates = $0.all("TaxSubtotal").map(\.taxRate)
        return rates.isEmpty || rates.hasRepeats
    }
}
