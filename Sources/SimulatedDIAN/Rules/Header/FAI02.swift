extension Rule {
    /// FAI02: the paper has a number.
    static let fai02 = Rule(
        "FAI02",
        "ID de Documento de referencia no relacionado",
        in: \.paperReference
    ) {
        $0.lacks("ID")
    }
}
