import Fiscal
import Ledger
import TestKit
import Testing

@testable import Batch

/// Which archives a requirement needs, and the page over them.
@Suite struct DossierTests {
    private func request(
        from: String? = nil,
        to: String? = nil,
        _ prefixes: String...
    ) throws -> EvidenceRequest {
        EvidenceRequest(from: try from.map(day), to: try to.map(day), prefixes: prefixes)
    }

    /// The numbers and kinds of the archives chosen, such as `3 respuestas`.
    private func chosen(_ request: EvidenceRequest, in world: World) throws -> [String] {
        let sealed = world.evidence.sealed.map(\.name)
        return try DossierSelection.names(for: request, among: sealed) { name in
            try world.evidence.open(name)
        }.map { "\($0.number) \($0.kind.rawValue)" }
    }

    /// Two nights of SETP with one of FE between them.
    private func threeNights() async throws -> World {
        let world = try World()
        try world.declareOutage()
        for (day, sale) in [("11", "SETP1"), ("12", "FE1"), ("13", "SETP2")] {
            world.folders.drop(csv([(sale, 1000)]), at: "\(day).csv")
            try await world.run(at: "2025-01-\(day)T08:00:00-05:00")
        }
        return world
    }

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

    @Test func `an answer that came another night is part of it, with all up to its run's end`()
        async throws
    {
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

    @Test func `the page shows what was asked for, its archives and the last statement`()
        async throws
    {
        let world = try await threeNights()
        var pages: [String: String] = [:]
        var page = DossierPage(try request("SETP"), in: .en)
        for archive in world.evidence.sealed {
            let reading = try world.evidence.open(archive.name)
            try page.add(archive, at: "data/\(archive.name.text).zip", reading) {
                pages[$0] = String(decoding: $1, as: UTF8.self)
            }
        }
        try page.finish { pages[$0] = String(decoding: $1, as: UTF8.self) }
        let text = try #require(pages["indice.html"])
        #expect(pages.count == 1)
        #expect(text.contains("<strong>SETP1</strong>") && text.contains("<strong>SETP2</strong>"))
        #expect(!text.contains("<strong>FE1</strong>"))
        #expect(text.contains("<title>SETP1 – SETP2: accepted by DIAN</title>"))
        #expect(text.contains("href=\"data/900373115-000012-corrida.zip\""))
        #expect(
            text.contains("href=\"expedientes/900373115-000010-emision/data/facturas/SETP2.xml\"")
        )
    }

    @Test func `numbers that no statement of ours can have are left out of the picture`()
        async throws
    {
        let world = try await threeNights()
        let last = try #require(world.evidence.sealed.last)
        let rows = [
            "autorizacion;prefijo;desde;hasta;cantidad;estado",
            "1;SETP;-9223372036854775808;9223372036854775807;1;faltante",
            "1;SETP;9;1;1;faltante", "1;SETP;1;2;2;qué sé yo", "1;SETP", "1;SETP;7;8;2;faltante",
        ]
        let bytes = Array(rows.joined(separator: "\r\n").utf8)
        world.evidence.replace("numeracion.csv", of: last.name, with: bytes, showsDamage: false)
        var text = ""
        var page = DossierPage(try request("SETP"), in: .es)
        try page.add(last, at: "data/a.zip", world.evidence.open(last.name)) { _, _ in }
        try page.finish { text = String(decoding: $1, as: UTF8.self) }
        #expect(text.split(separator: "<rect").count == 2)
        #expect(text.contains("<title>SETP7 – SETP8: faltante</title>"))
        var trail = NumberTrail(of: "SETP7")
        try trail.search(last.name) { try world.evidence.open(last.name) }
        #expect(trail.traces.count == 1)
    }
}
