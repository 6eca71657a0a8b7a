import Fiscal

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
        guard let holder, holder.unspoken != nil, !holder.isSaid, !isOrdinary(inner.key, in: holder)
        else { return }
        let isSaid =
            !isCount(kind, text, inner.key) && saysSomething(kind, text, under: inner.key)
        self.holder?.isSaid = isSaid
    }

    /// Whether a key in such an object says nothing of an invoice: of a known one its name and number, of one beside
    /// the sales what counts them.
    private func isOrdinary(_ key: String, in holder: Holder) -> Bool {
        if holder.isKnown {
            return holder.isOfFile ? isBesidesSales(key) || isPartOfName(key) : isPartOfName(key)
        }
        if holder.isOfFile { return countsSales(key) }
        return rest != .refused && isBesidesInvoice(key)
    }

    /// What a title beside the sales says against them all.
    func title(_ text: Span<UInt8>, at place: Place) -> Finding? {
        text.withUnsafeBufferPointer { Finding(ofTitle: trimmed($0[...]), at: place) }
    }
}
