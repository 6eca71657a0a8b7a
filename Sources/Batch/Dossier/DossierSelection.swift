package import Fiscal

/// The archives that a requirement needs: complete, and no more.
///
/// Wanted are all that speak of a sale asked for, whenever they were sealed; those with files that were
/// refused whole; the runs that state the continuity of its range within the time asked for; acts; and
/// the declarations and papers of outages. What cannot be read may speak of it as well, and is wanted.
package struct DossierSelection {
    /// In their order.
    package private(set) var names: [ArchiveName] = []
    /// What could not be read, and why.
    package private(set) var unreadable: [ArchiveName: any Error] = [:]
    private(set) var facts: DossierFacts
    /// The run each paper of an outage lies in, by the paper's SHA-256.
    private(set) var papers: [String: ArchiveName] = [:]

    let request: EvidenceRequest
    private var wanted: Set<String> = []
    /// Files refused whole since the last run of their chain.
    private var refused = RefusedFiles()

    /// `archives` are in the order of chain and number; indexes and journals are read twice, as streams.
    package init(
        for request: EvidenceRequest,
        among archives: [ArchiveName],
        open: (ArchiveName) throws -> any SealedArchiveReading
    ) {
        self.request = request
        facts = DossierFacts(request)
        for name in archives where name.kind == .corrida {
            reading(name) { selection in try selection.facts.take(name, open(name)) }
        }
        facts.settle()
        for name in archives {
            reading(name) { selection in
                if try selection.isWanted(name, open(name)) { selection.wanted.insert(name.text) }
            }
        }
        names = archives.filter { wanted.contains($0.text) || unreadable[$0] != nil }
    }

    private mutating func reading(
        _ name: ArchiveName,
        _ body: (inout DossierSelection) throws -> Void
    ) {
        do {
            try body(&self)
        } catch {
            unreadable[name] = error
        }
    }

    private mutating func isWanted(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws -> Bool {
        switch name.kind {
        case .recepcion:
            // A prefix that nobody ever used is a mistake of who asks, and asks for no file.
            guard request.prefixes.isEmpty || facts.hasSales else { return false }
            return try refused.take(name, archive, request) { _ in }
        case .emision: return try isWanted(name, archive, .issued)
        case .respuestas: return try isWanted(name, archive, .answered)
        case .corrida: return try isWanted(run: name, archive)
        }
    }

    private func isWanted(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading,
        _ table: EvidenceTable
    ) throws -> Bool {
        var isWanted = false
        try archive.rows(of: table) { row in
            if facts.isAsked(row["invoice"], name.chain) { isWanted = true }
        }
        return isWanted
    }

    /// A run names the archives of what its sales came in.
    private mutating func isWanted(
        run name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws -> Bool {
        var isWanted = !refused.tell(name.chain).isEmpty
        try archive.rows(of: .judged) { sale in
            guard facts.speaks(of: sale, in: name.chain) else { return }
            isWanted = true
            if let source = sale["received_archive"] { wanted.insert(source) }
        }
        try archive.values(AttemptLine.self, of: RunEntry.attempts, holding: "") { call in
            if facts.isAsked(call.number, name.chain) { isWanted = true }
        }
        let windows = Set(facts.askedWindows.map { "window \($0.id)" })
        try archive.values(JournalLine.self, of: RunEntry.journal, holding: "") { line in
            guard !line.by.isEmpty else { return }
            if !line.subject.hasPrefix("window ") {
                if facts.isAsked(line, name.chain) { isWanted = true }
            } else if windows.contains(line.subject), facts.asked[name.chain] != nil {
                isWanted = true
                if line.kind == "window-attachment" {
                    papers[String(line.detail.suffix(64))] = name
                }
            }
        }
        guard request.covers(name.plannedAt) else { return isWanted }
        let stated = try archive.statements(in: name) { request.covers(prefix: $0) }
        return isWanted || stated.contains { facts.isAsked($0, $1.stretches) }
    }
}

/// The files that were refused whole, until the run that tells of them.
struct RefusedFiles {
    private var paths: [ChainName: Set<String>] = [:]

    /// Hands on the rows of those that may hold what is asked for; true when there was one.
    mutating func take(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading,
        _ request: EvidenceRequest,
        _ each: ([String: String]) throws -> Void
    ) throws -> Bool {
        var found = false
        try archive.rows(of: .received) { file in
            guard let path = file["file"], file["refused_for"]?.isEmpty == false,
                request.covers(file: path)
            else { return }
            found = true
            paths[name.chain, default: []].insert(path)
            try each(file)
        }
        return found
    }

    /// Those of a chain, which are told with this.
    mutating func tell(_ chain: ChainName) -> Set<String> { paths.removeValue(forKey: chain) ?? [] }
}
