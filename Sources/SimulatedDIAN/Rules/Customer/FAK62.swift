extension Rule {
    /// FAK62: a natural person's identification.
    static let fak62 = Rule(
        "FAK62",
        "Si el valor de AdditionalAccountID es igual a \"2\" y el elemento está vacío.",
        in: \.naturalCustomer
    ) {
        $0.cac("PartyIdentification")?.lacks("ID") ?? false
    }
}
