extension Rule {
    /// FAK03: the buyer's party.
    static let fak03 = Rule(
        "FAK03",
        "No se encuentra el grupo Party del adquiriente",
        in: \.customerGroup
    ) {
        $0.cac("Party") == nil
    }
}
