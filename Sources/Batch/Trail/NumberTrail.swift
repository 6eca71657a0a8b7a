package import Fiscal

/// Everything that archives say of one number: its fate over time.
///
/// Only indexes and journals are read, as streams. A sale file is told by the run that judged it, so
/// what was received and never judged has left no trace here.
package struct NumberTrail {
    /// Prefix and consecutive, as it stands in the archives.
    package let number: String
    private var found: [NumberTrace] = []
    private var times: [String: Timestamp] = [:]
    /// The last fate of each interval's range, by archive chain, authorisation and prefix.
    private var fates: [[String]: String] = [:]

    package init(of number: String) {
        self.number = number
    }

    /// In the order in which it happened.
    package var traces: [NumberTrace] {
        found.enumerated()
            .sorted { left, right in
                let (first, second) = (left.element.order, right.element.order)
                return (first.time, first.rank, left.offset)
                    < (second.time, second.rank, right.offset)
            }
            .map(\.element)
    }

    /// Looks through one archive; those of a chain must come in the order of their numbers.
    ///
    /// Throws `EvidenceFailure` for what cannot be read.
    package mutating func search(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        times[name.text] = name.plannedAt
        switch name.kind {
        case .recepcion: break
        case .emision: try searchInvoices(name, archive)
        case .respuestas: try searchAnswers(name, archive)
        case .corrida:
            try searchJudgement(name, archive)
            try searchFindings(name, archive)
            try searchNumbering(name, archive)
            try searchCalls(name, archive)
            try searchJournal(name, archive)
        }
    }

    private mutating func note(
        _ event: NumberTrace.Event,
        at time: Timestamp,
        in archive: String,
        _ entry: String
    ) {
        found.append(NumberTrace(at: time, archive: archive, entry: entry, event: event))
    }

    private mutating func searchInvoices(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        try archive.rows(of: .issued, about: number) { row in
            let event = NumberTrace.Event.issued(
                type: row["type"] ?? "",
                issuedAt: row["issued"] ?? "",
                total: row["total"] ?? "",
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
            let event = NumberTrace.Event.answered(
                answer: row["answer"] ?? "",
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
                let trace = NumberTrace(
                    at: times[source] ?? name.plannedAt,
                    archive: source,
                    entry: entry,
                    event: .received(file: file, line: line)
                )
                if !found.contains(trace) { found.append(trace) }
            }
            let event = NumberTrace.Event.judged(
                fate: row["fate"] ?? "",
                role: row["role_of_the_sale"] ?? "",
                isLate: row["late"]?.isEmpty == false,
                file: file,
                line: line
            )
            note(event, at: name.plannedAt, in: name.text, "data/\(EvidenceTable.judged.entry)")
        }
    }

    /// The statement of every run covers it; told is where it says something new.
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
            guard fates.updateValue(fate, forKey: range) != fate else { return }
            let event = NumberTrace.Event.numbered(from: first, to: last, fate: fate)
            note(event, at: name.plannedAt, in: name.text, "data/\(EvidenceTable.numbering.entry)")
        }
    }
}

// MARK: - Findings, calls and the journal

extension NumberTrail {
    private mutating func searchFindings(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading
    ) throws {
        let entry = RunEntry.findings
        try archive.values(SaleFindings.self, of: entry, holding: number) { sale in
            guard sale.number == number else { return }
            for finding in sale.findings {
                let event = NumberTrace.Event.found(code: finding.code, message: finding.message)
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
            let event = NumberTrace.Event.called(
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
            let event = NumberTrace.Event.noted(kind: line.kind, by: line.by, detail: line.detail)
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
