import Batch
import Fiscal
import Ledger
import TestKit
import Testing

@Test func `a day of sales goes from the inbox to the outbox, and again changes nothing`()
    async throws
{
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000), ("FE2", 2000), ("FE3", 3000)]), at: "centro/dia.csv")
    let report = try await world.run()
    #expect(report.acceptedNow.count == 3)
    #expect(report.acceptedNow.total.plain == "7140.00")
    #expect(report.waiting == 0 && report.needingPerson == 0)
    #expect(
        world.folders.paths(in: .outbox) == [
            "centro/dia.csv", "centro/dia.csv.recibo.csv", "centro/dia.csv.recibo.json",
        ]
    )
    #expect(
        world.evidence.sealed.map(\.name.kind) == [.recepcion, .emision, .respuestas, .corrida]
    )
    let (picture, sealed) = (try world.picture(), world.evidence.sealed)
    let second = try await world.run()
    #expect(try world.picture() == picture)
    #expect(world.evidence.sealed == sealed)
    #expect(second.acceptedNow.count == 0)
}

@Test func `the same file dropped again is received, repeated and delivered, and nothing is sent`()
    async throws
{
    let world = try World()
    try world.declareOutage()
    let file = csv([("FE1", 1000)])
    world.folders.drop(file, at: "a.csv")
    try await world.run()
    world.folders.drop(file, at: "otra.csv")
    try await world.run()
    #expect(world.authority.submissions.values.allSatisfy { $0 == 1 })
    #expect(world.folders.paths(in: .outbox).contains("otra.csv"))
}

@Test func `a gap holds a file in the inbox until it is filled`() async throws {
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000), ("FE3", 3000)]), at: "a.csv")
    let held = try await world.run()
    #expect(held.gaps.map(\.numbers) == [2...2])
    #expect(held.fates[.held]?.count == 1)
    #expect(world.folders.paths(in: .inbox) == ["a.csv"])
    world.folders.drop(csv([("FE2", 2000)]), at: "b.csv")
    let filled = try await world.run()
    #expect(filled.gaps.isEmpty)
    #expect(filled.fates[.accepted]?.count == 3)
    #expect(world.folders.paths(in: .inbox).isEmpty)
}

@Test func `a refused sale does not hold its neighbours, and its correction settles it`()
    async throws
{
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000), ("FE2", 2000), ("FE3", 3000)]), at: "a.csv")
    let refused = try await world.run { number, _ in
        number?.consecutive == 2 ? .refuses("FAK24") : .works
    }
    #expect(refused.fates[.accepted]?.count == 2)
    #expect(refused.needingPerson > 0)
    #expect(world.folders.paths(in: .inbox).isEmpty)
    #expect(world.folders.paths(in: .rejected).contains("a.csv.hallazgos.txt"))
    let text = world.folders.contents(of: FileLocation(.rejected, "a.csv.hallazgos.txt"))
    #expect(String(decoding: text ?? [], as: UTF8.self).contains("FAK24"))
    world.folders.drop(csv([("FE2", 2001)]), at: "a-corregida.csv")
    let settled = try await world.run()
    #expect(settled.fates[.accepted]?.count == 3)
    #expect(settled.needingPerson == 0)
    #expect(world.folders.paths(in: .rejected).isEmpty)
    #expect(world.folders.paths(in: .resolved).contains("a.csv"))
}

@Test func `while DIAN is down type 04 is issued and waits, drafts wait undated`() async throws {
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
    world.folders.drop(csv([("FE2", 1000)], type: "01"), at: "b.csv")
    let down = try await world.run { _, _ in .down }
    #expect(down.contact == .neverReached)
    #expect(down.fates[.issued]?.count == 1)
    #expect(down.fates[.ready]?.count == 1)
    #expect(world.authority.submissions.isEmpty)
    let back = try await world.run(at: "2025-01-11T20:00:00-05:00")
    #expect(back.fates[.accepted]?.count == 2)
}

@Test func `a lost answer is asked for, not sent again`() async throws {
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
    let report = try await world.run { number, attempt in
        number != nil && attempt == 1 ? .losesAnswer : .works
    }
    #expect(report.acceptedNow.count == 1)
    #expect(world.authority.submissions.values.map { $0 } == [1])
}

@Test func `a number that DIAN has with another code is disputed and needs a person`() async throws
{
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
    let report = try await world.run { _, _ in .hasAnother }
    #expect(report.fates[.disputed]?.count == 1)
    #expect(report.needingPerson > 0)
    #expect(world.folders.paths(in: .rejected).contains("a.csv"))
}

@Test func `a file that is no sale file is refused whole, and one that follows settles it`()
    async throws
{
    let world = try World()
    world.folders.drop(Array("esto no es un archivo de ventas".utf8), at: "a.csv")
    world.folders.drop([], at: "vacio.json")
    let report = try await world.run()
    #expect(report.files.map(\.isTrusted) == [false, false])
    #expect(report.needingPerson == 2)
    #expect(world.folders.paths(in: .rejected).contains("a.csv"))
    #expect(world.folders.paths(in: .rejected).contains("vacio.json.hallazgos.json"))
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
    let second = try await world.run()
    #expect(second.needingPerson == 1)
    #expect(world.folders.paths(in: .resolved).contains("a.csv"))
}

@Test func `portions of one sale give the same fates as one of all`() async throws {
    let (small, large) = (try World(), try World())
    for world in [small, large] {
        try world.declareOutage()
        world.folders.drop(csv((1...9).map { ("FE\($0)", $0 * 100) }), at: "a.csv")
        world.folders.drop(csv((10...14).map { ("FE\($0)", $0 * 100) }), at: "b.csv")
    }
    try await small.run(portions: PortionLimits(documents: 2, bytes: 1 << 20, group: 1))
    try await large.run()
    #expect(try small.picture() == large.picture())
}

@Test func `a number that a file has twice, once with a mistake, does not go by its good half`()
    async throws
{
    let world = try World()
    try world.declareOutage()
    let text = String(decoding: csv([("FE1", 1000), ("FE2", 2000), ("FE1", 3000)]), as: UTF8.self)
    let broken = text.replacing("3000;19", with: "3000;17")
    world.folders.drop(Array(broken.utf8), at: "a.csv")
    let report = try await world.run()
    #expect(report.fates.mapValues(\.count) == [.accepted: 1, .awaitingCorrection: 1])
    #expect(report.needingPerson > 0)
    world.folders.drop(csv([("FE1", 4000)]), at: "b.csv")
    #expect(try await world.run().fates.mapValues(\.count) == [.accepted: 2])
}

/// More than the undisturbed night has effects: before each of them there is a place for a cut.
private let effectsOfTheNight = 145

@Test(arguments: cuts(among: effectsOfTheNight))
func `wherever the power fails, the next runs end like an undisturbed night`(
    cut: Int
) async throws {
    let (quiet, cutOff) = (try World(), try World())
    for world in [quiet, cutOff] { try await dropANight(into: world) }
    let power = Power()
    try await quiet.run(power: power, behaviour: oneRefusal)
    #expect(power.effects < effectsOfTheNight)
    _ = try? await cutOff.run(power: Power(effects: cut), behaviour: oneRefusal)
    for _ in 0..<3 { try await cutOff.run(at: "2025-01-11T09:00:00-05:00", behaviour: oneRefusal) }
    #expect(try cutOff.picture() == quiet.picture())
    #expect(cutOff.authority.contents.values.allSatisfy { $0.count == 1 })
    #expect(try cutOff.ledger.problems().isEmpty)
    for chain in Set(cutOff.evidence.sealed.map(\.name.chain)) {
        let numbers = cutOff.evidence.sealed.map(\.name).filter { $0.chain == chain }.map(\.number)
        #expect(numbers == Array(1...Int64(numbers.count)))
    }
}

/// Before it a file was refused whole and a sale by DIAN; the night brings what settles both.
func dropANight(into world: World) async throws {
    try world.declareOutage()
    world.folders.drop(Array("basura".utf8), at: "e.csv")
    world.folders.drop(csv([("SETP2", 500)]), at: "f.csv")
    try await world.run { number, _ in number == nil ? .works : .refuses("FAK24") }
    world.folders.drop(csv([("SETP3", 700)]), at: "e.csv")
    world.folders.drop(csv([("SETP2", 501)]), at: "f-corregida.csv")
    world.folders.drop(csv([("FE1", 1000), ("FE2", 2000), ("FE3", 3000)]), at: "a.csv")
    world.folders.drop(csv([("FE4", 1000), ("FE6", 2000)]), at: "centro/b.csv")
    world.folders.drop(Array("basura".utf8), at: "c.csv")
    world.folders.drop(csv([("SETP1", 500)], type: "01"), at: "d.csv")
}

@Sendable func oneRefusal(
    _ number: DocumentNumber?,
    _ attempt: Int
) -> ScriptedAuthority.Behaviour {
    number?.text == "FE2" ? .refuses("FAK24") : .works
}

@Test func `a window that nobody ended is told when DIAN accepts, and takes no deadline away`()
    async throws
{
    let world = try World()
    _ = try world.ledger.save(
        try window(.authorityDown, "2025-01-08T17:31:00-05:00", nil).declared,
        attaching: []
    )
    let sales = String(decoding: csv([("FE1", 1000), ("FE2", 2000)]), as: UTF8.self)
    world.folders.drop(Array(sales.replacing(";1;2000", with: ";uno;2000").utf8), at: "a.csv")
    let report = try await world.run(at: "2025-01-10T20:00:00-05:00")
    #expect(report.acceptedNow.count == 1)
    #expect(report.forgottenWindows.map(\.id) == [1])
    let deadline = try #require(report.deadlines.first)
    #expect(deadline.deadline?.isProvisional == true)
    // It may have been over since the sale: no run came between.
    let sold = try time("2025-01-09T10:00:00-05:00")
    #expect(deadline.deadline?.earliest == sold.adding(seconds: 48 * 3600))
    #expect(deadline.type == .authorityDown)
}

@Test func `a sale with a mistake is late when its 48 hours are over, though its file came later`()
    async throws
{
    let world = try World()
    let sold = String(decoding: csv([("FE1", 1000)], type: "01"), as: UTF8.self)
    world.folders.drop(Array(sold.replacing(";1;1000", with: ";uno;1000").utf8), at: "a.csv")
    let report = try await world.run(at: "2025-01-31T20:00:00-05:00")
    let deadline = try #require(report.deadlines.first)
    #expect(deadline.fate == .awaitingCorrection)
    #expect(try #require(deadline.secondsLeft) < 0)
}

@Test func `a number that a later range goes on with is accounted for under one of the two`()
    async throws
{
    func range(
        _ authorisation: String,
        _ first: Int64,
        _ from: String,
        _ to: String
    ) throws
        -> AuthorisedRange
    {
        let old = try issuer().ranges[0]
        return AuthorisedRange(
            authorisation: authorisation,
            kind: old.kind,
            prefix: old.prefix,
            numbers: first...5_000,
            first: first,
            period: try day(from)...day(to),
            technicalKey: old.technicalKey
        )
    }
    var faro = try issuer()
    faro = Issuer(
        nit: faro.nit,
        name: faro.name,
        cityCode: faro.cityCode,
        address: faro.address,
        email: faro.email,
        software: faro.software,
        ranges: [
            try range("18764000000771", 1, "2024-06-01", "2025-01-31"),
            try range("18764000000888", 2, "2025-02-01", "2026-06-01"),
        ]
    )
    let world = try World()
    world.folders.drop(csv([("FE1", 1000), ("FE2", 1000)], type: "01"), at: "a.csv")
    try await world.run(issuers: [faro])
    func accepted() throws -> [[ClosedRange<Int64>]] {
        try ContinuityStatement.all(of: [faro], from: world.ledger)
            .map { $0.stretches.filter { $0.fate == .accepted }.map(\.numbers) }
    }
    #expect(try accepted() == [[1...2]])
    world.folders.drop(csv([("FE3", 1000)], type: "01"), at: "b.csv")
    try await world.run(at: "2025-02-02T08:00:00-05:00", issuers: [faro])
    #expect(try accepted() == [[1...2], [3...3]])
}
