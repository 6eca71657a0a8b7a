package import Fiscal
import Foundation
import GRDB

package typealias AuthorityMemoryFailure = Failure<AuthorityMemoryFailureCode>

/// What the memory of the simulated DIAN could not do.
package enum AuthorityMemoryFailureCode: Hashable, Sendable {
    case storage
    case damaged
    case newerThanProgram
}

/// A document of a number that was accepted.
struct Acceptance: Hashable, Sendable {
    let code: UniqueCode
    let waiting: Waiting

    func isInProcess(at time: Timestamp) -> Bool { !waiting.isUnknown && time < waiting.until }
}

/// What the authority remembers of the documents it received, in a SQLite file of its own.
///
/// An answer is given after its commit, which documents that arrive together share. The log is not
/// synced for each: a killed process loses nothing, a power cut perhaps the last moments, and then the
/// authority, as the real one sometimes does, knows nothing of what it received.
actor AuthorityMemory {
    private let database: DatabaseQueue
    /// What arrived since the last commit began.
    private var arrivals: [Arrival] = []

    private typealias Outcome = Result<Acceptance?, AuthorityMemoryFailure>

    private struct Arrival {
        let decision: Decision
        let sender: CheckedContinuation<Outcome, Never>
    }

    init(at path: String?) throws(AuthorityMemoryFailure) {
        database = try storing(.opening, path ?? ":memory:") {
            guard let path else { return try AuthorityFile.migrated(DatabaseQueue()) }
            return try AuthorityFile.open(path)
        }
    }

    /// Remembers a decision, unless a document of this issuer and number was accepted before.
    ///
    /// Then nothing changes, and that document is returned (rule 90). A refusal never takes the
    /// place of an acceptance; an unreadable document leaves no trace.
    func keep(
        _ decision: Decision
    ) async throws(AuthorityMemoryFailure) -> Acceptance? {
        try await withCheckedContinuation { sender in
            arrivals.append(Arrival(decision: decision, sender: sender))
            // Behind the calls that are under way on the other lines: what they bring comes along.
            if arrivals.count == 1 { Task.detached { await self.commit() } }
        }.get()
    }

    private func commit() {
        let group = arrivals
        arrivals = []
        do throws(AuthorityMemoryFailure) {
            let numbers = group.map(\.decision.number)
            let earlier = try storing(.keeping, numbers.joined(separator: ", ")) {
                try database.write { db in
                    let insertion = try db.cachedStatement(sql: Self.insertion)
                    return try group.map { try keep($0.decision, with: insertion, in: db) }
                }
            }
            for (arrival, earlier) in zip(group, earlier) {
                arrival.sender.resume(returning: .success(earlier))
            }
        } catch {
            for arrival in group { arrival.sender.resume(returning: .failure(error)) }
        }
    }

    private func keep(
        _ decision: Decision,
        with insertion: Statement,
        in db: Database
    ) throws -> Acceptance? {
        guard let issuer = decision.issuer, let code = decision.uniqueCode else { return nil }
        try insert(decision, of: issuer, as: code, with: insertion)
        guard db.changesCount == 0 else { return nil }
        return try accepted(decision.number, of: issuer, in: db)
    }

    /// The acceptance of this unique code, or its latest refusal.
    nonisolated func decision(on code: UniqueCode) throws(AuthorityMemoryFailure) -> Decision? {
        try storing(.recalling, code.hex) {
            try database.writeWithoutTransaction { db in
                try Row.fetchOne(
                    db.cachedStatement(sql: Self.question),
                    arguments: [code.databaseValue]
                ).map { row in
                    Decision(row, code: code)
                }
            }
        }
    }

    private func accepted(
        _ number: String,
        of issuer: NIT,
        in db: Database
    ) throws -> Acceptance? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT answerableFrom, isUnknown, uniqueCode FROM decision
                WHERE issuer = ? AND number = ? AND isAcceptance = 1
                """
        )
        guard let row = try Row.fetchOne(statement, arguments: [issuer.digits, number]),
            let code = UniqueCode(bytes: Array(row[2] as Data))
        else { return nil }
        return Acceptance(code: code, waiting: Waiting(row))
    }

    private func insert(
        _ decision: Decision,
        of issuer: NIT,
        as code: UniqueCode,
        with insertion: Statement
    ) throws {
        try insertion.execute(arguments: [
            code.databaseValue, issuer.digits, decision.issuerName, decision.number,
            decision.typeCode, decision.isAcceptance, decision.messages.lines,
            decision.receivedAt.seconds,
            (decision.waiting?.until ?? decision.receivedAt).seconds,
            decision.waiting?.isUnknown ?? false,
        ])
    }

    /// Columns are read by their place: a look for the name costs more than the row.
    private static let question = """
        SELECT answerableFrom, isUnknown, issuer, issuerName, number, typeCode, isAcceptance, \
        messages, receivedAt FROM decision WHERE uniqueCode = ?
        """

    private static let insertion = """
        INSERT INTO decision (uniqueCode, issuer, issuerName, number, typeCode, isAcceptance, \
        messages, receivedAt, answerableFrom, isUnknown) \
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE NOT EXISTS (\
        SELECT 1 FROM decision WHERE issuer = ?2 AND number = ?4 AND isAcceptance = 1) \
        ON CONFLICT (uniqueCode) DO UPDATE SET issuer = excluded.issuer, \
        issuerName = excluded.issuerName, number = excluded.number, \
        typeCode = excluded.typeCode, isAcceptance = excluded.isAcceptance, \
        messages = excluded.messages, receivedAt = excluded.receivedAt, \
        answerableFrom = excluded.answerableFrom, isUnknown = excluded.isUnknown \
        WHERE isAcceptance = 0
        """
}

/// Runs `body`, translating SQLite's errors once.
private func storing<Value>(
    _ operation: Bilingual,
    _ object: @autoclosure () -> String,
    _ body: () throws -> Value
) throws(AuthorityMemoryFailure) -> Value {
    do {
        return try body()
    } catch let failure as AuthorityMemoryFailure {
        throw failure
    } catch let error as DatabaseError {
        throw AuthorityMemoryFailure(error, operation: operation, object: object())
    } catch {
        throw AuthorityMemoryFailure(
            .storage,
            operation: operation,
            object: object(),
            cause: Bilingual("\(error)"),
            hint: .reportDefect
        )
    }
}

extension AuthorityMemoryFailure {
    /// In SQLite's words alone: GRDB adds the statement, which says nothing to an operator.
    fileprivate init(_ error: DatabaseError, operation: Bilingual, object: String) {
        let code = error.resultCode.primaryResultCode
        let words = error.message ?? error.resultCode.description
        let trouble = Trouble(sqlite: code.rawValue, words: words)
        // A statement that SQLite cannot compile meets other tables than it was written for.
        let isDamaged = [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR].contains(code)
        self.init(
            isDamaged ? .damaged : .storage,
            operation: operation,
            object: object,
            cause: trouble.cause,
            hint: isDamaged ? .beginMemoryAnew : trouble.hint
        )
    }
}

extension Bilingual {
    fileprivate static let keeping = Bilingual(
        es: "guardar en la memoria de la DIAN simulada",
        en: "keeping in the memory of the simulated DIAN"
    )
    fileprivate static let recalling = Bilingual(
        es: "buscar en la memoria de la DIAN simulada",
        en: "looking in the memory of the simulated DIAN for"
    )
    /// A number that it forgot it would accept a second time: a backup is better.
    static let beginMemoryAnew = Bilingual(
        es:
            "Recupere el archivo de una copia; si lo saca de ahí, la DIAN simulada empieza sin recordar "
            + "nada.",
        en:
            "Restore the file from a backup; if you move it away, the simulated DIAN begins without "
            + "remembering anything."
    )
}

extension Waiting {
    fileprivate init(_ row: Row) {
        self.init(
            until: Timestamp(seconds: row[0]),
            isUnknown: row[1]
        )
    }
}

extension Decision {
    fileprivate init(_ row: Row, code: UniqueCode) {
        self.init(
            uniqueCode: code,
            issuer: NIT(digits: row[2]),
            issuerName: row[3],
            number: row[4],
            typeCode: row[5],
            isAcceptance: row[6],
            messages: [RuleMessage](lines: row[7]),
            receivedAt: Timestamp(seconds: row[8]),
            waiting: Waiting(row)
        )
    }
}

extension UniqueCode {
    fileprivate var databaseValue: Data { Data(bytes) }
}

/// One message a line, code and text apart by a tab; the rules' texts have neither.
extension [RuleMessage] {
    fileprivate var lines: String { map { "\($0.code)\t\($0.text)" }.joined(separator: "\n") }

    fileprivate init(lines: String) {
        self = lines.split(separator: "\n").map { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            return RuleMessage(code: String(parts[0]), text: String(parts.last ?? ""))
        }
    }
}
