extension Rule {
    /// FBE08: what it is reckoned on is more than nothing.
    static let fbe08 = Rule(
        "FBE08",
        "Valor del recargo o descuento informado no es valido",
        inEach: \.lineCharges
    ) {
        $0.amount("BaseAmount").map { $0 <= .zero } ?? false
    }
}
