import Batch
import Fiscal
import Ledger
import TestKit
import Testing

/// Sales that wait are read again from what was sealed, with the settings of another day.
@Suite struct ReadingAgainTests {
    private static let usual = ["FE", "SETP", "CONT"]
    /// With these, `FE12` could as well be number 2 of prefix `FE1`.
    private static let cuttingOtherwise = ["FE1", "SETP1", "CONT1"]

    /// Three sales that wait: `FE12` for a gap, `SETP11`, a draft, for DIAN, `CONT11` for a window.
    private func waiting() async throws -> World {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(joined([("FE12", 1000)]), at: "a.csv")
        world.folders.drop(joined([("SETP11", 2000)], type: "01"), at: "b.csv")
        world.folders.drop(joined([("CONT11", 3000)], type: "03"), at: "c.csv")
        let report = try await world.run(issuers: [issuer(first: 11)]) { _, _ in .down }
        try #require(
            report.fates.mapValues(\.count) == [.held: 1, .ready: 1, .awaitingWindow: 1]
        )
        return world
    }

    /// A run with these settings, then all that the others wait for, and a run with those.
    private func goOn(
        _ world: World,
        with second: [Issuer],
        then third: [Issuer]
    ) async throws -> (second: BatchReport, third: BatchReport) {
        let second = try await world.run(at: "2025-01-11T09:00:00-05:00", issuers: second)
        try world.declareOutage(.issuerDown)
        world.folders.drop(csv([("FE11", 500)], more: ["nit_emisor": "900373115"]), at: "d.csv")
        let third = try await world.run(at: "2025-01-11T10:00:00-05:00", issuers: third)
        return (second, third)
    }

    private func undisturbed() async throws -> World {
        let world = try await waiting()
        let usual = [try issuer(first: 11)]
        _ = try await goOn(world, with: usual, then: usual)
        try #require(world.authority.accepted.count == 4)
        return world
    }

    @Test(arguments: [usual, usual + cuttingOtherwise], [[], ["800197268"]])
    func `a second issuer, or ranges that cut numbers otherwise, change no sale that waits`(
        prefixes: [String],
        others: [String]
    ) async throws {
        let world = try await waiting()
        let changed =
            try [issuer(first: 11, prefixes: prefixes)] + others.map { try issuer(nit: $0) }
        let reports = try await goOn(world, with: changed, then: changed)
        #expect(reports.second.fates[.accepted]?.count == 1)
        #expect(reports.third.needingPerson == 0)
        #expect(try await world.picture() == undisturbed().picture())
    }

    @Test(arguments: [
        ("900373115", ["SETP"]), ("900373115", cuttingOtherwise), ("800197268", usual),
    ])
    func `what the settings no longer know needs a person, and goes as judged when they are right`(
        nit: String,
        prefixes: [String]
    ) async throws {
        let world = try await waiting()
        let wrong = [try issuer(first: 11, nit: nit, prefixes: prefixes)]
        let reports = try await goOn(world, with: wrong, then: [issuer(first: 11)])
        let knowsDrafts = prefixes.contains("SETP") && nit == "900373115"
        #expect(reports.second.acceptedNow.count == (knowsDrafts ? 1 : 0))
        #expect(reports.second.fates[.awaitingCorrection]?.count == (knowsDrafts ? 2 : 3))
        #expect(reports.second.needingPerson > 0)
        #expect(reports.third.needingPerson == 0)
        #expect(Set(world.authority.accepted.keys.map(\.text)) == Self.all)
        let undisturbed = try await undisturbed().authority.accepted
        for number in try [number("FE11"), number("FE12"), number("CONT11")] {
            #expect(world.authority.accepted[number] == undisturbed[number])
        }
    }

    private static let all: Set = ["FE11", "FE12", "SETP11", "CONT11"]

    // MARK: What reads differently all the same

    @Test(arguments: [
        joined([("SETP11", 2001)], type: "01"), joined([("SETP12", 2000)], type: "01"),
        joined([("SETP11", 2000)]), joined([("SETP11", -2)], type: "01"), joined([], type: "01"),
    ])
    func `a sale that reads differently is held back alone, and goes when it comes again`(
        reading: [UInt8]
    ) async throws {
        let world = try await waiting()
        try world.replaceSealed("b.csv", with: reading, showsDamage: false)
        world.folders.drop(joined([("SETP12", 700)], type: "01"), at: "e.csv")
        for hour in ["09", "10"] {
            let report = try await world.run(
                at: "2025-01-11T\(hour):00:00-05:00",
                issuers: [issuer(first: 11)]
            )
            #expect(Set(world.authority.accepted.keys.map(\.text)) == ["SETP12"])
            #expect(report.fates[.awaitingCorrection]?.count == 1)
            #expect(report.needingPerson > 0)
            let text = world.folders.contents(of: FileLocation(.rejected, "b.csv.hallazgos.txt"))
            #expect(String(decoding: text ?? [], as: UTF8.self).contains("NUM-06"))
        }
        world.folders.drop(joined([("SETP11", 2000)], type: "01"), at: "b.csv")
        let report = try await world.run(issuers: [issuer(first: 11)])
        #expect(report.acceptedNow.count == 1)
        #expect(report.needingPerson == 0)
        #expect(world.folders.paths(in: .resolved).contains("b.csv"))
        #expect(try world.ledger.problems() == [])
    }

    @Test func `of a file that reads differently throughout, every sale is held back`() async throws
    {
        let world = try World()
        let sales = (1...5).map { ("SETP\($0)", Int64($0)) }
        world.folders.drop(joined(sales, type: "01"), at: "b.csv")
        try await world.run { _, _ in .down }
        try world.replaceSealed("b.csv", with: [], showsDamage: false)
        let portions = PortionLimits(documents: 2, bytes: 1 << 20, group: 2)
        let report = try await world.run(portions: portions)
        #expect(report.fates.mapValues(\.count) == [.awaitingCorrection: 5])
        #expect(world.authority.submissions.isEmpty)
    }

    @Test func `of a damaged archive nothing is sent or held back, and every other sale goes`()
        async throws
    {
        let world = try await waiting()
        let damaged = joined([("SETP11", 2001)], type: "01")
        try world.replaceSealed("b.csv", with: damaged, showsDamage: true)
        world.folders.drop(joined([("SETP12", 3000)], type: "01"), at: "c.csv")
        let report = try await world.run(issuers: [issuer(first: 11)])
        #expect(Set(world.authority.accepted.keys.map(\.text)) == ["SETP12"])
        #expect(report.damaged.map { $0.numbers.map(\.text) } == [["SETP11"]])
        #expect(report.needingPerson > 0)
        #expect(try world.ledger.fateCounts()[.ready]?.count == 1)
        #expect(try world.awaitedDamage() == report.damaged.map(\.name))
    }

    @Test func `of a lost archive nothing is issued, and every other sale goes`() async throws {
        let world = try await waiting()
        let sealed = try #require(world.evidence.sealed.first { $0.name.kind == .recepcion })
        world.evidence.lose(sealed.name)
        #expect(try world.awaitedDamage() == [sealed.name])
        world.folders.drop(joined([("SETP12", 3000)], type: "01"), at: "c.csv")
        let report = try await world.run(issuers: [issuer(first: 11)])
        #expect(Set(world.authority.accepted.keys.map(\.text)) == ["SETP12"])
        #expect(report.damaged.map(\.name) == [sealed.name])
    }

    @Test(arguments: [true, false])
    func
        `an invoice whose archive was changed or cannot be read is not sent, and every other one is`(
            canBeRead: Bool
        ) async throws
    {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(joined([("SETP1", 1000)]), at: "a.csv")
        try await world.run { _, _ in .down }
        let sealed = try #require(world.evidence.sealed.first { $0.name.kind == .emision }).name
        if canBeRead {
            world.evidence.replace("facturas/SETP1.xml", of: sealed, with: [], showsDamage: true)
        } else {
            world.evidence.forbid(sealed)
        }
        world.folders.drop(joined([("SETP2", 2000)]), at: "b.csv")
        let report = try await world.run()
        #expect(report.contact == .kept)
        #expect(world.authority.submissions.keys.map(\.text) == ["SETP2"])
        #expect(report.damaged.map(\.name) == [sealed])
        #expect(report.damaged.map { $0.hint == nil } == [canBeRead])
        #expect(try world.ledger.fateCounts().mapValues(\.count) == [.issued: 1, .accepted: 1])
        #expect(try world.awaitedDamage() == [sealed])
        #expect(
            try world.awaitedDamage(by: DocumentNumber(prefix: "SETP", consecutive: 1)) == [sealed]
        )
        #expect(try world.awaitedDamage(by: DocumentNumber(prefix: "SETP", consecutive: 2)).isEmpty)
    }

    @Test
    func `where all that waits lies in a changed archive, the outage of a DIAN that is back ends`()
        async throws
    {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(joined([("SETP1", 1000)]), at: "a.csv")
        try await world.run { _, _ in .down }
        let start = Timestamp(seconds: 0)
        #expect(try world.ledger.observedOutages(since: start).map { $0.end == nil } == [true])
        let sealed = try #require(world.evidence.sealed.first { $0.name.kind == .emision }).name
        world.evidence.replace("facturas/SETP1.xml", of: sealed, with: [], showsDamage: true)
        let report = try await world.run()
        #expect(report.damaged.map(\.name) == [sealed])
        #expect(try world.ledger.observedOutages(since: start).map { $0.end == nil } == [false])
    }
}

extension World {
    /// What a person is told between runs.
    fileprivate func awaitedDamage(by number: DocumentNumber? = nil) throws -> [ArchiveName] {
        try DamagedArchive.all(awaitedBy: number, from: ledger, in: evidence).map(\.name)
    }
}

/// A CSV file of one-line sales whose number is one text: only the ranges tell where the prefix ends.
private func joined(_ sales: [(String, Int64)], type: String = "04") -> [UInt8] {
    let header = [
        "tipo", "factura", "fecha", "hora", "descripcion", "cantidad", "precio", "tarifa",
        "referencia_papel", "fecha_papel", "tipo_papel",
    ]
    let rows = sales.map { number, pesos in
        [type, number, "2025-01-09", "10:00:00", "Café", "1", "\(pesos)", "19"]
            + (type == "03" ? ["T-1", "2025-01-09", "FTC"] : ["", "", ""])
    }
    return Array(([header] + rows).map { $0.joined(separator: ";") + "\n" }.joined().utf8)
}

extension World {
    /// Other bytes in the place of a file that was sealed.
    fileprivate func replaceSealed(
        _ path: String,
        with bytes: [UInt8],
        showsDamage: Bool
    ) throws {
        let arrival = try #require(try ledger.arrivals(in: .inbox).first { $0.path == path })
        evidence.replace(
            try #require(arrival.entry),
            of: try #require(arrival.archive),
            with: bytes,
            showsDamage: showsDamage
        )
    }
}
