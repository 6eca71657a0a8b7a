package import Fiscal
package import Invoices
package import SaleFiles

/// What a run needs to know, resolved and checked before it begins.
package struct BatchSettings: Sendable {
    package var issuers: [Issuer]
    package var environment: InvoiceEnvironment
    package var language: Language
    package var gaps: GapPolicy
    /// How often the operator schedules runs, in seconds.
    package var runEvery: Int64
    package var submission: SubmissionPolicy
    package var portions: PortionLimits
    /// How stores and systems name what is in their files.
    package var imports: [ImportRule]
    package var reading: ReadingLimits
    /// Who is expected to send.
    package var stores: [Store]

    package init(
        issuers: [Issuer],
        environment: InvoiceEnvironment = .tests,
        language: Language = .es,
        gaps: GapPolicy = .hold,
        runEvery: Int64 = 24 * 3600,
        submission: SubmissionPolicy = SubmissionPolicy(),
        portions: PortionLimits = PortionLimits(),
        imports: [ImportRule] = [],
        reading: ReadingLimits = ReadingLimits(),
        stores: [Store] = []
    ) {
        self.issuers = issuers
        self.environment = environment
        self.language = language
        self.gaps = gaps
        self.runEvery = runEvery
        self.submission = submission
        self.portions = portions
        self.imports = imports
        self.reading = reading
        self.stores = stores
    }

    /// What a sale file is read with.
    var readingContext: ReadingContext {
        ReadingContext(issuers: issuers, imports: imports, limits: reading)
    }
}

/// What becomes of sales behind a gap.
package enum GapPolicy: String, Hashable, Sendable {
    /// They wait until it is filled or disabled, but never past the last expected run that meets the
    /// earliest deadline.
    case hold
    /// They go at once, and the gap is recorded.
    case report
}

/// How a run speaks with DIAN; the norm states retries in several ways, so they are settings.
package struct SubmissionPolicy: Hashable, Sendable {
    /// Calls made at the same time.
    package var parallelCalls: Int
    /// Calls for one document in one run, questions included.
    package var callsPerRun: Int
    /// Between two calls for one document, in seconds (annex 1.9 §12.2.1).
    package var pause: Int64
    /// How long DIAN may not know a document it has accepted, in seconds.
    package var settlingTime: Int64

    package init(
        parallelCalls: Int = 8,
        callsPerRun: Int = 4,
        pause: Int64 = 20,
        settlingTime: Int64 = 600
    ) {
        self.parallelCalls = parallelCalls
        self.callsPerRun = callsPerRun
        self.pause = pause
        self.settlingTime = settlingTime
    }
}

/// How much a step takes in hand at once; what bounds the memory of a run.
package struct PortionLimits: Hashable, Sendable {
    /// Entries of one archive (`archive.max_documents`).
    package var documents: Int
    /// Bytes of one archive's invoices or answers, before compression.
    package var bytes: Int
    /// Bytes of the sale files in one archive, before compression.
    package var receivedBytes: Int
    /// Sales noted, or documents submitted, in one transaction.
    package var group: Int

    package init(
        documents: Int = 5000,
        bytes: Int = 64 << 20,
        receivedBytes: Int = 512 << 20,
        group: Int = 500
    ) {
        self.documents = documents
        self.bytes = bytes
        self.receivedBytes = receivedBytes
        self.group = group
    }
}
