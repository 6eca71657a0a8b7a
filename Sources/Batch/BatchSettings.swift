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
    package var alerts: Alerts
    /// How long a run may last, in seconds; nil for as long as there is work.
    package var timeBudget: Int64?
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
        alerts: Alerts = Alerts(),
        timeBudget: Int64? = nil,
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
        self.alerts = alerts
        self.timeBudget = timeBudget
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

/// How a run speaks with DIAN; the annex is read in several ways, so all of it is settings.
package struct SubmissionPolicy: Hashable, Sendable {
    /// How often one document is called about in one run, and how long after its last call.
    package struct Retry: Hashable, Sendable {
        /// Questions included; at least 1.
        package var calls: Int
        /// In seconds.
        package var pause: Int64

        package init(calls: Int, pause: Int64) {
            self.calls = calls
            self.pause = pause
        }
    }

    /// Calls made at the same time.
    package var parallelCalls: Int
    /// How many seconds an answer is waited for (annex 1.9 §12.4: a minute).
    package var timeout: Int64
    /// After an error, a cut connection, or an answer that decides nothing (annex 1.9 §12.2.1).
    package var error: Retry
    /// After a call that was not answered in time (annex 1.9 §12.4).
    package var delay: Retry
    /// How long DIAN may not know a document it has accepted, in seconds.
    package var settlingTime: Int64
    /// How many seconds a run waits for a DIAN that does not answer; it looks again after half an hour at
    /// the latest (annex 1.9 §12.2.1).
    package var patience: Int64

    package init(
        parallelCalls: Int = 8,
        timeout: Int64 = 60,
        error: Retry = Retry(calls: 4, pause: 20),
        delay: Retry = Retry(calls: 5, pause: 120),
        settlingTime: Int64 = 600,
        patience: Int64 = 3600
    ) {
        self.parallelCalls = parallelCalls
        self.timeout = timeout
        self.error = error
        self.delay = delay
        self.settlingTime = settlingTime
        self.patience = patience
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
