extension Rule {
    /// FAK25: the check digit of a buyer's NIT is right.
    static let fak25 = Rule("FAK25", "El DV del NIT no es correcto", in: \.customerID) {
        $0.isNIT && $0.hasCheckDigit && !$0.checkDigitIsRight
    }
}
