extension Rule {
    /// FAK64: the check digit of a natural person's NIT.
    static let fak64 = Rule(
        "FAK64",
        "La información suministrada no corresponde a un valor de la lista",
        in: \.naturalCustomerID
    ) {
        $0.isNIT && !$0.checkDigitIsRight
    }
}
