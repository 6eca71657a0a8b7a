import Fiscal
import Foundation
import GRDB
import Testing

@testable import Ledger

/// Ledgers that programs of earlier versions left between two nights; `scripts/ledger-fixture` writes them.
@Suite struct UpgradeTests {
    private static let fixtures = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/ledger")

    private func restored(version: Int, in folder: String) throws -> String {
        let path = "\(folder)/restored.sqlite"
        let file = Self.fixtures.appending(path: "ledger-\(version).sql")
        // Rows come table by table, those that refer to others often first.
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.write { db in try db.execute(sql: String(contentsOf: file, encoding: .utf8)) }
        try queue.close()
        return path
    }

    /// Every row of every table, by the columns that the table has in `columns`.
    private func contents(
        of path: String,
        columns: [String: [String]]? = nil
    ) throws -> (columns: [String: [String]], rows: [String: [String]]) {
        try DatabaseQueue(path: path).read { db in
            let tables = try String.fetchAll(
                db,
                sql:
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            )
            var (found, rows): ([String: [String]], [String: [String]]) = ([:], [:])
            for table in tables where columns == nil || columns?[table] != nil {
                let names = try columns?[table] ?? db.columns(in: table).map(\.name)
                let list = names.map { "quote(\"\($0)\")" }.joined(separator: " || '|' || ")
                found[table] = names
                rows[table] = try String.fetchAll(
                    db,
                    sql: "SELECT \(list) FROM \(table) ORDER BY 1"
                )
            }
            return (found, rows)
        }
    }

    @Test(arguments: [9, 10])
    func `a ledger of this version keeps all it had in today's schema, and a run works with it`(
        version: Int
    ) throws {
        let bench = try Bench()
        let path = try restored(version: version, in: bench.folder)
        let before = try contents(of: path)
        #expect(before.rows["number"]?.isEmpty == false)
        #expect(before.rows["document"]?.isEmpty == false)
        var ledger: SQLiteLedger? = try SQLiteLedger(path: path)
        #expect(try ledger?.problems() == [])
        let schema = try ledger?.reading(es: "asking", en: "asking", Schema.definition)
        #expect(try schema == bench.ledger.reading(es: "asking", en: "asking", Schema.definition))
        ledger = nil
        #expect(try contents(of: path, columns: before.columns).rows == before.rows)

        let opened = try SQLiteLedger(path: path)
        let known = before.rows["number"]?.count
        #expect(try opened.fateCounts().values.reduce(0) { $0 + $1.count } == known)
        #expect(try !opened.heads().isEmpty)
        let time = try #require(try opened.lastEntryTime())
        let run = try opened.beginRun(at: time)
        try opened.endRun(run, at: time)
        #expect(try opened.problems() == [])
    }

    @Test func `the newest fixture is of today's schema, or of one that a migration leads from`()
        throws
    {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.fixtures.path)
        let versions = names.compactMap { name in
            name.hasPrefix("ledger-") ? Int(name.dropFirst(7).dropLast(4)) : nil
        }
        let newest = try #require(versions.max())
        #expect(newest <= Schema.version)
        let bench = try Bench()
        let old = try DatabaseQueue(path: restored(version: newest, in: bench.folder))
        let fresh = try DatabaseQueue()
        try fresh.write { db in try Schema.migrate(db, from: 0) }
        let isLikeToday = try old.read(Schema.definition) == fresh.read(Schema.definition)
        #expect(
            isLikeToday == (newest == Schema.version),
            "a migration was edited, or changes nothing"
        )
    }

    private static let sqlite = try? DatabaseQueue().read { db in
        try String.fetchOne(db, sql: "SELECT sqlite_version()")
    }

    @Test(
        .enabled(if: sqlite?.hasPrefix("3.40.") ?? false, "another SQLite may write it otherwise")
    )
    func `the digest kept of the schema is that of this version`() throws {
        let definition = try LedgerFile.empty.get().read(Schema.definition)
        #expect(Schema.digest(of: definition) == Schema.digest)
    }
}
