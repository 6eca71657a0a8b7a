extension Rule {
    /// FAK19: the buyer's tax group.
    static let fak19 = Rule("FAK19", "No se encuentra el grupo PartyTaxScheme", in: \.customer) {
        $0.cac("PartyTaxScheme") == nil
    }
}
