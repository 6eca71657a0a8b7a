extension Rule {
    /// FAZ01.
    static let faz01 = Rule("FAZ01", "No fue informado el grupo", inEach: \.lines) {
        $0.cac("Item") == nil
    }
}
