extension Rule {
    /// FAS15: the group that says which tax it is.
    static let fas15 = Rule("FAS15", "No fue informado el grupo", inEach: \.subtotals) {
        $0.cac("TaxCategory")?.cac("TaxScheme") == nil
    }
}
