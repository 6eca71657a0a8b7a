import Fiscal
import Foundation
import GRDB
import Testing

@testable import Ledger

/// What nobody can do to the ledger, not even with SQL of his own.
@Suite struct InvariantTests {
    /// FE7 accepted and told, FE8 ready, one archive begun.
    private func night() throws -> Bench {
        let bench = try Bench()
        _ = try bench.receive([try good(7)])
        try bench.judge()
        try bench.accept(try #require(try bench.issueAll().first))
        try bench.sealAnswers()
        _ = try bench.receive([try good(8)], as: "bb.csv")
        try bench.judge()
        let entry = JournalEntry(at: bench.now(), kind: "a", subject: "b", detail: "c")
        try bench.ledger.append([entry], chain: nil, run: bench.run)
        try bench.begin(.corrida)
        return bench
    }

    @Test(arguments: [
        "UPDATE number SET fate = 'ready', acceptedIn = NULL WHERE consecutive = 7",
        "UPDATE number SET fate = 'disputed', acceptedIn = NULL WHERE consecutive = 7",
        "UPDATE number SET content = zeroblob(32) WHERE consecutive = 7",
        "DELETE FROM number WHERE consecutive = 7",
        "UPDATE number SET fate = 'missing' WHERE consecutive = 8",
        "UPDATE number SET fate = 'issued' WHERE consecutive = 8",
        "UPDATE number SET fate = 'accepted', acceptedIn = 1 WHERE consecutive = 8",
        "UPDATE number SET document = 1 WHERE consecutive = 8",
        """
        INSERT INTO number (issuer, prefix, consecutive, fate) VALUES (900373115, 'FE', 8, 'held')
        """,
        "UPDATE document SET state = 'toSend'",
        "UPDATE document SET uniqueCode = zeroblob(48)",
        "UPDATE document SET entry = 'otra.xml'",
        "UPDATE document SET archive = 1",
        "DELETE FROM document",
        """
        INSERT INTO document (arrival, ordinal, issuer, prefix, consecutive, content, uniqueCode,
            issuedAt, fileName, archive, entry, state)
        SELECT arrival, ordinal, issuer, prefix, consecutive, content, uniqueCode, issuedAt,
            fileName, archive, entry, 'accepted' FROM document
        """,
        "UPDATE sale SET total = 1",
        "UPDATE sale SET standing = 'nadie'",
        "DELETE FROM sale",
        "DELETE FROM arrival",
        "UPDATE arrival SET entry = 'otro'",
        "DELETE FROM archive WHERE number = 1",
        "UPDATE archive SET digest = zeroblob(32) WHERE number = 1",
        """
        INSERT INTO archive (chain, number, kind, plannedAt, isReenactment, run)
        VALUES ('900373115', 9, 'recepcion', 1, 0, 1)
        """,
        "UPDATE archive SET number = 9 WHERE digest IS NULL",
        "INSERT INTO attempt (document, attempt, step, at) VALUES (1, 1, 'send', 1)",
        "INSERT INTO attempt (document, attempt, step, at) VALUES (99, 1, 'send', 1)",
        "DELETE FROM attempt",
        "UPDATE attempt SET detail = 'otra cosa'",
        "DELETE FROM journal",
        "UPDATE journal SET by = 'nadie'",
        "INSERT INTO seen (issuer, prefix, first, last) VALUES (1, 'FE', 9, 8)",
        "UPDATE run SET begunAt = 'ayer'",
    ])
    func `the schema refuses it`(sql: String) throws {
        let bench = try night()
        let queue = try DatabaseQueue(path: bench.path)
        let error = #expect(throws: DatabaseError.self) {
            try queue.write { db in try db.execute(sql: sql) }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
        #expect(try bench.ledger.problems() == [])
    }

    @Test func `the night itself is sound`() throws {
        let bench = try night()
        #expect(try bench.ledger.problems() == [])
        #expect(try bench.ledger.fateCounts().mapValues(\.count) == [.accepted: 1, .ready: 1])
    }

    @Test func `a count that is wrong is a problem`() throws {
        let bench = try night()
        let queue = try DatabaseQueue(path: bench.path)
        try queue.write { db in
            try db.execute(sql: "UPDATE fateTotal SET count = 5 WHERE fate = 'ready'")
            try db.execute(sql: "DELETE FROM seen")
        }
        let problems = try bench.ledger.problems()
        #expect(
            problems.map(\.en) == [
                "numbers that have a fate and were never seen: 2",
                "fates whose count is not that of their numbers: 1",
            ]
        )
    }

    @Test func `a sale whose columns nobody can have written is a problem`() throws {
        let bench = try night()
        let queue = try DatabaseQueue(path: bench.path)
        try queue.write { db in
            try db.execute(sql: "UPDATE sale SET judgedFindings = '[{}]' WHERE consecutive = 8")
        }
        let problems = try bench.ledger.problems()
        #expect(problems.count == 1)
        #expect(problems.first?.es.contains("leer del libro") == true)
    }

    /// SQLite's own program is asked, not our code.
    @Test func `sqlite3 finds the file sound and counts what we count`() throws {
        let bench = try night()
        let sql = """
            PRAGMA integrity_check; PRAGMA foreign_key_check; PRAGMA application_id;
            SELECT fate, count(*) FROM number GROUP BY fate ORDER BY fate;
            SELECT lower(hex(content)) FROM number WHERE consecutive = 7;
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["sqlite3", "-readonly", bench.path, sql]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(
            decoding: pipe.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let content = try digest(1).hex
        #expect(output == "ok\n1129270868\naccepted|1\nready|1\n\(content)\n")
    }
}
