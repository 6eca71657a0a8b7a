import Batch
import Fiscal
import Ledger
import TestKit
import Testing

/// What an accountant compares with the tills, and the papers that prove a window, over whole runs.
@Suite struct ReconciliationTests {
    private let world: World

    init() throws {
        world = try World()
    }

    @Test func `the report and the corrida add up a store's day, and tell what of it is open`()
        async throws
    {
        try world.declareOutage()
        world.folders.drop(csv([("FE1", 1000), ("FE2", 2000), ("FE4", 4000)]), at: "norte/a.csv")
        let report = try await world.run()
        let day = try #require(report.takings.first)
        #expect(report.takings.count == 1)
        #expect(day.place.store == "norte" && day.place.day.text == "2025-01-09")
        #expect(day.accepted == FateCount(count: 2, total: Pesos(centavos: 357_000)))
        #expect(day.open == FateCount(count: 1, total: Pesos(centavos: 476_000)))
        let table = try world.lastText("conciliacion.csv")
        #expect(table.contains("norte;2025-01-09;IVA;01;19.00;2;3000,00;570,00"))
        #expect(table.contains("norte;2025-01-09;medio de pago;10;;2;3570,00;"))
    }

    @Test func `a straggler of another night is added to its day, and the day is told whole`()
        async throws
    {
        try world.declareOutage()
        world.folders.drop(csv([("FE1", 1000)]), at: "norte/a.csv")
        try await world.run()
        world.folders.drop(csv([("FE2", 2000)]), at: "norte/b.csv")
        #expect(try await world.run().takings.map(\.accepted.count) == [2])
        let sealed = world.evidence.sealed.count
        #expect(try await world.run().takings == [])
        #expect(world.evidence.sealed.count == sealed)
    }

    /// Power goes after every effect of the night; the next run finishes it.
    @Test func `a night cut anywhere adds up to the same takings`() async throws {
        var effects = 0
        var isCut = true
        while isCut {
            let world = try World()
            try world.declareOutage()
            world.folders.drop(csv([("FE1", 1000), ("FE2", 2000)]), at: "norte/a.csv")
            let power = Power(effects: effects)
            _ = try? await world.run(power: power)
            isCut = !power.isOn
            try await world.run(at: "2025-01-11T09:00:00-05:00")
            world.folders.drop(csv([("FE3", 3000)]), at: "norte/b.csv")
            let days = try await world.run(at: "2025-01-11T10:00:00-05:00").takings
            #expect(days.map(\.accepted) == [FateCount(count: 3, total: Pesos(centavos: 714_000))])
            effects += 1
        }
        #expect(effects > 10)
    }

    @Test func `the papers of a window lie in the next corrida of every chain, once`() async throws
    {
        let outage = try window(
            .authorityDown,
            "2025-01-08T17:31:00-05:00",
            "2025-01-10T19:44:00-05:00"
        )
        let digest = try #require(ContentDigest(bytes: [UInt8](repeating: 7, count: 32)))
        let paper = NewAttachment(name: "nota.pdf", digest: digest, bytes: Array("prensa".utf8))
        _ = try world.ledger.save(outage.declared, attaching: [paper])
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        try await world.run()
        let papers = try world.ledger.attachments()
        let entry = try #require(papers.first).entry
        #expect(try world.lastText(entry) == "prensa")
        let windows = try world.lastText("contingencia.json")
        #expect(windows.contains(#""entry": "data/\#(entry)""#))
        #expect(windows.contains(#""name": "nota.pdf""#))
        world.folders.drop(csv([("FE2", 1000)]), at: "b.csv")
        try await world.run()
        let last = try #require(world.evidence.sealed.last { $0.name.kind == .corrida })
        #expect(world.evidence.entries(of: last.name)?.keys.contains(entry) == false)
        #expect(try world.lastText("contingencia.json").contains(digest.hex))
    }
}
