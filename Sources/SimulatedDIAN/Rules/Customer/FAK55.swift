extension Rule {
    /// FAK55: the e-mail in the contact.
    ///
    /// Doubtful: the list refuses, real answers notify.
    static let fak55 = Rule(
        "FAK55",
        "Correo electrónico no informado",
        in: \.namedCustomer,
        effect: .notify
    ) {
        $0.cac("Contact")?.lacks("ElectronicMail") ?? false
    }
}
