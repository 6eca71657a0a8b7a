import Fiscal

/// Step 14: what is said of a run, gathered from the ledger.
extension BatchRun {
    func report(_ facts: RunFacts) throws -> BatchReport {
        let statements = try ContinuityStatement.all(of: settings.issuers, from: ledger)
        return BatchReport(
            run: facts.run,
            startedAt: facts.startedAt,
            isReenactment: surroundings.isReenactment,
            contact: facts.contact,
            outages: try ledger.observedOutages(since: facts.startedAt),
            forgottenWindows: try ledger.windows().filter { !$0.acceptances.isEmpty },
            stoppedBy: stop.signal(),
            files: try fileReports(facts),
            unreadable: facts.unreadable,
            unvisited: facts.unvisited,
            undelivered: facts.undelivered,
            damaged: facts.damage.all.sorted { $0.name.path < $1.name.path },
            acceptedNow: try ledger.accepted(in: facts.run),
            acceptedLate: facts.told.late,
            takings: try DayTakings.all(of: facts.told.takings, from: ledger),
            fates: try ledger.fateCounts(),
            gaps: statements.flatMap(\.gaps),
            deadlines: try DeadlineReport.all(from: ledger, at: surroundings.now()),
            rangeAlerts: RangeAlert.all(
                of: settings.issuers,
                seen: try ledger.seen(),
                on: facts.startedAt.day,
                by: settings.alerts
            ),
            silentStores: try StoreSilence.all(
                of: settings.stores,
                from: ledger,
                at: surroundings.now()
            ),
            openClosings: facts.closings.filter { !$0.isMet },
            archives: try ledger.archives(sealedIn: facts.run),
            heads: try ledger.heads(),
            language: settings.language
        )
    }

    /// The files that came or moved in this run, and those that still ask for somebody's attention.
    private func fileReports(_ facts: RunFacts) throws -> [FileReport] {
        var arrivals = try ledger.arrivals(in: .inbox) + ledger.arrivals(in: .rejected)
        let known = Set(arrivals.map(\.id))
        for id in facts.moved.union(facts.arrived).subtracting(known).sorted() {
            arrivals.append(try ledger.arrival(id))
        }
        return try arrivals.map { try fileReport($0, facts) }
            .sorted { ($0.path, $0.location.path) < ($1.path, $1.location.path) }
    }

    private func fileReport(_ arrival: Arrival, _ facts: RunFacts) throws -> FileReport {
        var texts = FindingTexts(of: arrival, in: settings.language)
        let isOpen = arrival.location.place == .inbox || arrival.location.place == .rejected
        if isOpen {
            try ledger.sales(of: arrival.id) { sale in
                try goOn()
                texts.add(sale)
            }
        }
        let tally = try ledger.tally(of: arrival.id)
        return FileReport(
            path: arrival.path,
            location: try place(of: arrival),
            isNew: facts.arrived.contains(arrival.id),
            wasMoved: facts.moved.contains(arrival.id),
            wasGone: facts.gone.contains(arrival.id),
            sales: arrival.sales,
            tally: tally,
            isTrusted: arrival.isTrusted,
            findings: isOpen ? texts.ordered : [],
            warnings: facts.warnings[arrival.id] ?? 0,
            needsPerson: isOpen && arrival.needsPerson(tally)
        )
    }

    /// Where a file lies: one that could not be delivered is still where it came.
    private func place(of arrival: Arrival) throws -> FileLocation {
        let came = FileLocation(.inbox, arrival.path)
        return try !arrival.isDelivered && folders.exists(came) ? came : arrival.location
    }
}

/// What only the run itself knows.
struct RunFacts {
    let run: Int64
    let startedAt: Timestamp
    var contact: AuthorityContact?
    var arrived: Set<Int64> = []
    var moved: Set<Int64> = []
    var gone: Set<Int64> = []
    /// By file that was delivered.
    var warnings: [Int64: Int] = [:]
    /// Those that were new or open, and were not replaced.
    var closings: [ClosingCheck] = []
    var told = ToldInRun()
    var unreadable: [UnreadableFile] = []
    var unvisited = 0
    var undelivered: [UndeliveredFile] = []
    var damage = DamagedArchives()

    init(run: Int64, startedAt: Timestamp) {
        self.run = run
        self.startedAt = startedAt
    }
}

/// What the `corrida` archives of a run told.
struct ToldInRun {
    /// Sales accepted after the earliest deadline.
    var late = 0
    /// Of the stores' days of which a sale was accepted.
    var takings: [Takings] = []
}
