/// What becomes of keys that nobody knows, and that are neither named nor ignored.
extension JSONUnread {
    func mustBeSpokenOf(_ verdict: JSONStrangers.Verdict) -> Bool {
        switch (rest, verdict) {
        case (.refused, _): true
        case (.asked, .unknown): true
        default: false
        }
    }

    /// What nothing judges in an object that nobody knows.
    mutating func noteSaid(_ kind: JSONMachine.Token.Kind, _ text: Span<UInt8>) {
        guard let holder, holder.unspoken != nil, !holder.isSaid,
            holder.isOfFile
                ? !isBesidesSales(inner.key) : rest == .refused || !isBesidesInvoice(inner.key)
        else { return }
        let isSaid =
            !isCount(kind, text, inner.key) && saysSomething(kind, text, under: inner.key)
        self.holder?.isSaid = isSaid
    }
}
