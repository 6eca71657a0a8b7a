extension Rule {
    /// FAK21: the buyer's identification.
    static let fak21 = Rule("FAK21", "ID de adquiriente no Informado", in: \.customerTax) {
        $0.lacks("CompanyID")
    }
}
