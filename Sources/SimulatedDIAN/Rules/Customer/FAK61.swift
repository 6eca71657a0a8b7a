extension Rule {
    /// FAK61: a natural person's group of identification.
    static let fak61 = Rule(
        "FAK61",
        "Si el valor de AdditionalAccountID es igual a \"2\" y el grupo no es informado.",
        in: \.naturalCustomer
    ) {
        $0.cac("PartyIdentification") == nil
    }
}
