extension Rule {
    /// FAU01.
    static let fau01 = Rule("FAU01", "No fue informado el grupo") {
        $0.invoice.totals == nil
    }
}
