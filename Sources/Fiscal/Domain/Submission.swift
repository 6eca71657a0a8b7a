/// Everything between us and DIAN for one sealed document.
///
/// A table of states and events. An attempt whose answer is missing may have been accepted, so the
/// next step after it is always a question, never the same document again (`dian-technical.md` F3).
package enum SubmissionState: Hashable, Sendable, Codable {
    /// Never sent, or certainly not received.
    case toSend
    /// The intent is written and no outcome is: the process may have died at any moment since.
    case inFlight
    /// Sent without an answer, or still in process: DIAN is to be asked first.
    case unresolved
    /// DIAN says it has this very document (rule 90); its receipt is asked for until it comes.
    case acceptedWithoutReceipt
    case accepted
    case refused
    /// DIAN has this number with another unique code.
    case disputed

    package enum Step: Hashable, Sendable {
        case send
        case askStatus
    }

    /// What a run does next with it; nil when nothing is left to do.
    package var nextStep: Step? {
        switch self {
        case .toSend: .send
        case .inFlight, .unresolved, .acceptedWithoutReceipt: .askStatus
        case .accepted, .refused, .disputed: nil
        }
    }

    /// The state after DIAN's answer to `step`; nil when the answer contradicts what DIAN said before,
    /// or cannot belong to the step: the state then stays.
    ///
    /// "Unknown to DIAN" counts only as an answer to a question, and only when `isBelievable`: right
    /// after an acceptance DIAN may not know the document yet (`dian-technical.md` F6).
    package func after(
        _ answer: AuthorityAnswer,
        to step: Step,
        for ownCode: UniqueCode,
        isBelievable: Bool
    ) -> SubmissionState? {
        guard nextStep == step || (self == .inFlight && step == .send) else { return nil }
        switch (answer, step) {
        case (.accepted, _): return .accepted
        case (.refused, _): return self == .acceptedWithoutReceipt ? nil : .refused
        case (.alreadyKnown(let code), _):
            // Once DIAN has said that it has this very document, nothing takes that back.
            if self == .acceptedWithoutReceipt { return .acceptedWithoutReceipt }
            return code == ownCode ? .acceptedWithoutReceipt : .disputed
        case (.inProcess, _), (.notAnswered, _):
            return self == .acceptedWithoutReceipt ? .acceptedWithoutReceipt : .unresolved
        case (.unavailable, .send): return .toSend
        case (.unavailable, .askStatus): return self == .inFlight ? .unresolved : self
        case (.unknown, .askStatus):
            if self == .acceptedWithoutReceipt { return .acceptedWithoutReceipt }
            return isBelievable ? .toSend : .unresolved
        case (.unknown, .send): return .unresolved
        }
    }
}

/// What came back from one call to DIAN, whatever the wire.
package enum AuthorityAnswer: Hashable, Sendable {
    /// Final. The answer document is sealed; notifications may stand beside the acceptance.
    case accepted(notifications: [RuleMessage], document: [UInt8])
    /// Final for these bytes; the number is not used up.
    case refused(rules: [RuleMessage], document: [UInt8])
    /// Rule 90: DIAN has a document of this number, with this unique code.
    case alreadyKnown(UniqueCode)
    /// 98, or an empty status: ask again later.
    case inProcess
    /// 66: DIAN has no such unique code.
    case unknown
    /// Timeout, HTTP error, cut connection, unreadable body: it may have been accepted.
    case notAnswered(reason: String)
    /// No connection was made: it was certainly not received.
    case unavailable(reason: String)

    package static let alreadyKnownName = "already-known"

    /// The word for it in the log of attempts; never changes.
    package var name: String {
        switch self {
        case .accepted: "accepted"
        case .refused: "refused"
        case .alreadyKnown: Self.alreadyKnownName
        case .inProcess: "in-process"
        case .unknown: "unknown"
        case .notAnswered: "not-answered"
        case .unavailable: "unavailable"
        }
    }
}

/// One rule that DIAN names in an answer, such as FAD06, in DIAN's own words.
package struct RuleMessage: Hashable, Sendable, Codable {
    package let code: String
    package let text: String

    package init(code: String, text: String) {
        self.code = code
        self.text = text
    }
}
