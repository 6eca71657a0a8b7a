extension Rule {
    /// FAV01.
    static let fav01 = Rule("FAV01", "No fue informado el grupo") {
        $0.invoice.lines.isEmpty
    }
}
