import Batch
import Fiscal
import Ledger
import TestKit
import Testing

private let everyDay = Store.Rhythm.days(Set(Weekday.allCases))
private let weekdays = Store.Rhythm.days([.monday, .tuesday, .wednesday, .thursday, .friday])

/// 2025-01-06 is a Monday.
@Suite struct StoreSilenceTests {
    @Test(
        arguments: [
            // Rhythm, last day of which there are sales, now, since when and how many are missing.
            (everyDay, 86_400, "2025-01-08", "2025-01-09T23:59:59", nil, 0),
            (everyDay, 86_400, "2025-01-08", "2025-01-10T00:00:00", "2025-01-09", 1),
            (everyDay, 86_400, "2025-01-08", "2025-01-12T08:00:00", "2025-01-09", 3),
            (everyDay, 77_400, "2025-01-08", "2025-01-09T21:29:59", nil, 0),
            (everyDay, 77_400, "2025-01-08", "2025-01-09T21:30:00", "2025-01-09", 1),
            (everyDay, 77_400, "2025-01-09", "2025-01-09T21:30:00", nil, 0),
            (weekdays, 86_400, "2025-01-10", "2025-01-13T12:00:00", nil, 0),
            (weekdays, 86_400, "2025-01-10", "2025-01-14T00:00:00", "2025-01-13", 1),
            (weekdays, 86_400, "2025-01-09", "2025-01-13T12:00:00", "2025-01-10", 1),
            (.weekly, 86_400, "2025-01-08", "2025-01-13T00:00:00", nil, 0),
            (.weekly, 86_400, "2025-01-08", "2025-01-19T23:59:59", nil, 0),
            (.weekly, 86_400, "2025-01-08", "2025-01-20T00:00:00", "2025-01-13", 1),
            (.weekly, 64_800, "2025-01-08", "2025-01-26T18:00:00", "2025-01-13", 2),
            // Never sent: from the day of the first run on, and no day before it.
            (everyDay, 86_400, nil, "2025-01-06T23:00:00", nil, 0),
            (everyDay, 86_400, nil, "2025-01-07T00:00:00", "2025-01-06", 1),
            (.weekly, 86_400, nil, "2025-01-13T00:00:00", "2025-01-06", 1),
            // What was sold before the first run does not make the days up to it expected.
            (everyDay, 86_400, "2024-12-24", "2025-01-06T08:00:00", nil, 0),
        ] as [(Store.Rhythm, Int64, String?, String, String?, Int)]
    )
    func `a store is silent when a day that is due is not there`(
        sends: Store.Rhythm,
        due: Int64,
        lastDay: String?,
        now: String,
        since: String?,
        expected: Int
    ) throws {
        let silence = StoreSilence(
            of: Store(name: "Norte", folder: "norte", prefix: nil, sends: sends, due: due),
            lastDay: try lastDay.map(day),
            firstRun: try time("2025-01-06T08:00:00-05:00"),
            at: try time(now + "-05:00")
        )
        #expect(silence?.since == (try since.map(day)))
        #expect(silence?.expected ?? 0 == expected)
    }

    private let norte = Store(
        name: "Norte",
        folder: "norte",
        prefix: nil,
        sends: everyDay,
        due: 86_400
    )

    @Test func `a store that sent the day is not silent, and is from the next midnight on`()
        async throws
    {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(csv([("FE1", 1000)]), at: "norte/caja1/a.csv")
        let first = try await world.run(at: "2025-01-09T23:00:00-05:00", stores: [norte])
        #expect(first.silentStores == [])
        let later = try await world.run(at: "2025-01-11T00:00:00-05:00", stores: [norte])
        #expect(later.silentStores.map(\.lastDay) == [try day("2025-01-09")])
        #expect(later.silentStores.map(\.since) == [try day("2025-01-10")])
    }

    @Test func `sales from the future, faulty ones and a file refused whole are no sign of life`()
        async throws
    {
        let world = try World()
        try await world.run(at: "2025-01-07T08:00:00-05:00", stores: [norte])
        world.folders.drop(csv([("FE1", 1000)]), at: "norte/futuro.csv")
        world.folders.drop(Array("fecha;hora\n2025-01-07;10:00\n".utf8), at: "norte/ajeno.csv")
        world.folders.drop(csv([("FE2", 1000)], type: "99"), at: "norte/malo.csv")
        let report = try await world.run(at: "2025-01-08T08:00:00-05:00", stores: [norte])
        #expect(report.silentStores.map(\.lastDay) == [nil])
        #expect(report.silentStores.map(\.since) == [try day("2025-01-07")])
    }

    @Test func `a day without sales is sent by a closing of nothing`() async throws {
        let world = try World()
        try await world.run(at: "2025-01-09T08:00:00-05:00", stores: [norte])
        world.folders.drop(closing("FE", count: 0, pesos: 0), at: "norte/cierre.csv")
        let report = try await world.run(at: "2025-01-10T01:00:00-05:00", stores: [norte])
        #expect(report.silentStores == [])
        #expect(report.openClosings == [])
        #expect(world.folders.paths(in: .outbox).contains("norte/cierre.csv"))
    }

    @Test func `an earlier day that comes late changes nothing of the last day sent`() throws {
        let ledger = try SQLiteLedger.inMemory()
        try ledger.noteSent(["FE": try day("2025-01-09")], in: "norte/")
        try ledger.noteSent(["FE": try day("2025-01-07")], in: "norte/")
        #expect(try ledger.lastSent().map(\.day) == [try day("2025-01-09")])
    }
}
