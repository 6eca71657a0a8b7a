import Foundation
import GRDBSQLite

/// Inserts the rows of every table of the ledger at `source` into a new database at `target`.
func copyRows(of source: String, to target: String, _ meter: inout Meter) throws {
    let ledger = try Database(source)
    let copy = try Database(target)
    try copy.execute("PRAGMA journal_mode = WAL")
    try copy.execute("PRAGMA synchronous = FULL")
    try copy.execute("PRAGMA foreign_keys = OFF")
    let tables = """
        SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        """
    for table in try ledger.rows(tables) {
        let name = table[0].text
        try copy.execute(table[1].text)
        let columns = try ledger.rows("PRAGMA table_info(\"\(name)\")").map { $0[1].text }
        let list = columns.map { "\"\($0)\"" }.joined(separator: ",")
        let marks = columns.map { _ in "?" }.joined(separator: ",")
        let select = try Statement("SELECT \(list) FROM \"\(name)\"", in: ledger)
        let insert = try Statement("INSERT INTO \"\(name)\" (\(list)) VALUES (\(marks))", in: copy)
        while true {
            let portion = try select.next(1_000)
            guard !portion.isEmpty else { break }
            try meter.time("rows") {
                try copy.execute("BEGIN")
                for row in portion { try insert.run(row) }
                try copy.execute("COMMIT")
            }
        }
    }
}

private struct SQLiteMistake: Error { let message: String }

private final class Database {
    let handle: OpaquePointer

    init(_ path: String) throws {
        var opened: OpaquePointer?
        guard sqlite3_open(path, &opened) == SQLITE_OK, let opened else {
            throw SQLiteMistake(message: "cannot open \(path)")
        }
        handle = opened
    }

    deinit { sqlite3_close_v2(handle) }

    func execute(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw mistake(sql) }
    }

    func rows(_ sql: String) throws -> [[Value]] {
        try Statement(sql, in: self).next(.max)
    }

    func mistake(_ sql: String) -> SQLiteMistake {
        SQLiteMistake(message: String(cString: sqlite3_errmsg(handle)) + ": " + sql)
    }
}

/// A value that outlives the row it was read from.
private final class Value {
    let handle: OpaquePointer?

    init(_ column: OpaquePointer?) { handle = sqlite3_value_dup(column) }

    deinit { sqlite3_value_free(handle) }

    var text: String { sqlite3_value_text(handle).map { String(cString: $0) } ?? "" }
}

private final class Statement {
    private let database: Database
    private let handle: OpaquePointer
    /// SQLite would begin anew.
    private var isAtEnd = false

    init(_ sql: String, in database: Database) throws {
        var prepared: OpaquePointer?
        guard sqlite3_prepare_v2(database.handle, sql, -1, &prepared, nil) == SQLITE_OK,
            let prepared
        else { throw database.mistake(sql) }
        (self.database, handle) = (database, prepared)
    }

    deinit { sqlite3_finalize(handle) }

    /// At most `count` more rows.
    func next(_ count: Int) throws -> [[Value]] {
        var rows: [[Value]] = []
        while rows.count < count, !isAtEnd {
            isAtEnd = sqlite3_step(handle) != SQLITE_ROW
            guard !isAtEnd else { break }
            let columns = 0..<sqlite3_column_count(handle)
            rows.append(columns.map { Value(sqlite3_column_value(handle, $0)) })
        }
        return rows
    }

    func run(_ row: [Value]) throws {
        for (index, value) in row.enumerated() {
            sqlite3_bind_value(handle, Int32(index + 1), value.handle)
        }
        guard sqlite3_step(handle) == SQLITE_DONE else { throw database.mistake("INSERT") }
        sqlite3_reset(handle)
    }
}
