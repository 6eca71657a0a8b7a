package import Fiscal
import GRDB

extension SQLiteLedger {
    package func windows() throws(LedgerFailure) -> [ContingencyWindow] {
        try reading(es: "leer las ventanas de", en: "reading the windows from") { db in
            let sql = """
                SELECT id, type, start, "end", source, note, declaredBy, declaredAt, amendedBy, amendedAt
                FROM contingencyWindow ORDER BY id
                """
            return try Prepared(db, sql).all { row in try row.window() }
                .map { try withAcceptances($0, in: db) }
        }
    }

    private func withAcceptances(
        _ window: ContingencyWindow,
        in db: Database
    ) throws -> ContingencyWindow {
        guard window.type == .authorityDown, window.end == nil else { return window }
        var window = window
        let sql = """
            SELECT begunAt, (SELECT endedAt FROM run AS before WHERE before.id = run.id - 1)
            FROM run WHERE accepted > 0 AND begunAt >= ? ORDER BY begunAt
            """
        window.acceptances = try Prepared(db, sql).all(window.start.seconds) { row in
            ContingencyWindow.Acceptance(run: row.time(), runBefore: row.timeOrNil())
        }
        return window
    }

    package func save(
        _ window: ContingencyWindow,
        attaching papers: [NewAttachment]
    ) throws(LedgerFailure) -> ContingencyWindow {
        try writing(es: "anotar una ventana en", en: "writing down a window in") { db in
            let exists = try Prepared(db, "SELECT 1 FROM contingencyWindow WHERE id = ?")
                .first(window.id) { _ in true }
            try noteTime(window.act.at, in: db)
            // A new window takes the next id, whatever the caller put there.
            try write(window, as: exists == nil ? nil : window.id, in: db)
            let saved = exists == nil ? window.with(id: db.lastInsertedRowID) : window
            let act = saved.act
            try write([act], chain: nil, run: nil, in: db)
            try attach(papers, to: saved.id, by: act.by, at: act.at, in: db)
            return saved
        }
    }

    func write(_ window: ContingencyWindow, as id: Int64?, in db: Database) throws {
        let sql = """
            INSERT INTO contingencyWindow
                (id, type, start, "end", source, note, declaredBy, declaredAt, amendedBy, amendedAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET type = excluded.type, start = excluded.start,
                "end" = excluded."end", source = excluded.source, note = excluded.note,
                declaredBy = excluded.declaredBy, declaredAt = excluded.declaredAt,
                amendedBy = excluded.amendedBy, amendedAt = excluded.amendedAt
            """
        try Prepared(db, sql).run(
            id,
            window.type.rawValue,
            window.start.seconds,
            window.end?.seconds,
            window.source,
            window.note,
            window.declaredBy,
            window.declaredAt.seconds,
            window.amended?.by,
            window.amended?.at.seconds
        )
    }
}

extension Columns {
    fileprivate mutating func window() throws -> ContingencyWindow {
        ContingencyWindow(
            id: integer(),
            type: try named(ContingencyType.self),
            start: time(),
            end: timeOrNil(),
            source: text(),
            note: text(),
            declaredBy: text(),
            declaredAt: time(),
            amended: amendment()
        )
    }

    private mutating func amendment() -> ContingencyWindow.Amendment? {
        let (by, at) = (textOrNil(), timeOrNil())
        guard let by, let at else { return nil }
        return ContingencyWindow.Amendment(by: by, at: at)
    }
}

extension ContingencyWindow {
    fileprivate func with(id: Int64) -> ContingencyWindow {
        ContingencyWindow(
            id: id,
            type: type,
            start: start,
            end: end,
            source: source,
            note: note,
            declaredBy: declaredBy,
            declaredAt: declaredAt,
            amended: amended
        )
    }
}
