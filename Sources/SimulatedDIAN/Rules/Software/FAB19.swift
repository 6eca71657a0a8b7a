import Fiscal

extension Rule {
    /// FAB19a: the provider has a NIT.
    static let fab19a = Rule("FAB19a", "NIT del Prestador de Servicio no fue informado") {
        $0.invoice.provider?.isEmpty ?? true
    }

    /// FAB19b: the issuer uses its own software: no other provider is authorised for it.
    static let fab19b = Rule(
        "FAB19b",
        "NIT del Prestador de Servicios no está autorizado para prestar servicios"
    ) {
        guard let issuer = $0.issuer, let provider = $0.invoice.provider else { return false }
        return !provider.isEmpty && provider.text != issuer.nit.text
    }
}
