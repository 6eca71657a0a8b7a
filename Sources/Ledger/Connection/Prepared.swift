import GRDB
import GRDBSQLite

/// A prepared statement with SQLite's own binds and columns.
///
/// GRDB prepares and caches it; its argument arrays and rows cost more than the statements
/// themselves on the hot paths, where a night has millions of them.
struct Prepared {
    private let statement: Statement
    private var handle: OpaquePointer { statement.sqliteStatement }

    init(_ db: Database, _ sql: String) throws {
        statement = try db.cachedStatement(sql: sql)
    }

    /// Runs a statement that gives no rows, and tells how many it changed.
    @discardableResult
    func run<each Value: Bindable>(_ values: repeat each Value) throws -> Int {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        while try step() {}
        return Int(sqlite3_changes(sqlite3_db_handle(handle)))
    }

    /// The first row; nil when there is none.
    func first<each Value: Bindable, Result>(
        _ values: repeat each Value,
        read: (inout Columns) throws -> Result
    ) throws -> Result? {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        guard try step() else { return nil }
        var columns = Columns(handle)
        return try read(&columns)
    }

    func all<each Value: Bindable, Result>(
        _ values: repeat each Value,
        read: (inout Columns) throws -> Result
    ) throws -> [Result] {
        var results: [Result] = []
        try forEach(repeat each values) { columns in results.append(try read(&columns)) }
        return results
    }

    /// Row by row; `body` must not use the same statement.
    func forEach<each Value: Bindable>(
        _ values: repeat each Value,
        body: (inout Columns) throws -> Void
    ) throws {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        while try step() {
            var columns = Columns(handle)
            try body(&columns)
        }
    }

    private func bind<each Value: Bindable>(_ values: repeat each Value) throws {
        var position: Int32 = 0
        for value in repeat each values {
            position += 1
            guard value.bind(to: handle, at: position) == SQLITE_OK else { throw failure }
        }
    }

    private func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure
        }
    }

    private var failure: DatabaseError {
        let connection = sqlite3_db_handle(handle)
        return DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection)),
            sql: statement.sql
        )
    }
}

/// The columns of one row, read from left to right.
struct Columns {
    private let handle: OpaquePointer
    private var next: Int32 = 0

    init(_ handle: OpaquePointer) { self.handle = handle }

    private mutating func advance() -> Int32 {
        defer { next += 1 }
        return next
    }

    mutating func integer() -> Int64 { sqlite3_column_int64(handle, advance()) }
    mutating func flag() -> Bool { integer() != 0 }
    mutating func text() -> String { textOrNil() ?? "" }
    mutating func blob() -> [UInt8] { blobOrNil() ?? [] }

    mutating func integerOrNil() -> Int64? {
        let column = advance()
        guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
        return sqlite3_column_int64(handle, column)
    }

    mutating func textOrNil() -> String? {
        let column = advance()
        guard let start = sqlite3_column_text(handle, column) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    mutating func blobOrNil() -> [UInt8]? {
        let column = advance()
        guard sqlite3_column_type(handle, column) != SQLITE_NULL else { return nil }
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        let count = Int(sqlite3_column_bytes(handle, column))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }
}

/// What SQLite can take.
protocol Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32
}

/// Tells SQLite to copy what it is given before the call returns.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Int64: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        sqlite3_bind_int64(statement, position, self)
    }
}

extension Int: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        sqlite3_bind_int64(statement, position, Int64(self))
    }
}

extension Bool: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        sqlite3_bind_int64(statement, position, self ? 1 : 0)
    }
}

extension String: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { bytes in
                // An empty buffer may have no address, and SQLite takes no address for NULL.
                guard let start = bytes.baseAddress else {
                    return sqlite3_bind_text(statement, position, "", 0, copied)
                }
                return sqlite3_bind_text(statement, position, start, Int32(bytes.count), copied)
            }
        }
    }
}

extension [UInt8]: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        guard !isEmpty else { return sqlite3_bind_zeroblob(statement, position, 0) }
        return withUnsafeBytes { bytes in
            sqlite3_bind_blob64(
                statement,
                position,
                bytes.baseAddress,
                UInt64(bytes.count),
                copied
            )
        }
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 {
        map { $0.bind(to: statement, at: position) } ?? sqlite3_bind_null(statement, position)
    }
}
