import Fiscal

extension Rule {
    /// DC24: nothing is signed in the future; an unsigned type 04 counts as signed when
    /// issued.
    ///
    /// Its words are ours: no published text is known.
    static let dc24 = Rule(
        "DC24",
        "La fecha y hora de firma es posterior a la fecha y hora de recepción"
    ) {
        guard let moment = $0.invoice.momentOfSigning else { return false }
        return moment > $0.receivedAt
    }
}
