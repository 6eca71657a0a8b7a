import Fiscal
import GRDB
import Testing

@testable import Ledger

/// Closings and what stores sent, as the ledger keeps them.
@Suite struct ClosingTests {
    private func note(_ numbers: ClosedRange<Int64>?, at ordinal: Int = 0) -> ClosingNote {
        ClosingNote(
            ordinal: ordinal,
            place: Place(line: ordinal + 2),
            closing: DayClosing(
                prefix: "FE",
                numbers: numbers,
                day: CalendarDay(number: 20_097),
                total: Pesos(centavos: 11_900)
            ),
            findings: []
        )
    }

    private func survey(_ notes: [ClosingNote], in bench: Bench, isTrusted: Bool) throws -> Int64 {
        let arrival = try bench.ledger.beginArrival(
            path: "cierre.csv",
            identity: FileIdentity(digest: try digest(9), size: 10),
            profile: "csv",
            run: bench.run,
            at: bench.now()
        )
        try bench.ledger.note(notes, in: arrival)
        try bench.ledger.finishArrival(
            arrival,
            issuer: try faro(),
            findings: [],
            isTrusted: isTrusted
        )
        return arrival
    }

    private func ruling(_ closing: ClosingRecord, _ standing: ClosingStanding) -> ClosingRuling {
        let time = Timestamp(seconds: 1_736_400_000)
        return ClosingRuling(
            closing: closing,
            standing: standing,
            known: 3,
            sum: Pesos(centavos: 35_700),
            entry: JournalEntry(at: time, kind: "closing", subject: "FE1-3", detail: "3 known")
        )
    }

    @Test(arguments: Medium.allCases)
    func `a closing is there from the seal of its file on, and comes back as it was`(
        medium: Medium
    ) throws {
        let bench = try Bench(medium)
        let arrival = try survey([note(1...3), note(nil, at: 1)], in: bench, isTrusted: true)
        #expect(try bench.ledger.openClosings() == [])
        try bench.seal(.recepcion([(arrival: arrival, entry: "archivos/cierre.csv")]))
        try bench.crash()
        let open = try bench.ledger.openClosings()
        #expect(open.map(\.closing) == [note(1...3), note(nil)].map(\.closing))
        #expect(open.map(\.place.line) == [2, 3])
        #expect(open.map(\.standing) == [nil, nil])
    }

    @Test func `what a file that is refused whole says of days is void`() throws {
        let bench = try Bench()
        let arrival = try survey([note(1...3)], in: bench, isTrusted: false)
        try bench.seal(.recepcion([(arrival: arrival, entry: "archivos/cierre.csv")]))
        #expect(try bench.ledger.openClosings() == [])
    }

    @Test func `what became of a closing is told once, and a met one is not asked about again`()
        throws
    {
        let bench = try Bench()
        let arrival = try survey([note(1...3)], in: bench, isTrusted: true)
        try bench.seal(.recepcion([(arrival: arrival, entry: "archivos/cierre.csv")]))
        let chain = ChainName(try faro())
        for standing in [ClosingStanding.open, .met] {
            let closing = try #require(try bench.ledger.openClosings().first)
            try bench.ledger.record([ruling(closing, standing)], run: bench.run)
            #expect(try bench.ledger.untoldClosings(of: chain).map(\.standing) == [standing])
            #expect(try bench.ledger.untoldClosings(of: chain).map(\.sum.centavos) == [35_700])
            try bench.seal(.corrida)
            #expect(try bench.ledger.untoldClosings(of: chain) == [])
        }
        #expect(try bench.ledger.openClosings() == [])
        for sql in [
            "UPDATE closing SET standing = 'open'", "UPDATE closing SET total = 1",
            "DELETE FROM closing",
        ] {
            let queue = try DatabaseQueue(path: bench.path)
            #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
        }
        #expect(try bench.ledger.problems() == [])
    }

    @Test func `of the numbers of a closing each is known with the sale that counts`() throws {
        let bench = try Bench()
        _ = try bench.receive([try good(7), try good(9, at: 1, centavos: 5), try good(12, at: 2)])
        try bench.judge()
        let series = NumberSeries(issuer: try faro(), prefix: "FE")
        var known: [KnownNumber] = []
        try bench.ledger.knownNumbers(in: 7...10, of: series) { known.append($0) }
        #expect(known.map(\.consecutive) == [7, 9])
        #expect(known.map(\.total?.centavos) == [11_900, 5])
        #expect(known.allSatisfy { !$0.isDisabled && $0.soldAt?.seconds == 1_736_375_460 })
    }

    @Test(
        arguments: [
            // The numbers of the closing, those of another of the same day, and what its day has.
            (3...4, nil, 2...6), (3...4, 5...5, 2...4), (1...1, nil, 1...6), (8...8, nil, 8...8),
        ] as [(ClosedRange<Int64>, ClosedRange<Int64>?, ClosedRange<Int64>)]
    )
    func
        `the numbers of its day that adjoin a closing end at a gap, another day and another closing`(
            numbers: ClosedRange<Int64>,
            other: ClosedRange<Int64>?,
            ofDay: ClosedRange<Int64>
        ) throws
    {
        let bench = try Bench()
        let sales = try [2, 3, 4, 5, 6, 10].enumerated().map { try good(Int64($1), at: $0) }
        _ = try bench.receive(sales)
        try bench.judge()
        if let other {
            let arrival = try survey([note(other)], in: bench, isTrusted: true)
            try bench.seal(.recepcion([(arrival: arrival, entry: "archivos/cierre.csv")]))
        }
        // 2025-01-08, when the sales were made.
        let closing = DayClosing(
            prefix: "FE",
            numbers: numbers,
            day: CalendarDay(number: 20_096),
            total: .zero
        )
        #expect(try bench.ledger.numbersOfDay(closing, of: faro()) == ofDay)
        let before = DayClosing(
            prefix: "FE",
            numbers: numbers,
            day: CalendarDay(number: 20_095),
            total: .zero
        )
        #expect(try bench.ledger.numbersOfDay(before, of: faro()) == numbers)
    }

    @Test func `a ledger from before knows from its sales who sent what`() throws {
        let bench = try Bench()
        let path = bench.folder + "/old.sqlite"
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            for migration in [Schema.firstMigration, Schema.paperMigration, Schema.actMigration] {
                try db.execute(sql: migration)
            }
            try db.execute(
                sql: """
                    PRAGMA user_version = 3;
                    PRAGMA application_id = \(Schema.applicationID);
                    INSERT INTO run (begunAt) VALUES (1736380800);
                    INSERT INTO arrival (id, path, digest, size, profile, run, receivedAt,
                        isFinished, archive, entry, isSealed, placePath)
                    VALUES (1, 'norte/caja/a.csv', zeroblob(32), 1, 'csv', 1, 1736500000, 1, 1,
                        'a', 1, 'norte/caja/a.csv');
                    -- 23:59:59 of 2025-01-09 in Colombia, and a sale from the future.
                    INSERT INTO sale (arrival, ordinal, prefix, consecutive, type, soldAt, total,
                        content)
                    VALUES (1, 0, 'FE', 1, '04', 1736485199, 1, zeroblob(32)),
                        (1, 1, 'FE', 2, '04', 1900000000, 1, zeroblob(32));
                    """
            )
        }
        try queue.close()
        let sent = try SQLiteLedger(path: path).lastSent()
        #expect(sent.map(\.folder) == ["norte/caja/"])
        #expect(sent.map(\.day.text) == ["2025-01-09"])
    }
}
