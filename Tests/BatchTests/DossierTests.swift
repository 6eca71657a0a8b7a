import Fiscal
import Ledger
import TestKit
import Testing

@testable import Batch

/// Which archives a requirement needs.
@Suite struct DossierTests {
    /// The numbers and kinds of the archives chosen, such as `3 respuestas`.
    private func chosen(_ request: EvidenceRequest, in world: World) throws -> [String] {
        world.selection(for: request).names.map { "\($0.number) \($0.kind.rawValue)" }
    }

    private func threeNights() async throws -> World { try await World.threeNights() }

    @Test func `a prefix takes the nights that speak of it, and no other`() async throws {
        let world = try await threeNights()
        #expect(
            try chosen(request("SETP"), in: world) == [
                "1 recepcion", "2 emision", "3 respuestas", "4 corrida", "9 recepcion",
                "10 emision",
                "11 respuestas", "12 corrida",
            ]
        )
        #expect(
            try chosen(request("FE"), in: world).dropFirst() == [
                "5 recepcion", "6 emision", "7 respuestas", "8 corrida",
            ]
        )
        #expect(try chosen(request(), in: world).count == 12)
        #expect(try chosen(request("X"), in: world).isEmpty)
    }

    @Test func `days are those of the sale, and of the statement of its range`() async throws {
        let world = try await threeNights()
        let sold = try chosen(request(from: "2025-01-09", to: "2025-01-09", "SETP"), in: world)
        #expect(sold.count == 8)
        let later = try chosen(request(from: "2025-01-13", to: "2025-01-13", "SETP"), in: world)
        #expect(later == ["12 corrida"])
        #expect(try chosen(request(to: "2025-01-08", "SETP"), in: world).isEmpty)
    }

    @Test func `an answer that came another night is part of it`() async throws {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(csv([("SETP1", 1000)]), at: "a.csv")
        try await world.run(behaviour: { _, _ in .down })
        world.folders.drop(csv([("FE1", 1000)]), at: "b.csv")
        try await world.run(at: "2025-01-12T08:00:00-05:00")
        let names = try chosen(request(to: "2025-01-09", "SETP"), in: world)
        #expect(names.first == "1 recepcion")
        #expect(names.contains { $0.hasSuffix("respuestas") })
        #expect(names.last?.hasSuffix("corrida") == true)
    }

    @Test func `the papers of an outage are part of it, whenever they were sealed`() async throws {
        let world = try World()
        try world.declareOutage()
        for (day, sale) in [("11", "FE1"), ("12", "SETP1")] {
            world.folders.drop(csv([(sale, 1000)]), at: "\(day).csv")
            try await world.run(at: "2025-01-\(day)T08:00:00-05:00")
        }
        let asked = try request(from: "2025-01-09", to: "2025-01-09", "SETP")
        #expect(
            try chosen(asked, in: world) == [
                "4 corrida", "5 recepcion", "6 emision", "7 respuestas", "8 corrida",
            ]
        )
    }

    @Test func `an outage that ended before the days asked for is no part of it`() async throws {
        let world = try World()
        let open = try window(.authorityDown, "2025-01-08T17:31:00-05:00", nil)
        let declared = try world.ledger.save(open.declared, attaching: [])
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        try await world.run(at: "2025-01-09T20:00:00-05:00")
        let ended = ContingencyWindow(
            id: declared.id,
            type: open.type,
            start: open.start,
            end: try time("2025-01-10T19:44:00-05:00"),
            source: open.source,
            note: "",
            declaredBy: "Ana",
            declaredAt: try time("2025-01-10T20:00:00-05:00")
        )
        _ = try world.ledger.save(ended, attaching: [])
        world.folders.drop(csv([("SETP1", 1000)]), at: "b.csv")
        try await world.run(at: "2025-01-12T08:00:00-05:00")
        let sealed = world.evidence.sealed.map(\.name)
        let asked = try request(from: "2025-01-09", to: "2025-01-09", "SETP")
        #expect(try chosen(asked, in: world).first == "4 corrida")
        let later = try request(from: "2025-01-11", to: "2025-01-12", "SETP")
        #expect(try chosen(later, in: world) == ["\(sealed.count) corrida"])
    }

    @Test(arguments: [
        (["SETP1", "SETP2", "FE9"], "SETP2", true), (["SETP1"], "SETP11", false),
        (["SETP1"], "SETP", false), (["A05"], "A5", false), (["1"], "1", true),
        (["10"], "1", false),
        (["A15"], "A15", true),
    ])
    func `numbers are found again as texts`(all: [String], number: String, isThere: Bool) {
        var numbers = NumberTexts()
        for text in all { numbers.insert(text) }
        #expect(numbers.contains(number) == isThere)
    }

    @Test(arguments: [
        ("SETP", 1...9, true), ("SETP", 3...9, false), ("SETP1", 1...9, false), ("A1", 5...9, true),
        ("A1", 6...40, false), ("A", 15...15, true), ("B0", 1...9, true),
    ])
    func `a span of numbers is found in part, wherever the prefix is cut`(
        prefix: String,
        span: ClosedRange<Int64>,
        isThere: Bool
    ) {
        var numbers = NumberTexts()
        for text in ["SETP1", "SETP2", "A15", "B07"] { numbers.insert(text) }
        #expect(numbers.overlaps(prefix: prefix, span) == isThere)
    }
}

// MARK: - In doubt

extension DossierTests {
    @Test(arguments: [("2025-01-09;10:00:00", "ayer;10:00:00"), (";1;", ";uno;")])
    func `a sale whose date or number cannot be read is left out by no date and no prefix`(
        readable: String,
        faulty: String
    ) async throws {
        let world = try World()
        try world.declareOutage()
        let right = String(decoding: csv([("SETP1", 1000)]), as: UTF8.self)
        world.folders.drop(Array(right.replacing(readable, with: faulty).utf8), at: "a.csv")
        try await world.run(at: "2025-01-11T08:00:00-05:00")
        let asked = try request(from: "2026-01-01", to: "2026-01-31", "SETP")
        #expect(try chosen(asked, in: world) == ["1 recepcion", "2 corrida"])
    }

    @Test func `a date that was corrected counts, not the doubt there was before`() async throws {
        let world = try World()
        try world.declareOutage()
        let right = String(decoding: csv([("SETP1", 1000)]), as: UTF8.self)
        world.folders.drop(Array(right.replacing("2025-01-09", with: "ayer").utf8), at: "a.csv")
        try await world.run(at: "2025-01-11T08:00:00-05:00")
        world.folders.drop(Array(right.utf8), at: "b.csv")
        try await world.run(at: "2025-01-12T08:00:00-05:00")
        #expect(try chosen(request(from: "2026-01-01", "SETP"), in: world).isEmpty)
        #expect(try chosen(request(to: "2025-01-09", "SETP"), in: world).count == 6)
    }

    @Test func `a file that was refused whole is part of what it may belong to`() async throws {
        let world = try await threeNights()
        world.folders.drop(Array("nada\n".utf8), at: "sur/roto.csv")
        try await world.run(at: "2025-01-14T08:00:00-05:00")
        let broken = ["1 recepcion", "2 corrida"]
        #expect(try chosen(request("FE"), in: world).suffix(2) == broken)
        #expect(try chosen(request("X"), in: world).isEmpty)
        let store = Sender(folder: "norte", prefix: nil)
        #expect(try chosen(request(of: [store]), in: world).isEmpty)
        let south = Sender(folder: "sur", prefix: nil)
        #expect(try chosen(request(of: [south]), in: world) == broken)
    }

    @Test func `what cannot be read may hold what was asked for, and is part of it`() async throws {
        let world = try await threeNights()
        let emission = try #require(world.evidence.sealed.first { $0.name.kind == .emision })
        world.evidence.replace("indice.csv", of: emission.name, with: [1], showsDamage: true)
        let selection = try world.selection(for: request("FE"))
        #expect(Array(selection.unreadable.keys) == [emission.name])
        #expect(selection.names.contains(emission.name))
    }

    @Test func `a store has its own sales, and archives with none of them are left out`()
        async throws
    {
        let world = try World()
        try world.declareOutage()
        let limits = PortionLimits(documents: 1)
        world.folders.drop(csv([("SETP1", 1000)]), at: "norte/a.csv")
        world.folders.drop(csv([("SETP2", 1000)]), at: "sur/b.csv")
        try await world.run(portions: limits)
        let all = world.evidence.sealed.count
        let north = try chosen(request(of: [Sender(folder: "norte", prefix: nil)]), in: world)
        #expect(all == 7)
        #expect(north == ["1 recepcion", "3 emision", "5 respuestas", "7 corrida"])
        let other = Sender(folder: "norte", prefix: "FE")
        #expect(try chosen(request(of: [other]), in: world).isEmpty)
    }

    @Test func `an outage has the sales of its minutes`() async throws {
        let world = try await threeNights()
        let asked = { (from: String, to: String) in
            EvidenceRequest(from: try time(from), to: try time(to), prefixes: ["SETP"])
        }
        let inside = try asked("2025-01-09T10:00:00-05:00", "2025-01-09T10:00:59-05:00")
        #expect(try chosen(inside, in: world).count == 8)
        let after = try asked("2025-01-09T10:00:01-05:00", "2025-01-09T12:00:00-05:00")
        #expect(try chosen(after, in: world).isEmpty)
    }
}
