extension Rule {
    /// FAS05: what the tax is reckoned on.
    static let fas05 = Rule("FAS05", "No fue informado el elemento", inEach: \.subtotals) {
        $0.lacks("TaxableAmount")
    }
}
