/// Writes history into a new ledger: what sealed archives say, in the order in which they were sealed.
///
/// Files, archives and their contents are written by the functions of `SaleLedger` that a run uses. Every
/// function is one transaction. What archives say is taken as it is; what contradicts the rules of the
/// ledger throws `.constraint`.
package protocol LedgerRestoration: SaleLedger {
    /// A run that sealed something; its end is known when its `corrida` tells of it.
    func restoreRun(
        _ run: Int64,
        begunAt: Timestamp,
        endedAt: Timestamp?
    ) throws(LedgerFailure)

    /// The file that lies in an entry, among those that its archive brought; nil for none.
    func arrival(
        sealedAs entry: String,
        among arrivals: ClosedRange<Int64>
    ) throws(LedgerFailure) -> Int64?

    /// A sale of a sealed file that has an issuer; nil for none.
    func sale(_ key: SaleKey) throws(LedgerFailure) -> RestoredSale?

    /// Makes a sale what it was when it was judged, where this program reads it differently.
    func correct(_ sale: RestoredSale) throws(LedgerFailure)

    /// The sales were judged right: each owns its number, which is ready to be issued.
    func makeReady(_ sales: [RestoredSale]) throws(LedgerFailure)

    /// What DIAN said of invoices, in its final answers; tells the document of each.
    ///
    /// The answers are then to be sealed by `begin(.respuestas)`.
    func restore(_ answers: [RestoredAnswer]) throws(LedgerFailure) -> [Int64]

    /// Declared windows as they stand, and DIAN's silences; what is known already is brought up to date.
    func restore(
        windows: [ContingencyWindow],
        outages: [ObservedOutage]
    ) throws(LedgerFailure)

    /// Entries of the journal at their places; those that are there stay.
    func restore(_ journal: [JournalRecord]) throws(LedgerFailure)

    /// A paper that proves a window; its id is that of its entry in the journal.
    func restore(_ paper: WindowAttachment, _ bytes: [UInt8]) throws(LedgerFailure)

    /// Calls in their order, which may leave a document known to DIAN or disputed.
    func restore(_ calls: [RestoredCall]) throws(LedgerFailure)

    /// What persons did to numbers, in order; the entries of the journal are there.
    ///
    /// A number that does not stand so that it can be done is left as it is; of a settlement see below.
    func restore(_ acts: [(id: Int64, act: NumberAct)]) throws(LedgerFailure)

    /// Disputes that persons settled, of which the calls that led to them are written down by now.
    func restore(
        settlements: [(id: Int64, outcome: NumberAct.Settlement)]
    ) throws(LedgerFailure)

    /// How a run left sales and their numbers.
    func restore(_ verdicts: [RestoredVerdict]) throws(LedgerFailure)

    /// All findings of a sale, in the language of the archive; those that the ledger has already stay in both.
    func restore(_ findings: [(sale: SaleKey, told: [Finding])]) throws(LedgerFailure)

    func restore(_ closings: [RestoredClosing]) throws(LedgerFailure)

    /// Nothing more comes. Of every document without a final answer DIAN is to be asked first: it may have
    /// been sent at any moment until `now`.
    func finishRestoration(at now: Timestamp) throws(LedgerFailure)

    /// Sealed files whose place is not known yet, by id, after `id`.
    func arrivalsToFind(after id: Int64, limit: Int) throws(LedgerFailure) -> [Arrival]
}

/// A sale in a sealed file, as it was judged.
package struct RestoredSale: Hashable, Sendable {
    package let key: SaleKey
    package let issuer: NIT
    /// Nil when it could not be read.
    package var number: DocumentNumber?
    /// Nil when the sale is faulty.
    package var facts: Facts?

    package struct Facts: Hashable, Sendable {
        package let type: ContingencyType
        package let soldAt: Timestamp
        package let total: Pesos
        package let content: ContentDigest

        package init(
            type: ContingencyType,
            soldAt: Timestamp,
            total: Pesos,
            content: ContentDigest
        ) {
            self.type = type
            self.soldAt = soldAt
            self.total = total
            self.content = content
        }
    }

    package init(key: SaleKey, issuer: NIT, number: DocumentNumber?, facts: Facts?) {
        self.key = key
        self.issuer = issuer
        self.number = number
        self.facts = facts
    }
}

/// An invoice as archives name it: nothing tells where the prefix of its number ends.
package struct NamedInvoice: Hashable, Sendable {
    package let issuer: NIT
    /// Every number that has this text.
    package let numbers: [DocumentNumber]
    package let uniqueCode: UniqueCode

    package init(issuer: NIT, numbers: [DocumentNumber], uniqueCode: UniqueCode) {
        self.issuer = issuer
        self.numbers = numbers
        self.uniqueCode = uniqueCode
    }
}

/// DIAN's final answer to an invoice.
package struct RestoredAnswer: Hashable, Sendable {
    package let invoice: NamedInvoice
    package let isAcceptance: Bool
    package let answeredAt: Timestamp
    /// What DIAN noted beside an acceptance.
    package let notifications: [RuleMessage]
    /// For the sale's file, when DIAN refused it.
    package let finding: Finding?

    package init(
        invoice: NamedInvoice,
        isAcceptance: Bool,
        answeredAt: Timestamp,
        notifications: [RuleMessage],
        finding: Finding?
    ) {
        self.invoice = invoice
        self.isAcceptance = isAcceptance
        self.answeredAt = answeredAt
        self.notifications = notifications
        self.finding = finding
    }
}

/// A call to DIAN as a `corrida` tells it.
package struct RestoredCall: Hashable, Sendable {
    package let invoice: NamedInvoice
    package let step: SubmissionState.Step
    /// From 1.
    package let attempt: Int
    package let at: Timestamp
    /// Nil when the run died before it knew, as is `answer`.
    package let answeredAt: Timestamp?
    /// `AuthorityAnswer.name`.
    package let answer: String?
    package let detail: String
    /// What an answer that is not sealed made of the document: known to DIAN, or disputed.
    package let state: SubmissionState?
    /// For the sale's file, when DIAN disputes it.
    package let finding: Finding?

    package init(
        invoice: NamedInvoice,
        step: SubmissionState.Step,
        attempt: Int,
        at: Timestamp,
        answeredAt: Timestamp?,
        answer: String?,
        detail: String,
        state: SubmissionState?,
        finding: Finding?
    ) {
        self.invoice = invoice
        self.step = step
        self.attempt = attempt
        self.at = at
        self.answeredAt = answeredAt
        self.answer = answer
        self.detail = detail
        self.state = state
        self.finding = finding
    }
}

/// What a run said of a sale and of its number.
package struct RestoredVerdict: Hashable, Sendable {
    package let sale: RestoredSale
    /// Nil of a sale without a number.
    package let standing: SaleStanding?
    package let fate: NumberFate?
    /// Whether the fate speaks of this sale.
    package let isOwner: Bool
    /// Whether DIAN's own findings still count.
    package let hasAuthorityFinding: Bool

    package init(
        sale: RestoredSale,
        standing: SaleStanding?,
        fate: NumberFate?,
        isOwner: Bool,
        hasAuthorityFinding: Bool
    ) {
        self.sale = sale
        self.standing = standing
        self.fate = fate
        self.isOwner = isOwner
        self.hasAuthorityFinding = hasAuthorityFinding
    }
}

/// What a run said of a closing.
package struct RestoredClosing: Hashable, Sendable {
    package let key: SaleKey
    package let standing: ClosingStanding
    package let known: Int
    package let sum: Pesos
    /// `JournalRecord.id`.
    package let entryID: Int64

    package init(
        key: SaleKey,
        standing: ClosingStanding,
        known: Int,
        sum: Pesos,
        entryID: Int64
    ) {
        self.key = key
        self.standing = standing
        self.known = known
        self.sum = sum
        self.entryID = entryID
    }
}

/// An archive that a ledger is rebuilt from, as it describes itself.
package struct ArchiveOfRun: Hashable, Sendable {
    package let sealed: SealedArchive
    package let run: Int64
    package let isReenactment: Bool

    package init(sealed: SealedArchive, run: Int64, isReenactment: Bool) {
        self.sealed = sealed
        self.run = run
        self.isReenactment = isReenactment
    }

    package var name: ArchiveName { sealed.name }
}
