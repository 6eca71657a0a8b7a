import Batch
import Fiscal
import Folders

/// How a workspace stands, asked of the ledger and the inbox; beside a running run as well.
struct StatusReport {
    let at: Timestamp
    let alerts: Alerts
    private(set) var fates: [NumberFate: FateCount]
    private(set) var statements: [ContinuityStatement]
    private(set) var deadlines: [DeadlineReport]
    private(set) var rangeAlerts: [RangeAlert]
    /// Who should have sent and did not.
    private(set) var silentStores: [StoreSilence]
    /// Days whose sales do not meet their closing yet.
    private(set) var openClosings: [ClosingCheck]
    /// Declared windows that have no end yet.
    private(set) var openWindows: WindowList
    /// Since when DIAN has not answered, when it did not answer last.
    private(set) var openOutages: [ObservedOutage]
    /// What persons did to numbers since the last run.
    private(set) var acts: [NumberAct] = []
    /// Files that a person still has to look at.
    private(set) var filesToCorrect: [Arrival] = []
    /// Files of the inbox that no run has read.
    let unreadFiles: Int
    /// Files of the inbox that were read, ask for nobody, and that a run has not finished with.
    let unfinishedFiles: Int
    /// What lies in the inbox and no run will take for a sale file.
    let skipped: [SkippedFile]
    /// Archives from which the next run is to issue or to send, and cannot.
    let damaged: [DamagedArchive]
    private(set) var chains: [Chain] = []

    /// Where the evidence of one chain begins and ends.
    struct Chain {
        let first: SealedArchive
        var last: SealedArchive
        var archives = 1
        /// In bytes.
        var size: Int64
    }

    init(
        of settings: WorkspaceSettings,
        from ledger: any SaleLedger,
        in evidence: any EvidenceStore,
        inbox: InboxLook,
        at now: Timestamp
    ) throws {
        at = now
        alerts = settings.alerts
        fates = try ledger.fateCounts()
        statements = try ContinuityStatement.all(of: settings.issuers, from: ledger)
        deadlines = try DeadlineReport.all(from: ledger, at: now)
        rangeAlerts = RangeAlert.all(
            of: settings.issuers,
            seen: try ledger.seen(),
            on: now.day,
            by: settings.alerts
        )
        silentStores = try StoreSilence.all(of: settings.stores, from: ledger, at: now)
        openClosings = try ClosingCheck.allOpen(of: settings.issuers, from: ledger)
        openWindows = try WindowList(ledger.windows().filter { $0.end == nil }, from: ledger)
        openOutages = try ledger.observedOutages(since: now).filter { $0.end == nil }
        for issuer in settings.issuers {
            acts += try ledger.untoldActs(of: ChainName(issuer.nit))
        }
        for arrival in try ledger.arrivals(in: .inbox) + ledger.arrivals(in: .rejected)
        where arrival.needsPerson(try ledger.tally(of: arrival.id)) {
            filesToCorrect.append(arrival)
        }
        let unread = try ledger.unread(of: inbox.sizes)
        let asking = Set(filesToCorrect.map(\.path))
        unreadFiles = unread.count
        unfinishedFiles = inbox.sizes.keys.count { unread[$0] == nil && !asking.contains($0) }
        skipped = inbox.skipped
        damaged = try DamagedArchive.all(from: ledger, in: evidence)
        var chains: [ChainName: Chain] = [:]
        try ledger.allArchives { chains[$0.name.chain, default: Chain($0)].take($0) }
        self.chains = chains.sorted { $0.key < $1.key }.map(\.value)
    }

    var gaps: [GapReport] { statements.flatMap(\.gaps) }

    var exitStatus: ExitStatus {
        let files = filesToCorrect.count + skipped.count(where: \.needsPerson) + damaged.count
        let people = [.awaitingCorrection, .disputed].reduce(files) { $0 + count($1) }
        let expected =
            gaps.count + silentStores.count + openClosings.count + unreadFiles
            + unfinishedFiles
        let waiting = [.awaitingWindow, .held, .ready, .issued].reduce(expected) {
            $0 + count($1)
        }
        return .of(
            isDeadlineAtRisk: deadlines.contains { $0.isAtRisk(by: alerts) },
            needingPerson: people,
            waiting: waiting
        )
    }

    private func count(_ fate: NumberFate) -> Int { fates[fate]?.count ?? 0 }
}

extension StatusReport.Chain {
    fileprivate init(_ first: SealedArchive) {
        self.init(first: first, last: first, archives: 0, size: 0)
    }

    fileprivate mutating func take(_ archive: SealedArchive) {
        last = archive
        archives += 1
        size += archive.size
    }
}
