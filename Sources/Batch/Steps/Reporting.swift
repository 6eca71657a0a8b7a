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
            acceptedLate: facts.late,
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
        let isOpen = arrival.location.place == .inbox || arrival.location.place == .rejected
        if isOpen {
            try ledger.sales(of: arrival.id) { texts.add($0) }
        }
        let tally = try ledger.tally(of: arrival.id)
        return FileReport(
            path: arrival.path,
            location: arrival.location,
            isNew: facts.arrived.contains(arrival.id),
            wasMoved: facts.moved.contains(arrival.id),
            wasGone: facts.gone.contains(arrival.id),
            sales: arrival.sales,
            tally: tally,
            isTrusted: arrival.isTrusted,
            findings: isOpen ? texts.ordered : [],
            needsPerson: isOpen && arrival.needsPerson(tally)
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
    var gone: Set<Int64> = []
    var late = 0
    var unreadable: [UnreadableFile] = []

    init(run: Int64, startedAt: Timestamp) {
        self.run = run
        self.startedAt = startedAt
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
        var groups: [Group: Sum] = [:]
        try ledger.openNumbers { open in
            guard let type = open.type, let soldAt = open.soldAt else { return }
            let deadline = Deadline.of(type, soldAt: soldAt, in: windows)
            let group = Group(lastDay: deadline?.latest, type: type, fate: open.fate)
            groups[group, default: Sum()].add(deadline, open.total ?? .zero)
        }
        return groups.map { DeadlineReport($0, $1, at: now) }.sorted(by: isMoreUrgent)
    }

    /// The latest reading ends with a day, so that provisional deadlines, which run from each sale's
    /// own time, are a line a day and not a million.
    private struct Group: Hashable {
        let lastDay: Timestamp?
        let type: ContingencyType
        let fate: NumberFate
    }

    private struct Sum {
        /// The earliest of the group.
        var deadline: Deadline?
        var sales = FateCount(count: 0, total: .zero)

        mutating func add(_ other: Deadline?, _ amount: Pesos) {
            deadline = [deadline, other].compactMap { $0 }.min()
            let total = Pesos.sum([sales.total, amount]) ?? sales.total
            sales = FateCount(count: sales.count + 1, total: total)
        }
    }

    private init(_ group: Group, _ sum: Sum, at now: Timestamp) {
        deadline = sum.deadline
        secondsLeft = sum.deadline.map { $0.earliest.seconds - now.seconds }
        type = group.type
        fate = group.fate
        sales = sum.sales
    }

    private static func isMoreUrgent(_ left: DeadlineReport, _ right: DeadlineReport) -> Bool {
        let (first, second) = (left.secondsLeft ?? .max, right.secondsLeft ?? .max)
        return (first, left.type.rawValue, left.fate) < (second, right.type.rawValue, right.fate)
    }
}
