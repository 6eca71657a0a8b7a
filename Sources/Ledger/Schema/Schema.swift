import Crypto
import Fiscal
import GRDB

/// The tables and how they came to be: numbered migrations in plain SQL, never edited.
enum Schema {
    /// `CONT`, at a fixed place in the file, so that `file` and we know whose database it is.
    static let applicationID: Int64 = 0x434F_4E54

    private static let migrations = [
        firstMigration, paperMigration, actMigration, rangeMigration, attachmentMigration,
        takingsMigration, expectationMigration, timingMigration, observationMigration,
        checkMigration,
    ]

    /// The version this program writes, SQLite's `user_version`.
    static var version: Int64 { Int64(migrations.count) }

    /// Brings the ledger to this program's version, all in one transaction.
    static func migrate(_ db: Database, from version: Int64) throws {
        for (index, migration) in migrations.enumerated() where index >= version {
            try db.execute(sql: migration)
            try db.execute(sql: "PRAGMA user_version = \(index + 1)")
        }
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }

    /// SHA-256 of the `definition` of this version, in hexadecimal, as SQLite 3.40 writes it.
    ///
    /// To look it up here takes a thousandth of the time that it takes to make a ledger to compare with.
    static let digest = "0d44f23da01d742f54acbca99e44b34ca2ebb1ce3a0457d386d29dcad18b905d"

    static func digest(of definition: [String]) -> String {
        hexText(Array(SHA256.hash(data: Array(definition.joined(separator: "\n").utf8))))
    }

    /// Every table, index and trigger with its text: what must be alike in all ledgers of a version.
    static func definition(in db: Database) throws -> [String] {
        let statement = try Prepared(
            db,
            """
            SELECT name || ': ' || sql FROM sqlite_schema
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_stat%' ORDER BY name
            """
        )
        return try statement.all { row in row.text() }
    }
}
