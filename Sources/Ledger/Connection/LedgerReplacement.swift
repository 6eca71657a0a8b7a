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

    /// Ends the work on the new ledger and puts it in its place; tells under which name the old one stays in
    /// its folder, nil where there was none.
    ///
    /// Killed in the middle, there is no ledger at all, and none is made in silence: rebuild once more.
    package func takePlace(settingAside stem: String) throws(LedgerFailure) -> String? {
        try ledger.close()
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let isReplaced = Self.exists(path)
        let name = Self.freeName(stem, in: folder)
        // The database first: without it nobody takes its log for a new one's.
        for companion in Self.companions where Self.exists(path + companion) {
            try Self.rename(path + companion, "\(folder)/\(name)\(companion)")
        }
        try Self.rename(draft, path)
        try Self.sync(folder: folder)
        return isReplaced ? name : nil
    }

    /// What was set aside before stays.
    private static func freeName(_ stem: String, in folder: String) -> String {
        var (name, count) = ("\(stem).sqlite", 1)
        while exists("\(folder)/\(name)") {
            count += 1
            name = "\(stem)-\(count).sqlite"
        }
        return name
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Throws the new ledger away.
    package func discard() {
        try? ledger.close()
        for companion in Self.companions { unlink(draft + companion) }
    }

    private static func rename(_ old: String, _ new: String) throws(LedgerFailure) {
        guard uninterrupted({ Glibc.rename(old, new) }) == 0 else { throw .system(.renaming, old) }
    }

    private static func sync(folder: String) throws(LedgerFailure) {
        let descriptor = uninterrupted { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw .system(.opening, folder) }
        defer { Glibc.close(descriptor) }
        guard uninterrupted({ fsync(descriptor) }) == 0 else { throw .system(.syncing, folder) }
    }
}

/// What a call gives, which is made again when a signal came in between.
func uninterrupted(_ call: () -> Int32) -> Int32 {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}
