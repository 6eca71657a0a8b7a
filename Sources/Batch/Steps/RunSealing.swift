import Fiscal

/// Step 12: the `corrida` archive of each chain: how the run found and left everything.
///
/// It tells what no earlier one told, so a run that changed nothing seals nothing, and what a killed run
/// did is told by the next.
extension BatchRun {
    func sealRun(_ run: Int64, startedAt: Timestamp) throws -> ToldInRun {
        var told = ToldInRun()
        for chain in try ledger.chainsToTell() {
            try seal(.corrida, chain: chain, run: run) { archive in
                let touched = try addSales(of: chain, to: archive, late: &told.late)
                try addFindings(of: chain, to: archive)
                let closings = try ledger.untoldClosings(of: chain)
                if !closings.isEmpty {
                    try archive.add(RunEntry.closings, closings.table(in: settings.language))
                }
                let acts = try ledger.untoldActs(of: chain)
                try addNumbering(of: touched.union(acts.map(\.series)), to: archive)
                let takings = try ledger.untoldTakings(of: chain)
                try archive.add(RunEntry.takings, takings.table(in: settings.language))
                told.takings += takings
                try archive.add(RunEntry.contingency, windowsText(run, startedAt))
                try addAttachments(of: chain, to: archive)
                try addAttempts(of: chain, to: archive)
                try archive.add(RunEntry.journal, try journalText(of: chain))
            }
        }
        return told
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

    private func addFindings(of chain: ChainName, to archive: any ArchiveEntries) throws {
        let language = settings.language
        try archive.add(RunEntry.findings) { consume in
            var isFirst = true
            try Array("{\"version\":1,\"sales\":[".utf8).feed(consume)
            try ledger.untoldSales(of: chain) { sale, arrival in
                guard !sale.findings.isEmpty else { return }
                let value = JSONValue.object([
                    ("file", .text(arrival.path)),
                    ("number", .optional(sale.number?.text)),
                    ("findings", .array(sale.findings.map { $0.json(in: language) })),
                ])
                try Array(((isFirst ? "\n" : ",\n") + value.line).utf8).feed(consume)
                isFirst = false
            }
            try Array("\n]}\n".utf8).feed(consume)
        }
    }

    private func addNumbering(
        of series: Set<NumberSeries>,
        to archive: any ArchiveEntries
    ) throws {
        let statements = try ContinuityStatement.all(
            of: settings.issuers,
            from: ledger,
            where: series.contains
        )
        try archive.add(EvidenceTable.numbering.entry, statements.table(in: settings.language))
    }

    /// Every call: first whether DIAN could be reached, then those about documents.
    private func addAttempts(of chain: ChainName, to archive: any ArchiveEntries) throws {
        let probes = try ledger.untoldJournal(of: chain).compactMap(\.probe)
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

    private func journalText(of chain: ChainName) throws -> [UInt8] {
        let lines = try ledger.untoldJournal(of: chain).map { $0.json.line + "\n" }
        return Array(lines.joined().utf8)
    }

    private func windowsText(_ run: Int64, _ startedAt: Timestamp) throws -> [UInt8] {
        let papers = Dictionary(grouping: try ledger.attachments(), by: \.window)
        let value = JSONValue.object([
            ("version", 1),
            ("run", .integer(run)),
            ("started_at", .text(startedAt.text)),
            ("reenactment", .bool(surroundings.isReenactment)),
            (
                "windows",
                .array(try ledger.windows().map { $0.json(with: papers[$0.id] ?? []) })
            ),
            (
                "open_deadlines",
                .array(
                    try DeadlineReport.all(from: ledger, at: surroundings.now()).map {
                        $0.json(by: settings.alerts)
                    }
                )
            ),
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
