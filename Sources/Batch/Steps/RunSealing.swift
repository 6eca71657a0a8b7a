import Fiscal

/// Step 12: the `corrida` archive of each chain: how the run found and left everything.
///
/// It tells what no earlier one told, so a run that changed nothing seals nothing, and what a killed run
/// did is told by the next.
extension BatchRun {
    func sealRun(_ facts: RunFacts) throws -> ToldInRun {
        var told = ToldInRun()
        for chain in try ledger.chainsToTell() {
            try seal(.corrida, chain: chain, run: facts.run) { archive, plan in
                try tell(plan, facts, to: archive, &told)
            }
        }
        return told
    }

    private func tell(
        _ plan: ArchivePlan,
        _ facts: RunFacts,
        to archive: any ArchiveEntries,
        _ told: inout ToldInRun
    ) throws {
        let (chain, run, startedAt) = (plan.name.chain, facts.run, facts.startedAt)
        let touched = try addSales(of: chain, to: archive, late: &told.late)
        try addFindings(of: chain, to: archive)
        let closings = try ledger.untoldClosings(of: chain)
        if !closings.isEmpty {
            try archive.add(RunEntry.closings, closings.table(in: settings.language))
        }
        let acts = try ledger.untoldActs(of: chain)
        let statements = try ContinuityStatement.all(
            of: settings.issuers,
            from: ledger,
            where: touched.union(acts.map(\.series)).contains
        )
        try archive.add(EvidenceTable.numbering.entry, statements.table(in: settings.language))
        let takings = try ledger.untoldTakings(of: chain)
        try archive.add(RunEntry.takings, takings.table(in: settings.language))
        told.takings += takings
        let deadlines = try DeadlineReport.all(from: ledger, at: surroundings.now())
        let silences = try ledger.observedOutages(since: startedAt)
        let windows = try ledger.windows()
        let papers = try ledger.attachments()
        let archivesOfPapers = try ledger.archives(ofAttachmentsIn: chain)
        let outages = windows.map { window in
            window.json(with: papers.filter { $0.window == window.id }, in: archivesOfPapers)
        }
        try archive.add(
            RunEntry.contingency,
            contingencyText(run, startedAt, outages, deadlines, silences)
        )
        try addAttachments(of: chain, to: archive)
        let journal = try ledger.untoldJournal(of: chain)
        try addAttempts(of: chain, probes: journal.compactMap(\.entry.probe), to: archive)
        let lines = journal.map { $0.json.line + "\n" }
        try archive.add(RunEntry.journal, Array(lines.joined().utf8))
        let page = RunPage(
            frame: RunPage.frame(run, chain, in: settings.language),
            plan: plan,
            issuer: settings.issuers.first { ChainName($0.nit) == chain },
            run: run,
            startedAt: startedAt,
            statements: statements,
            deadlines: deadlines,
            silences: silences,
            journal: journal.map(\.entry),
            openClosings: facts.closings.filter {
                !$0.isMet && ChainName($0.closing.issuer) == chain
            },
            hasClosings: !closings.isEmpty,
            windows: windows,
            papers: papers,
            archivesOfPapers: archivesOfPapers
        )
        try add(page, to: archive)
    }

    /// The page for people: files and sales once more, page by page, and `indice.html` over them.
    private func add(_ page: RunPage, to archive: any ArchiveEntries) throws {
        let chain = page.plan.name.chain
        var files = FilePages(page.frame)
        try ledger.untoldFiles(of: chain) { try files.add($0, archive.add) }
        try files.finish(archive.add)
        var sales = SalePages(page.frame, windows: page.windows)
        try ledger.untoldSales(of: chain) { try sales.add($0, $1, archive.add) }
        try sales.finish(archive.add)
        try archive.add(RunEntry.page, page.bytes(files, sales))
    }

    /// Tells which series the sales belong to.
    private func addSales(
        of chain: ChainName,
        to archive: any ArchiveEntries,
        late: inout Int
    ) throws -> Set<NumberSeries> {
        let (language, windows) = (settings.language, try ledger.windows())
        var touched: Set<NumberSeries> = []
        try archive.add(EvidenceTable.judged.entry) { consume in
            try EvidenceTable.judged.text(in: language).bytes.feed(consume)
            try ledger.untoldSales(of: chain) { sale, arrival in
                if let issuer = sale.issuer, let number = sale.number {
                    touched.insert(NumberSeries(issuer: issuer, prefix: number.prefix))
                }
                let wasLate = sale.wasLate(in: windows)
                if wasLate { late += 1 }
                try RunIndex.row(sale, arrival, wasLate, language).feed(consume)
            }
        }
        return touched
    }

    /// Of the sales judged and of the files that came as a whole, one of either on a line.
    private func addFindings(of chain: ChainName, to archive: any ArchiveEntries) throws {
        try archive.add(RunEntry.findings) { consume in
            try Array("{\"version\":1,\"sales\":[".utf8).feed(consume)
            var lines = FindingLines(language: settings.language)
            try ledger.untoldFindings(of: chain) { sale, arrival in
                let order = sale.key.ordinal + 1
                try lines.add(sale.findings, sale.number, order: order, in: arrival, consume)
            }
            try Array("\n],\"files\":[".utf8).feed(consume)
            lines = FindingLines(language: settings.language)
            try ledger.untoldFiles(of: chain) { arrival in
                try lines.add(arrival.findings, in: arrival, consume)
            }
            try Array("\n]}\n".utf8).feed(consume)
        }
    }

    /// Every call: first whether DIAN could be reached, then those about documents.
    private func addAttempts(
        of chain: ChainName,
        probes: [JSONValue],
        to archive: any ArchiveEntries
    ) throws {
        try archive.add(RunEntry.attempts) { consume in
            for probe in probes { try Array((probe.line + "\n").utf8).feed(consume) }
            try ledger.untoldAttempts(of: chain) { attempt in
                try Array((attempt.json.line + "\n").utf8).feed(consume)
            }
        }
    }

    private func addAttachments(of chain: ChainName, to archive: any ArchiveEntries) throws {
        for paper in try ledger.untoldAttachments(of: chain) {
            try archive.add(paper.entry, try ledger.bytes(of: paper))
        }
    }

    private func contingencyText(
        _ run: Int64,
        _ startedAt: Timestamp,
        _ windows: [JSONValue],
        _ deadlines: [DeadlineReport],
        _ silences: [ObservedOutage]
    ) -> [UInt8] {
        let value = JSONValue.object([
            ("version", 1),
            ("run", .integer(run)),
            ("started_at", .text(startedAt.text)),
            ("reenactment", .bool(surroundings.isReenactment)),
            ("windows", .array(windows)),
            ("observed_outages", .array(silences.map(\.json))),
            ("open_deadlines", .array(deadlines.map { $0.json(by: settings.alerts) })),
        ])
        return Array(value.pretty.utf8)
    }
}

extension [UInt8] {
    /// Hands the bytes over as a stream's chunk.
    func feed(_ consume: (UnsafeRawBufferPointer) throws -> Void) throws {
        try withUnsafeBytes(consume)
    }
}
