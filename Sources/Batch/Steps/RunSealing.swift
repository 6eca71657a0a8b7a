package import Fiscal

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
                    try archive.add("cierres.csv", closings.table(in: settings.language))
                }
                let acts = try ledger.untoldActs(of: chain)
                try addNumbering(of: touched.union(acts.map(\.series)), to: archive)
                let takings = try ledger.untoldTakings(of: chain)
                try archive.add("conciliacion.csv", takings.table(in: settings.language))
                told.takings += takings
                try archive.add("contingencia.json", windowsText(run, startedAt))
                try addAttachments(of: chain, to: archive)
                try addAttempts(of: chain, to: archive)
                try archive.add("bitacora.jsonl", try journalText(of: chain))
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
        try archive.add("indice.csv") { consume in
            try SpreadsheetText(columns: RunIndex.columns(language)).bytes.feed(consume)
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
        try archive.add("hallazgos.json") { consume in
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
        try archive.add("numeracion.csv", statements.table(in: settings.language))
    }

    /// Every call: first whether DIAN could be reached, then those about documents.
    private func addAttempts(of chain: ChainName, to archive: any ArchiveEntries) throws {
        let probes = try ledger.untoldJournal(of: chain).compactMap(\.probe)
        try archive.add("intentos.jsonl") { consume in
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
                "observed_outages",
                .array(try ledger.observedOutages(since: startedAt).map(\.json))
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

/// One row for each sale judged.
private enum RunIndex {
    static func columns(_ language: Language) -> [String] {
        switch language {
        case .es:
            [
                "archivo", "linea", "factura", "tipo", "total", "estado", "papel_de_la_venta",
                "fuera_de_plazo", "codigo_unico", "sha256_contenido", "expediente", "entrada",
                "expediente_respuesta",
                "entrada_respuesta", "hallazgos",
            ]
        case .en:
            [
                "file", "line", "invoice", "type", "total", "fate", "role_of_the_sale",
                "late", "unique_code", "content_sha256", "archive", "entry", "answer_archive",
                "answer_entry", "findings",
            ]
        }
    }

    static func row(
        _ sale: SaleStatus,
        _ arrival: Arrival,
        _ wasLate: Bool,
        _ language: Language
    ) -> [UInt8] {
        let document = sale.document
        return SpreadsheetText.row([
            arrival.path,
            sale.place.line.map(String.init) ?? sale.place.pointer ?? "",
            sale.number?.text ?? "",
            sale.facts?.type.rawValue ?? "",
            sale.facts?.total.cell(in: language) ?? "",
            sale.fate?.words.text(in: language) ?? "",
            sale.standing?.words.text(in: language) ?? "",
            wasLate ? ReceiptText.yes(language) : "",
            document?.uniqueCode.hex ?? "",
            sale.facts?.content.hex ?? "",
            document?.archive.text ?? "",
            document.map { "data/" + $0.entry } ?? "",
            document?.answerArchive?.text ?? "",
            document?.answerEntry.map { "data/" + $0 } ?? "",
            sale.findings.map(\.code.rawValue).joined(separator: " "),
        ])
    }
}

extension AttemptRecord {
    fileprivate var json: JSONValue {
        .object([
            ("number", .text(number.text)),
            ("unique_code", .text(uniqueCode.hex)),
            ("call", .text(step == .send ? "submit" : "status")),
            ("attempt", .integer(Int64(attempt))),
            ("at", .text(at.text)),
            ("answered_at", .optional(answeredAt?.text)),
            ("answer", .optional(answer)),
            ("detail", .text(detail)),
        ])
    }
}

extension JournalEntry {
    /// As a call to DIAN; nil when it was none.
    fileprivate var probe: JSONValue? {
        isReachableAuthority.map { isOpen in
            .object([
                ("number", .null), ("unique_code", .null), ("call", "probe"), ("attempt", .null),
                ("at", .text(at.text)), ("answered_at", .text(at.text)),
                ("answer", .text(isOpen ? "reachable" : "unavailable")),
                ("detail", .text(detail)),
            ])
        }
    }

    fileprivate var json: JSONValue {
        .object([
            ("at", .text(at.text)), ("kind", .text(kind)), ("subject", .text(subject)),
            ("by", .text(by)), ("detail", .text(detail)),
        ])
    }
}

extension ContingencyWindow {
    /// The published members of a window as it was declared, and of the papers that prove it.
    package func declaredMembers(_ papers: [WindowAttachment]) -> [(String, JSONValue)] {
        [
            ("id", .integer(id)),
            ("type", .text(type.rawValue)),
            ("start", .text(start.text)),
            ("end", .optional(end?.text)),
            ("source", .text(source)),
            ("note", .text(note)),
            ("declared_by", .text(declaredBy)),
            ("declared_at", .text(declaredAt.text)),
            ("amended_by", .optional(amended?.by)),
            ("amended_at", .optional(amended?.at.text)),
            ("attachments", .array(papers.map(\.json))),
        ]
    }

    /// The same, with both readings of its deadline, for evidence.
    fileprivate func json(with papers: [WindowAttachment]) -> JSONValue {
        let deadline = end.map { Deadline(restored: $0) }
        return .object(
            declaredMembers(papers) + [
                ("deadline_from_restoration", .optional(deadline?.earliest.text)),
                ("deadline_from_next_day", .optional(deadline?.latest.text)),
            ]
        )
    }
}

extension WindowAttachment {
    /// The entry lies in this archive, or in an earlier `corrida` of the chain.
    fileprivate var json: JSONValue {
        .object([
            ("name", .text(name)), ("sha256", .text(digest.hex)), ("bytes", .integer(size)),
            ("entry", .text("data/" + entry)),
        ])
    }
}
