import Fiscal

extension Rule {
    /// FAB10a: the prefix is that of the issuer's registration.
    static let fab10a = Rule(
        "FAB10a",
        "No es igual al código de la sucursal correspondiente a este punto de facturación"
    ) {
        $0.invoice.prefix != $0.invoice.registeredPrefix
    }

    /// FAB10b: the authorisation was given for this prefix.
    static let fab10b = Rule(
        "FAB10b",
        "El prefijo no corresponde al prefijo de la autorización de numeración"
    ) {
        let authorisation = $0.invoice.authorisation
        return $0.range == nil
            && $0.issuer?.ranges.contains { $0.authorisation == authorisation } ?? false
    }
}
