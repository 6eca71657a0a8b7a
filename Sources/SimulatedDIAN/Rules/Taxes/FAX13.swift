extension Rule {
    /// FAX13: the category of a line's tax.
    static let fax13 = Rule("FAX13", "Grupo no informado", inEach: \.lineSubtotals) {
        $0.cac("TaxCategory") == nil
    }
}
