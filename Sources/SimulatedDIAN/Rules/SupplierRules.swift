import Fiscal

/// FAJ: the issuer's party, and what the RUT has of it.
enum SupplierRules: Rule {
    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        let party = examination.invoice.supplier
        verdict.refuse(
            "FAJ21",
            "NIT no autorizado a facturar electrónicamente",
            if: examination.issuer == nil
        )
        let id = party?.cac("PartyTaxScheme")?.cbc("CompanyID")
        verdict.refuse(
            "FAJ24b",
            "El DV del NIT del emisor no es correcto",
            if: examination.invoice.issuerNIT.map { nit in
                id?.attribute("schemeID") != String(nit.checkDigit)
            } ?? false
        )
        let name = party?.cac("PartyLegalEntity")?.value("RegistrationName") ?? ""
        verdict.refuse(
            "FAJ43a",
            "No se informó el nombre o razón social del emisor",
            if: name.isEmpty
        )
        guard let issuer = examination.issuer else { return }
        verdict.notify(
            "FAJ43b",
            "Nombre informado no corresponde al registrado en el RUT",
            if: !name.isEmpty && name != issuer.name
        )
        let email = party?.cac("Contact")?.value("ElectronicMail") ?? ""
        verdict.notify(
            "FAJ71",
            "El correo electrónico del emisor no corresponde al registrado en el RUT",
            if: issuer.email.map { $0 != email } ?? false
        )
    }
}
