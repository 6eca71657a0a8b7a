import Fiscal
import Folders
import Foundation
import TestKit
import Testing

struct InboxTests {
    @Test func `only regular files are listed, and whatever else lies there is told`() throws {
        let workspace = try Workspace()
        try workspace.drop("x", at: "a.csv")
        try workspace.drop("x", at: "uno/dos/tres/b.csv")
        try workspace.drop("x", at: ".oculto/c.csv")
        let outside = try workspace.disk.write("secret".utf8, to: "outside.csv")
        let inbox = workspace.disk.path(of: "inbox")
        for (tool, arguments) in [
            ("ln", ["-s", outside, "link.csv"]), ("ln", ["-s", "nowhere", "broken.csv"]),
            ("ln", ["-s", workspace.disk.path, "linked-folder"]), ("mkfifo", ["pipe.csv"]),
        ] {
            #expect(try run(tool, arguments, in: inbox).status == 0)
        }
        #expect(try workspace.folders.settledFiles() == ["a.csv", "uno/dos/tres/b.csv"])
        let skipped = try workspace.folders.skippedFiles()
        #expect(
            skipped.map(\.path) == ["broken.csv", "link.csv", "linked-folder", "pipe.csv"]
        )
        let reasons = skipped.filter { $0.path != "linked-folder" }.map(\.reason.en)
        #expect(reasons.allSatisfy { $0.contains("link, a pipe or a device") })
        let linked = try #require(skipped.first { $0.path == "linked-folder" })
        #expect(linked.needsPerson && linked.reason.es.contains("Ponga aquí una carpeta de verdad"))
        #expect(try InboxLook(at: workspace.disk.path).skipped == skipped)
    }

    @Test func `the lost+found of a file system is nobody's, at the top alone`() throws {
        let workspace = try Workspace()
        try workspace.drop("x", at: "lost+found/#12.csv")
        try workspace.drop("x", at: "lost+found/a.csv")
        try workspace.drop("x", at: "norte/lost+found/b.csv")
        #expect(try workspace.folders.settledFiles() == ["norte/lost+found/b.csv"])
        #expect(try workspace.folders.skippedFiles().isEmpty)
    }

    @Test(.enabled(if: geteuid() == 0, "only root can make a device"))
    func `a device is not opened`() throws {
        let workspace = try Workspace()
        let device = workspace.disk.path(of: "inbox/tape.csv")
        try #require(try run("mknod", [device, "c", "1", "5"]).status == 0)
        #expect(try workspace.folders.settledFiles().isEmpty)
        #expect(try workspace.folders.skippedFiles().map(\.path) == ["tape.csv"])
    }

    @Test func `a name that no report can show is told with its bytes escaped`() throws {
        let workspace = try Workspace()
        let script = """
            import os, sys
            os.chdir(os.fsencode(sys.argv[1]))
            for name in [b'a\\nb.csv', b'tab\\t.csv', b'\\xff\\xfe.csv', b'caf\\xe9.csv',
                         'ls\\u2028.csv'.encode(), b'del\\x7f.csv', 'c1\\u0085.csv'.encode()]:
                open(name, 'w').write('x')
            """
        try #require(
            try run("python3", ["-c", script, workspace.disk.path(of: "inbox")]).status == 0
        )
        #expect(try workspace.folders.settledFiles().isEmpty)
        let skipped = try workspace.folders.skippedFiles()
        #expect(
            skipped.map(\.path) == [
                #"\xff\xfe.csv"#, #"a\x0ab.csv"#, #"c1\xc2\x85.csv"#, #"caf\xe9.csv"#,
                #"del\x7f.csv"#, #"ls\xe2\x80\xa8.csv"#, #"tab\x09.csv"#,
            ]
        )
        #expect(skipped.allSatisfy { $0.reason.es.contains("Cámbiele el nombre") })
    }

    @Test func `of two names that differ only in the encoding of an accent one is told`() throws {
        let workspace = try Workspace()
        try workspace.drop("x", at: "Jose\u{301}.csv")
        try workspace.drop("y", at: "Jos\u{e9}.csv")
        let settled = try workspace.folders.settledFiles()
        #expect(settled.map { Array($0.utf8) } == [Array("Jose\u{301}.csv".utf8)])
        let skipped = try workspace.folders.skippedFiles()
        #expect(skipped.map { Array($0.path.utf8) } == [Array("Jos\u{e9}.csv".utf8)])
    }

    @Test(arguments: [(200, true), (201, false)])
    func `a name is read up to 200 bytes`(length: Int, isRead: Bool) throws {
        let workspace = try Workspace()
        let name = String(repeating: "a", count: length - 4) + ".csv"
        try workspace.drop("x", at: name)
        #expect(try workspace.folders.settledFiles() == (isRead ? [name] : []))
        #expect(try workspace.folders.skippedFiles().map(\.path) == (isRead ? [] : [name]))
    }

    @Test func `the longest name can be moved twice and have companions`() throws {
        let workspace = try Workspace()
        let name = String(repeating: "a", count: 196) + ".csv"
        let digest = try sha256(of: "x".utf8)
        for expected in [name, String(name.dropLast(4)) + "-\(digest.short).csv"] {
            try workspace.drop("x", at: name)
            let free = try workspace.folders.freePath(for: name, digest: digest, in: .rejected)
            #expect(free == expected)
            try workspace.folders.write(
                [1],
                beside: free,
                suffix: ".hallazgos.json",
                in: .rejected
            )
            let outcome = try workspace.folders.move(
                FileLocation(.inbox, name),
                to: FileLocation(.rejected, free),
                expecting: digest
            )
            #expect(outcome == .moved)
            try workspace.disk.write("other".utf8, to: "rejected/\(free)")
        }
    }

    @Test func `folders are entered 16 deep and no deeper`() throws {
        let workspace = try Workspace()
        let deepest = Array(repeating: "d", count: 16).joined(separator: "/")
        try workspace.drop("x", at: "\(deepest)/a.csv")
        try workspace.drop("x", at: "\(deepest)/e/b.csv")
        #expect(try workspace.folders.settledFiles() == ["\(deepest)/a.csv"])
        #expect(try workspace.folders.skippedFiles().map(\.path) == ["\(deepest)/e"])
    }

    @Test func `what may not be read is told and holds back no other file`() throws {
        let workspace = try Workspace()
        try workspace.drop("x", at: "open.csv")
        try workspace.drop("x", at: "closed.csv")
        try workspace.drop("x", at: "closed/a.csv")
        try workspace.drop("x", at: "listed-only/a.csv")
        let script =
            "chmod 755 . inbox; chmod 644 inbox/open.csv; chmod 0 inbox/closed*; chmod 744 inbox/listed-only"
        try #require(try run("sh", ["-c", script], in: workspace.disk.path).status == 0)
        let (settled, skipped) = try asOrdinaryUser {
            try (workspace.folders.settledFiles(), workspace.folders.skippedFiles())
        }
        #expect(settled == ["open.csv"])
        #expect(skipped.map(\.path) == ["closed", "closed.csv", "listed-only"])
        #expect(skipped.allSatisfy { $0.reason.en.contains("not allowed to read") })
    }

    @Test func `a claim that a crash left is told`() throws {
        let workspace = try Workspace()
        try workspace.drop("x", at: ".claim-0123456789abcdef-a.csv")
        #expect(try workspace.folders.settledFiles().isEmpty)
        let skipped = try workspace.folders.skippedFiles()
        #expect(skipped.map(\.path) == [".claim-0123456789abcdef-a.csv"])
    }
}

/// Runs `body` with the file permissions of a user who is not root: of `nobody`, on this thread only,
/// when root runs the tests.
func asOrdinaryUser<Result>(_ body: () throws -> Result) throws -> Result {
    guard geteuid() == 0 else { return try body() }
    typealias SetFileSystemUser = @convention(c) (UInt32) -> Int32
    let setUser = try #require(
        unsafeBitCast(dlsym(nil, "setfsuid"), to: SetFileSystemUser?.self)
    )
    _ = setUser(65_534)
    defer { _ = setUser(0) }
    return try body()
}
