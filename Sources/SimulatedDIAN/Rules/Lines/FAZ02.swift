extension Rule {
    /// FAZ02.
    static let faz02 = Rule("FAZ02", "Descripción no informada", inEach: \.items) {
        $0.lacks("Description")
    }
}
