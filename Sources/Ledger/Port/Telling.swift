package import Fiscal
import GRDB

extension SQLiteLedger {
    package func chainsToTell() throws(LedgerFailure) -> [ChainName] {
        try reading(
            es: "leer lo que hay que contar de",
            en: "reading what is to be told from"
        ) { db in
            try Prepared(db, TellingQuery.chains).all(ChainName.withoutIssuer.text) { row in
                try row.chain()
            }
        }
    }

    package func untoldSales(
        of chain: ChainName,
        _ each: (SaleStatus, Arrival) throws -> Void
    ) throws {
        try tell(TellingQuery.sales, of: chain, each)
    }

    package func untoldFindings(
        of chain: ChainName,
        _ each: (SaleStatus, Arrival) throws -> Void
    ) throws {
        try tell(TellingQuery.salesWithFindings, of: chain, each)
    }

    private func tell(
        _ sales: String,
        of chain: ChainName,
        _ each: (SaleStatus, Arrival) throws -> Void
    ) throws {
        try streaming(
            es: "leer las ventas por contar de",
            en: "reading the sales to be told from",
            { (row: (status: SaleStatus, arrival: Arrival)) in try each(row.status, row.arrival) }
        ) { db, give in
            var latest: Arrival?
            try Prepared(db, sales).forEach(chain.text) { row in
                let status = try row.saleStatus()
                let arrival = try self.arrival(status.key.arrival, orFrom: latest, in: db)
                latest = arrival
                try give((status, arrival))
            }
        }
    }

    /// The sales of a file follow each other: one look-up serves them all.
    func arrival(_ id: Int64, orFrom latest: Arrival?, in db: Database) throws -> Arrival {
        if let latest, latest.id == id { return latest }
        return try ArrivalQuery.arrival(id, in: db)
    }

    package func untoldFiles(of chain: ChainName, _ each: (Arrival) throws -> Void) throws {
        try streaming(
            es: "leer los archivos por contar de",
            en: "reading the files to be told from",
            each
        ) { db, give in
            try Prepared(db, ArrivalQuery.select + TellingQuery.files).forEach(chain.text) { row in
                try give(try row.arrival())
            }
        }
    }

    package func untoldAttempts(
        of chain: ChainName,
        _ each: (AttemptRecord) throws -> Void
    ) throws {
        try streaming(
            es: "leer las llamadas por contar de",
            en: "reading the calls to be told from",
            each
        ) { db, give in
            try Prepared(db, TellingQuery.attempts).forEach(chain.text) { row in
                try give(try row.attempt())
            }
        }
    }

    package func untoldJournal(of chain: ChainName) throws(LedgerFailure) -> [JournalRecord] {
        try reading(es: "leer el diario de", en: "reading the journal from") { db in
            try Prepared(db, TellingQuery.journal)
                .all(chain.text, ChainName.withoutIssuer.text) { row in try row.journalRecord() }
        }
    }

    package func append(
        _ entries: [JournalEntry],
        chain: ChainName?,
        run: Int64?
    ) throws(LedgerFailure) {
        try writing(es: "escribir el diario de", en: "writing the journal of") { db in
            try write(entries, chain: chain, run: run, in: db)
        }
    }

    func write(
        _ entries: [JournalEntry],
        chain: ChainName?,
        run: Int64?,
        in db: Database
    ) throws {
        if let chain {
            try Prepared(db, "INSERT INTO chain (name) VALUES (?) ON CONFLICT DO NOTHING")
                .run(chain.text)
        }
        let statement = try Prepared(db, TellingQuery.insertEntry)
        for entry in entries {
            try statement.run(
                chain?.text,
                run,
                entry.at.seconds,
                entry.kind,
                entry.subject,
                entry.by,
                entry.detail
            )
        }
        if let latest = entries.map(\.at).max() { try noteTime(latest, in: db) }
    }
}

enum TellingQuery {
    /// What concerns the whole workspace alone is told only where a chain has begun.
    static let chains = """
        SELECT name FROM chain
        WHERE EXISTS (SELECT 1 FROM untoldSale WHERE chain = chain.name)
            OR EXISTS (SELECT 1 FROM untoldAttempt WHERE chain = chain.name)
            OR EXISTS (SELECT 1 FROM journal
                WHERE chain = chain.name AND id > chain.journalTold)
            OR (name <> ? AND EXISTS (SELECT 1 FROM archive
                    WHERE archive.chain = chain.name AND archive.digest IS NOT NULL)
                AND EXISTS (SELECT 1 FROM journal
                    WHERE chain IS NULL AND id > chain.journalTold))
        ORDER BY name
        """

    static let sales = untold(where: "")

    static let salesWithFindings = untold(
        where: """
            AND (sale.readerFindings IS NOT NULL OR sale.judgedFindings IS NOT NULL
                OR sale.authorityFindings IS NOT NULL)
            """
    )

    private static func untold(where condition: String) -> String {
        """
        SELECT \(SaleQuery.statusColumns)
        FROM untoldSale CROSS JOIN sale
            ON sale.arrival = untoldSale.arrival AND sale.ordinal = untoldSale.ordinal
        \(SaleQuery.statusJoins)
        WHERE untoldSale.chain = ? \(condition)
        ORDER BY untoldSale.arrival, untoldSale.ordinal
        """
    }

    /// For `ArrivalQuery.select`.
    static let files = """
        WHERE arrival.chain = ?1 AND arrival.isSealed = 1 AND arrival.run > coalesce((
            SELECT run FROM archive
            WHERE chain = ?1 AND kind = 'corrida' AND digest IS NOT NULL
            ORDER BY number DESC LIMIT 1), 0)
        ORDER BY arrival.run, arrival.id
        """

    static let attempts = """
        SELECT \(attemptColumns)
        FROM untoldAttempt CROSS JOIN attempt
            ON attempt.document = untoldAttempt.document
            AND attempt.attempt = untoldAttempt.attempt
        JOIN document ON document.id = attempt.document
        WHERE untoldAttempt.chain = ?
        ORDER BY untoldAttempt.document, untoldAttempt.attempt
        """

    /// For `Columns.attempt()`.
    static let attemptColumns = """
        document.issuer, document.prefix, document.consecutive, document.uniqueCode,
        attempt.step, attempt.attempt, attempt.at, attempt.answeredAt, attempt.answer,
        attempt.detail
        """

    /// Both halves come in the order of the index of chains and are merged; for `Columns.journalRecord()`.
    static let journal = """
        \(untoldEntries) journal.chain = ?1 AND \(isUntold)
        UNION ALL
        \(untoldEntries) journal.chain IS NULL AND ?1 <> ?2 AND \(isUntold)
        ORDER BY id
        """

    private static let untoldEntries = """
        SELECT \(entryColumns), journal.id AS id, journal.chain, numberAct.issuer,
            numberAct.prefix, numberAct.first, numberAct.last
        FROM journal LEFT JOIN numberAct ON numberAct.id = journal.id WHERE
        """

    private static let isUntold =
        "journal.id > coalesce((SELECT journalTold FROM chain WHERE name = ?1), 0)"

    /// For `Columns.journalEntry()`.
    static let entryColumns = """
        journal.at, journal.kind, journal.subject, journal.by, journal.detail
        """

    static let insertEntry = """
        INSERT INTO journal (chain, run, at, kind, subject, by, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
}

extension Columns {
    mutating func journalEntry() -> JournalEntry {
        JournalEntry(at: time(), kind: text(), subject: text(), by: text(), detail: text())
    }

    fileprivate mutating func journalRecord() throws -> JournalRecord {
        let (entry, id, chain) = (journalEntry(), integer(), textOrNil())
        return JournalRecord(
            id: id,
            chain: try chain.map { try stored(ChainName(stored: $0), as: "chain") },
            entry: entry,
            act: try actOrNil(entry)
        )
    }

    /// From issuer, prefix, first and last, all NULL where the entry is of no act.
    private mutating func actOrNil(_ entry: JournalEntry) throws -> NumberAct? {
        guard let issuer = try issuerOrNil() else { return nil }
        let series = NumberSeries(issuer: issuer, prefix: text())
        return NumberAct(
            try stored(NumberAct.Kind(word: entry.kind), as: "kind of act"),
            of: series,
            numbers: try interval(),
            reason: entry.detail,
            by: entry.by,
            at: entry.at
        )
    }

    /// From first and last.
    mutating func interval() throws -> ClosedRange<Int64> {
        let (first, last) = (integer(), integer())
        return try stored(first <= last ? first...last : nil, as: "interval")
    }

    mutating func attempt() throws -> AttemptRecord {
        AttemptRecord(
            issuer: try issuer(),
            number: try number(),
            uniqueCode: try uniqueCode(),
            step: try stored(SubmissionState.Step(storedName: text()), as: "step"),
            attempt: Int(integer()),
            at: time(),
            answeredAt: timeOrNil(),
            answer: textOrNil(),
            detail: text()
        )
    }
}
