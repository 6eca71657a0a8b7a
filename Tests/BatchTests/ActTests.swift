import Batch
import Fiscal
import Ledger
import TestKit
import Testing

/// Whole runs with what a person does between them.
@Suite struct ActTests {
    private let world: World

    init() throws {
        world = try World()
        try world.declareOutage()
    }

    // MARK: Disable and enable

    @Test func `a lost number that is disabled closes the gap and stays in the statement`()
        async throws
    {
        world.folders.drop(csv([("FE1", 1000), ("FE4", 4000)]), at: "a.csv")
        #expect(try await world.run().gaps.map(\.numbers) == [2...3])
        try world.act(.disable, "FE2", to: "FE3")
        let told = try world.ledger.chainsToTell().map(\.text)
        #expect(told == ["900373115"])
        let report = try await world.run()
        #expect(report.gaps.isEmpty)
        #expect(report.fates.mapValues(\.count) == [.accepted: 2, .disabled: 2])
        #expect(world.folders.paths(in: .outbox).contains("a.csv"))
        #expect(try world.lastText("numeracion.csv").contains(";FE;2;3;2;anulada"))
        let journal = try world.lastText("bitacora.jsonl")
        #expect(journal.contains(#""kind":"number-disabled","subject":"FE2-3","by":"Ana""#))
        #expect(journal.contains(#""detail":"Talonario perdido""#))
    }

    @Test func `an act that touches no sale is sealed with the statement of its series`()
        async throws
    {
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        try await world.run()
        try world.act(.disable, "CONT1", to: "CONT50")
        try await world.run()
        #expect(try world.lastText("numeracion.csv").contains(";CONT;1;50;50;anulada"))
        let sealed = world.evidence.sealed.count
        try await world.run()
        #expect(world.evidence.sealed.count == sealed)
    }

    @Test
    func `a waiting sale whose number is disabled goes to the outbox, and its receipt says why`()
        async throws
    {
        let file = csv([("FE2", 2000)])
        world.folders.drop(file, at: "a.csv")
        #expect(try await world.run().fates[.held]?.count == 1)
        try world.act(.disable, "FE2")
        try await world.run()
        #expect(world.folders.paths(in: .inbox).isEmpty)
        let receipt = try world.text(FileLocation(.outbox, "a.csv.recibo.csv"))
        #expect(receipt.contains("FE2;anulada: Talonario perdido;"))
        let json = try world.text(FileLocation(.outbox, "a.csv.recibo.json"))
        #expect(json.contains(#""fate":"disabled","reason":"Talonario perdido""#))
        #expect(try world.ledger.fateCounts()[.disabled]?.total == .zero)
        world.folders.drop(file, at: "otra.csv")
        try await world.run()
        #expect(world.folders.paths(in: .outbox).contains("otra.csv"))
        world.folders.drop(csv([("FE2", 2001)]), at: "tarde.csv")
        try await world.run()
        let late = try world.text(FileLocation(.rejected, "tarde.csv.hallazgos.txt"))
        #expect(late.contains("NUM-07"))
        #expect(world.authority.submissions.isEmpty)
    }

    @Test func `rivals, faulty and refused sales are settled when their number is disabled`()
        async throws
    {
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        world.folders.drop(csv([("FE1", 1001)]), at: "b.csv")
        world.folders.drop(csv([("FE2", -1)]), at: "c.csv")
        world.folders.drop(csv([("SETP1", 500)]), at: "d.csv")
        try await world.run { number, _ in number == nil ? .works : .refuses("FAK24") }
        #expect(world.folders.paths(in: .inbox).isEmpty)
        try world.act(.disable, "FE1", to: "FE2")
        try world.act(.disable, "SETP1")
        let report = try await world.run()
        #expect(report.needingPerson == 0)
        #expect(world.folders.paths(in: .rejected).isEmpty)
        #expect(try world.ledger.problems() == [])
    }

    @Test func `an enabled number is missing, and its sales in the inbox are judged anew`()
        async throws
    {
        world.folders.drop(csv([("FE1", 1000), ("FE3", 3000), ("FE5", 5000)]), at: "a.csv")
        try await world.run()
        try world.act(.disable, "FE3")
        try await world.run()
        #expect(try world.state("FE3").fate == .disabled)
        try world.act(.enable, "FE3")
        #expect(try world.ledger.fateCounts()[.disabled] == nil)
        #expect(try world.state("FE3").fate == .missing)
        #expect(try await world.run().gaps.map(\.numbers) == [2...2, 4...4])
        #expect(try world.state("FE3").fate == .held)
        #expect(try world.ledger.problems() == [])
    }

    @Test func `what the store voided is not voided at once again when the number is enabled`()
        async throws
    {
        world.folders.drop(csv([("FE2", 2000), ("FE3", 3000)]), at: "a.csv")
        try await world.run()
        let void = csv([("FE2", 1), ("FE4", 4000)], more: ["anulada": "no", "motivo": ""])
        let text = String(decoding: void, as: UTF8.self)
            .replacing("1;19;no;\n", with: "1;19;si;Error\n")
        world.folders.drop(Array(text.utf8), at: "b.csv")
        try await world.run()
        #expect(try world.state("FE2").fate == .disabled)
        #expect(world.folders.paths(in: .inbox) == ["a.csv", "b.csv"])
        try world.act(.enable, "FE2")
        let report = try await world.run()
        #expect(report.fates.mapValues(\.count) == [.held: 3])
        world.folders.drop(csv([("FE1", 1000)]), at: "c.csv")
        #expect(try await world.run().fates.mapValues(\.count) == [.accepted: 4])
        #expect(try world.ledger.problems() == [])
    }

    @Test func `a refused number that was disabled awaits its correction again when enabled`()
        async throws
    {
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        try await world.run { number, _ in number == nil ? .works : .refuses("FAK24") }
        try world.act(.disable, "FE1")
        try world.act(.enable, "FE1")
        let state = try world.state("FE1")
        #expect(state.fate == .awaitingCorrection && state.wasRefused)
        world.folders.drop(csv([("FE1", 1001)]), at: "b.csv")
        #expect(try await world.run().fates.mapValues(\.count) == [.accepted: 1])
        #expect(try world.ledger.problems() == [])
    }

    // MARK: Release

    @Test func `a released sale goes past a gap, which stays visible`() async throws {
        world.folders.drop(csv([("FE1", 1000), ("FE3", 3000)]), at: "a.csv")
        try await world.run()
        try world.act(.release(as: nil), "FE3")
        #expect(try world.state("FE3").fate == .ready)
        let report = try await world.run()
        #expect(report.fates.mapValues(\.count) == [.accepted: 2])
        #expect(report.gaps.map(\.numbers) == [2...2])
        #expect(try world.lastText("numeracion.csv").contains(";FE;2;2;1;faltante"))
    }

    @Test func `a released sale goes without a window, and waits for DIAN released`() async throws {
        let world = try World()
        world.folders.drop(csv([("FE1", 1000), ("FE2", 2000)]), at: "a.csv")
        #expect(try await world.run().fates[.awaitingWindow]?.count == 2)
        try world.act(.release(as: .authorityDown), "FE1")
        try world.act(.release(as: .draft), "FE2")
        let down = try await world.run { _, _ in .down }
        #expect(down.fates.mapValues(\.count) == [.issued: 1, .ready: 1])
        let back = try await world.run(at: "2025-01-11T09:00:00-05:00")
        #expect(back.fates.mapValues(\.count) == [.accepted: 2])
        let (first, second) = (try world.invoice("FE1"), try world.invoice("FE2"))
        #expect(first.contains("<cbc:InvoiceTypeCode>04</cbc:InvoiceTypeCode>"))
        #expect(first.contains("<cbc:IssueDate>2025-01-09</cbc:IssueDate>"))
        #expect(second.contains("<cbc:InvoiceTypeCode>01</cbc:InvoiceTypeCode>"))
        #expect(second.contains("<cbc:IssueDate>2025-01-11</cbc:IssueDate>"))
    }

    @Test func `a release is of the sale it was given to, not of what comes later`() async throws {
        let world = try World()
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        try await world.run()
        try world.act(.release(as: .draft), "FE1")
        try await world.run { _, _ in .down }
        world.folders.drop(
            csv([("FE1", 1000)], more: ["anulada": "si", "motivo": "x"]),
            at: "b.csv"
        )
        let voided = try await world.run(at: "2025-01-11T09:00:00-05:00")
        #expect(voided.fates.mapValues(\.count) == [.disabled: 1])
        #expect(world.authority.submissions.isEmpty)
    }

    // MARK: Retry

    @Test func `what DIAN refused is sent again as it is, and refused again it waits again`()
        async throws
    {
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        try await world.run { number, _ in number == nil ? .works : .refuses("FAK24") }
        try world.act(.retry, "FE1")
        #expect(try world.state("FE1").fate == .ready)
        try await world.run { number, _ in number == nil ? .works : .refuses("FAK24") }
        #expect(try world.state("FE1").wasRefused)
        #expect(world.authority.submissions[try number("FE1")] == 2)
        try await world.run()
        #expect(world.authority.submissions[try number("FE1")] == 2)
        try world.act(.retry, "FE1")
        #expect(try await world.run().fates.mapValues(\.count) == [.accepted: 1])
        #expect(world.authority.contents[try number("FE1")]?.count == 1)
        #expect(world.folders.paths(in: .rejected).isEmpty)
        #expect(try world.ledger.problems() == [])
    }

    @Test func `every content that DIAN refused is known, not only the last`() async throws {
        for (day, pesos) in [1000, 1001].enumerated() {
            world.folders.drop(csv([("FE1", Int64(pesos))]), at: "\(day).csv")
            try await world.run { number, _ in number == nil ? .works : .refuses("FAK24") }
        }
        world.folders.drop(csv([("FE1", 1000)]), at: "otra-vez.csv")
        let report = try await world.run()
        #expect(report.fates.mapValues(\.count) == [.awaitingCorrection: 1])
        #expect(world.authority.submissions[try number("FE1")] == 2)
        let text = try world.text(FileLocation(.rejected, "otra-vez.csv.hallazgos.txt"))
        #expect(text.contains("NUM-10"))
        world.folders.drop(csv([("FE1", 1002)]), at: "buena.csv")
        #expect(try await world.run().fates.mapValues(\.count) == [.accepted: 1])
    }

    // MARK: Settle

    @Test func `a dispute settled as ours is accepted with the code that DIAN has`() async throws {
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        try await world.run { _, _ in .hasAnother }
        try world.act(.settle(.ours), "FE1")
        #expect(try world.state("FE1").fate == .accepted)
        let report = try await world.run()
        #expect(report.needingPerson == 0)
        #expect(world.folders.paths(in: .rejected).isEmpty)
        let code = String(repeating: "09", count: 48)
        let receipt = try world.text(FileLocation(.resolved, "a.csv.recibo.csv"))
        let words = "aceptada por la DIAN: el documento que tiene la DIAN no está en estos archivos"
        #expect(receipt.contains("FE1;\(words);1190,00;\(code);;;;;;;;;DIAN-02"), "\(receipt)")
        let text = try world.text(FileLocation(.resolved, "a.csv.hallazgos.txt"))
        #expect(text.contains("por otro canal, o con este programa antes de restaurar una copia"))
        for name in ["indice.csv", "indice.html"] {
            let told = try world.lastText(name)
            #expect(told.contains(code) && !told.contains("facturas/"), "\(told)")
        }
        #expect(try world.ledger.problems() == [])
        world.folders.drop(csv([("FE1", 1000)]), at: "b.csv")
        try await world.run()
        #expect(world.folders.paths(in: .outbox).contains("b.csv"))
        #expect(world.authority.submissions[try number("FE1")] == 1)
    }

    @Test(arguments: [NumberAct.Settlement.ours, .other])
    func `a range of disputes is settled in one act, each number with a finding of its own`(
        outcome: NumberAct.Settlement
    ) async throws {
        world.folders.drop(csv([("FE1", 1000), ("FE2", 2000), ("FE3", 3000)]), at: "a.csv")
        try await world.run { number, _ in number?.text == "FE3" ? .works : .hasAnother }
        try world.act(.settle(outcome), "FE1", to: "FE2")
        let report = try await world.run()
        // With the tax; of another sale the total is not known.
        let total: Int64 = outcome == .ours ? 7140 : 3570
        let accepted = FateCount(count: 3, total: Pesos(centavos: total * 100))
        #expect(report.fates == [.accepted: accepted])
        let place = outcome == .ours ? FolderPlace.resolved : .rejected
        let text = try world.text(FileLocation(place, "a.csv.hallazgos.txt"))
        for number in ["FE1", "FE2"] {
            let words =
                outcome == .ours
                ? "La DIAN tiene la factura \(number) "
                : "El número \(number) es en la DIAN de otra"
            #expect(text.contains(words), "\(text)")
        }
        #expect(!text.contains("FE3"))
        #expect(try world.ledger.problems() == [])
        try world.expectRebuilt()
    }

    @Test func `a dispute settled as another sale's keeps the number and sends the sale back`()
        async throws
    {
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        try await world.run { _, _ in .hasAnother }
        try world.act(.settle(.other), "FE1")
        let report = try await world.run()
        #expect(report.fates[.accepted] == FateCount(count: 1, total: .zero))
        #expect(report.needingPerson > 0)
        let text = try world.text(FileLocation(.rejected, "a.csv.hallazgos.txt"))
        #expect(text.contains("es en la DIAN de otra venta"))
        #expect(text.contains("NUM-05"))
        world.folders.drop(csv([("FE1", 1000)]), at: "b.csv")
        try await world.run()
        #expect(world.folders.paths(in: .rejected).contains("b.csv"))
        #expect(world.authority.submissions[try number("FE1")] == 1)
        #expect(try world.ledger.problems() == [])
    }

    // MARK: Crashes

    @Test func `an act whose commit fails changed nothing`() throws {
        #expect(throws: LedgerFailure.self) {
            try world.withPower(Power(effects: 0)) { try world.act(.disable, "FE2") }
        }
        #expect(try world.ledger.fateCounts() == [:])
        #expect(try world.ledger.seen() == [:])
        #expect(try world.ledger.acts(on: number("FE2"), issuer: issuer().nit) == [])
    }

    @Test func `an invoice that is being sealed is on its way to DIAN`() async throws {
        for cut in 1..<60 {
            let world = try World()
            try world.declareOutage()
            world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
            _ = try? await world.run(power: Power(effects: cut))
            guard try world.ledger.begunArchive()?.name.kind == .emision else { continue }
            let state = try world.state("FE1")
            #expect(state.fate == .issued)
            #expect(NumberAct.Kind.disable.objection(to: state) == .fate)
            return
        }
        Issue.record("no cut fell between the plan of an emision and its seal")
    }
}

/// More than the undisturbed night has effects: before each of them there is a place for a cut.
private let effectsOfTheNight = 110

@Test(arguments: cuts(among: effectsOfTheNight))
func `wherever the power fails in a night after acts, it ends like an undisturbed one`(
    cut: Int
) async throws {
    let (quiet, cutOff) = (try World(), try World())
    for world in [quiet, cutOff] { try await actBeforeTheNight(in: world) }
    let power = Power()
    try await quiet.run(power: power)
    #expect(power.effects < effectsOfTheNight)
    _ = try? await cutOff.run(power: Power(effects: cut))
    for _ in 0..<3 { try await cutOff.run(at: "2025-01-11T09:00:00-05:00") }
    #expect(try cutOff.picture() == quiet.picture())
    #expect(cutOff.authority.contents.values.allSatisfy { $0.count == 1 })
    #expect(try cutOff.ledger.problems().isEmpty)
}

/// Every act once: what it decides is carried out in the night.
private func actBeforeTheNight(in world: World) async throws {
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 100), ("FE2", 200), ("FE3", 300)]), at: "a.csv")
    world.folders.drop(csv([("FE5", 500), ("FE7", 700)]), at: "b.csv")
    world.folders.drop(csv([("SETP2", 20)]), at: "c.csv")
    try await world.run { number, _ in
        switch number?.text {
        case "FE1": .refuses("FAK24")
        case "FE2", "FE3": .hasAnother
        default: .works
        }
    }
    try world.act(.retry, "FE1")
    try world.act(.settle(.ours), "FE2")
    try world.act(.settle(.other), "FE3")
    try world.act(.disable, "FE4")
    try world.act(.release(as: nil), "FE7")
    try world.act(.disable, "SETP2")
    try world.act(.enable, "SETP2")
    try world.act(.release(as: nil), "FE5")
}

extension World {
    /// What a person does, when nothing speaks against it.
    func act(_ kind: NumberAct.Kind, _ first: String, to last: String? = nil) throws {
        let (from, to) = (try number(first), try number(last ?? first))
        let act = NumberAct(
            kind,
            of: NumberSeries(issuer: try issuer().nit, prefix: from.prefix),
            numbers: from.consecutive...to.consecutive,
            reason: "Talonario perdido",
            by: "Ana",
            at: try time("2025-01-11T08:30:00-05:00")
        )
        let states = try ledger.states(of: act.numbers, in: act.series)
        #expect(states.compactMap(kind.objection(to:)) == [], "\(kind.word) on \(act.subject)")
        try ledger.record(act, findings: act.findings(on: states))
    }

    func state(_ text: String) throws -> NumberState {
        let number = try number(text)
        let series = NumberSeries(issuer: try issuer().nit, prefix: number.prefix)
        return try ledger.states(of: number.consecutive...number.consecutive, in: series).first
            ?? NumberState(number: number, fate: .missing)
    }

    /// An entry of the last `corrida`.
    func lastText(_ entry: String) throws -> String {
        let name = try #require(evidence.sealed.last { $0.name.kind == .corrida }?.name)
        return String(decoding: try #require(evidence.entries(of: name)?[entry]), as: UTF8.self)
    }

    /// The sealed invoice of a number.
    func invoice(_ text: String) throws -> String {
        let versions = try ledger.versions(of: number(text), issuer: issuer().nit)
        let document = try #require(versions.last?.0.document)
        let entries = try #require(evidence.entries(of: document.archive))
        return String(decoding: try #require(entries[document.entry]), as: UTF8.self)
    }

    func text(_ location: FileLocation) throws -> String {
        String(decoding: try #require(folders.contents(of: location)), as: UTF8.self)
    }
}
