/// Where a number stands; every number between the first and the last of a range has exactly one.
///
/// The order is that of precedence: where several would hold, the first is the fate.
package enum NumberFate: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
    /// Between two numbers seen, and nothing is known of it. Never stored: it is what is absent.
    case missing
    /// Our finding or DIAN's refusal; leaves it by a corrected sale, disabling, or `number retry`.
    case awaitingCorrection
    /// Sold outside every declared window; leaves it by a declaration.
    case awaitingWindow
    /// Its sale is right, and a gap lies before it.
    case held
    /// Right, to be issued: in this run, or when DIAN can be reached.
    case ready
    /// Sealed; to be sent, or sent with no answer yet.
    case issued
    /// DIAN has this number with another unique code.
    case disputed
    /// DIAN has it; nothing changes it but a credit note.
    case accepted
    /// Not used, with reason and name.
    case disabled

    package static func < (left: NumberFate, right: NumberFate) -> Bool {
        left.precedence < right.precedence
    }

    private var precedence: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Whether a content for this number is at DIAN or on its way: it can no longer be replaced.
    package var isInMotion: Bool {
        switch self {
        case .issued, .disputed, .accepted: true
        case .missing, .awaitingCorrection, .awaitingWindow, .held, .ready, .disabled: false
        }
    }

    /// Whether the number is at rest for good, as far as the store is concerned.
    package var isSettled: Bool { self == .accepted || self == .disabled }

    /// Whether only a person can move it on.
    package var needsPerson: Bool { self == .awaitingCorrection || self == .disputed }
}
