/// Where a sale stands in the files: its arrival, and its place in it, from 0.
///
/// One key is one version of a number.
package struct SaleKey: Hashable, Comparable, Sendable, Codable {
    package let arrival: Int64
    package let ordinal: Int

    package init(arrival: Int64, ordinal: Int) {
        self.arrival = arrival
        self.ordinal = ordinal
    }

    package static func < (left: SaleKey, right: SaleKey) -> Bool {
        (left.arrival, left.ordinal) < (right.arrival, right.ordinal)
    }
}

/// A file that has come: (path, digest), never one without the other.
package struct Arrival: Hashable, Sendable {
    /// Ascending in the order of arrival.
    package let id: Int64
    /// In the inbox.
    package let path: String
    package let identity: FileIdentity
    /// How the file is to be read again (`SaleFileProfile.text`).
    package let profile: String
    package let chain: ChainName
    package let receivedAt: Timestamp
    /// Findings on the file as a whole; those of a sale are with the sale.
    package let findings: [Finding]
    /// False when the file is refused whole: then none of its sales were noted.
    package let isTrusted: Bool
    /// The number of sales noted.
    package let sales: Int
    /// Where it lies sealed; nil before.
    package let archive: ArchiveName?
    /// Its name in that archive, relative to `data/`.
    package let entry: String?
    /// Where it lies, or is being moved to.
    package let location: FileLocation
    /// Whether the move to `location` is known to be done.
    package let isDelivered: Bool

    package init(
        id: Int64,
        path: String,
        identity: FileIdentity,
        profile: String,
        chain: ChainName,
        receivedAt: Timestamp,
        findings: [Finding],
        isTrusted: Bool,
        sales: Int,
        archive: ArchiveName?,
        entry: String?,
        location: FileLocation,
        isDelivered: Bool
    ) {
        self.id = id
        self.path = path
        self.identity = identity
        self.profile = profile
        self.chain = chain
        self.receivedAt = receivedAt
        self.findings = findings
        self.isTrusted = isTrusted
        self.sales = sales
        self.archive = archive
        self.entry = entry
        self.location = location
        self.isDelivered = isDelivered
    }
}

/// What the ledger keeps of a sale in a file, right or faulty.
package struct SaleNote: Hashable, Sendable {
    package let ordinal: Int
    package let place: Place
    /// Nil when the number, or its issuer, could not be read: it then belongs to no series.
    package let number: DocumentNumber?
    /// Nil when the sale is faulty.
    package let facts: SaleFacts?
    /// The store's name as the sale gives it.
    package let store: String?
    /// The reader's findings, errors and warnings.
    package let findings: [Finding]

    package init(
        ordinal: Int,
        place: Place,
        number: DocumentNumber?,
        facts: SaleFacts?,
        store: String?,
        findings: [Finding]
    ) {
        self.ordinal = ordinal
        self.place = place
        self.number = number
        self.facts = facts
        self.store = store
        self.findings = findings
    }
}

/// What the judgement needs to know of a sale that was read without error.
package struct SaleFacts: Hashable, Sendable {
    package let type: ContingencyType
    package let soldAt: Timestamp
    /// What is payable; zero for a voided number.
    package let total: Pesos
    /// SHA-256 of the canonical form.
    package let content: ContentDigest
    /// Why the number was voided; nil when it was not.
    package let voidedBecause: String?
    /// The till's unique code, to be compared with ours (types 01 and 04).
    package let declaredCode: UniqueCode?
    /// The annex's chain up to the key (§11), for that comparison; nil without a declared code.
    package let codeChain: String?

    package init(
        type: ContingencyType,
        soldAt: Timestamp,
        total: Pesos,
        content: ContentDigest,
        voidedBecause: String?,
        declaredCode: UniqueCode?,
        codeChain: String?
    ) {
        self.type = type
        self.soldAt = soldAt
        self.total = total
        self.content = content
        self.voidedBecause = voidedBecause
        self.declaredCode = declaredCode
        self.codeChain = codeChain
    }
}

// MARK: - Judgement

/// All there is to decide about one number: what stands, and the versions that may take its place.
package struct NumberCase: Hashable, Sendable {
    package let issuer: NIT
    package let number: DocumentNumber
    /// What was decided before; nil for a number that is new.
    package let standing: Standing?
    /// Ascending by key, that is, in the order of arrival.
    package let versions: [Version]

    package init(issuer: NIT, number: DocumentNumber, standing: Standing?, versions: [Version]) {
        self.issuer = issuer
        self.number = number
        self.standing = standing
        self.versions = versions
    }

    package var series: NumberSeries { NumberSeries(issuer: issuer, prefix: number.prefix) }

    package struct Standing: Hashable, Sendable {
        package let fate: NumberFate
        /// The version that the fate speaks of; nil after rivals, and for what an operator disabled.
        package let owner: SaleKey?
        /// The owner's content.
        package let content: ContentDigest?
        /// Whether DIAN refused the owner, as opposed to a finding of ours.
        package let wasRefused: Bool

        package init(
            fate: NumberFate,
            owner: SaleKey?,
            content: ContentDigest?,
            wasRefused: Bool
        ) {
            self.fate = fate
            self.owner = owner
            self.content = content
            self.wasRefused = wasRefused
        }
    }

    /// A sale of this number that is new, or that owns the number and can still change.
    package struct Version: Hashable, Sendable {
        package let key: SaleKey
        package let place: Place
        /// Nil when the sale is faulty.
        package let facts: SaleFacts?
        /// What the reader found, without what earlier judgements added.
        package let findings: [Finding]
        package let isNew: Bool

        package init(
            key: SaleKey,
            place: Place,
            facts: SaleFacts?,
            findings: [Finding],
            isNew: Bool
        ) {
            self.key = key
            self.place = place
            self.facts = facts
            self.findings = findings
            self.isNew = isNew
        }
    }
}

/// The decision on one number and on each version of it.
package struct Ruling: Hashable, Sendable {
    package let fate: NumberFate
    package let owner: SaleKey?
    /// For every version of the case, and for none else.
    package let verdicts: [SaleKey: Verdict]

    package init(fate: NumberFate, owner: SaleKey?, verdicts: [SaleKey: Verdict]) {
        self.fate = fate
        self.owner = owner
        self.verdicts = verdicts
    }

    package struct Verdict: Hashable, Sendable {
        package let standing: SaleStanding
        /// What the judgement found, beside the reader's findings.
        package let findings: [Finding]

        package init(_ standing: SaleStanding, _ findings: [Finding] = []) {
            self.standing = standing
            self.findings = findings
        }
    }
}

/// What a version is to its number.
package enum SaleStanding: String, Hashable, Sendable, Codable, CaseIterable {
    /// The number's fate is this sale's.
    case current
    /// The same content as the one that counts: nothing to do.
    case repeated
    /// Faulty, or another version counts and this one awaits correction.
    case faulty
    /// Other content than one accepted, disabled or in motion.
    case conflicting
    /// One of several good contents that came together.
    case rival
    /// A newer version took its place.
    case superseded
}

/// A fold over the open numbers in ascending order of issuer, prefix and consecutive.
package protocol Judgement {
    mutating func rule(on number: NumberCase) -> Ruling
    /// All numbers seen, by series, after the fold.
    var seen: [NumberSeries: IntervalSet] { get }
    /// What the journal of each chain must say of the judgement, after the fold.
    var journal: [(chain: ChainName, entries: [JournalEntry])] { get }
}

// MARK: - Documents

/// A sale that is ready, with what is needed to read it again.
package struct ReadySale: Hashable, Sendable {
    package let key: SaleKey
    package let issuer: NIT
    package let number: DocumentNumber
    package let type: ContingencyType

    package init(key: SaleKey, issuer: NIT, number: DocumentNumber, type: ContingencyType) {
        self.key = key
        self.issuer = issuer
        self.number = number
        self.type = type
    }
}

/// An invoice about to be sealed.
package struct NewDocument: Hashable, Sendable {
    package let sale: ReadySale
    package let uniqueCode: UniqueCode
    /// The date and time in the XML.
    package let issuedAt: Timestamp
    /// Counts the files of an issuer in a year (annex 1.9 §6.5.7), from 1.
    package let fileCounter: Int64
    /// DIAN's file name without extension.
    package let fileName: String
    /// Relative to `data/` in the archive that is being planned.
    package let entry: String

    package init(
        sale: ReadySale,
        uniqueCode: UniqueCode,
        issuedAt: Timestamp,
        fileCounter: Int64,
        fileName: String,
        entry: String
    ) {
        self.sale = sale
        self.uniqueCode = uniqueCode
        self.issuedAt = issuedAt
        self.fileCounter = fileCounter
        self.fileName = fileName
        self.entry = entry
    }
}

/// A sealed invoice that still has a step to go.
package struct PendingDocument: Hashable, Sendable {
    /// Ascending in the order in which the documents were sealed.
    package let id: Int64
    package let issuer: NIT
    package let number: DocumentNumber
    package let uniqueCode: UniqueCode
    package let fileName: String
    package let archive: ArchiveName
    package let entry: String
    package let state: SubmissionState
    /// The calls made so far, questions included.
    package let attempts: Int
    /// When it was sent last; nil when never.
    package let lastSentAt: Timestamp?

    package init(
        id: Int64,
        issuer: NIT,
        number: DocumentNumber,
        uniqueCode: UniqueCode,
        fileName: String,
        archive: ArchiveName,
        entry: String,
        state: SubmissionState,
        attempts: Int,
        lastSentAt: Timestamp?
    ) {
        self.id = id
        self.issuer = issuer
        self.number = number
        self.uniqueCode = uniqueCode
        self.fileName = fileName
        self.archive = archive
        self.entry = entry
        self.state = state
        self.attempts = attempts
        self.lastSentAt = lastSentAt
    }
}

/// A call about to be made.
package struct Intent: Hashable, Sendable {
    package let document: Int64
    package let step: SubmissionState.Step
    /// From 1.
    package let attempt: Int
    package let at: Timestamp

    package init(document: Int64, step: SubmissionState.Step, attempt: Int, at: Timestamp) {
        self.document = document
        self.step = step
        self.attempt = attempt
        self.at = at
    }
}

/// A call made, and what it led to.
package struct Outcome: Hashable, Sendable {
    package let intent: Intent
    package let answeredAt: Timestamp
    package let answer: AuthorityAnswer
    package let state: SubmissionState
    /// For the sale's file, when DIAN refused or disputes it.
    package let finding: Finding?

    package init(
        intent: Intent,
        answeredAt: Timestamp,
        answer: AuthorityAnswer,
        state: SubmissionState,
        finding: Finding?
    ) {
        self.intent = intent
        self.answeredAt = answeredAt
        self.answer = answer
        self.state = state
        self.finding = finding
    }
}

/// DIAN's answer document, waiting to be sealed.
package struct UnsealedAnswer: Hashable, Sendable {
    package let document: Int64
    package let number: DocumentNumber
    package let uniqueCode: UniqueCode
    package let isAcceptance: Bool
    package let answeredAt: Timestamp
    package let bytes: [UInt8]

    package init(
        document: Int64,
        number: DocumentNumber,
        uniqueCode: UniqueCode,
        isAcceptance: Bool,
        answeredAt: Timestamp,
        bytes: [UInt8]
    ) {
        self.document = document
        self.number = number
        self.uniqueCode = uniqueCode
        self.isAcceptance = isAcceptance
        self.answeredAt = answeredAt
        self.bytes = bytes
    }
}

// MARK: - What is told

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
    /// The reader's, the judgement's and DIAN's findings.
    package let findings: [Finding]
    /// The number's document, when it was issued from this content.
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
        self.findings = findings
        self.document = document
    }
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

/// A number that is not settled, with what its deadline depends on.
package struct OpenNumber: Hashable, Sendable {
    package let issuer: NIT
    package let number: DocumentNumber
    package let fate: NumberFate
    /// Of the version that owns the number; nil when that is faulty or there is none.
    package let type: ContingencyType?
    package let soldAt: Timestamp?
    package let total: Pesos?
    /// Where the owner lies.
    package let path: String?

    package init(
        issuer: NIT,
        number: DocumentNumber,
        fate: NumberFate,
        type: ContingencyType?,
        soldAt: Timestamp?,
        total: Pesos?,
        path: String?
    ) {
        self.issuer = issuer
        self.number = number
        self.fate = fate
        self.type = type
        self.soldAt = soldAt
        self.total = total
        self.path = path
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
