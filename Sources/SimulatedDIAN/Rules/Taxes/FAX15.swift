extension Rule {
    /// FAX15: the group that says which tax of a line it is.
    static let fax15 = Rule("FAX15", "Grupo no informado", inEach: \.lineSubtotals) {
        $0.cac("TaxCategory").map { $0.cac("TaxScheme") == nil } ?? false
    }
}
