package import Fiscal

/// The archives that a requirement needs: complete, and no more.
///
/// Wanted are all that speak of a sale asked for, whenever they were sealed; the runs that state the
/// continuity of its range within the days asked for; the declarations and papers of outages in those
/// days; and, after each of these, what follows up to the end of its run. For the `corrida` that ends a run is
/// the archive whose SHA-256 the receipts of the stores give, and from there the chain leads back.
package struct DossierSelection {
    /// What was asked for, by chain.
    private var asked: [ChainName: NumberTexts] = [:]
    /// As the latest run knew them: an outage that was open once may have ended before the days asked for.
    private var outages: [Int64: (knownAt: Timestamp, isAsked: Bool)] = [:]
    private var wanted: Set<String> = []
    private let request: EvidenceRequest
    private let open: (ArchiveName) throws -> any SealedArchiveReading

    /// The names, in their order, among `archives`, which are in the order of chain and number.
    ///
    /// Indexes and journals are read twice, as streams. Throws `EvidenceFailure` for what cannot be read.
    package static func names(
        for request: EvidenceRequest,
        among archives: [ArchiveName],
        open: @escaping (ArchiveName) throws -> any SealedArchiveReading
    ) throws -> [ArchiveName] {
        var selection = DossierSelection(request: request, open: open)
        for name in archives where name.kind == .corrida { try selection.ask(name) }
        for name in archives { try selection.choose(name) }
        return selection.completed(archives)
    }

    private init(
        request: EvidenceRequest,
        open: @escaping (ArchiveName) throws -> any SealedArchiveReading
    ) {
        (self.request, self.open) = (request, open)
    }

    /// Notes the numbers and the outages that are asked for.
    private mutating func ask(_ name: ArchiveName) throws {
        let archive = try open(name)
        try archive.rows(of: .judged) { sale in
            guard request.covers(sale, judgedIn: name) else { return }
            asked[name.chain, default: NumberTexts()].insert(sale["invoice"] ?? "")
        }
        for window in try archive.outages() {
            guard let start = Timestamp(window.start) else { continue }
            if let known = outages[window.id], known.knownAt > name.plannedAt { continue }
            let isAsked = request.touches(start, window.end.flatMap { Timestamp($0) })
            outages[window.id] = (name.plannedAt, isAsked)
        }
    }

    private mutating func choose(_ name: ArchiveName) throws {
        switch name.kind {
        case .recepcion: break
        case .emision: try choose(name, .issued)
        case .respuestas: try choose(name, .answered)
        case .corrida: try chooseRun(name)
        }
    }

    private mutating func choose(_ name: ArchiveName, _ table: EvidenceTable) throws {
        try open(name).rows(of: table) { row in
            if isAsked(row["invoice"], name.chain) { wanted.insert(name.text) }
        }
    }

    /// A run names the archives of what its sales came in.
    private mutating func chooseRun(_ name: ArchiveName) throws {
        let archive = try open(name)
        try archive.rows(of: .judged) { sale in
            guard isAsked(sale["invoice"], name.chain) else { return }
            wanted.insert(name.text)
            if let source = sale["received_archive"] { wanted.insert(source) }
        }
        if request.covers(name.plannedAt.day) {
            try archive.rows(of: .numbering) { row in
                if request.covers(prefix: row["prefix"] ?? "") { wanted.insert(name.text) }
            }
        }
        try archive.values(AttemptLine.self, of: RunEntry.attempts, holding: "") { call in
            if isAsked(call.number, name.chain) { wanted.insert(name.text) }
        }
        guard asked[name.chain] != nil else { return }
        try archive.values(JournalLine.self, of: RunEntry.journal, holding: "window") { line in
            if outages.contains(where: { $1.isAsked && line.subject == "window \($0)" }) {
                wanted.insert(name.text)
            }
        }
    }

    private func isAsked(_ number: String?, _ chain: ChainName) -> Bool {
        number.map { asked[chain]?.contains($0) ?? false } ?? false
    }

    /// With what follows each, up to the `corrida` that ends its run.
    private func completed(_ archives: [ArchiveName]) -> [ArchiveName] {
        var previous: ArchiveName?
        var isOpen = false
        return archives.filter { name in
            if previous?.chain != name.chain { isOpen = false }
            previous = name
            let isChosen = isOpen || wanted.contains(name.text)
            isOpen = isChosen && name.kind != .corrida
            return isChosen
        }
    }
}

/// Numbers as texts, kept as intervals: a year of sales without a gap takes no more room than one.
struct NumberTexts {
    private var intervals: [String: IntervalSet] = [:]

    mutating func insert(_ text: String) {
        let (head, number) = Self.cut(text)
        intervals[head, default: IntervalSet()].insert(number)
    }

    func contains(_ text: String) -> Bool {
        let (head, number) = Self.cut(text)
        return intervals[head]?.contains(number) ?? false
    }

    /// At the last digits that can be a number; where the prefix really ends does not matter.
    private static func cut(_ text: String) -> (head: String, number: Int64) {
        let digits = text.reversed().prefix { $0.isASCII && $0.isNumber }.prefix(18).reversed()
        let number = String(digits.drop { $0 == "0" })
        return (String(text.dropLast(number.count)), Int64(number) ?? 0)
    }
}
