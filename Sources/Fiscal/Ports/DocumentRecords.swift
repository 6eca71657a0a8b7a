/// A sale that is ready, with what is needed to read it again.
package struct ReadySale: Hashable, Sendable {
    package let key: SaleKey
    package let issuer: NIT
    package let number: DocumentNumber
    /// The till's, unless a person released the sale with another.
    package let type: ContingencyType
    /// What was judged, and nothing else is issued.
    package let content: ContentDigest

    package init(
        key: SaleKey,
        issuer: NIT,
        number: DocumentNumber,
        type: ContingencyType,
        content: ContentDigest
    ) {
        self.key = key
        self.issuer = issuer
        self.number = number
        self.type = type
        self.content = content
    }
}

/// A sale that was judged ready and cannot be issued as it was judged.
package struct HeldBackSale: Hashable, Sendable {
    package let key: SaleKey
    package let finding: Finding

    package init(key: SaleKey, finding: Finding) {
        self.key = key
        self.finding = finding
    }
}

/// An invoice about to be sealed.
package struct NewDocument: Hashable, Sendable {
    package let sale: ReadySale
    /// Under which it is issued.
    package let range: AuthorisedRange.Terms
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
        range: AuthorisedRange.Terms,
        uniqueCode: UniqueCode,
        issuedAt: Timestamp,
        fileCounter: Int64,
        fileName: String,
        entry: String
    ) {
        self.sale = sale
        self.range = range
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
    package let archive: ArchiveHead
    package let entry: String
    package let state: SubmissionState
    /// The calls made so far, questions included.
    package let attempts: Int
    /// When it was sent last, or, where that is known, when that call was over; nil when never.
    package let lastSentAt: Timestamp?

    package init(
        id: Int64,
        issuer: NIT,
        number: DocumentNumber,
        uniqueCode: UniqueCode,
        fileName: String,
        archive: ArchiveHead,
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
    /// The rules that it names, as the log of attempts has them; empty for none.
    package let rules: String
    package let bytes: [UInt8]

    package init(
        document: Int64,
        number: DocumentNumber,
        uniqueCode: UniqueCode,
        isAcceptance: Bool,
        answeredAt: Timestamp,
        rules: String,
        bytes: [UInt8]
    ) {
        self.document = document
        self.number = number
        self.uniqueCode = uniqueCode
        self.isAcceptance = isAcceptance
        self.answeredAt = answeredAt
        self.rules = rules
        self.bytes = bytes
    }
}
