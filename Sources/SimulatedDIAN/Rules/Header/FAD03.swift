extension Rule {
    /// FAD03.
    static let fad03 = Rule(
        "FAD03",
        "ProfileID : no contiene el literal “DIAN 2.1: Factura Electrónica de Venta”",
        in: \.root
    ) {
        let literal = "DIAN 2.1: Factura Electrónica de Venta"
        let profile = $0.value("ProfileID")
        return profile != literal && !profile.contains(literal)
    }
}
