package import Fiscal
import GRDB

extension SQLiteLedger {
    package func heads() throws(LedgerFailure) -> [ArchiveHead] {
        try reading(es: "leer las cadenas de", en: "reading the chains from") { db in
            let chains = try Prepared(db, "SELECT name FROM chain ORDER BY name")
                .all { row in try row.chain() }
            return try chains.compactMap { chain in try lastSealed(of: chain, in: db)?.head }
        }
    }

    package func begunArchive() throws(LedgerFailure) -> ArchivePlan? {
        try reading(
            es: "leer el expediente empezado de",
            en: "reading the begun archive from"
        ) { db in
            let begun = try Prepared(db, PlanQuery.begun).first { row in
                (try row.archiveName(), row.integer(), row.flag())
            }
            guard let (name, run, isReenactment) = begun else { return nil }
            return ArchivePlan(
                name: name,
                previous: try lastSealed(of: name.chain, in: db)?.head,
                run: run,
                isReenactment: isReenactment
            )
        }
    }

    package func begin(
        _ contents: ArchiveContents,
        chain: ChainName,
        run: Int64,
        at time: Timestamp,
        isReenactment: Bool
    ) throws(LedgerFailure) -> ArchivePlan {
        try writing(es: "empezar un expediente en", en: "beginning an archive in") { db in
            try Prepared(db, "INSERT INTO chain (name) VALUES (?) ON CONFLICT DO NOTHING")
                .run(chain.text)
            let previous = try lastSealed(of: chain, in: db)
            let plan = ArchivePlan(
                name: ArchiveName(
                    chain: chain,
                    number: (previous?.name.number ?? 0) + 1,
                    kind: contents.kind,
                    plannedAt: time
                ),
                previous: previous?.head,
                run: run,
                isReenactment: isReenactment
            )
            try insert(plan, in: db)
            let writer = ArchivePlanWriter(db: db, archive: db.lastInsertedRowID, chain: chain)
            try writer.write(contents)
            try noteTime(time, in: db)
            return plan
        }
    }

    package func complete(_ archive: SealedArchive) throws(LedgerFailure) {
        try writing(
            es: "completar \(archive.name.text) en",
            en: "completing \(archive.name.text) in"
        ) { db in
            let id = try begunID(of: archive.name, in: db)
            try Prepared(db, PlanQuery.seal).run(archive.digest.bytes, archive.size, id)
            try ArchiveCompletion.takeEffect(of: archive.name.kind, archive: id, in: db)
        }
    }

    package func drop(_ plan: ArchivePlan) throws(LedgerFailure) {
        try writing(
            es: "descartar \(plan.name.text) en",
            en: "dropping \(plan.name.text) in"
        ) { db in
            let id = try begunID(of: plan.name, in: db)
            for statement in PlanQuery.detachments {
                try Prepared(db, statement).run(id)
            }
        }
    }

    package func archives(sealedIn run: Int64) throws(LedgerFailure) -> [SealedArchive] {
        try reading(
            es: "leer los expedientes de una corrida de",
            en: "reading the archives of a run from"
        ) { db in
            try Prepared(db, PlanQuery.ofRun).all(run) { row in try row.sealedArchive() }
        }
    }

    package func allArchives(_ each: (SealedArchive) -> Void) throws(LedgerFailure) {
        try reading(es: "leer los expedientes de", en: "reading the archives from") { db in
            let sql = """
                SELECT \(ArchiveColumns.sealed) FROM archive
                WHERE digest IS NOT NULL ORDER BY chain, number
                """
            try Prepared(db, sql).forEach { row in each(try row.sealedArchive()) }
        }
    }

    private func lastSealed(of chain: ChainName, in db: Database) throws -> SealedArchive? {
        try Prepared(db, PlanQuery.lastSealed).first(chain.text) { row in
            try row.sealedArchive()
        }
    }

    private func insert(_ plan: ArchivePlan, in db: Database) throws {
        try Prepared(db, PlanQuery.insert).run(
            plan.name.chain.text,
            plan.name.number,
            plan.name.kind.rawValue,
            plan.name.plannedAt.seconds,
            plan.isReenactment,
            plan.run
        )
    }

    private func begunID(of name: ArchiveName, in db: Database) throws -> Int64 {
        let id = try Prepared(db, PlanQuery.begunID).first(
            name.chain.text,
            name.number,
            name.kind.rawValue,
            name.plannedAt.seconds
        ) { row in row.integer() }
        return try required(id, "the begun archive \(name.text)")
    }
}

enum PlanQuery {
    static let begun = """
        SELECT \(ArchiveColumns.name("archive")), run, isReenactment FROM archive
        WHERE digest IS NULL
        """

    static let begunID = """
        SELECT id FROM archive
        WHERE chain = ? AND number = ? AND kind = ? AND plannedAt = ? AND digest IS NULL
        """

    static let lastSealed = """
        SELECT \(ArchiveColumns.sealed) FROM archive
        WHERE chain = ? AND digest IS NOT NULL ORDER BY number DESC LIMIT 1
        """

    static let ofRun = """
        SELECT \(ArchiveColumns.sealed) FROM archive WHERE sealedIn = ? ORDER BY id
        """

    /// A `corrida` also notes up to where it tells.
    static let insert = """
        INSERT INTO archive (chain, number, kind, plannedAt, isReenactment, run, previous,
            toldTick, toldJournal)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6,
            (SELECT id FROM archive WHERE chain = ?1 AND number = ?2 - 1),
            CASE ?3 WHEN 'corrida' THEN (SELECT tick FROM clock) END,
            CASE ?3 WHEN 'corrida' THEN coalesce((SELECT max(id) FROM journal), 0) END)
        """

    static let seal = """
        UPDATE archive SET digest = ?, size = ?, sealedIn = (SELECT max(id) FROM run)
        WHERE id = ?
        """

    /// The archive's row goes last.
    static let detachments = [
        "UPDATE arrival SET archive = NULL, entry = NULL WHERE archive = ? AND isSealed = 0",
        "UPDATE unsealedAnswer SET archive = NULL, entry = NULL WHERE archive = ?",
        "DELETE FROM fileCounter WHERE archive = ?",
        "DELETE FROM document WHERE archive = ? AND state = 'planned'",
        "DELETE FROM archive WHERE id = ?",
    ]
}
