import Fiscal
import GRDB
import Glibc

/// The file that the ledger is: made, opened, and looked at before it is trusted.
enum LedgerFile {
    /// Readers wait this long for a run that is just committing.
    private static let patience: Double = 10

    /// SQLite's name for a temporary database of one connection.
    static let nameless = ""

    /// Makes an empty file that only its owner can read; nothing when there is one.
    ///
    /// SQLite gives the files beside it (`-wal`, `-shm`) the same rights.
    static func create(_ path: String) throws(LedgerFailure) {
        let descriptor = uninterrupted {
            Glibc.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        }
        if descriptor >= 0 {
            close(descriptor)
        } else if errno == EEXIST {
            try requireExisting(path)
        } else {
            throw .system(.opening, path)
        }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Also refuses a link that leads nowhere, through which SQLite would make a new ledger elsewhere.
    static func requireExisting(_ path: String) throws(LedgerFailure) {
        var status = stat()
        guard stat(path, &status) == 0, access(path, R_OK) == 0 else {
            throw .system(.opening, path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path) }
    }

    /// WAL, so that `status` reads while a run writes; FULL, so that a commit survives a power cut.
    static func open(_ path: String, readOnly: Bool) throws(LedgerFailure) -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = readOnly
        // Readers may stay in one transaction from question to question.
        configuration.allowsUnsafeTransactions = readOnly
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { db in
            guard !readOnly else { return }
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // In KiB, negative: the answers of an archive stay at hand from their arrival to their seal.
            try db.execute(sql: "PRAGMA cache_size = -32768")
            // In pages of 4 KiB: pages that many transactions write go into the ledger's file once. A run
            // needs as much of the disk beside the ledger, until it ends.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 8192")
        }
        do {
            return try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw LedgerFailure(error, operation: .opening, path: path)
        }
    }

    /// Whose file it is, of which version, and whether its schema is the one that version has; before
    /// it is written to also, by SQLite's quick check, whether every page and row is what it can be.
    ///
    /// The quick check reads the whole file once: 0.05 seconds for 20,000 sales.
    static func check(_ queue: DatabaseQueue, path: String, readOnly: Bool) throws {
        let found = try queue.read { db in try Identity(of: db) }
        guard found.isNew || found.applicationID == Schema.applicationID else {
            throw LedgerFailure.notALedger(path)
        }
        guard found.version <= Schema.version else {
            throw LedgerFailure.newer(path, version: found.version)
        }
        if !readOnly, let damage = try queue.read(firstDamage) {
            throw LedgerFailure.damaged(path, damage)
        }
        if found.version < Schema.version {
            guard !readOnly else {
                throw found.isNew
                    ? LedgerFailure.begun(path)
                    : LedgerFailure.older(path, version: found.version)
            }
            try migrate(queue, path: path, from: found.version)
        }
        let definition = try queue.read(Schema.definition)
        // Another SQLite may write it otherwise.
        guard
            try Schema.digest(of: definition) == Schema.digest
                || definition == empty.get().read(Schema.definition)
        else { throw LedgerFailure.otherSchema(path) }
    }

    /// In SQLite's words; nil when there is none.
    private static func firstDamage(_ db: Database) throws -> String? {
        let words = try Prepared(db, "PRAGMA quick_check(1)").first { row in row.text() }
        return words == "ok" ? nil : words
    }

    /// A version in the file that its tables do not have is damage as well.
    private static func migrate(_ queue: DatabaseQueue, path: String, from version: Int64) throws {
        do {
            try queue.write { db in try Schema.migrate(db, from: version) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            throw LedgerFailure.damaged(path, error.message ?? "\(error.resultCode)")
        }
    }

    /// An empty ledger of this version, made once: what every other one is compared with.
    static let empty = Result {
        let ledger = try DatabaseQueue()
        try ledger.write { db in try Schema.migrate(db, from: 0) }
        return ledger
    }

    private struct Identity {
        let applicationID: Int64
        let version: Int64
        let isNew: Bool

        init(of db: Database) throws {
            func number(_ sql: String) throws -> Int64 {
                try Prepared(db, sql).first { $0.integer() } ?? 0
            }
            applicationID = try number("PRAGMA application_id")
            version = try number("PRAGMA user_version")
            isNew = try number("SELECT count(*) FROM sqlite_schema") == 0 && version == 0
        }
    }
}

extension Failure<LedgerFailureCode> {
    fileprivate static func notALedger(_ path: String) -> LedgerFailure {
        LedgerFailure(
            .damaged,
            operation: .opening,
            object: path,
            cause: Bilingual(
                es: "es la base de datos de otro programa",
                en: "this is another program's database"
            ),
            hint: .makeRoomForLedger
        )
    }

    fileprivate static func newer(_ path: String, version: Int64) -> LedgerFailure {
        LedgerFailure(
            .newerThanProgram,
            operation: .opening,
            object: path,
            cause: Bilingual(
                es:
                    "el libro tiene la versión \(version), este programa conoce la \(Schema.version)",
                en: "the ledger has version \(version), this program knows \(Schema.version)"
            ),
            hint: .useNewerProgram
        )
    }

    /// By a run that was killed before it made the tables.
    fileprivate static func begun(_ path: String) -> LedgerFailure {
        LedgerFailure(
            .storage,
            operation: .opening,
            object: path,
            cause: Bilingual(
                es: "se empezó, y todavía no hay nada en él",
                en: "it was begun, and there is nothing in it yet"
            ),
            hint: Bilingual(
                es: "La próxima «contingencia run» lo hace.",
                en: "The next `contingencia run` makes it."
            )
        )
    }

    fileprivate static func older(_ path: String, version: Int64) -> LedgerFailure {
        LedgerFailure(
            .storage,
            operation: .opening,
            object: path,
            cause: Bilingual(
                es: "el libro tiene la versión \(version), este programa lee la \(Schema.version)",
                en: "the ledger has version \(version), this program reads \(Schema.version)"
            ),
            hint: Bilingual(
                es: "La próxima «contingencia run» lo pone al día.",
                en: "The next `contingencia run` brings it up to date."
            )
        )
    }

    fileprivate static func otherSchema(_ path: String) -> LedgerFailure {
        .damaged(
            path,
            cause: Bilingual(
                es: "sus tablas, índices o disparadores no son los que hizo este programa",
                en: "its tables, indexes or triggers are not those this program made"
            )
        )
    }

    fileprivate static func notAFile(_ path: String) -> LedgerFailure {
        LedgerFailure(
            .damaged,
            operation: .opening,
            object: path,
            cause: Bilingual(
                es: "es una carpeta o un dispositivo, y no un archivo",
                en: "it is a folder or a device, and not a file"
            ),
            hint: .makeRoomForLedger
        )
    }

    /// `words` are SQLite's.
    fileprivate static func damaged(_ path: String, _ words: String) -> LedgerFailure {
        .damaged(path, cause: Bilingual(words.split(separator: "\n").joined(separator: "; ")))
    }

    private static func damaged(_ path: String, cause: Bilingual) -> LedgerFailure {
        LedgerFailure(
            .damaged,
            operation: .opening,
            object: path,
            cause: cause,
            hint: .rebuildLedger
        )
    }
}

extension Bilingual {
    fileprivate static let makeRoomForLedger = Bilingual(
        es:
            "Sáquelo de ahí; luego recupere el libro de una copia, o hágalo de nuevo desde los expedientes "
            + "con «contingencia ledger rebuild».",
        en:
            "Move it elsewhere; then restore the ledger from a backup, or make it anew from the archives "
            + "with `contingencia ledger rebuild`."
    )
}
