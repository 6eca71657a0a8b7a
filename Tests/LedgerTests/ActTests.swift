import Fiscal
import GRDB
import Testing

@testable import Ledger

/// What persons do to numbers: what the ledger keeps of it, and what it refuses.
@Suite struct ActTests {
    @Test(arguments: Medium.allCases)
    func `an act is kept with its person and told in the journal of its issuer`(
        medium: Medium
    ) throws {
        let bench = try Bench(medium)
        let act = try act(.disable, 5...7, in: bench)
        try bench.ledger.record(act, findings: [:])
        #expect(try bench.ledger.acts(on: number(6), issuer: faro()) == [act])
        #expect(try bench.ledger.acts(on: number(8), issuer: faro()) == [])
        #expect(try bench.ledger.untoldJournal(of: ChainName(faro())).map(\.entry) == [act.entry])
        #expect(try bench.ledger.untoldActs(of: ChainName(faro())) == [act])
        try bench.seal(.corrida)
        #expect(try bench.ledger.untoldActs(of: ChainName(faro())) == [])
        #expect(try bench.ledger.seen()[act.series]?.intervals == [5...7])
        #expect(try bench.ledger.problems() == [])
    }

    @Test func `what is disabled already rests on the act that did it`() throws {
        let bench = try Bench(.memory)
        try bench.ledger.record(try act(.disable, 5...5, in: bench), findings: [:])
        let wider = try act(.disable, 4...6, in: bench, reason: "Otro motivo")
        try bench.ledger.record(wider, findings: [:])
        _ = try bench.receive([try good(4), try good(5, at: 1)])
        try bench.judge { number in
            let verdicts = number.versions.map { ($0.key, Ruling.Verdict(.conflicting)) }
            return Ruling(
                fate: .disabled,
                owner: number.standing?.owner,
                verdicts: Dictionary(uniqueKeysWithValues: verdicts)
            )
        }
        #expect(try bench.ledger.fateCounts()[.disabled]?.count == 3)
        #expect(try bench.status(5).disabledBecause == "Talonario perdido")
    }

    @Test func `of enabled numbers that DIAN never refused nothing is left`() throws {
        let bench = try Bench(.memory)
        try bench.ledger.record(try act(.disable, 1...9, in: bench), findings: [:])
        try bench.ledger.record(try act(.enable, 4...5, in: bench), findings: [:])
        #expect(try bench.ledger.seen().values.map(\.intervals) == [[1...3, 6...9]])
        #expect(try bench.ledger.fateCounts()[.disabled]?.count == 7)
        #expect(try bench.ledger.problems() == [])
    }

    @Test func `every kind of act has a word of its own by which it is read again`() throws {
        let bench = try Bench(.memory)
        let types = ContingencyType.allCases.map { NumberAct.Kind.release(as: $0) }
        let kinds: [NumberAct.Kind] =
            [.disable, .enable, .release(as: nil), .retry, .settle(.ours), .settle(.other)] + types
        #expect(Set(kinds.map(\.word)).count == kinds.count)
        #expect(kinds.map { NumberAct.Kind(word: $0.word) } == kinds)
        #expect(NumberAct.Kind(word: "number-lost") == nil)
        #expect(
            try failureCode {
                try bench.ledger.record(try act(.retry, 5...5, in: bench), findings: [:])
            } == .constraint
        )
        #expect(try bench.ledger.untoldJournal(of: ChainName(faro())) == [])
    }

    @Test(arguments: [
        "DELETE FROM numberAct",
        "UPDATE numberAct SET last = 9",
        """
        INSERT INTO numberAct (id, kind, issuer, prefix, first, last)
        VALUES (99, 'number-disabled', 900373115, 'FE', 1, 1)
        """,
        """
        INSERT INTO journal (id, at, kind, subject, by, detail)
            VALUES (99, 1, 'number-disabled', 'FE1', '', 'motivo');
        INSERT INTO numberAct (id, kind, issuer, prefix, first, last)
            VALUES (99, 'number-disabled', 900373115, 'FE', 1, 1)
        """,
        "UPDATE number SET act = (SELECT max(id) FROM numberAct) WHERE consecutive = 7",
        "UPDATE number SET fate = 'disabled' WHERE consecutive = 7",
        "UPDATE number SET fate = 'disabled' WHERE consecutive = 9",
        "UPDATE number SET fate = 'accepted', acceptedIn = 1 WHERE consecutive = 9",
        "UPDATE number SET authorityCode = zeroblob(48) WHERE consecutive = 7",
        "UPDATE number SET authorityCode = zeroblob(48) WHERE consecutive = 8",
    ])
    func `nobody acts on numbers without a person, not even with SQL of his own`(
        sql: String
    ) throws {
        let bench = try Bench()
        _ = try bench.receive([try good(7), try good(9, at: 1, content: 2)])
        try bench.judge()
        let documents = try bench.issueAll()
        try bench.accept(documents[0])
        let answer = AuthorityAnswer.alreadyKnown(try uniqueCode(77))
        try bench.call(documents[1], answer, leadingTo: .disputed)
        try bench.ledger.record(try act(.disable, 8...8, in: bench), findings: [:])
        let queue = try DatabaseQueue(path: bench.path)
        let error = #expect(throws: DatabaseError.self) {
            try queue.write { db in try db.execute(sql: sql) }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
        #expect(try bench.ledger.problems() == [])
    }

    private func act(
        _ kind: NumberAct.Kind,
        _ numbers: ClosedRange<Int64>,
        in bench: Bench,
        reason: String = "Talonario perdido"
    ) throws -> NumberAct {
        NumberAct(
            kind,
            of: NumberSeries(issuer: try faro(), prefix: "FE"),
            numbers: numbers,
            reason: reason,
            by: "Ana",
            at: bench.now()
        )
    }
}
