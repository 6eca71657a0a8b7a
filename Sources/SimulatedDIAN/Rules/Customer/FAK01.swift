extension Rule {
    /// FAK01: the buyer's group.
    static let fak01 = Rule(
        "FAK01",
        "No se encuentra el grupo AccountingCustomerParty del adquiriente"
    ) {
        $0.invoice.customerGroup == nil
    }
}
