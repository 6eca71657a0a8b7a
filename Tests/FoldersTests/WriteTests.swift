import Fiscal
import Folders
import Foundation
import TestKit
import Testing

struct WriteTests {
    @Test func `what is made here is for its owner only, whatever the umask`() throws {
        let workspace = try Workspace()
        let made = ["inbox", "outbox", "rejected", "rejected/resolved", "archive", "ledger"]
        for folder in made {
            #expect(try permissions(of: workspace.disk.path(of: folder)) == "700")
        }
        try workspace.folders.write([1], beside: "s/a.csv", suffix: ".recibo.csv", in: .outbox)
        #expect(try permissions(of: workspace.disk.path(of: "outbox/s")) == "700")
        let receipt = workspace.disk.path(of: "outbox/s/a.csv.recibo.csv")
        #expect(try permissions(of: receipt) == "600")
        try writeAtomically([1], to: workspace.disk.path(of: "plain"))
        #expect(try permissions(of: workspace.disk.path(of: "plain")) == "600")
    }

    @Test func `what lies in a folder that the operator opened is as open as that`() throws {
        let disk = try TemporaryFolder()
        try #require(try run("mkdir", ["-m", "2775", "outbox"], in: disk.path).status == 0)
        let folders = try WorkspaceFolders(root: disk.path)
        try folders.write([1], beside: "s/a.csv", suffix: ".recibo.csv", in: .outbox)
        #expect(try permissions(of: disk.path(of: "outbox")) == "2775")
        #expect(try permissions(of: disk.path(of: "outbox/s")) == "2775")
        #expect(try permissions(of: disk.path(of: "outbox/s/a.csv.recibo.csv")) == "664")
    }

    @Test func `a draft that a crash left is replaced, and none stays`() throws {
        let workspace = try Workspace()
        try workspace.disk.write("half".utf8, to: "outbox/.a.csv.recibo.csv.draft")
        try workspace.folders.write([65], beside: "a.csv", suffix: ".recibo.csv", in: .outbox)
        #expect(workspace.everything(in: "outbox") == ["a.csv.recibo.csv"])
        #expect(workspace.text(of: "outbox/a.csv.recibo.csv") == "A")
    }

    @Test func `a link in the place of the file to be written is replaced, not followed`() throws {
        let workspace = try Workspace()
        let outside = try workspace.disk.write("keep".utf8, to: "outside")
        for name in ["a.csv.recibo.csv", ".a.csv.recibo.csv.draft"] {
            let link = workspace.disk.path(of: "outbox/\(name)")
            try #require(try run("ln", ["-s", outside, link]).status == 0)
        }
        try workspace.folders.write([65], beside: "a.csv", suffix: ".recibo.csv", in: .outbox)
        #expect(workspace.text(of: "outside") == "keep")
        #expect(workspace.text(of: "outbox/a.csv.recibo.csv") == "A")
        #expect(workspace.everything(in: "outbox") == ["a.csv.recibo.csv"])
    }

    @Test func `a workspace that is not there is a failure with its path`() throws {
        let failure = #expect(throws: FolderFailure.self) {
            try WorkspaceFolders(root: "/nonexistent/workspace")
        }
        #expect(failure?.code == .storage)
        #expect(failure?.object == "/nonexistent/workspace")
        #expect(failure?.cause.en == "No such file or directory")
    }

    @Test func `a file is written beside the program and at the root of a path`() throws {
        let disk = try TemporaryFolder()
        let large = [UInt8](repeating: 7, count: 3_000_000)
        for bytes in [large, [], [1, 2, 3]] {
            try writeAtomically(bytes, to: disk.path(of: "a"))
            #expect(disk.contents(of: "a") == bytes)
        }
        #expect(disk.everything() == ["a"])
        #expect(throws: FolderFailure.self) {
            try writeAtomically([1], to: disk.path(of: "missing/a"))
        }
    }
}

struct MakeFolderTests {
    @Test func `a folder is made with those above it, and one that is there is left alone`() throws
    {
        let disk = try TemporaryFolder()
        try makeFolder(at: disk.path(of: "a/b/c"))
        try makeFolder(at: disk.path(of: "a/b/c/"))
        #expect(try permissions(of: disk.path(of: "a/b/c")) == "700")
    }

    @Test func `a folder below a file cannot be made, and the failure names it`() throws {
        let disk = try TemporaryFolder()
        try disk.write([1], to: "file")
        let failure = #expect(throws: FolderFailure.self) {
            try makeFolder(at: disk.path(of: "file/inner"))
        }
        #expect(failure?.object == disk.path(of: "file/inner"))
        #expect(failure?.cause.en == "Not a directory")
    }
}
