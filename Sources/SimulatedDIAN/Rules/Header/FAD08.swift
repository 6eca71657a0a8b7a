extension Rule {
    /// FAD08: a CUDE for type 03, a CUFE for the others.
    static let fad08 = Rule(
        "FAD08",
        "No fue utilizado o informado uno de los algoritmos permitidos para el cálculo del CUFE."
    ) {
        let scheme = $0.invoice.isTypeThree ? "CUDE-SHA384" : "CUFE-SHA384"
        return $0.invoice.root.cbc("UUID")?.attribute("schemeName") != scheme
    }
}
