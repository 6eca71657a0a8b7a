import Fiscal

extension Rule {
    /// FAB24a: the software is named.
    static let fab24a = Rule("FAB24a", "No se encuentra informado el código de software") {
        $0.invoice.softwareID.isEmpty
    }

    /// FAB24b: the software is the one registered for this issuer.
    static let fab24b = Rule(
        "FAB24b",
        """
        Identificador del software asignado cuando el software se activa en el Sistema de \
        Facturación Electrónica no corresponde a un software autorizado para este OFE
        """
    ) {
        guard let issuer = $0.issuer, !$0.invoice.softwareID.isEmpty else { return false }
        return $0.invoice.softwareID != issuer.software.id
    }

    /// FAB24c: the software is active.
    static let fab24c = Rule(
        "FAB24c",
        "Identificador del software informado se encuentra inactivo"
    ) {
        $0.register.inactiveSoftware.contains($0.invoice.softwareID)
    }
}
