extension Rule {
    /// FAK20: the buyer's name.
    static let fak20 = Rule("FAK20", "Nombre o razón social no informado", in: \.customerTax) {
        $0.lacks("RegistrationName")
    }
}
