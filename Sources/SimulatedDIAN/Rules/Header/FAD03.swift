extension Rule {
    /// FAD03.
    static let fad03 = Rule(
        "FAD03",
        "ProfileID : no contiene el literal “DIAN 2.1: Factura Electrónica de Venta”",
        in: \.root
    ) {
        !$0.value("ProfileID").contains("DIAN 2.1: Factura Electrónica de Venta")
    }
}
