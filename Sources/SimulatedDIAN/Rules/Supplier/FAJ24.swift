extension Rule {
    /// FAJ24a: the issuer's check digit is given.
    static let faj24a = Rule("FAJ24a", "No está informado el DV del NIT", in: \.supplierID) {
        $0.isNIT && !$0.hasCheckDigit
    }

    /// FAJ24b: the issuer's check digit is right.
    static let faj24b = Rule("FAJ24b", "El DV del NIT no es correcto", in: \.supplierID) {
        $0.hasCheckDigit && !$0.checkDigitIsRight
    }
}
