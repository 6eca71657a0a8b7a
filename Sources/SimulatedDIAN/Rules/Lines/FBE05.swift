extension Rule {
    /// FBE05.
    static let fbe05 = Rule(
        "FBE05",
        "El porcentaje informado es mayor a 100.00",
        inEach: \.lineCharges
    ) {
        $0.amount("MultiplierFactorNumeric").map { $0 > WireAmount(millionths: 100_000_000) }
            ?? false
    }
}
