extension Rule {
    /// FAZ09: the code of the good by a standard.
    ///
    /// Doubtful: the list refuses, real answers notify.
    static let faz09 = Rule(
        "FAZ09",
        "Debe existir el grupo de información de identificación del bien o servicio",
        inEach: \.items,
        effect: .notify
    ) {
        $0.cac("StandardItemIdentification") == nil
    }
}
