import Fiscal

extension Rule {
    /// FAJ71: the e-mail is the registered one.
    ///
    /// Doubtful: the list refuses, real answers notify.
    static let faj71 = Rule(
        "FAJ71",
        """
        No corresponde al correo electrónico para la recepción de documentos e instrumentos \
        electrónicos no informado
        """,
        effect: .notify
    ) {
        guard let email = $0.issuer?.email, let supplier = $0.invoice.supplier else { return false }
        return supplier.cac("Contact")?.value("ElectronicMail") != email
    }
}
