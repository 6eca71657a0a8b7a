package import Fiscal
import GRDB

extension SQLiteLedger {
    package func windows() throws(LedgerFailure) -> [ContingencyWindow] {
        try reading("reading the windows from") { db in
            let sql = """
                SELECT id, type, start, "end", source, note, declaredBy, declaredAt
                FROM contingencyWindow ORDER BY id
                """
            return try Prepared(db, sql).all { row in
                ContingencyWindow(
                    id: row.integer(),
                    type: try row.named(ContingencyType.self),
                    start: row.time(),
                    end: row.timeOrNil(),
                    source: row.text(),
                    note: row.text(),
                    declaredBy: row.text(),
                    declaredAt: row.time()
                )
            }
        }
    }

    package func save(_ window: ContingencyWindow) throws(LedgerFailure) -> ContingencyWindow {
        try writing("writing down a window in") { db in
            let exists = try Prepared(db, "SELECT 1 FROM contingencyWindow WHERE id = ?")
                .first(window.id) { _ in true }
            try noteTime(window.declaredAt, in: db)
            // A new window takes the next id, whatever the caller put there.
            try write(window, as: exists == nil ? nil : window.id, in: db)
            let saved = exists == nil ? window.with(id: db.lastInsertedRowID) : window
            try write([saved.act(isAmendment: exists != nil)], chain: nil, run: nil, in: db)
            return saved
        }
    }

    private func write(_ window: ContingencyWindow, as id: Int64?, in db: Database) throws {
        let sql = """
            INSERT INTO contingencyWindow
                (id, type, start, "end", source, note, declaredBy, declaredAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET type = excluded.type, start = excluded.start,
                "end" = excluded."end", source = excluded.source, note = excluded.note,
                declaredBy = excluded.declaredBy, declaredAt = excluded.declaredAt
            """
        try Prepared(db, sql).run(
            id,
            window.type.rawValue,
            window.start.seconds,
            window.end?.seconds,
            window.source,
            window.note,
            window.declaredBy,
            window.declaredAt.seconds
        )
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
            declaredAt: declaredAt
        )
    }
}
