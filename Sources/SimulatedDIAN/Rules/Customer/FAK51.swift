extension Rule {
    /// FAK51: the contact of a buyer who is not the final consumer.
    ///
    /// Doubtful twice: the list refuses, real answers notify; and whether the final consumer
    /// is asked.
    static let fak51 = Rule(
        "FAK51",
        "No fue informado el grupo",
        in: \.namedCustomer,
        effect: .notify
    ) {
        $0.cac("Contact") == nil
    }
}
