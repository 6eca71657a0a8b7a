import Fiscal
import Folders
import Foundation
import TestKit
import Testing

struct MoveTests {
    private let source = FileLocation(.inbox, "s/a.csv")
    private let target = FileLocation(.outbox, "s/a.csv")

    private func claim(_ digest: ContentDigest) -> String {
        ".claim-\(digest.hex.prefix(16))-a.csv"
    }

    @Test func `a claim that a crash left is finished by the next move`() throws {
        let workspace = try Workspace()
        let digest = try sha256(of: "x".utf8)
        try workspace.drop("x", at: "s/\(claim(digest))")
        try workspace.drop("new", at: "s/a.csv")
        #expect(try workspace.folders.move(source, to: target, expecting: digest) == .moved)
        #expect(workspace.text(of: "outbox/s/a.csv") == "x")
        #expect(workspace.text(of: "inbox/s/a.csv") == "new")
        #expect(workspace.everything(in: "inbox") == ["s", "s/a.csv"])
    }

    @Test func `a claim that a crash left is put back when it is not what was expected`() throws {
        let workspace = try Workspace()
        let digest = try sha256(of: "x".utf8)
        try workspace.drop("replaced", at: "s/\(claim(digest))")
        #expect(try workspace.folders.move(source, to: target, expecting: digest) == .replaced)
        #expect(workspace.text(of: "inbox/s/a.csv") == "replaced")
        #expect(workspace.everything(in: "inbox") == ["s", "s/a.csv"])
        #expect(workspace.everything(in: "outbox").isEmpty)
    }

    @Test func `when the old place is taken meanwhile, both files stay in the inbox`() throws {
        let workspace = try Workspace()
        let expected = try sha256(of: "x".utf8)
        try workspace.drop("replaced", at: "s/\(claim(expected))")
        try workspace.drop("third", at: "s/a.csv")
        #expect(try workspace.folders.move(source, to: target, expecting: expected) == .replaced)
        let name = try "s/a-\(sha256(of: "replaced".utf8).short).csv"
        #expect(workspace.everything(in: "inbox") == ["s", name, "s/a.csv"])
        #expect(workspace.text(of: "inbox/\(name)") == "replaced")
        #expect(workspace.text(of: "inbox/s/a.csv") == "third")
    }

    @Test func `a crash between the copy there and the claim here leaves one file`() throws {
        let workspace = try Workspace()
        let digest = try sha256(of: "x".utf8)
        try workspace.drop("x", at: "s/\(claim(digest))")
        try workspace.disk.write("x".utf8, to: "outbox/s/a.csv")
        #expect(try workspace.folders.move(source, to: target, expecting: digest) == .moved)
        #expect(workspace.everything(in: "inbox") == ["s"])
        #expect(workspace.everything(in: "outbox") == ["s", "s/a.csv"])
    }

    @Test(arguments: ["ln -s ../../outside a.csv", "mkfifo a.csv", "mkdir a.csv"])
    func `what is no file is left where it lies`(making: String) throws {
        let workspace = try Workspace()
        try workspace.disk.write("x".utf8, to: "outside")
        let script = "mkdir s && cd s && \(making)"
        try #require(
            try run("sh", ["-c", script], in: workspace.disk.path(of: "inbox")).status == 0
        )
        let digest = try sha256(of: "x".utf8)
        #expect(try workspace.folders.move(source, to: target, expecting: digest) == .replaced)
        #expect(workspace.everything(in: "inbox") == ["s", "s/a.csv"])
        #expect(workspace.everything(in: "outbox").isEmpty)
    }

    @Test func `a move that fails puts the file back for the store to see`() throws {
        let workspace = try Workspace()
        try workspace.drop("x", at: "s/a.csv")
        try workspace.disk.write("not a folder".utf8, to: "outbox/s")
        #expect(throws: FolderFailure.self) {
            try workspace.folders.move(source, to: target, expecting: sha256(of: "x".utf8))
        }
        #expect(workspace.everything(in: "inbox") == ["s", "s/a.csv"])
        #expect(workspace.text(of: "outbox/s") == "not a folder")
    }
}
