extension Rule {
    /// FAI03: the paper has a code; what it may be for a paper without one is open.
    static let fai03 = Rule(
        "FAI03",
        "No fue informado el CUFE o CUDE del documento referenciado",
        in: \.paperReference
    ) {
        $0.lacks("UUID")
    }
}
