extension Rule {
    /// FAK42: the buyer's legal group.
    static let fak42 = Rule("FAK42", "Grupo No informado", in: \.customer) {
        $0.cac("PartyLegalEntity") == nil
    }
}
