extension Rule {
    /// FAK44: the buyer's identification in the legal group.
    static let fak44 = Rule("FAK44", "ID adquiriente no informado", in: \.customerLegal) {
        $0.lacks("CompanyID")
    }
}
