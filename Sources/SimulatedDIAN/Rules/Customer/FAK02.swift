extension Rule {
    /// FAK02: the buyer's kind of person.
    static let fak02 = Rule(
        "FAK02",
        "No se encuentra el tipo de organización del receptor",
        in: \.customerGroup
    ) {
        $0.lacks("AdditionalAccountID")
    }
}
