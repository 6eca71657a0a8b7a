/// Everything the ledger knows of one sale in a file, for receipts, findings and evidence.
package struct SaleStatus: Hashable, Sendable {
    package let key: SaleKey
    package let place: Place
    package let issuer: NIT?
    package let number: DocumentNumber?
    package let facts: SaleFacts?
    package let store: String?
    /// Nil before it was judged, and for a sale without a number.
    package let standing: SaleStanding?
    /// The number's fate, whichever version owns it.
    package let fate: NumberFate?
    /// Whether it is the version that owns the number.
    package let isOwner: Bool
    /// Why an operator disabled the number; nil when none did.
    package let disabledBecause: String?
    /// By which DIAN has this sale, where a person settled that its document is not ours.
    package let authorityCode: UniqueCode?
    /// The reader's, the judgement's and DIAN's findings.
    package let findings: [Finding]
    /// The number's document, when it was issued from this content and DIAN has no other.
    package let document: IssuedDocument?

    package init(
        key: SaleKey,
        place: Place,
        issuer: NIT?,
        number: DocumentNumber?,
        facts: SaleFacts?,
        store: String?,
        standing: SaleStanding?,
        fate: NumberFate?,
        isOwner: Bool = false,
        disabledBecause: String? = nil,
        authorityCode: UniqueCode? = nil,
        findings: [Finding],
        document: IssuedDocument?
    ) {
        self.key = key
        self.place = place
        self.issuer = issuer
        self.number = number
        self.facts = facts
        self.store = store
        self.standing = standing
        self.fate = fate
        self.isOwner = isOwner
        self.disabledBecause = disabledBecause
        self.authorityCode = authorityCode
        self.findings = findings.map { $0.located(at: place) }
        self.document = document
    }

    /// By which DIAN has the sale, or is to have it.
    package var uniqueCode: UniqueCode? { authorityCode ?? document?.uniqueCode }
}

/// A sealed invoice and what DIAN said of it, for receipts and evidence.
package struct IssuedDocument: Hashable, Sendable {
    package let uniqueCode: UniqueCode
    package let issuedAt: Timestamp
    package let state: SubmissionState
    package let attempts: Int
    package let answeredAt: Timestamp?
    package let notifications: [RuleMessage]
    /// The `emision` archive and its entry.
    package let archive: ArchiveName
    package let entry: String
    /// The `respuestas` archive and its entry; nil before the answer is sealed.
    package let answerArchive: ArchiveName?
    package let answerEntry: String?

    package init(
        uniqueCode: UniqueCode,
        issuedAt: Timestamp,
        state: SubmissionState,
        attempts: Int,
        answeredAt: Timestamp?,
        notifications: [RuleMessage],
        archive: ArchiveName,
        entry: String,
        answerArchive: ArchiveName?,
        answerEntry: String?
    ) {
        self.uniqueCode = uniqueCode
        self.issuedAt = issuedAt
        self.state = state
        self.attempts = attempts
        self.answeredAt = answeredAt
        self.notifications = notifications
        self.archive = archive
        self.entry = entry
        self.answerArchive = answerArchive
        self.answerEntry = answerEntry
    }
}

/// How many sales of a file are where.
package struct ArrivalTally: Hashable, Sendable {
    /// Will go on without a person: held, awaiting a window, ready, issued, or not judged yet.
    package let moving: Int
    /// Accepted or disabled with this content; the answer is sealed.
    package let settled: Int
    /// Faulty, conflicting, rival, superseded, refused or disputed.
    package let needingPerson: Int
    /// Of `needingPerson`, those whose number is settled by a later version.
    package let resolved: Int

    package init(moving: Int, settled: Int, needingPerson: Int, resolved: Int) {
        self.moving = moving
        self.settled = settled
        self.needingPerson = needingPerson
        self.resolved = resolved
    }
}

extension Arrival {
    /// Whether a closing in it must be corrected: no other finding of a file that is trusted is an error.
    package var hasFaultyClosing: Bool { isTrusted && findings.hasErrors }

    /// Whether a person must look at the file, whatever becomes of its other sales.
    package func needsPerson(_ tally: ArrivalTally) -> Bool {
        !isTrusted || hasFaultyClosing || tally.needingPerson > tally.resolved
    }
}

/// One call to DIAN, as evidence keeps it.
package struct AttemptRecord: Hashable, Sendable {
    package let issuer: NIT
    package let number: DocumentNumber
    package let uniqueCode: UniqueCode
    package let step: SubmissionState.Step
    package let attempt: Int
    package let at: Timestamp
    /// Nil when the run died before it knew.
    package let answeredAt: Timestamp?
    /// `AuthorityAnswer.name`, or nil likewise.
    package let answer: String?
    /// Rules, reason, the other unique code.
    package let detail: String

    package init(
        issuer: NIT,
        number: DocumentNumber,
        uniqueCode: UniqueCode,
        step: SubmissionState.Step,
        attempt: Int,
        at: Timestamp,
        answeredAt: Timestamp?,
        answer: String?,
        detail: String
    ) {
        self.issuer = issuer
        self.number = number
        self.uniqueCode = uniqueCode
        self.step = step
        self.attempt = attempt
        self.at = at
        self.answeredAt = answeredAt
        self.answer = answer
        self.detail = detail
    }
}

/// One thing that happened, or that an operator did.
package struct JournalEntry: Hashable, Sendable, Codable {
    package let at: Timestamp
    /// A word that never changes, such as `window-declared` or `gap-released`.
    package let kind: String
    /// What it was done to.
    package let subject: String
    /// Who did it; empty for the program itself.
    package let by: String
    package let detail: String

    package init(at: Timestamp, kind: String, subject: String, by: String = "", detail: String) {
        self.at = at
        self.kind = kind
        self.subject = subject
        self.by = by
        self.detail = detail
    }
}

/// An entry of the journal, with its place in it.
package struct JournalRecord: Hashable, Sendable {
    /// Ascending in the order in which things happened, over all chains.
    package let id: Int64
    /// Nil for what concerns the whole workspace.
    package let chain: ChainName?
    package let entry: JournalEntry
    /// What a person did to numbers; nil of all other entries.
    package let act: NumberAct?

    package init(id: Int64, chain: ChainName?, entry: JournalEntry, act: NumberAct? = nil) {
        self.id = id
        self.chain = chain
        self.entry = entry
        self.act = act
    }
}

/// A number that is not settled, with what its deadline depends on: the version that owns it, or, where
/// none of several contents counts, the one that was sold first.
package struct OpenNumber: Hashable, Sendable {
    package let issuer: NIT
    package let number: DocumentNumber
    package let fate: NumberFate
    /// Nil where it cannot be read.
    package let type: ContingencyType?
    /// Nil where it cannot be read.
    package let soldAt: Timestamp?
    /// Nil of a faulty sale.
    package let total: Pesos?
    /// Where the file lies.
    package let path: String
    package let receivedAt: Timestamp
    /// As in `StoreDay`.
    package let store: String

    package init(
        issuer: NIT,
        number: DocumentNumber,
        fate: NumberFate,
        type: ContingencyType?,
        soldAt: Timestamp?,
        total: Pesos?,
        path: String,
        receivedAt: Timestamp,
        store: String
    ) {
        self.issuer = issuer
        self.number = number
        self.fate = fate
        self.type = type
        self.soldAt = soldAt
        self.total = total
        self.path = path
        self.receivedAt = receivedAt
        self.store = store
    }
}

/// Numbers of one fate and what they add up to.
package struct FateCount: Hashable, Sendable {
    package let count: Int
    package let total: Pesos

    package init(count: Int, total: Pesos) {
        self.count = count
        self.total = total
    }
}
