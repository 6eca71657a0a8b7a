import Fiscal
import Folders
import Foundation
import Synchronization
import TestKit
import Testing

/// What an inbox that anybody may write to can hold.
@Suite struct HostileInboxTests {
    private func digest(_ text: String) throws -> ContentDigest { try sha256(of: text.utf8) }

    private func shell(_ script: String, in workspace: Workspace) throws {
        let done = try run("sh", ["-c", script], in: workspace.disk.path)
        try #require(done.status == 0, "\(done.output)")
    }

    @Test func `links, loops, pipes and sockets are told and never opened`() throws {
        let workspace = try Workspace()
        try workspace.drop("x", at: "a.csv")
        try shell(
            """
            cd inbox && ln -s /etc/passwd passwd.csv && ln -s bucle.csv bucle.csv && ln -s . aqui \
            && ln -s .. arriba && mkdir s && ln -s ../s s/dentro && mkfifo s/tubo.csv \
            && python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("enchufe.csv")'
            """,
            in: workspace
        )
        #expect(try workspace.folders.settledFiles() == ["a.csv"])
        let skipped = try workspace.folders.skippedFiles()
        #expect(
            skipped.map(\.path) == [
                "aqui", "arriba", "bucle.csv", "enchufe.csv", "passwd.csv", "s/dentro",
                "s/tubo.csv",
            ]
        )
        #expect(skipped.allSatisfy { $0.needsPerson })
        for path in ["passwd.csv", "enchufe.csv", "s/tubo.csv", "aqui/a.csv", "arriba/inbox/a.csv"]
        {
            let failure = #expect(throws: FolderFailure.self) {
                try workspace.folders.read(path) { _ in Issue.record("something was read") }
            }
            #expect(failure?.code == .changed)
        }
    }

    @Test(arguments: [
        "-rf.csv", "CON.csv", "$(touch x).csv", "';--.csv", "=1+1.csv", "<b>.csv", "%s%n.csv",
        " .csv",
        "a\\b.csv", "*.csv", "C:a.csv", "a.csv ", "ñandú.csv", "🧾.csv", "nul",
    ])
    func `a strange name is a name like others, all the way`(name: String) throws {
        let workspace = try Workspace()
        let path = "tienda/\(name)"
        try workspace.drop("x", at: path)
        #expect(try workspace.folders.settledFiles() == [path])
        #expect(try workspace.folders.read(path) { _ in }.size == 1)
        let digest = try digest("x")
        let free = try workspace.folders.freePath(for: path, digest: digest, in: .rejected)
        #expect(free == path)
        try workspace.folders.write([65], beside: free, suffix: ".hallazgos.txt", in: .rejected)
        let outcome = try workspace.folders.move(
            FileLocation(.inbox, path),
            to: FileLocation(.rejected, free),
            expecting: digest
        )
        #expect(outcome == .moved)
        #expect(workspace.text(of: "rejected/\(path)") == "x")
        #expect(workspace.text(of: "rejected/\(path).hallazgos.txt") == "A")
        #expect(workspace.everything(in: "inbox") == ["tienda"])
    }

    @Test func `names that differ only in case are two files, in and out`() throws {
        let workspace = try Workspace()
        let names = ["VENTAS.CSV", "Ventas.csv", "ventas.csv"]
        for name in names { try workspace.drop(name, at: name) }
        #expect(try workspace.folders.settledFiles() == names)
        for name in names {
            let digest = try digest(name)
            let free = try workspace.folders.freePath(for: name, digest: digest, in: .outbox)
            #expect(free == name)
            let target = FileLocation(.outbox, free)
            let source = FileLocation(.inbox, name)
            #expect(
                try workspace.folders.move(source, to: target, expecting: digest) == .moved
            )
        }
        #expect(workspace.everything(in: "outbox") == names)
    }

    @Test(arguments: ["\u{202E}", "\u{2066}", "\u{200F}", "\u{1B}[31m", "\u{7}", "\u{9B}", "\n"])
    func `a name that would show as another is told in ASCII`(character: String) throws {
        let workspace = try Workspace()
        try workspace.drop("x", at: "fac\(character)vsc.csv")
        #expect(try workspace.folders.settledFiles().isEmpty)
        let skipped = try #require(try workspace.folders.skippedFiles().first)
        #expect(skipped.path.utf8.allSatisfy { (0x20..<0x7F).contains($0) })
        #expect(skipped.path.contains(#"\x"#))
        #expect(skipped.needsPerson)
    }

    @Test(arguments: [
        (".ventas.csv", "dot"), ("..csv", "dot"), ("s/.csv", "dot"), (".VENTAS.JSON", "dot"),
        ("ventas.csv.part", "not finished"), ("V.TMP", "not finished"),
        ("v.csv.filepart", "not finished"), ("v.csv.crdownload", "not finished"),
        ("~$ventas.xlsx", "working copy"), ("ventas.csv~", "working copy"),
        ("#ventas.csv#", "working copy"),
    ])
    func `what its name keeps from being read is told, and asks for nobody`(
        name: String,
        word: String
    ) throws {
        let workspace = try Workspace()
        try workspace.drop("x", at: name)
        #expect(try workspace.folders.settledFiles().isEmpty)
        let skipped = try workspace.folders.skippedFiles()
        #expect(skipped.map(\.path) == [name])
        #expect(skipped.allSatisfy { $0.reason.en.contains(word) && !$0.needsPerson })
    }

    @Test(arguments: [
        "._ventas.csv", ".~lock.ventas.csv#", ".v.csv.Xk3a", "Thumbs.db", ".git/a.csv",
    ])
    func `what nobody expects to be read is not even told`(name: String) throws {
        let workspace = try Workspace()
        try workspace.drop("x", at: name)
        #expect(try workspace.folders.settledFiles().isEmpty)
        #expect(try workspace.folders.skippedFiles().isEmpty)
    }

    @Test(arguments: [
        "ventas.csv.recibo.csv", "Ventas.CSV.Recibo.JSON", "ventas.csv.hallazgos.txt",
        "ventas.csv.hallazgos-d8dcb949.txt", "ventas.csv.recibo-d8dcb949-2.json",
    ])
    func `a receipt or findings that somebody copied back ask for a person, and are not read`(
        name: String
    ) throws {
        let workspace = try Workspace()
        try workspace.drop("cualquier cosa", at: name)
        #expect(try workspace.folders.settledFiles().isEmpty)
        let skipped = try workspace.folders.skippedFiles()
        #expect(skipped.map(\.path) == [name])
        #expect(skipped.allSatisfy { $0.needsPerson && $0.reason.en.contains("receipt") })
    }

    @Test(arguments: ["recibo.csv", "recibos-enero.csv", "mi.recibo.de-caja.csv", "hallazgos.txt"])
    func `a sale file that only speaks of receipts in its name is read`(name: String) throws {
        let workspace = try Workspace()
        try workspace.drop("cualquier cosa", at: name)
        #expect(try workspace.settledAfterClosing() == [name])
    }

    @Test func `a folder named like a sale file is a folder, and told when it is empty`() throws {
        let workspace = try Workspace()
        try workspace.drop("x", at: "ventas.csv/caja.csv")
        try shell("mkdir inbox/vacia.csv inbox/tienda", in: workspace)
        #expect(try workspace.folders.settledFiles() == ["ventas.csv/caja.csv"])
        let skipped = try workspace.folders.skippedFiles()
        #expect(skipped.map(\.path) == ["vacia.csv"])
        #expect(skipped.first?.reason.es.hasPrefix("Es una carpeta vacía") == true)
    }

    @Test(arguments: ["ln -s .. outbox/norte", "mkfifo outbox/norte", "touch outbox/norte"])
    func `what lies in the place of a store's folder is gone round, not followed`(
        making: String
    ) throws {
        let workspace = try Workspace()
        try workspace.drop("x", at: "norte/caja.csv")
        try shell(making, in: workspace)
        let (path, digest) = ("norte/caja.csv", try digest("x"))
        let free = try workspace.folders.freePath(for: path, digest: digest, in: .outbox)
        #expect(free == "norte-2/caja.csv")
        try workspace.folders.write([65], beside: free, suffix: ".recibo.csv", in: .outbox)
        let outcome = try workspace.folders.move(
            FileLocation(.inbox, path),
            to: FileLocation(.outbox, free),
            expecting: digest
        )
        #expect(outcome == .moved)
        #expect(workspace.text(of: "outbox/norte-2/caja.csv") == "x")
        #expect(workspace.text(of: "caja.csv") == nil)
    }

    @Test func `a hundred folders of a hundred files are listed in order`() throws {
        let workspace = try Workspace()
        try shell(
            """
            cd inbox && for t in $(seq 100 199); do mkdir t$t && for f in $(seq 100 199); \
            do : > t$t/f$f.csv; done; done
            """,
            in: workspace
        )
        let expected = (100...199).flatMap { store in (100...199).map { "t\(store)/f\($0).csv" } }
        #expect(try workspace.folders.settledFiles() == expected)
    }
}

/// A file that bears a second name can be written to by whoever reaches that.
@Suite struct HardLinkTests {
    private func linked(settling: Settling = Settling()) throws -> Workspace {
        let workspace = try Workspace(settling: settling)
        try workspace.drop("first", at: "a.csv")
        try #require(
            try run("ln", ["inbox/a.csv", "otra.csv"], in: workspace.disk.path).status == 0
        )
        return workspace
    }

    @Test func `it is read and moved like any other`() throws {
        let workspace = try linked()
        let digest = try sha256(of: "first".utf8)
        #expect(try workspace.folders.settledFiles() == ["a.csv"])
        #expect(try workspace.folders.read("a.csv") { _ in }.digest == digest)
        let (source, target) = (FileLocation(.inbox, "a.csv"), FileLocation(.outbox, "a.csv"))
        #expect(try workspace.folders.move(source, to: target, expecting: digest) == .moved)
        #expect(workspace.text(of: "otra.csv") == "first")
    }

    @Test func `who writes to the other name is seen`() throws {
        let workspace = try linked(settling: Settling(youthInSeconds: 0, pause: {}))
        let writer = open(workspace.disk.path(of: "otra.csv"), O_WRONLY | O_CLOEXEC)
        try #require(writer >= 0)
        #expect(try workspace.folders.settledFiles().isEmpty)
        close(writer)
        #expect(try workspace.settledAfterClosing() == ["a.csv"])
    }

    @Test func `a change by the other name between two looks holds it back`() throws {
        let disk = Mutex("")
        let change = Settling(youthInSeconds: 3_600) {
            _ = try? run("sh", ["-c", "printf OTHER > otra.csv"], in: disk.withLock { $0 })
        }
        let workspace = try linked(settling: change)
        disk.withLock { $0 = workspace.disk.path }
        #expect(try workspace.folders.settledFiles().isEmpty)
    }

    @Test func `a change by the other name before the move leaves it where it lies`() throws {
        let workspace = try linked()
        let digest = try sha256(of: "first".utf8)
        try workspace.disk.write("other".utf8, to: "otra.csv")
        let (source, target) = (FileLocation(.inbox, "a.csv"), FileLocation(.outbox, "a.csv"))
        #expect(try workspace.folders.move(source, to: target, expecting: digest) == .replaced)
        #expect(workspace.text(of: "inbox/a.csv") == "other")
        #expect(workspace.everything(in: "outbox").isEmpty)
    }
}
