extension Rule {
    /// FAJ01: the issuer's group.
    static let faj01 = Rule("FAJ01", "No se informaron los datos del emisor de la factura") {
        $0.invoice.supplierGroup == nil
    }
}
