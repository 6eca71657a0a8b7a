extension Rule {
    /// FBE01: a discount or charge of a line is told in full.
    static let fbe01 = Rule(
        "FBE01",
        """
        No fue informado el conjunto de elementos: ChargeIndicator, MultiplierFactorNumeric, \
        Amount y BaseAmount
        """,
        inEach: \.lineCharges
    ) {
        $0.lacks("ChargeIndicator") || $0.lacks("MultiplierFactorNumeric") || $0.lacks("Amount")
            || $0.lacks("BaseAmount")
    }
}
