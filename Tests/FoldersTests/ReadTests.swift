import Fiscal
import Folders
import Foundation
import TestKit
import Testing

struct ReadTests {
    @Test func `a large file comes in bounded chunks and is told as sha256sum tells it`() throws {
        let workspace = try Workspace()
        let text = String(repeating: "0123456789abcdef", count: 100_000)
        try workspace.drop(text, at: "a.csv")
        var sizes: [Int] = []
        let identity = try workspace.folders.read("a.csv") { sizes.append($0.count) }
        #expect(sizes.reduce(0, +) == 1_600_000)
        #expect(sizes.allSatisfy { (1...262_144).contains($0) })
        #expect(try identity == FileIdentity(digest: sha256(of: text.utf8), size: 1_600_000))
    }

    @Test(arguments: [
        "printf more >> inbox/a.csv", "truncate -s 300000 inbox/a.csv", "printf x > inbox/a.csv",
        "printf x | dd of=inbox/a.csv conv=notrunc seek=99 bs=1 status=none",
    ])
    func `a file that changes while it is read is refused as changed`(change: String) throws {
        let workspace = try Workspace()
        try workspace.drop(String(repeating: "0123456789", count: 100_000), at: "a.csv")
        var isFirst = true
        let failure = #expect(throws: FolderFailure.self) {
            try workspace.folders.read("a.csv") { _ in
                guard isFirst else { return }
                isFirst = false
                try run("sh", ["-c", change], in: workspace.disk.path)
            }
        }
        #expect(failure?.code == .changed)
    }

    @Test(arguments: [
        "ln -s ../outside.csv inbox/s/a.csv", "mkfifo inbox/s/a.csv", "mkdir inbox/s/a.csv",
        "rmdir inbox/s; mkdir real; cp outside.csv real/a.csv; ln -s ../real inbox/s",
        "rmdir inbox/s; printf x > inbox/s",
    ])
    func `what was put in the place of a listed file is not followed`(change: String) throws {
        let workspace = try Workspace()
        try workspace.disk.write("secret".utf8, to: "outside.csv")
        let script = "mkdir inbox/s && \(change)"
        try #require(try run("sh", ["-c", script], in: workspace.disk.path).status == 0)
        let failure = #expect(throws: FolderFailure.self) {
            try workspace.folders.read("s/a.csv") { _ in Issue.record("something was read") }
        }
        #expect(failure?.code == .changed)
    }
}
