package import Fiscal
import GRDB

/// The papers that prove a declared window.
extension SQLiteLedger {
    package func attach(
        _ papers: [NewAttachment],
        to window: Int64,
        by name: String,
        at time: Timestamp
    ) throws(LedgerFailure) {
        try writing(
            es: "adjuntar soportes a una ventana en",
            en: "attaching papers to a window in"
        ) { db in
            try attach(papers, to: window, by: name, at: time, in: db)
        }
    }

    package func attachments() throws(LedgerFailure) -> [WindowAttachment] {
        try reading(
            es: "leer los soportes de las ventanas de",
            en: "reading the papers of the windows from"
        ) { db in
            try Prepared(db, AttachmentQuery.all).all { row in try row.attachment() }
        }
    }

    package func untoldAttachments(of chain: ChainName) throws(LedgerFailure) -> [WindowAttachment]
    {
        try reading(
            es: "leer los soportes por sellar de",
            en: "reading the papers to be sealed from"
        ) { db in
            try Prepared(db, AttachmentQuery.untold).all(chain.text) { row in
                try row.attachment()
            }
        }
    }

    package func archives(
        ofAttachmentsIn chain: ChainName
    ) throws(LedgerFailure) -> [Int64: ArchiveName] {
        let papers = try attachments().map(\.id)
        guard !papers.isEmpty else { return [:] }
        return try reading(
            es: "leer dónde están los soportes de",
            en: "reading where the papers of the windows lie from"
        ) { db in
            var places: [Int64: ArchiveName] = [:]
            var rest = papers[...]
            try Prepared(db, AttachmentQuery.archives).forEach(chain.text) { row in
                let told = row.integer()
                let name = try row.archiveName()
                while let paper = rest.first, paper <= told {
                    places[paper] = name
                    rest.removeFirst()
                }
            }
            return places
        }
    }

    package func bytes(of attachment: WindowAttachment) throws(LedgerFailure) -> [UInt8] {
        try reading(
            es: "leer un soporte de una ventana de",
            en: "reading a paper of a window from"
        ) { db in
            let bytes = try Prepared(db, "SELECT bytes FROM windowAttachment WHERE id = ?")
                .first(attachment.id) { row in row.blob() }
            return try required(bytes, "paper \(attachment.id)")
        }
    }

    func attach(
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

    /// A paper's id is that of its journal entry, so the first that told it has the paper.
    static let archives = """
        SELECT toldJournal, \(ArchiveColumns.name("archive")) FROM archive
        WHERE chain = ? AND kind = 'corrida' ORDER BY number
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
