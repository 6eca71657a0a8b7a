extension Rule {
    /// FAJ20: the issuer's name in its tax group.
    static let faj20 = Rule("FAJ20", "Nombre No informado", in: \.supplierTax) {
        $0.lacks("RegistrationName")
    }
}
