import Fiscal

/// Everything that archives say of a sale file: how it came, what its runs found, and how they left its sales.
struct FileTrail: EvidenceTrail {
    enum Identity {
        /// Its path in the inbox, or the last part of it.
        case name(String)
        case digest(ContentDigest)
    }

    private let identity: Identity
    private var found: [EvidenceTrace] = []
    /// The paths under which it came, as long as no other file came under them.
    private var paths: Set<String> = []
    /// Where it lies: archive and entry.
    private var places: Set<[String]> = []

    init(of identity: Identity) { self.identity = identity }

    var traces: [EvidenceTrace] { found.inOrder }

    mutating func search(
        _ name: ArchiveName,
        _ open: () throws -> any SealedArchiveReading
    ) throws {
        switch name.kind {
        case .recepcion: try searchFiles(name, open())
        case .emision, .respuestas: break
        case .corrida:
            if case .digest = identity, places.isEmpty { return }
            let archive = try open()
            try searchSales(name, archive)
            try searchFindings(name, archive)
            try searchJournal(name, archive)
        }
    }

    private func isMeant(_ path: String) -> Bool {
        if case .name(let name) = identity { return path == name || path.hasSuffix("/\(name)") }
        return paths.contains(path)
    }

    private mutating func note(
        _ event: EvidenceTrace.Event,
        at time: Timestamp,
        in archive: ArchiveName,
        _ entry: String
    ) {
        found.append(EvidenceTrace(at: time, archive: archive.text, entry: entry, event: event))
    }

    private mutating func searchFiles(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        try archive.rows(of: .received) { row in
            let (path, sha256) = (row["file"] ?? "", row["sha256"] ?? "")
            if case .digest(let digest) = identity {
                guard sha256 == digest.hex else {
                    paths.remove(path)
                    return
                }
                paths.insert(path)
            } else if !isMeant(path) {
                return
            }
            let entry = row["entry"] ?? ""
            places.insert([name.text, entry])
            let event = EvidenceTrace.Event.came(
                file: path,
                sha256: sha256,
                bytes: row["bytes"].flatMap { Int64($0) } ?? 0,
                sales: row["sales"].flatMap { Int($0) } ?? 0,
                refusedFor: row["refused_for"] ?? ""
            )
            let time = row["received"].flatMap { Timestamp($0) }
            note(event, at: time ?? name.plannedAt, in: name, entry)
        }
    }

    /// A sale that does not count is told by what it is to its number, not by that number's fate.
    private mutating func searchSales(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        var sums: [String: [EvidenceTrace.SaleCount]] = [:]
        try archive.rows(of: .judged) { row in
            let file = row["file"] ?? ""
            let place = [row["received_archive"] ?? "", row["received_entry"] ?? ""]
            guard places.contains(place) || isMeant(file) else { return }
            let role = SaleStanding.told(as: row["role_of_the_sale"] ?? "")
            let counts = [SaleStanding.current.words, SaleStanding.repeated.words].contains(role)
            let fate = counts ? NumberFate.told(as: row["fate"] ?? "") : role
            sums[file, default: []].count(fate)
        }
        for (file, sales) in sums.sorted(by: { $0.key < $1.key }) {
            let event = EvidenceTrace.Event.left(file: file, sales: sales)
            note(event, at: name.plannedAt, in: name, "data/\(EvidenceTable.judged.entry)")
        }
    }

    /// Of the file as a whole, and of its sales whose number cannot be read.
    private mutating func searchFindings(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        let entry = RunEntry.findings
        try archive.values(FindingLine.self, of: entry, holding: needle) { line in
            guard line.number == nil, isMeant(line.file) else { return }
            for finding in line.findings {
                let event = EvidenceTrace.Event.found(code: finding.code, message: finding.message)
                note(event, at: name.plannedAt, in: name, "data/" + entry)
            }
        }
    }

    private mutating func searchJournal(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        let entry = RunEntry.journal
        try archive.values(JournalLine.self, of: entry, holding: needle) { line in
            guard isMeant(line.subject) else { return }
            let event = EvidenceTrace.Event.noted(kind: line.kind, by: line.by, detail: line.detail)
            note(event, at: Timestamp(line.at) ?? name.plannedAt, in: name, "data/" + entry)
        }
    }

    /// What every line of JSON that names the file holds; nothing where it has several names.
    private var needle: String {
        let names = if case .name(let name) = identity { [name] } else { Array(paths) }
        guard names.count == 1, let name = names.first else { return "" }
        return String(JSONValue.text(name).line.dropFirst().dropLast())
    }
}

extension [EvidenceTrace.SaleCount] {
    fileprivate mutating func count(_ fate: Bilingual) {
        if let place = firstIndex(where: { $0.fate == fate }) {
            self[place].count += 1
        } else {
            append(EvidenceTrace.SaleCount(fate: fate, count: 1))
        }
    }
}
