import Fiscal

/// Everything that archives say of one number: its fate over time.
///
/// Only indexes and journals are read, as streams. A sale file is told by the run that judged it; what
/// was received and never judged is found by the file (`FileTrail`).
struct NumberTrail: EvidenceTrail {
    /// Prefix and consecutive, as it stands in the archives.
    private let number: String
    private var found: [EvidenceTrace] = []
    private var times: [String: Timestamp] = [:]
    /// Where the last statement of each range was noted, by archive chain, authorisation and prefix.
    private var statements: [[String]: Int] = [:]

    init(of number: String) { self.number = number }

    var traces: [EvidenceTrace] { found.inOrder }

    mutating func search(
        _ name: ArchiveName,
        _ open: () throws -> any SealedArchiveReading
    ) throws {
        times[name.text] = name.plannedAt
        switch name.kind {
        case .recepcion: break
        case .emision: try searchInvoices(name, open())
        case .respuestas: try searchAnswers(name, open())
        case .corrida:
            let archive = try open()
            try searchJudgement(name, archive)
            try searchFindings(name, archive)
            try searchNumbering(name, archive)
            try searchCalls(name, archive)
            try searchJournal(name, archive)
        }
    }

    private mutating func note(
        _ event: EvidenceTrace.Event,
        at time: Timestamp,
        in archive: String,
        _ entry: String
    ) {
        found.append(EvidenceTrace(at: time, archive: archive, entry: entry, event: event))
    }

    private mutating func searchInvoices(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        try archive.rows(of: .issued, about: number) { row in
            let event = EvidenceTrace.Event.issued(
                type: row["type"] ?? "",
                issuedAt: row["issued"] ?? "",
                total: (row["total"] ?? "").replacing(",", with: "."),
                uniqueCode: row["unique_code"] ?? ""
            )
            note(event, at: name.plannedAt, in: name.text, row["entry"] ?? "")
        }
    }

    private mutating func searchAnswers(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        try archive.rows(of: .answered, about: number) { row in
            let event = EvidenceTrace.Event.answered(
                answer: Bilingual(
                    reading: row["answer"] ?? "",
                    among: AnswerWords.allCases.map(\.words)
                ),
                uniqueCode: row["unique_code"] ?? ""
            )
            let time = row["received"].flatMap { Timestamp($0) }
            note(event, at: time ?? name.plannedAt, in: name.text, row["entry"] ?? "")
        }
    }

    /// A row names the file that the sale came in as well; that is told once.
    private mutating func searchJudgement(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        try archive.rows(of: .judged, about: number) { row in
            let (file, line) = (row["file"] ?? "", row["line"] ?? "")
            if let source = row["received_archive"], let entry = row["received_entry"],
                !source.isEmpty
            {
                let trace = EvidenceTrace(
                    at: times[source] ?? name.plannedAt,
                    archive: source,
                    entry: entry,
                    event: .received(file: file, line: line)
                )
                if !found.contains(trace) { found.append(trace) }
            }
            let event = EvidenceTrace.Event.judged(
                fate: NumberFate.told(as: row["fate"] ?? ""),
                role: SaleStanding.told(as: row["role_of_the_sale"] ?? ""),
                isLate: row["late"]?.isEmpty == false,
                file: file,
                line: line
            )
            note(event, at: name.plannedAt, in: name.text, "data/\(EvidenceTable.judged.entry)")
        }
    }

    /// The statement of every run covers it: one that says what the last one said is counted.
    private mutating func searchNumbering(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        try archive.rows(of: .numbering) { row in
            guard let prefix = row["prefix"], let fate = row["fate"],
                let first = row["from"].flatMap({ Int64($0) }),
                let last = row["to"].flatMap({ Int64($0) }), first <= last,
                let consecutive = number.consecutive(after: prefix),
                (first...last).contains(consecutive)
            else { return }
            let range = [name.chain.text, row["authorisation"] ?? "", prefix]
            let told = NumberFate.told(as: fate)
            if let place = statements[range],
                found[place].event.isRepeated(fate: told, at: name.plannedAt)
            {
                return
            }
            statements[range] = found.count
            let event = EvidenceTrace.Event.numbered(from: first, to: last, fate: told, again: nil)
            note(event, at: name.plannedAt, in: name.text, "data/\(EvidenceTable.numbering.entry)")
        }
    }
}

extension EvidenceTrace.Event {
    /// Counts a statement that says the same; false, and nothing changes, for another one.
    fileprivate mutating func isRepeated(fate: Bilingual, at time: Timestamp) -> Bool {
        guard case .numbered(let from, let to, fate, let again) = self else { return false }
        let repetition = EvidenceTrace.Repetition(runs: (again?.runs ?? 0) + 1, until: time)
        self = .numbered(from: from, to: to, fate: fate, again: repetition)
        return true
    }
}

// MARK: - Findings, calls and the journal

extension NumberTrail {
    private mutating func searchFindings(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        let entry = RunEntry.findings
        try archive.values(FindingLine.self, of: entry, holding: number) { sale in
            guard sale.number == number else { return }
            for finding in sale.findings {
                let event = EvidenceTrace.Event.found(code: finding.code, message: finding.message)
                note(event, at: name.plannedAt, in: name.text, "data/" + entry)
            }
        }
    }

    private mutating func searchCalls(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        let entry = RunEntry.attempts
        try archive.values(AttemptLine.self, of: entry, holding: number) { line in
            guard line.number == number else { return }
            let event = EvidenceTrace.Event.called(
                call: line.call,
                attempt: line.attempt ?? 0,
                answer: line.answer,
                detail: line.detail
            )
            note(event, at: Timestamp(line.at) ?? name.plannedAt, in: name.text, "data/" + entry)
        }
    }

    private mutating func searchJournal(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        let entry = RunEntry.journal
        let letters = String(number.prefix { $0.isLetter })
        try archive.values(JournalLine.self, of: entry, holding: letters) { line in
            guard line.speaks(of: number) else { return }
            let event = EvidenceTrace.Event.noted(kind: line.kind, by: line.by, detail: line.detail)
            note(event, at: Timestamp(line.at) ?? name.plannedAt, in: name.text, "data/" + entry)
        }
    }
}

extension SealedArchiveReading {
    /// Hands on the rows whose invoice has the number, and not those that only hold its text.
    fileprivate func rows(
        of table: EvidenceTable,
        about number: String,
        _ each: ([String: String]) throws -> Void
    ) throws {
        try rows(of: table, holding: number) { row in
            if row["invoice"] == number { try each(row) }
        }
    }
}
