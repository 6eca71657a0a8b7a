import Fiscal

extension Rule {
    /// FAJ44a: the NIT of the legal group is registered.
    static let faj44a = Rule("FAJ44a", "NIT no autorizado a facturar electrónicamente") {
        guard let id = $0.invoice.supplierLegal?.cbc("CompanyID") else { return false }
        return $0.register.issuer(NIT(wire: id.text)) == nil
    }

    /// FAJ44b: the NIT of the legal group is that of the tax group.
    ///
    /// Doubtful: the list refuses, real answers notify.
    static let faj44b = Rule(
        "FAJ44b",
        """
        Nit o Documento de Identificación informado No corresponde al registrado en el RUT \
        con respecto a la razón social o nombre comercial suministrado.
        """,
        effect: .notify
    ) {
        guard let issuer = $0.issuer, let legal = $0.invoice.supplierLegal else { return false }
        return legal.value("CompanyID") != issuer.nit.text
    }
}
