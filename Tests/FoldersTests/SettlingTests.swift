import Fiscal
import Folders
import Foundation
import Synchronization
import TestKit
import Testing

struct SettlingTests {
    /// A workspace in whose pause between two looks `write` happens.
    private func workspace(
        youth: Int64 = 3_600,
        whilePausing write: @escaping @Sendable () -> Void
    ) throws -> Workspace {
        try Workspace(settling: Settling(youthInSeconds: youth, pause: write))
    }

    @Test(arguments: [
        "printf more >> inbox/a.csv", "printf OTHER > inbox/a.csv",
        // The same size and, as `cp -p` does, the old modification time.
        "touch -r inbox/a.csv t; printf other > inbox/a.csv; touch -r t inbox/a.csv",
        "cp inbox/a.csv t; mv t inbox/a.csv", "rm inbox/a.csv",
        "rm inbox/a.csv; ln -s b.csv inbox/a.csv", "rm inbox/a.csv; mkdir inbox/a.csv",
    ])
    func `a file that changes between two looks waits for the next run`(change: String) throws {
        let disk = Mutex("")
        let workspace = try workspace {
            _ = try? run("sh", ["-c", change], in: disk.withLock { $0 })
        }
        disk.withLock { $0 = workspace.disk.path }
        try workspace.drop("first", at: "a.csv")
        try workspace.drop("x", at: "b.csv")
        #expect(try workspace.folders.settledFiles() == ["b.csv"])
    }

    @Test(arguments: ["rm -r inbox/s; ln -s .. inbox/s", "rm -r inbox/s; printf x > inbox/s"])
    func `a folder swapped between two looks holds back no other file`(change: String) throws {
        let disk = Mutex("")
        let workspace = try workspace {
            _ = try? run("sh", ["-c", change], in: disk.withLock { $0 })
        }
        disk.withLock { $0 = workspace.disk.path }
        try workspace.drop("x", at: "s/a.csv")
        try workspace.drop("x", at: "b.csv")
        #expect(try workspace.folders.settledFiles() == ["b.csv"])
    }

    @Test func `a fresh file that does not change is read after one pause for all`() throws {
        let pauses = Mutex(0)
        let workspace = try workspace { pauses.withLock { $0 += 1 } }
        for name in ["a.csv", "b.csv", "c/d.csv"] { try workspace.drop("x", at: name) }
        #expect(try workspace.folders.settledFiles() == ["a.csv", "b.csv", "c/d.csv"])
        #expect(pauses.withLock { $0 } == 1)
    }

    @Test func `a quiet inbox costs no pause`() throws {
        let pauses = Mutex(0)
        let workspace = try workspace(youth: 0) { pauses.withLock { $0 += 1 } }
        try workspace.drop("x", at: "a.csv")
        #expect(try workspace.folders.settledFiles() == ["a.csv"])
        #expect(pauses.withLock { $0 } == 0)
    }

    @Test func `a file that a slow writer still has open waits, however old it looks`() throws {
        let workspace = try workspace(youth: 0) {}
        let path = try workspace.drop("x", at: "a.csv")
        let writer = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        try #require(writer >= 0)
        #expect(try workspace.folders.settledFiles().isEmpty)
        let skipped = try workspace.folders.skippedFiles()
        #expect(skipped.map(\.path) == ["a.csv"])
        #expect(skipped.first?.reason.es.contains("Todavía se está escribiendo") == true)
        close(writer)
        #expect(try workspace.settledAfterClosing() == ["a.csv"])
    }
}
