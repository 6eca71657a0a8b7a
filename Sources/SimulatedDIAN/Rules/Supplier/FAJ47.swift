extension Rule {
    /// FAJ47: the check digit in the legal group.
    static let faj47 = Rule("FAJ47", "DV del NIT del emisor no informado", in: \.supplierLegalID) {
        $0.isNIT && !$0.hasCheckDigit
    }
}
