import Fiscal
import GRDB

/// Writes down calls to DIAN: first that they are made, then what they led to.
struct CallRecord {
    private let insertAttempt: Prepared
    private let setInFlight: Prepared
    private let answerAttempt: Prepared
    private let setState: Prepared
    private let insertAnswer: Prepared
    private let setFate: Prepared
    private let setFinding: Prepared

    init(_ db: Database) throws {
        insertAttempt = try Prepared(db, Self.attemptSQL)
        setInFlight = try Prepared(db, Self.inFlightSQL)
        answerAttempt = try Prepared(db, Self.answeredSQL)
        setState = try Prepared(db, Self.stateSQL)
        insertAnswer = try Prepared(db, Self.answerSQL)
        setFate = try Prepared(db, Self.fateSQL)
        setFinding = try Prepared(db, Self.findingSQL)
    }

    static let attemptSQL = """
        INSERT INTO attempt (document, attempt, step, at) VALUES (?, ?, ?, ?)
        """

    static let inFlightSQL = """
        UPDATE document SET attempts = ?2,
            lastSentAt = CASE ?3 WHEN 'send' THEN ?4 ELSE lastSentAt END,
            state = CASE state WHEN 'acceptedWithoutReceipt' THEN state ELSE 'inFlight' END
        WHERE id = ?1 AND \(DocumentQuery.isPending)
        """

    static let answeredSQL = """
        UPDATE attempt SET answeredAt = ?3, answer = ?4, detail = ?5
        WHERE document = ?1 AND attempt = ?2 AND answer IS NULL
        """

    /// The time of the answer that counts, and what DIAN noted, stay when a later call finds nothing.
    ///
    /// Intents are written before the calls of a group: of a sending that is over its end is known.
    static let stateSQL = """
        UPDATE document SET state = ?2, refusal = CASE ?2 WHEN 'refused' THEN id ELSE 0 END,
            answeredAt = coalesce(?3, answeredAt), notifications = coalesce(?4, notifications),
            lastSentAt = coalesce(?5, lastSentAt)
        WHERE id = ?1
        """

    static let answerSQL = """
        INSERT INTO unsealedAnswer (document, chain, isAcceptance, answeredAt, bytes)
        SELECT id, CAST(issuer AS TEXT), ?2, ?3, ?4 FROM document WHERE id = ?1
        """

    static let fateSQL = """
        UPDATE number SET fate = ?2, wasRefused = (?2 = 'awaitingCorrection'),
            acceptedIn = CASE ?2 WHEN 'accepted' THEN (SELECT max(id) FROM run) END,
            act = CASE ?2 WHEN 'accepted' THEN act END
        WHERE (issuer, prefix, consecutive) =
                (SELECT issuer, prefix, consecutive FROM document WHERE id = ?1)
            AND document = ?1 AND fate <> ?2
        """

    static let findingSQL = """
        UPDATE sale SET authorityFindings = ?2
        WHERE (arrival, ordinal) = (SELECT arrival, ordinal FROM document WHERE id = ?1)
            AND authorityFindings IS NOT ?2
        """

    func write(_ intent: Intent) throws {
        let (document, step) = (intent.document, intent.step.storedName)
        try insertAttempt.run(document, intent.attempt, step, intent.at.seconds)
        let changed = try setInFlight.run(document, intent.attempt, step, intent.at.seconds)
        try requireOne(changed, "document \(document), with a step to go")
    }

    func write(_ outcome: Outcome) throws {
        let document = outcome.intent.document
        let changed = try answerAttempt.run(
            document,
            outcome.intent.attempt,
            outcome.answeredAt.seconds,
            outcome.answer.name,
            outcome.answer.detail
        )
        try requireOne(changed, "call \(outcome.intent.attempt) for document \(document)")
        try keepAnswer(of: outcome)
        try settle(
            document,
            outcome.state,
            at: outcome.state.nextStep == nil ? outcome.answeredAt : nil,
            sentAt: outcome.intent.step == .send ? outcome.answeredAt : nil,
            noting: outcome.answer.notifications,
            outcome.finding
        )
    }

    /// The state of a document, and what follows from it for its number and its sale.
    func settle(
        _ document: Int64,
        _ state: SubmissionState,
        at time: Timestamp?,
        sentAt: Timestamp? = nil,
        noting notifications: [RuleMessage],
        _ finding: Finding?
    ) throws {
        try setState.run(
            document,
            state.storedName,
            time?.seconds,
            try jsonText(notifications),
            sentAt?.seconds
        )
        guard let fate = state.fate else { return }
        try setFate.run(document, fate.rawValue)
        try setFinding.run(document, try jsonText(finding.map { [$0] } ?? []))
    }

    /// Of an answer that decided nothing there is no document to seal.
    private func keepAnswer(of outcome: Outcome) throws {
        let isAcceptance: Bool
        let bytes: [UInt8]
        switch (outcome.answer, outcome.state) {
        case (.accepted(_, let document), .accepted): (isAcceptance, bytes) = (true, document)
        case (.refused(_, let document), .refused): (isAcceptance, bytes) = (false, document)
        default: return
        }
        try keepAnswer(
            bytes,
            to: outcome.intent.document,
            isAcceptance: isAcceptance,
            at: outcome.answeredAt
        )
    }

    /// It waits to be sealed.
    func keepAnswer(
        _ bytes: [UInt8],
        to document: Int64,
        isAcceptance: Bool,
        at time: Timestamp
    ) throws {
        try insertAnswer.run(document, isAcceptance, time.seconds, bytes)
    }
}

extension SubmissionState {
    /// What the number becomes; nil while DIAN has not decided.
    fileprivate var fate: NumberFate? {
        switch self {
        case .toSend, .inFlight, .unresolved: nil
        case .acceptedWithoutReceipt, .accepted: .accepted
        case .refused: .awaitingCorrection
        case .disputed: .disputed
        }
    }
}

extension AuthorityAnswer {
    fileprivate var notifications: [RuleMessage] {
        guard case .accepted(let notifications, _) = self else { return [] }
        return notifications
    }

    /// For the log of attempts: rules, reason, the other unique code.
    fileprivate var detail: String {
        switch self {
        case .accepted(let rules, _), .refused(let rules, _):
            rules.map { "\($0.code): \($0.text)" }.joined(separator: "; ")
        case .alreadyKnown(let code): code.hex
        case .inProcess, .unknown: ""
        case .notAnswered(let reason), .unavailable(let reason): reason
        }
    }
}
