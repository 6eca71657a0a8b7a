import Fiscal

/// `corrida`: how a run found and left everything.
extension LedgerRebuild {
    /// What persons did before a run is told by its end, and comes before what it issued.
    func takeActs(before rest: ArraySlice<ArchiveOfRun>) throws {
        guard let end = rest.first(where: { $0.name.kind == .corrida }) else { return }
        let journal = try journal(of: end, evidence.open(end.name)).filter { $0.act != nil }
        try ledger.restore(journal)
        try ledger.restore(journal.compactMap { record in record.act.map { (record.id, $0) } })
    }

    mutating func takeRun(
        _ archive: ArchiveOfRun,
        _ entries: any SealedArchiveReading
    ) throws {
        let contingency =
            try SealedContingency(ContingencyFile(readingFrom: entries))
            ?? { throw archive.contradicts(Bilingual(RunEntry.contingency)) }()
        try ledger.restoreRun(
            archive.run,
            begunAt: contingency.startedAt,
            endedAt: archive.name.plannedAt
        )
        try ledger.restore(windows: contingency.windows, outages: contingency.outages)
        let journal = try journal(of: archive, entries)
        try ledger.restore(journal)
        try takePapers(contingency.papers, journal, entries)
        if archive.name.chain != .withoutIssuer {
            try takeCalls(archive, entries)
            try takeSettlements(journal)
            try takeVerdicts(archive, entries)
            try takeFindings(archive, entries)
            try takeClosings(archive, entries)
        }
        try complete(archive, with: .corrida)
    }

    private func journal(
        of archive: ArchiveOfRun,
        _ entries: any SealedArchiveReading
    ) throws -> [JournalRecord] {
        var journal: [JournalRecord] = []
        try entries.values(JournalLine.self, of: RunEntry.journal, holding: "") { line in
            guard let record = JournalRecord(line, of: archive.name.chain) else {
                throw archive.contradicts(Bilingual(RunEntry.journal))
            }
            journal.append(record)
        }
        return journal
    }

    /// A paper lies in the archive whose journal tells that it came.
    private func takePapers(
        _ papers: [WindowAttachment],
        _ journal: [JournalRecord],
        _ entries: any SealedArchiveReading
    ) throws {
        let came = Set(journal.map(\.id))
        for paper in papers where came.contains(paper.id) {
            try ledger.restore(paper, entries.bytes(of: paper.entry))
        }
    }

    private func takeSettlements(_ journal: [JournalRecord]) throws {
        let settlements = journal.compactMap { record -> (Int64, NumberAct.Settlement)? in
            guard case .settle(let outcome) = record.act?.kind else { return nil }
            return (record.id, outcome)
        }
        try ledger.restore(settlements: settlements)
    }
}

// MARK: - Calls

extension LedgerRebuild {
    private func takeCalls(
        _ archive: ArchiveOfRun,
        _ entries: any SealedArchiveReading
    ) throws {
        let issuer = try archive.issuer()
        var calls: [RestoredCall] = []
        try entries.values(AttemptLine.self, of: RunEntry.attempts, holding: "") { line in
            guard line.number != nil else { return }
            guard let call = RestoredCall(line, issuer: issuer) else {
                throw archive.contradicts(Bilingual(RunEntry.attempts))
            }
            calls.append(call)
            guard calls.count >= settings.portions.group else { return }
            try ledger.restore(calls)
            calls = []
        }
        try ledger.restore(calls)
    }
}

extension RestoredCall {
    /// Nil for what this program does not write.
    fileprivate init?(_ line: AttemptLine, issuer: NIT) {
        let steps: [String: SubmissionState.Step] = ["submit": .send, "status": .askStatus]
        guard let code = line.uniqueCode.flatMap({ UniqueCode(hex: $0) }),
            let step = steps[line.call], let attempt = line.attempt,
            let at = Timestamp(line.at), let number = line.number
        else { return nil }
        let invoice = NamedInvoice(
            issuer: issuer,
            numbers: DocumentNumber.all(of: number),
            uniqueCode: code
        )
        let answer = line.knownCode.map { AuthorityAnswer.alreadyKnown($0) }
        let state = line.knownCode.map {
            $0 == code ? SubmissionState.acceptedWithoutReceipt : .disputed
        }
        self.init(
            invoice: invoice,
            step: step,
            attempt: attempt,
            at: at,
            answeredAt: line.answeredAt.flatMap { Timestamp($0) },
            answer: line.answer,
            detail: line.detail,
            state: state,
            finding: answer.flatMap { answer in
                invoice.numbers.first.flatMap { .of(answer, $0, code) }
            }
        )
    }
}

// MARK: - Verdicts, findings and closings

extension LedgerRebuild {
    private mutating func takeVerdicts(
        _ archive: ArchiveOfRun,
        _ entries: any SealedArchiveReading
    ) throws {
        var verdicts: [RestoredVerdict] = []
        try entries.rows(of: .judged) { cells in
            let row = SealedRow(cells, of: archive)
            guard let sale = try sale(of: row, archive, sealed: { _ in try row.facts() }) else {
                return
            }
            let codes = row.text("findings").split(separator: " ")
            verdicts.append(
                RestoredVerdict(
                    sale: sale,
                    standing: try row.optional("role_of_the_sale") { .read($0, \.words) },
                    fate: try row.optional("fate") { .read($0, \.words) },
                    isOwner: !row.text("counts").isEmpty,
                    hasAuthorityFinding: codes.contains { $0.hasPrefix("DIAN-") }
                )
            )
            guard verdicts.count >= settings.portions.group else { return }
            try ledger.restore(verdicts)
            verdicts = []
        }
        try ledger.restore(verdicts)
    }

    private mutating func takeFindings(
        _ archive: ArchiveOfRun,
        _ entries: any SealedArchiveReading
    ) throws {
        var findings: [(sale: SaleKey, told: [Finding])] = []
        try entries.values(FindingLine.self, of: RunEntry.findings, holding: "\"code\"") { line in
            // The files' own findings are made anew when the files are read.
            guard line.order != nil else { return }
            let row = SealedRow(line.cells, of: archive)
            guard let sale = try sale(of: row, archive) else { return }
            findings.append((sale.key, try line.findings.map { try $0.finding(of: archive) }))
            guard findings.count >= settings.portions.group else { return }
            try ledger.restore(findings)
            findings = []
        }
        try ledger.restore(findings)
    }

    private mutating func takeClosings(
        _ archive: ArchiveOfRun,
        _ entries: any SealedArchiveReading
    ) throws {
        guard entries.has(RunEntry.closings) else { return }
        var closings: [RestoredClosing] = []
        try entries.rows(of: .closed) { cells in
            let row = SealedRow(cells, of: archive)
            let arrival = try arrival(of: row, archive)
            closings.append(
                RestoredClosing(
                    key: SaleKey(arrival: arrival, ordinal: try row.ordinal()),
                    standing: try row.value("state") { .read($0, \.words) },
                    known: try row.value("known") { Int($0) },
                    sum: try row.amount("sum"),
                    entryID: try row.value("journal_entry") { Int64($0) }
                )
            )
        }
        try ledger.restore(closings)
    }
}

extension SealedRow {
    /// Nil of a faulty sale.
    fileprivate func facts() throws -> RestoredSale.Facts? {
        guard let content = try optional("content_sha256", { ContentDigest(hex: $0) }) else {
            return nil
        }
        return RestoredSale.Facts(
            type: try value("type") { ContingencyType(rawValue: $0) },
            soldAt: try value("sold") { Timestamp($0) },
            total: try amount("total"),
            content: content
        )
    }
}

extension FindingLine {
    /// Where its sale is, as the columns of an index say it.
    fileprivate var cells: [String: String] {
        [
            "received_archive": archive ?? "", "received_entry": entry ?? "",
            "order": order.map(String.init) ?? "", "invoice": number ?? "",
        ]
    }
}
