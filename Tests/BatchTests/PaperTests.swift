import Batch
import Fiscal
import Ledger
import TestKit
import Testing

/// A paper invoice is transcribed once, by whole runs on a real ledger.
@Suite struct PaperTests {
    private func world() throws -> World {
        let world = try World()
        try world.declareOutage(.issuerDown)
        return world
    }

    @Test func `each of two numbers with one paper names the other, and neither goes`() async throws
    {
        let world = try world()
        world.folders.drop(papers([("CONT1", "TAL-153")]), at: "norte/a.csv")
        world.folders.drop(papers([("CONT2", "tal 0153")]), at: "b.csv")
        let report = try await world.run()
        #expect(report.fates.mapValues(\.count) == [.awaitingCorrection: 2])
        #expect(world.authority.submissions.isEmpty)
        #expect(
            try world.findings("CONT1").map(\.message.es) == [
                "La factura de papel TAL-153 (FTC) viene en la factura CONT1 y también en la CONT2 "
                    + "(archivo b.csv, línea 2, recibido el 2025-01-11)."
            ]
        )
        #expect(
            try world.findings("CONT2").map(\.message.en) == [
                "Paper invoice TAL-153 (FTC) comes in invoice CONT2 and also in CONT1 "
                    + "(file norte/a.csv, line 2, received on 2025-01-11)."
            ]
        )
        #expect(world.folders.paths(in: .rejected).contains("norte/a.csv.hallazgos.txt"))
        #expect(world.folders.paths(in: .rejected).contains("b.csv.hallazgos.txt"))
    }

    @Test func `two numbers with one paper in one file stop each other and no neighbour`()
        async throws
    {
        let world = try world()
        let sales = [("CONT1", "T-1"), ("CONT2", "T-2"), ("CONT3", "T-2"), ("CONT4", "T-3")]
        world.folders.drop(papers(sales), at: "a.csv")
        let report = try await world.run()
        #expect(report.fates.mapValues(\.count) == [.accepted: 2, .awaitingCorrection: 2])
        #expect(Set(world.authority.accepted.keys.map(\.text)) == ["CONT1", "CONT4"])
        // Waiting longer decides nothing.
        #expect(try await world.run().fates == report.fates)
    }

    @Test func `an accepted paper is not transcribed under another number`() async throws {
        let world = try world()
        world.folders.drop(papers([("CONT2", "TAL-153")]), at: "norte/a.csv")
        try await world.run(gaps: .report)
        world.folders.drop(papers([("CONT1", "TAL153")]), at: "b.csv")
        let report = try await world.run(at: "2025-01-12T08:00:00-05:00")
        #expect(report.fates.mapValues(\.count) == [.accepted: 1, .awaitingCorrection: 1])
        #expect(report.needingPerson > 0)
        let finding = try #require(try world.findings("CONT1").first)
        #expect(finding.code == .paperTwice)
        #expect(
            finding.message.es
                == "La factura de papel TAL-153 (FTC) de la factura CONT1 ya se transcribió como CONT2 "
                + "(archivo norte/a.csv, línea 2, recibido el 2025-01-11)."
        )
        #expect(world.authority.accepted.keys.map(\.text) == ["CONT2"])
    }

    @Test(arguments: ["CONT1", "CONT2"])
    func `of two that wait, the one that comes again goes and the other stays`(
        again: String
    ) async throws {
        let world = try world()
        world.folders.drop(papers([("CONT1", "T-1"), ("CONT2", "T-1")]), at: "a.csv")
        try await world.run()
        world.folders.drop(papers([(again, "T-1")]), at: "b.csv")
        let report = try await world.run(gaps: .report)
        #expect(world.authority.accepted.keys.map(\.text) == [again])
        #expect(report.fates.mapValues(\.count) == [.accepted: 1, .awaitingCorrection: 1])
        #expect(try await world.run().fates == report.fates)
    }

    @Test(arguments: ["CONT1", "CONT2"])
    func `when one of two names another paper, both go in the same run`(
        corrected: String
    ) async throws {
        let world = try world()
        world.folders.drop(papers([("CONT1", "T-1"), ("CONT2", "T-1")]), at: "a.csv")
        try await world.run()
        world.folders.drop(papers([(corrected, "T-2")]), at: "b.csv")
        let report = try await world.run()
        #expect(report.fates.mapValues(\.count) == [.accepted: 2])
        #expect(report.needingPerson == 0)
        #expect(world.folders.paths(in: .resolved).contains("a.csv"))
    }

    @Test(arguments: ["CONT1", "CONT2"])
    func `a number that is voided frees its paper`(voided: String) async throws {
        let world = try world()
        world.folders.drop(papers([("CONT1", "T-1"), ("CONT2", "T-1")]), at: "a.csv")
        try await world.run()
        world.folders.drop(papers([(voided, "T-1")], voided: "Repetida"), at: "b.csv")
        let report = try await world.run()
        #expect(report.fates.mapValues(\.count) == [.accepted: 1, .disabled: 1])
        #expect(report.needingPerson == 0)
    }

    @Test func `a correction of the same number keeps its paper`() async throws {
        let world = try world()
        world.folders.drop(papers([("CONT1", "T-1")]), at: "a.csv")
        try await world.run { number, _ in number == nil ? .works : .refuses("FAK24") }
        world.folders.drop(papers([("CONT1", "T-1")], pesos: 2000), at: "b.csv")
        let report = try await world.run()
        #expect(report.fates.mapValues(\.count) == [.accepted: 1])
    }

    @Test func `what DIAN refused does not keep a newcomer from its paper`() async throws {
        let world = try world()
        world.folders.drop(papers([("CONT1", "T-1")]), at: "a.csv")
        try await world.run { number, _ in number == nil ? .works : .refuses("FAK24") }
        world.folders.drop(papers([("CONT2", "T-1")]), at: "b.csv")
        try await world.run()
        #expect(world.authority.accepted.keys.map(\.text) == ["CONT2"])
        world.folders.drop(papers([("CONT1", "T-1")], pesos: 2000), at: "c.csv")
        let report = try await world.run()
        #expect(report.fates.mapValues(\.count) == [.accepted: 1, .awaitingCorrection: 1])
        #expect(try world.findings("CONT1").map(\.code) == [.paperTwice])
    }

    @Test func `a sale that cannot go for another reason holds back no other of its paper`()
        async throws
    {
        let world = try world()
        world.folders.drop(papers([("XX1", "T-1"), ("CONT1", "T-1")]), at: "a.csv")
        try await world.run()
        #expect(world.authority.accepted.keys.map(\.text) == ["CONT1"])
        #expect(try world.findings("XX1").map(\.code) == [.prefixUnknown])
    }

    @Test func `however many cannot go, two that could are seen to have one paper`() async throws {
        let world = try world()
        let strangers =
            (1...20).map { ("AB\($0)", "T-1") } + (5_001...5_020).map { ("CONT\($0)", "T-1") }
        world.folders.drop(papers(strangers + [("CONT1", "T-1"), ("CONT2", "T-1")]), at: "a.csv")
        let report = try await world.run()
        #expect(world.authority.submissions.isEmpty)
        #expect(report.fates.mapValues(\.count) == [.awaitingCorrection: 42])
        #expect(try world.findings("CONT1").map(\.code) == [.paperTwice])
        #expect(try world.findings("CONT2").map(\.code) == [.paperTwice])
        #expect(try world.findings("AB1").map(\.code) == [.prefixUnknown])
    }

    @Test func `the two kinds of paper and the two issuers number for themselves`() async throws {
        let world = try world()
        world.folders.drop(papers([("CONT1", "153")]), at: "a.csv")
        world.folders.drop(papers([("CONT2", "153")], kind: "FTP"), at: "b.csv")
        let report = try await world.run()
        #expect(report.fates.mapValues(\.count) == [.accepted: 2])
    }

    @Test func `a till that writes one reference everywhere sends nothing`() async throws {
        let world = try world()
        world.folders.drop(papers((1...300).map { ("CONT\($0)", "0") }), at: "a.csv")
        let report = try await world.run()
        #expect(report.fates.mapValues(\.count) == [.awaitingCorrection: 300])
        #expect(world.authority.submissions.isEmpty)
    }

    /// Numbers 1 to 12, each in a file of its own; some papers come twice, in any order.
    @Test(arguments: 0..<12)
    func `in whatever order the files come, DIAN gets each paper at most once`(
        seed: UInt64
    ) async throws {
        var random = SeededGenerator(seed: seed)
        let world = try world()
        var sales = (1...12).map { ("CONT\($0)", "T-\(Int.random(in: 1...9, using: &random))") }
        sales.shuffle(using: &random)
        let papersByNumber = Dictionary(uniqueKeysWithValues: sales)
        for (number, paper) in sales {
            world.folders.drop(papers([(number, paper)]), at: "\(number).csv")
            if Int.random(in: 0..<4, using: &random) == 0 { try await world.run(gaps: .report) }
        }
        for _ in 0..<2 { try await world.run(gaps: .report) }
        let accepted = world.authority.accepted.keys.compactMap { papersByNumber[$0.text] }
        #expect(Set(accepted).count == accepted.count)
        let single = Dictionary(grouping: sales, by: \.1).filter { $1.count == 1 }.keys
        #expect(single.allSatisfy(accepted.contains))
        #expect(try world.ledger.problems() == [])
    }

    /// Files that do not contradict each other, but for the mistakes that the last ones correct.
    @Test(arguments: 0..<8)
    func `the order of the files before a correction does not matter`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let files = (1...6).map { number in
            ("\(number).csv", papers([("CONT\(number)", "T-\((number + 1) / 2)")]))
        }
        let (ordered, shuffled) = (try self.world(), try self.world())
        for (name, bytes) in files { ordered.folders.drop(bytes, at: name) }
        try await ordered.run()
        for (name, bytes) in files.shuffled(using: &random) {
            shuffled.folders.drop(bytes, at: name)
        }
        try await shuffled.run()
        let corrections = papers((1...6).map { ("CONT\($0)", "T-\($0 * 10)") }, pesos: 2000)
        for world in [ordered, shuffled] {
            world.folders.drop(corrections, at: "z.csv")
            try await world.run()
        }
        #expect(try shuffled.fates() == ordered.fates())
        #expect(shuffled.authority.accepted.count == 6)
    }

    private static let effectsOfTheNight = 60

    @Test(arguments: cuts(among: effectsOfTheNight))
    func `wherever the power fails, a paper reaches DIAN once and its rival never`(
        cut: Int
    ) async throws {
        let (quiet, cutOff) = (try world(), try world())
        for world in [quiet, cutOff] {
            world.folders.drop(papers([("CONT1", "T-1"), ("CONT2", "T-2")]), at: "a.csv")
            try await world.run()
            world.folders.drop(papers([("CONT3", "T-1"), ("CONT4", "T-4")]), at: "b.csv")
            world.folders.drop(papers([("CONT5", "T-4"), ("CONT6", "T-6")]), at: "c.csv")
        }
        let power = Power()
        try await quiet.run(power: power)
        #expect(power.effects < Self.effectsOfTheNight)
        _ = try? await cutOff.run(power: Power(effects: cut))
        for _ in 0..<2 { try await cutOff.run(at: "2025-01-11T09:00:00-05:00") }
        #expect(try cutOff.fates() == quiet.fates())
        #expect(
            Set(cutOff.authority.accepted.keys.map(\.text)) == ["CONT1", "CONT2", "CONT6"]
        )
        #expect(try cutOff.ledger.problems() == [])
    }
}

/// A CSV file of type 03 sales of one line: number and paper.
private func papers(
    _ sales: [(String, String)],
    kind: String = "FTC",
    voided: String? = nil,
    pesos: Int = 1000
) -> [UInt8] {
    let header = [
        "tipo", "factura", "fecha", "hora", "descripcion", "cantidad", "precio", "tarifa",
        "referencia_papel", "fecha_papel", "tipo_papel", "anulada", "motivo",
    ]
    let rows = sales.map { number, paper in
        [
            "03", number, "2025-01-09", "10:00:00", "Café", "1", "\(pesos)", "19", paper,
            "2025-01-09", kind, voided == nil ? "NO" : "SI", voided ?? "",
        ]
    }
    return Array(([header] + rows).map { $0.joined(separator: ";") + "\n" }.joined().utf8)
}

extension World {
    /// What is found on the last version of a number.
    fileprivate func findings(_ text: String) throws -> [Finding] {
        let versions = try ledger.versions(of: number(text), issuer: issuer().nit)
        return try #require(versions.last).0.findings
    }

    /// Where each number stands, with the last version's findings.
    fileprivate func fates() throws -> [String] {
        try (1...6).compactMap { consecutive in
            let text = "CONT\(consecutive)"
            let last = try ledger.versions(of: number(text), issuer: issuer().nit).last?.0
            let fate = last?.fate?.rawValue ?? "missing"
            return "\(text) \(fate) \(last?.findings.map(\.code.rawValue) ?? [])"
        }
    }
}
