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

    package func save(
        _ window: ContingencyWindow,
        attaching papers: [NewAttachment]
    ) throws(LedgerFailure) -> ContingencyWindow {
        try writing("writing down a window in") { db in
            let exists = try Prepared(db, "SELECT 1 FROM contingencyWindow WHERE id = ?")
                .first(window.id) { _ in true }
            try noteTime(window.declaredAt, in: db)
            // A new window takes the next id, whatever the caller put there.
            try write(window, as: exists == nil ? nil : window.id, in: db)
            let saved = exists == nil ? window.with(id: db.lastInsertedRowID) : window
            try write([saved.act(isAmendment: exists != nil)], chain: nil, run: nil, in: db)
            try attach(papers, to: saved.id, by: saved.declaredBy, at: saved.declaredAt, in: db)
            return saved
        }
    }

    package func attach(
        _ papers: [NewAttachment],
        to window: Int64,
        by name: String,
        at time: Timestamp
    ) throws(LedgerFailure) {
        try writing("attaching papers to a window in") { db in
            try attach(papers, to: window, by: name, at: time, in: db)
        }
    }

    package func attachments() throws(LedgerFailure) -> [WindowAttachment] {
        try reading("reading the papers of the windows from") { db in
            try Prepared(db, AttachmentQuery.all).all { row in try row.attachment() }
        }
    }

    package func untoldAttachments(of chain: ChainName) throws(LedgerFailure) -> [WindowAttachment]
    {
        try reading("reading the papers to be sealed from") { db in
            try Prepared(db, AttachmentQuery.untold).all(chain.text) { row in
                try row.attachment()
            }
        }
    }

    package func bytes(of attachment: WindowAttachment) throws(LedgerFailure) -> [UInt8] {
        try reading("reading a paper of a window from") { db in
            let bytes = try Prepared(db, "SELECT bytes FROM windowAttachment WHERE id = ?")
                .first(attachment.id) { row in row.blob() }
            return try required(bytes, "paper \(attachment.id)")
        }
    }

    private func attach(
        _ papers: [NewAttachment],
        to window: Int64,
        by name: String,
        at time: Timestamp,
        in db: Database
    ) throws {
        for paper in papers {
            let isThere = try Prepared(db, AttachmentQuery.known)
                .first(window, paper.digest.bytes) { _ in true }
            guard isThere == nil else { continue }
            try write([paper.act(on: window, by: name, at: time)], chain: nil, run: nil, in: db)
            let id = db.lastInsertedRowID
            try Prepared(db, AttachmentQuery.insert)
                .run(id, window, paper.name, paper.digest.bytes, paper.bytes)
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

enum AttachmentQuery {
    /// For `Columns.attachment()`.
    private static let select =
        "SELECT id, window, name, digest, length(bytes) FROM windowAttachment"

    static let all = "\(select) ORDER BY id"

    /// What concerns the whole workspace is told in every chain (`TellingQuery.journal`).
    static let untold = """
        \(select) WHERE id > coalesce((SELECT journalTold FROM chain WHERE name = ?), 0) ORDER BY id
        """

    static let known = "SELECT 1 FROM windowAttachment WHERE window = ? AND digest = ?"

    static let insert = """
        INSERT INTO windowAttachment (id, window, name, digest, bytes) VALUES (?, ?, ?, ?, ?)
        """
}

extension Columns {
    fileprivate mutating func attachment() throws -> WindowAttachment {
        WindowAttachment(
            id: integer(),
            window: integer(),
            name: text(),
            digest: try digest(),
            size: integer()
        )
    }
}

extension NewAttachment {
    fileprivate func act(on window: Int64, by name: String, at time: Timestamp) -> JournalEntry {
        JournalEntry(
            at: time,
            kind: "window-attachment",
            subject: "window \(window)",
            by: name,
            detail: "\(self.name); SHA-256 \(digest.hex)"
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
