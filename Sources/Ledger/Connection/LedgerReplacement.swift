package import Fiscal
import Glibc

/// A ledger that is made beside the one whose place it is to take: until then nothing of the old one changes.
package struct LedgerReplacement {
    package let ledger: SQLiteLedger
    private let path: String
    private let draft: String

    /// SQLite's own files beside a database bear its name and these.
    private static let companions = ["", "-wal", "-shm"]

    /// What an earlier attempt left is thrown away.
    package init(of path: String) throws(LedgerFailure) {
        self.path = path
        draft = "\(path).rebuilding"
        for companion in Self.companions { unlink(draft + companion) }
        ledger = try SQLiteLedger(path: draft)
    }

    /// Ends the work on the new ledger and puts it in its place; the old one stays under `name` in its folder.
    ///
    /// Killed in the middle, there is no ledger at all, and none is made in silence: rebuild once more.
    package func takePlace(settingAside name: String) throws(LedgerFailure) {
        try ledger.close()
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        for companion in Self.companions.reversed() where access(path + companion, F_OK) == 0 {
            try Self.rename(path + companion, "\(folder)/\(name)\(companion)")
        }
        try Self.rename(draft, path)
        try Self.sync(folder: folder)
    }

    /// Throws the new ledger away.
    package func discard() {
        try? ledger.close()
        for companion in Self.companions { unlink(draft + companion) }
    }

    private static func rename(_ old: String, _ new: String) throws(LedgerFailure) {
        guard Glibc.rename(old, new) == 0 else { throw .system("renaming", old) }
    }

    private static func sync(folder: String) throws(LedgerFailure) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("opening", folder) }
        defer { Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system("syncing", folder) }
    }
}

extension Failure<LedgerFailureCode> {
    fileprivate static func system(_ operation: String, _ object: String) -> LedgerFailure {
        LedgerFailure(
            .storage,
            operation: operation,
            object: object,
            cause: String(cString: strerror(errno)),
            hint: "Look at the disk and the rights of the folder; then do it again."
        )
    }
}
