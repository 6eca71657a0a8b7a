extension Rule {
    /// FAK24: the check digit of a buyer's NIT is given.
    static let fak24 = Rule("FAK24", "No está informado el DV del NIT", in: \.customerID) {
        $0.isNIT && !$0.hasCheckDigit
    }
}
