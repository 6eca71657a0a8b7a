import Fiscal
import GRDB

/// The file that the authority's memory is: opened, and looked at before it is trusted.
enum AuthorityFile {
    /// Throws for what is damaged, for another program's database, and for one of a later version.
    ///
    /// SQLite's whole check reads everything: 0.06 seconds for 20,000 documents.
    static func open(_ path: String) throws -> DatabaseQueue {
        let database = try DatabaseQueue(path: path, configuration: configuration)
        let damage = try database.read { db in
            try String.fetchOne(db, sql: "PRAGMA integrity_check(1)")
        }
        if let damage, damage != "ok" {
            throw damaged(path, Bilingual(damage.split(separator: "\n").joined(separator: "; ")))
        }
        guard try !database.read(migrator.hasBeenSuperseded) else {
            throw newer(path)
        }
        let expected = try migrated(DatabaseQueue()).read(definition)
        guard try migrated(database).read(definition) == expected else {
            throw damaged(
                path,
                Bilingual(
                    es: "sus tablas e índices no son los que hizo este programa",
                    en: "its tables and indexes are not those this program made"
                )
            )
        }
        return database
    }

    static func migrated(_ database: DatabaseQueue) throws -> DatabaseQueue {
        try migrator.migrate(database)
        return database
    }

    private static func damaged(_ path: String, _ cause: Bilingual) -> AuthorityMemoryFailure {
        AuthorityMemoryFailure(
            .damaged,
            operation: .opening,
            object: path,
            cause: cause,
            hint: .beginMemoryAnew
        )
    }

    private static func newer(_ path: String) -> AuthorityMemoryFailure {
        AuthorityMemoryFailure(
            .newerThanProgram,
            operation: .opening,
            object: path,
            cause: Bilingual(
                es: "lo escribió un programa más nuevo",
                en: "a later program wrote it"
            ),
            hint: .useNewerProgram
        )
    }

    /// Every table and index with its text.
    static func definition(in db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT name || ': ' || sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name
                """
        )
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "SimulatedDIAN"
        configuration.journalMode = .wal
        return configuration
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 decisions") { db in
            try db.create(table: "decision", options: .strict) { table in
                table.column("uniqueCode", .blob).notNull().unique().check { length($0) == 48 }
                table.column("issuer", .integer).notNull()
                table.column("issuerName", .text).notNull()
                table.column("number", .text).notNull()
                table.column("typeCode", .text).notNull()
                table.column("isAcceptance", .integer).notNull().check { [0, 1].contains($0) }
                table.column("messages", .text).notNull()
                table.column("receivedAt", .integer).notNull()
                table.column("answerableFrom", .integer).notNull()
            }
            try db.create(
                index: "acceptedNumber",
                on: "decision",
                columns: ["issuer", "number"],
                options: .unique,
                condition: Column("isAcceptance") == 1
            )
        }
        migrator.registerMigration("2 unknown for a while") { db in
            try db.alter(table: "decision") { table in
                table.add(column: "isUnknown", .integer).notNull().defaults(to: 0)
            }
        }
        return migrator
    }
}
