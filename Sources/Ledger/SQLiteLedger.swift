package import Fiscal
import GRDB

/// The ledger in one SQLite file, or in memory for tests.
///
/// Calls are served one after another. A function that hands rows to a closure holds the ledger
/// meanwhile: a closure that calls the ledger would wait for itself, and ends the program.
package final class SQLiteLedger: SaleLedger {
    private let queue: DatabaseQueue
    /// For failures; `:memory:` without a file.
    private let path: String
    /// Called at the end of each transaction that writes; what it throws undoes the transaction.
    private let beforeCommit: (@Sendable () throws -> Void)?

    private init(
        _ queue: DatabaseQueue,
        path: String,
        beforeCommit: (@Sendable () throws -> Void)? = nil
    ) {
        self.queue = queue
        self.path = path
        self.beforeCommit = beforeCommit
    }

    /// Opens the ledger at `path`, readable by its owner only, and makes it when there is none.
    ///
    /// Throws `.damaged` for what is not a ledger of ours, `.newerThanProgram` for one that a later
    /// program wrote, `.storage` when the disk or the rights do not allow it. The check is a cheap
    /// one; `problems()` looks at everything.
    package convenience init(path: String) throws(LedgerFailure) {
        try LedgerFile.create(path)
        let queue = try LedgerFile.open(path, readOnly: false)
        try self.init(checking: queue, path: path, readOnly: false)
    }

    /// Opens an existing ledger to look at it, also beside a run that writes.
    ///
    /// Never makes or changes a file; a call that writes fails. A ledger of an older version must
    /// be opened for writing once before. `asOneMoment` answers every question as of the first, so
    /// that the answers fit together; a run's log cannot be cut back meanwhile, so not for long.
    package convenience init(
        readingFrom path: String,
        asOneMoment: Bool = false
    ) throws(LedgerFailure) {
        try LedgerFile.requireExisting(path)
        let queue = try LedgerFile.open(path, readOnly: true)
        try self.init(checking: queue, path: path, readOnly: true)
        guard asOneMoment else { return }
        do {
            try queue.inDatabase { db in try db.beginTransaction(.deferred) }
        } catch {
            throw LedgerFailure(error, operation: .opening, path: path)
        }
    }

    /// A copy of the ledger at `path` to try things on; an empty ledger where there is none.
    ///
    /// It lies in a temporary file that has no name any more, so that nothing is left of it even when
    /// the process is killed, and memory does not grow with it. SQLite chooses the folder: `/var/tmp`
    /// unless `SQLITE_TMPDIR` or `TMPDIR` names another. The ledger at `path` is only read.
    package convenience init(copying path: String) throws(LedgerFailure) {
        let scratch = try LedgerFile.open(LedgerFile.nameless, readOnly: false)
        if LedgerFile.exists(path) {
            let source = try LedgerFile.open(path, readOnly: true)
            do {
                try source.backup(to: scratch)
            } catch {
                throw LedgerFailure(error, operation: .copying, path: path)
            }
        }
        try self.init(checking: scratch, path: "\(path) (TMPDIR)", readOnly: false)
    }

    /// A ledger that is gone with its last reference.
    ///
    /// For tests: `beforeCommit` is where they cut the power, before the commit of each transaction.
    package static func inMemory(
        beforeCommit: (@Sendable () throws -> Void)? = nil
    ) throws(LedgerFailure) -> SQLiteLedger {
        let path = ":memory:"
        let queue = try LedgerFile.open(path, readOnly: false)
        do {
            try LedgerFile.empty.get().backup(to: queue)
        } catch {
            throw LedgerFailure(error, operation: .copying, path: path)
        }
        return try SQLiteLedger(
            checking: queue,
            path: path,
            readOnly: false,
            beforeCommit: beforeCommit
        )
    }

    private convenience init(
        checking queue: DatabaseQueue,
        path: String,
        readOnly: Bool,
        beforeCommit: (@Sendable () throws -> Void)? = nil
    ) throws(LedgerFailure) {
        do {
            try LedgerFile.check(queue, path: path, readOnly: readOnly)
        } catch {
            throw LedgerFailure(error, operation: .opening, path: path)
        }
        self.init(queue, path: path, beforeCommit: beforeCommit)
    }
}

extension SQLiteLedger {
    /// Everything is in the one file afterwards, and on stable storage; the ledger is of no use any more.
    func close() throws(LedgerFailure) {
        do {
            try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
            try queue.close()
        } catch {
            throw LedgerFailure(error, operation: .closing, path: path)
        }
    }

    /// One transaction that writes.
    func writing<Value>(
        es: String,
        en: String,
        _ body: (Database) throws -> Value
    ) throws(LedgerFailure) -> Value {
        do {
            return try committing(body)
        } catch {
            throw LedgerFailure(error, operation: Bilingual(es: es, en: en), path: path)
        }
    }

    private func committing<Value>(_ body: (Database) throws -> Value) throws -> Value {
        preventWaitingForItself()
        return try queue.write { db in
            let value = try body(db)
            try beforeCommit?()
            return value
        }
    }

    /// One transaction that writes what a power cut may undo, and a killed process may not.
    ///
    /// It costs no sync of the disk: for steps that are done again where they are not written down, and
    /// that are many, a few for each file. The next transaction of `writing` makes it last, for the WAL
    /// is synced from its beginning. Not while another thread writes: the three steps are not one.
    func writingInPassing<Value>(
        es: String,
        en: String,
        _ body: (Database) throws -> Value
    ) throws(LedgerFailure) -> Value {
        try setSynchronous("NORMAL")
        let result = Result { () throws(LedgerFailure) in try writing(es: es, en: en, body) }
        try setSynchronous("FULL")
        return try result.get()
    }

    private func setSynchronous(_ level: String) throws(LedgerFailure) {
        do {
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = \(level)")
            }
        } catch {
            throw LedgerFailure(error, operation: .settingSync, path: path)
        }
    }

    /// One transaction that reads.
    func reading<Value>(
        es: String,
        en: String,
        _ body: (Database) throws -> Value
    ) throws(LedgerFailure) -> Value {
        do {
            return try consistently(body)
        } catch {
            throw LedgerFailure(error, operation: Bilingual(es: es, en: en), path: path)
        }
    }

    /// One transaction that reads rows, a little ahead of a closure that works on them; its errors pass as
    /// they are.
    func streaming<Row: Sendable>(
        es: String,
        en: String,
        _ each: (Row) throws -> Void,
        _ read: @escaping @Sendable (Database, _ give: (Row) throws -> Void) throws -> Void
    ) throws {
        try passing(es: es, en: en) {
            preventWaitingForItself()
            try Self.$handingRows.withValue(ObjectIdentifier(self)) {
                try withRowsAhead(
                    { give in try self.consistently { db in try read(db, give) } },
                    each
                )
            }
        }
    }

    /// One transaction that asks a closure and writes what it says; its errors pass as they are, and nothing
    /// is then written.
    func folding(es: String, en: String, _ body: (Database) throws -> Void) throws {
        try passing(es: es, en: en) { try committing(body) }
    }

    /// Translates SQLite's errors, and lets a closure's own pass.
    private func passing(es: String, en: String, _ work: () throws -> Void) throws {
        do {
            try work()
        } catch let error as DatabaseError {
            throw LedgerFailure(error, operation: Bilingual(es: es, en: en), path: path)
        }
    }

    /// The ledger whose rows are being worked on by the caller, here and now.
    @TaskLocal private static var handingRows: ObjectIdentifier?

    private func preventWaitingForItself() {
        precondition(Self.handingRows != ObjectIdentifier(self), "a row's closure calls the ledger")
    }

    /// What `body` reads is of one moment.
    ///
    /// Not `DatabaseQueue.read`: its `PRAGMA query_only` makes SQLite prepare every cached statement anew.
    private func consistently<Value>(_ body: (Database) throws -> Value) throws -> Value {
        preventWaitingForItself()
        return try queue.unsafeRead { db in
            guard !db.isInsideTransaction else { return try body(db) }
            try db.beginTransaction(.deferred)
            // There is nothing to undo, and nothing to say where SQLite ended it itself.
            defer { try? db.rollback() }
            return try body(db)
        }
    }

    /// Remembers a time that was written, for `lastEntryTime`.
    func noteTime(_ time: Timestamp, in db: Database) throws {
        try Prepared(db, "UPDATE clock SET latest = max(coalesce(latest, ?1), ?1)")
            .run(time.seconds)
    }
}

extension Bilingual {
    fileprivate static let settingSync = Bilingual(
        es: "fijar cómo se asegura en el disco",
        en: "setting how to sync"
    )
}
