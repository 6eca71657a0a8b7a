extension Rule {
    /// FAK43: the buyer's legal name.
    static let fak43 = Rule("FAK43", "Nombre No informado", in: \.customerLegal) {
        $0.lacks("RegistrationName")
    }
}
