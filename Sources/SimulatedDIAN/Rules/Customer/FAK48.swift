extension Rule {
    /// FAK48: the type of the buyer's identification is one of the list.
    static let fak48 = Rule(
        "FAK48",
        "El contenido de este atributo no corresponde a uno de los valores posibles de las listas",
        in: \.customerLegalID
    ) {
        !CodeList.identificationTypes.contains($0.attribute("schemeName") ?? "")
    }
}
