package import Fiscal

/// Step 14: what is said of a run, gathered from the ledger.
extension BatchRun {
    func report(_ facts: RunFacts) throws -> BatchReport {
        let statements = try ContinuityStatement.all(of: settings.issuers, from: ledger)
        return BatchReport(
            run: facts.run,
            startedAt: facts.startedAt,
            isReenactment: surroundings.isReenactment,
            authorityWasReachable: facts.authorityWasReachable,
            stoppedBy: stopSignal(),
            files: try fileReports(facts),
            unreadable: facts.unreadable,
            acceptedNow: try ledger.accepted(in: facts.run),
            fates: try ledger.fateCounts(),
            gaps: statements.flatMap(\.gaps),
            deadlines: try DeadlineReport.all(from: ledger, at: surroundings.now()),
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
        var conflicts = 0
        if arrival.location.place != .outbox {
            try ledger.sales(of: arrival.id) { sale in
                texts.add(sale)
                if sale.needsPersonBesidesNumber { conflicts += 1 }
            }
        }
        return FileReport(
            path: arrival.path,
            location: arrival.location,
            isNew: facts.arrived.contains(arrival.id),
            wasMoved: facts.moved.contains(arrival.id),
            sales: arrival.sales,
            tally: try ledger.tally(of: arrival.id),
            isTrusted: arrival.isTrusted,
            findings: texts.first,
            needingPersonBesidesNumbers: arrival.location.place == .resolved
                ? 0 : conflicts + (arrival.isTrusted ? 0 : 1)
        )
    }
}

/// What only the run itself knows.
struct RunFacts {
    let run: Int64
    let startedAt: Timestamp
    var authorityWasReachable: Bool?
    var arrived: Set<Int64> = []
    var moved: Set<Int64> = []
    var unreadable: [UnreadableFile] = []

    init(run: Int64, startedAt: Timestamp) {
        self.run = run
        self.startedAt = startedAt
    }
}

extension SaleStatus {
    /// A conflict, or a sale without a number: no number's fate tells of it.
    fileprivate var needsPersonBesidesNumber: Bool {
        switch standing {
        case .conflicting: true
        case nil: number == nil
        case .current, .repeated, .faulty, .rival, .superseded: false
        }
    }
}

extension DeadlineReport {
    /// Open sales grouped by deadline, type and fate, the most urgent first; those whose outage still
    /// lasts come last.
    package static func all(
        from ledger: any SaleLedger,
        at now: Timestamp
    ) throws -> [DeadlineReport] {
        let windows = try ledger.windows()
        var groups: [Group: FateCount] = [:]
        try ledger.openNumbers { open in
            guard let type = open.type, let soldAt = open.soldAt else { return }
            let deadline = Deadline.of(type, soldAt: soldAt, in: windows)
            let group = Group(deadline: deadline?.bucket, type: type, fate: open.fate)
            groups[group, default: FateCount(count: 0, total: .zero)].add(open.total ?? .zero)
        }
        return groups.map { DeadlineReport($0, $1, at: now) }.sorted(by: isMoreUrgent)
    }

    private struct Group: Hashable {
        let deadline: Deadline?
        let type: ContingencyType
        let fate: NumberFate
    }

    private init(_ group: Group, _ sales: FateCount, at now: Timestamp) {
        deadline = group.deadline
        secondsLeft = group.deadline.map { $0.earliest.seconds - now.seconds }
        type = group.type
        fate = group.fate
        self.sales = sales
    }

    private static func isMoreUrgent(_ left: DeadlineReport, _ right: DeadlineReport) -> Bool {
        let (first, second) = (left.secondsLeft ?? .max, right.secondsLeft ?? .max)
        return (first, left.type.rawValue, left.fate) < (second, right.type.rawValue, right.fate)
    }
}

extension Deadline {
    /// Provisional deadlines run from each sale's own time: they are told by the hour, the earlier one,
    /// so that a night of drafts is a few lines and not a million.
    fileprivate var bucket: Deadline {
        guard isProvisional else { return self }
        let soldAt = earliest.seconds - 48 * 3600
        return Deadline(restored: Timestamp(seconds: soldAt - soldAt % 3600), isProvisional: true)
    }
}

extension FateCount {
    fileprivate mutating func add(_ amount: Pesos) {
        self = FateCount(count: count + 1, total: Pesos.sum([total, amount]) ?? total)
    }
}
