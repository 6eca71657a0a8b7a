import Fiscal

/// FAB19 to FAB36: who made the document, and the fingerprint of the software (annex 1.9 §11.4).
enum SoftwareRules: Rule {
    /// The authorisation provider is DIAN itself.
    private static let dian = (nit: "800197268", checkDigit: "4")

    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        let control = examination.invoice.control
        examineAuthorizationProvider(control, into: &verdict)
        verdict.refuse(
            "FAB36",
            "El código QR no está informado",
            if: control?.sts("QRCode")?.isEmpty ?? true
        )
        guard let issuer = examination.issuer else { return }
        let provider = control?.sts("SoftwareProvider")
        examine(provider?.sts("ProviderID"), of: issuer, into: &verdict)
        verdict.refuse(
            "FAB24b",
            "El identificador del software no corresponde a un software autorizado para este OFE",
            if: provider?.sts("SoftwareID")?.text != issuer.software.id
        )
        let fingerprint = sha384(
            issuer.software.id + issuer.software.pin.exposed + examination.invoice.number
        )
        verdict.refuse(
            "FAB27b",
            "Huella no corresponde a un software autorizado para este OFE",
            if: control?.sts("SoftwareSecurityCode")?.text != hexText(fingerprint)
        )
    }

    /// The issuer's own software: nobody else is authorised to provide for it.
    private static func examine(
        _ provider: Element?,
        of issuer: Issuer,
        into verdict: inout Verdict
    ) {
        verdict.refuse(
            "FAB19b",
            "El NIT del proveedor tecnológico no está autorizado",
            if: provider?.text != issuer.nit.text
        )
        let digit = Int64(provider?.text ?? "").flatMap(NIT.init(digits:))?.checkDigit
        verdict.refuse(
            "FAB22b",
            "El DV del NIT del proveedor tecnológico no es correcto",
            if: provider?.attribute("schemeID") != digit.map(String.init)
        )
    }

    private static func examineAuthorizationProvider(
        _ control: Element?,
        into verdict: inout Verdict
    ) {
        let provider = control?.sts("AuthorizationProvider")?.sts("AuthorizationProviderID")
        verdict.refuse(
            "FAB31",
            "El NIT del proveedor de autorización no corresponde a la DIAN",
            if: provider?.text != dian.nit
        )
        verdict.refuse(
            "FAB34",
            "El DV del NIT del proveedor de autorización no corresponde a la DIAN",
            if: provider?.attribute("schemeID") != dian.checkDigit
        )
    }
}
