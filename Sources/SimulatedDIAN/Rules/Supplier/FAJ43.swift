import Fiscal

extension Rule {
    /// FAJ43a: the issuer's legal name.
    static let faj43a = Rule("FAJ43a", "Nombre No informado", in: \.supplierLegal) {
        $0.lacks("RegistrationName")
    }

    /// FAJ43b: the name is that of the RUT.
    ///
    /// Doubtful: the list refuses, real answers notify.
    static let faj43b = Rule(
        "FAJ43b",
        "Nombre informado No corresponde al registrado en el RUT con respecto al Nit suministrado.",
        effect: .notify
    ) {
        guard let issuer = $0.issuer, let legal = $0.invoice.supplierLegal else { return false }
        return !legal.lacks("RegistrationName") && legal.value("RegistrationName") != issuer.name
    }
}
