import Fiscal

extension Rule {
    /// FAB05a: the document names its authorisation.
    static let fab05a = Rule(
        "FAB05a",
        "No se encuentra el número de autorización del rango de numeración otorgado"
    ) {
        $0.invoice.authorisation.isEmpty
    }

    /// FAB05b: the authorisation is one of this issuer's.
    static let fab05b = Rule(
        "FAB05b",
        """
        Número de la autorización de la numeración no corresponde a un número de \
        autorización de este contribuyente emisor para este Proveedor de Autorización
        """
    ) {
        guard let issuer = $0.issuer, !$0.invoice.authorisation.isEmpty else { return false }
        let authorisation = $0.invoice.authorisation
        return !issuer.ranges.contains { $0.authorisation == authorisation }
    }

    /// FAB05c: somebody linked the prefix with the software at DIAN's site; a step that is
    /// often forgotten.
    ///
    /// Its words are ours: no published text is known.
    static let fab05c = Rule(
        "FAB05c",
        "El prefijo o rango de numeración no está asociado al software informado"
    ) {
        $0.register.unlinkedAuthorisations.contains($0.invoice.authorisation)
    }
}
