import Fiscal
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct OpeningTests {
    private func change(_ bench: Bench, _ sql: String) throws {
        let queue = try DatabaseQueue(path: bench.path)
        try queue.write { db in try db.execute(sql: sql) }
        try queue.close()
    }

    private func copy(_ bench: Bench, to path: String) throws {
        let queue = try DatabaseQueue(path: bench.path)
        try queue.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO '\(path)'") }
    }

    private func failure(opening path: String) -> LedgerFailure? {
        do throws(LedgerFailure) {
            _ = try SQLiteLedger(path: path)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a new ledger can be read by its owner only`() throws {
        let bench = try Bench()
        for suffix in ["", "-wal"] {
            let attributes = try FileManager.default
                .attributesOfItem(atPath: bench.path + suffix)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `a copy has what the ledger has, changes nothing of it and leaves no file`() throws {
        let bench = try Bench()
        _ = try bench.receive([try good(7)])
        let folder = URL(filePath: bench.path).deletingLastPathComponent().path
        let before = try FileManager.default.contentsOfDirectory(atPath: folder)
        let copy = try SQLiteLedger(copying: bench.path)
        var judgement = ScriptedJudgement(rule: newestCounts, seen: [:])
        try copy.judge(&judgement, run: 1) {}
        #expect(try copy.readySales(after: nil, limit: 9).map(\.number.text) == ["FE7"])
        #expect(try copy.problems() == [])
        #expect(try bench.ledger.readySales(after: nil, limit: 9) == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == before)
        #expect(try SQLiteLedger(copying: bench.path + "-none").fateCounts() == [:])
    }

    /// 2 is FULL.
    @Test
    func `after steps that a power cut may undo, and after their failure, commits are synced`()
        throws
    {
        let bench = try Bench()
        let arrival = try bench.receive([try good(7)])
        #expect(throws: LedgerFailure.self) { try bench.ledger.note([try good(8)], in: arrival) }
        let level = try bench.ledger.reading(es: "preguntar", en: "asking") { db in
            try Int.fetchOne(db, sql: "PRAGMA synchronous")
        }
        #expect(level == 2)
    }

    @Test func `a ledger of a newer program is refused and left alone`() throws {
        let bench = try Bench()
        try change(bench, "PRAGMA user_version = 99")
        let refused = try #require(failure(opening: bench.path))
        #expect(refused.code == .newerThanProgram)
        #expect(
            refused.cause.en == "the ledger has version 99, this program knows \(Schema.version)"
        )
        #expect(!refused.hint.en.isEmpty)
    }

    @Test func `a ledger of the first version is brought up to date, and a reader asks for it`()
        throws
    {
        let bench = try Bench()
        let path = bench.folder + "/old.sqlite"
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(sql: Schema.firstMigration)
            try db.execute(sql: "PRAGMA user_version = 1")
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            try db.execute(
                sql: """
                    INSERT INTO number (issuer, prefix, consecutive, fate)
                    VALUES (900373115, 'CONT', 7, 'held')
                    """
            )
        }
        try queue.close()
        #expect(try failureCode { _ = try SQLiteLedger(readingFrom: path) } == .storage)
        let ledger = try SQLiteLedger(path: path)
        #expect(try ledger.fateCounts().mapValues(\.count) == [.held: 1])
        #expect(try SQLiteLedger(readingFrom: path).fateCounts().count == 1)
    }

    @Test func `a ledger that a killed run has only begun is told as begun`() throws {
        let bench = try Bench()
        let path = bench.folder + "/begun.sqlite"
        try Data().write(to: URL(fileURLWithPath: path))
        let refused = #expect(throws: LedgerFailure.self) { try SQLiteLedger(readingFrom: path) }
        #expect(refused?.cause.en == "it was begun, and there is nothing in it yet")
    }

    @Test func `another program's database is refused`() throws {
        let bench = try Bench()
        try change(bench, "PRAGMA application_id = 7")
        #expect(failure(opening: bench.path)?.code == .damaged)
    }

    @Test(arguments: ["DROP TRIGGER numberChanges", "DROP INDEX archiveBegun"])
    func `a schema that somebody changed is refused`(change sql: String) throws {
        let bench = try Bench()
        try change(bench, sql)
        #expect(failure(opening: bench.path)?.code == .damaged)
    }

    @Test func `what is no database is refused and not overwritten`() throws {
        let bench = try Bench()
        let path = bench.folder + "/notes.txt"
        let text = Data(String(repeating: "no es una base de datos ", count: 100).utf8)
        try text.write(to: URL(fileURLWithPath: path))
        let refused = try #require(failure(opening: path))
        #expect(refused.code == .damaged)
        #expect(refused.object == path)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == text)
    }

    @Test func `a folder is refused by name, also to look at`() throws {
        let bench = try Bench()
        let path = bench.folder + "/folder.sqlite"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        let refused = try #require(failure(opening: path))
        #expect(refused.cause.en == "it is a folder or a device, and not a file")
        #expect(refused.hint.en.contains("contingencia ledger rebuild"))
        #expect(try failureCode { _ = try SQLiteLedger(readingFrom: path) } == .damaged)
    }

    @Test func `through a link that leads nowhere no ledger is made`() throws {
        let bench = try Bench()
        let (link, target) = (bench.folder + "/link.sqlite", bench.folder + "/elsewhere.sqlite")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        #expect(failure(opening: link)?.code == .storage)
        #expect(!FileManager.default.fileExists(atPath: target))
    }

    @Test func `an older version than its tables is damage, with the remedy`() throws {
        let bench = try Bench()
        try change(bench, "PRAGMA user_version = 3")
        let refused = try #require(failure(opening: bench.path))
        #expect(refused.code == .damaged)
        #expect(refused.hint.en.contains("contingencia ledger rebuild"))
    }

    @Test func `a file cut short is refused`() throws {
        let bench = try Bench()
        let copy = bench.folder + "/copy.sqlite"
        try self.copy(bench, to: copy)
        let whole = try Data(contentsOf: URL(fileURLWithPath: copy))
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: copy))
        #expect(failure(opening: copy)?.code == .damaged)
    }

    @Test func `a page that was overwritten is a problem in words`() throws {
        let bench = try Bench()
        _ = try bench.receive(try (1...4_000).map { try good(Int64($0), at: $0) })
        #expect(try bench.ledger.problems() == [])
        let copy = bench.folder + "/copy.sqlite"
        try self.copy(bench, to: copy)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
        let middle = bytes.count / 2 / 4096 * 4096
        bytes.replaceSubrange(middle..<(middle + 4096), with: Data(repeating: 0xA5, count: 4096))
        try bytes.write(to: URL(fileURLWithPath: copy))
        let damaged = try SQLiteLedger(readingFrom: copy)
        #expect(try !damaged.problems().isEmpty)
        #expect(failure(opening: copy)?.code == .damaged, "before a run writes to it")
    }

    @Test func `a folder that does not exist is a failure with a hint`() throws {
        let missing = NSTemporaryDirectory() + "no-such-folder/ledger.sqlite"
        let refused = try #require(failure(opening: missing))
        #expect(refused.code == .storage)
        #expect(refused.cause.en == "No such file or directory")
        #expect(refused.hint.en.hasPrefix("Check the path"))
    }

    @Test func `a reader sees what a run has committed, and cannot write`() throws {
        let bench = try Bench()
        let reader = try SQLiteLedger(readingFrom: bench.path)
        _ = try bench.receive([try good(7)])
        #expect(try reader.arrivals(in: .inbox).count == 1)
        let time = bench.now()
        #expect(try failureCode { _ = try reader.beginRun(at: time) } == .storage)
    }

    @Test func `a reader of one moment answers every question as of the first`() throws {
        let bench = try Bench()
        let reader = try SQLiteLedger(readingFrom: bench.path, asOneMoment: true)
        #expect(try reader.arrivals(in: .inbox).isEmpty)
        _ = try bench.receive([try good(7)])
        #expect(try reader.arrivals(in: .inbox).isEmpty)
        #expect(try reader.fateCounts().isEmpty)
        let later = try SQLiteLedger(readingFrom: bench.path, asOneMoment: true)
        #expect(try later.arrivals(in: .inbox).count == 1)
    }

    @Test func `a reader makes no ledger where there is none`() throws {
        let bench = try Bench()
        let path = bench.folder + "/none.sqlite"
        #expect(try failureCode { _ = try SQLiteLedger(readingFrom: path) } == .storage)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(
        arguments: [
            (
                ResultCode.SQLITE_FULL, LedgerFailureCode.storage, "no queda espacio en el disco",
                "Libere espacio"
            ),
            (
                .SQLITE_IOERR_FSYNC, .storage, "el disco da error al leer o escribir",
                "Revise el disco"
            ),
            (.SQLITE_READONLY, .storage, "es de solo lectura", "Deje que el programa escriba"),
            (.SQLITE_BUSY, .storage, "otro programa lo está usando", "Repita la orden"),
            (
                .SQLITE_CANTOPEN, .storage, "no se pudo abrir la base de datos",
                "Revise que la carpeta"
            ),
            (.SQLITE_NOTADB, .damaged, "no es una base de datos", "Hágalo de nuevo"),
            (.SQLITE_CORRUPT, .damaged, "la base de datos está dañada", "Hágalo de nuevo"),
            (.SQLITE_CONSTRAINT, .constraint, "rompe una regla", "No se cambió nada"),
        ]
    )
    func `what SQLite refuses is told in its words alone in English, and in Spanish before them`(
        code: ResultCode,
        kind: LedgerFailureCode,
        cause: String,
        hint: String
    ) throws {
        let bench = try Bench()
        let failure = LedgerFailure(
            DatabaseError(resultCode: code, message: "so it is", sql: "INSERT INTO sale"),
            operation: .writing,
            path: bench.path
        )
        #expect(failure.code == kind)
        #expect(failure.cause.en == "so it is")
        #expect(failure.cause.es.hasPrefix(cause))
        #expect(failure.cause.es.hasSuffix(" («so it is»)"))
        #expect(failure.hint.es.hasPrefix(hint))
        #expect(failure.hint.en != failure.hint.es)
    }
}
