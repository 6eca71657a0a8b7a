import Fiscal
import Foundation
import GRDB
import TestKit
import Testing

@testable import SimulatedDIAN

@Suite struct AuthorityFileTests {
    private let disk: TemporaryFolder
    private let path: String

    /// What a program of an earlier version left; `scripts/ledger-fixture` writes it.
    init() throws {
        disk = try TemporaryFolder()
        path = disk.path(of: "dian.sqlite")
        let fixture = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/ledger/dian-simulada-2.sql")
        try change(String(contentsOf: fixture, encoding: .utf8))
    }

    private func change(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in try db.execute(sql: sql) }
        try queue.close()
    }

    private func failure() -> AuthorityMemoryFailure? {
        do throws(AuthorityMemoryFailure) {
            _ = try SimulatedAuthority(register: SampleRegister.register(), memory: path)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a memory of version 2 has today's schema and remembers what it decided`() throws {
        let count = "SELECT count(*) FROM decision WHERE isAcceptance = 1"
        let before = try DatabaseQueue(path: path).read { db in try Int.fetchOne(db, sql: count) }
        let opened = try AuthorityFile.open(path)
        let fresh = try AuthorityFile.migrated(DatabaseQueue())
        #expect(
            try opened.read(AuthorityFile.definition) == fresh.read(AuthorityFile.definition)
        )
        #expect(try opened.read { db in try Int.fetchOne(db, sql: count) } == before)
        #expect(before != 0)
    }

    @Test func `a memory of a newer program is refused`() throws {
        try change("INSERT INTO grdb_migrations VALUES ('99 of tomorrow')")
        #expect(failure()?.code == .newerThanProgram)
    }

    @Test(
        arguments: [
            "DROP INDEX acceptedNumber", "CREATE TABLE stranger (x)",
            "UPDATE grdb_migrations SET identifier = 'x' WHERE identifier LIKE '1%'",
        ]
    )
    func `a memory whose schema somebody changed is not used`(change sql: String) throws {
        try change(sql)
        #expect(failure() != nil)
    }

    /// The number stands in the table and in its index; only SQLite's whole check compares them.
    @Test func `a number that changed under the index is damage`() throws {
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let number = Array("CHAP1202".utf8)
        let place = try #require(
            bytes.indices.first { bytes[$0...].starts(with: number) }
        )
        bytes[place + 7] ^= 1
        try Data(bytes).write(to: URL(filePath: path))
        let refused = try #require(failure())
        #expect(refused.code == .damaged)
        #expect(refused.hint.en.hasPrefix("Restore the file from a backup"))
    }
}
