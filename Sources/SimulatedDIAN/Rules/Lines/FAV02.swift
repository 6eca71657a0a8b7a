extension Rule {
    /// FAV02: from 1, without gaps.
    ///
    /// Doubtful: the list of 1.9 has it for charges (FAQ02).
    ///
    /// Its words are ours: no published text is known.
    static let fav02 = Rule("FAV02", "Los números de línea no son consecutivos a partir de 1") {
        $0.invoice.lines.enumerated().contains { $1.value("ID") != String($0 + 1) }
    }
}
