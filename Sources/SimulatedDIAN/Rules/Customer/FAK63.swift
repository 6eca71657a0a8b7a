extension Rule {
    /// FAK63: the type of a natural person's identification is one of the list.
    static let fak63 = Rule(
        "FAK63",
        "La información suministrada no corresponde a un valor de la lista",
        in: \.naturalCustomerID
    ) {
        !CodeList.identificationTypes.contains($0.attribute("schemeName") ?? "")
    }
}
