import Batch
import Fiscal
import Ledger
import TestKit
import Testing

/// Days that are closed, and whole runs around them.
@Suite struct ClosingTests {
    private let world: World

    init() throws {
        world = try World()
        try world.declareOutage()
    }

    @Test
    func `a lost last sale is found by the closing, delays nothing, and meets it when it comes`()
        async throws
    {
        world.folders.drop(csv([("FE1", 1000), ("FE2", 2000)]), at: "a.csv")
        world.folders.drop(closing("FE", last: 3, count: 3, pesos: 7140), at: "cierre.csv")
        let report = try await world.run()
        #expect(report.acceptedNow.count == 2)
        #expect(report.gaps.isEmpty && report.waiting == 0)
        let open = try #require(report.openClosings.first)
        #expect(open.missing.intervals == [3...3])
        #expect(open.difference.plain == "-3570.00")
        #expect(world.folders.paths(in: .inbox).isEmpty)
        let told = try world.text(FileLocation(.outbox, "cierre.csv.hallazgos.txt"))
        #expect(told.contains("[NUM-12]") && told.contains("no se conoce FE3"))
        #expect(try world.lastText("cierres.csv").contains("cierre.csv;2;2025-01-09;FE;1;3;3;"))
        #expect(try world.lastText("cierres.csv").contains(";2;3570,00;3570,00;0,00;no cuadra;"))
        #expect(try world.lastText("bitacora.jsonl").contains(#""kind":"closing-open""#))

        world.folders.drop(csv([("FE3", 3000)]), at: "b.csv")
        #expect(try await world.run().openClosings == [])
        #expect(try world.lastText("cierres.csv").contains(";3;7140,00;0,00;0,00;cuadra;"))
        #expect(try world.lastText("bitacora.jsonl").contains(#""kind":"closing-met""#))
        let sealed = world.evidence.sealed.count
        try await world.run()
        #expect(world.evidence.sealed.count == sealed)
    }

    @Test func `a sale of another day and an amount that differs are told apart`() async throws {
        world.folders.drop(csv([("FE1", 1000), ("FE2", 2000)]), at: "a.csv")
        world.folders.drop(
            closing("FE", last: 2, count: 2, pesos: 3570, day: "2025-01-10"),
            at: "b.csv"
        )
        world.folders.drop(closing("FE", last: 2, count: 2, pesos: 3600), at: "c.csv")
        let open = try await world.run().openClosings
        #expect(open.map(\.ofOtherDays.intervals) == [[1...2], []])
        #expect(open.map(\.addsUp) == [true, false])
        #expect(open.map(\.difference.plain) == ["0.00", "-30.00"])
    }

    @Test func `a sale a second before midnight in Bogotá is of the day that ends`() async throws {
        let late = csv([("FE1", 1000)])
            .replacing(Array("10:00:00".utf8), with: Array("23:59:59".utf8))
        world.folders.drop(late, at: "a.csv")
        world.folders.drop(closing("FE", last: 1, count: 1, pesos: 1190), at: "b.csv")
        #expect(try await world.run().openClosings == [])
    }

    @Test func `voided and disabled numbers count as used and add nothing`() async throws {
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        let voided = csv([("FE2", 2000)], more: ["anulada": "SI", "motivo": "Cliente desistió"])
        world.folders.drop(voided, at: "b.csv")
        world.folders.drop(closing("FE", last: 3, count: 3, pesos: 1190), at: "c.csv")
        #expect(try await world.run().openClosings.map(\.missing.intervals) == [[3...3]])
        try world.act(.disable, "FE3")
        #expect(try await world.run().openClosings == [])
    }

    @Test func `of a corrected sale the corrected total counts`() async throws {
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        world.folders.drop(closing("FE", last: 1, count: 1, pesos: 2380), at: "b.csv")
        let report = try await world.run { _, _ in .refuses("FAK24") }
        #expect(report.openClosings.map(\.difference.plain) == ["-1190.00"])
        world.folders.drop(csv([("FE1", 2000)]), at: "c.csv")
        #expect(try await world.run().openClosings == [])
    }

    @Test func `a number whose sale cannot be read is known, and its day is not met`() async throws
    {
        world.folders.drop(csv([("FE1", 1000)], type: "99"), at: "a.csv")
        world.folders.drop(closing("FE", last: 1, count: 1, pesos: 1190), at: "b.csv")
        let open = try #require(try await world.run().openClosings.first)
        #expect(open.known == 1 && open.missing.intervals.isEmpty)
        #expect(open.unread.intervals == [1...1])
    }

    @Test func `a later closing of the same prefix and day takes the place of an earlier`()
        async throws
    {
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        world.folders.drop(closing("FE", last: 2, count: 2, pesos: 9999), at: "b.csv")
        #expect(try await world.run().openClosings.count == 1)
        world.folders.drop(closing("FE", last: 1, count: 1, pesos: 1190), at: "c.csv")
        #expect(try await world.run().openClosings == [])
        #expect(try world.lastText("cierres.csv").contains(";reemplazado;"))
        #expect(try world.ledger.openClosings() == [])
    }

    @Test func `a closing that reaches back before the range waits for numbers nobody has`()
        async throws
    {
        world.folders.drop(csv([("FE10", 1000)]), at: "a.csv")
        world.folders.drop(closing("FE", last: 10, count: 3, pesos: 1190), at: "b.csv")
        let issuers = [try issuer(first: 10)]
        let report = try await world.run(issuers: issuers)
        #expect(report.openClosings.map(\.missing.intervals) == [[8...9]])
        #expect(report.acceptedNow.count == 1)
    }

    @Test func `two issuers with one prefix are held to their own closings`() async throws {
        let issuers = [try issuer(), try issuer(nit: "800197268")]
        for (name, nit, total) in [("a", "900373115", 1190), ("b", "800197268", 2380)] {
            let pesos = Int64(total) * 100 / 119
            world.folders.drop(csv([("FE1", pesos)], more: ["nit_emisor": nit]), at: "\(name).csv")
            world.folders.drop(
                closing("FE", last: 1, count: 1, pesos: Int64(total), nit: nit),
                at: "\(name)-cierre.csv"
            )
        }
        #expect(try await world.run(issuers: issuers).openClosings == [])
        world.folders.drop(
            closing("FE", last: 1, count: 1, pesos: 5, nit: "800197268"),
            at: "c.csv"
        )
        let open = try await world.run(issuers: issuers).openClosings
        #expect(open.map(\.closing.issuer.text) == ["800197268"])
    }

    @Test func `a faulty closing is corrected like a sale, and takes no number`() async throws {
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        world.folders.drop(closing("FE", last: 2, count: 5, pesos: 1190), at: "dia.csv")
        let report = try await world.run()
        #expect(report.openClosings == [] && report.needingPerson == 1)
        #expect(report.fates.mapValues(\.count) == [.accepted: 1])
        #expect(report.files.map(\.sales) == [1, 0])
        #expect(world.folders.paths(in: .rejected).contains("dia.csv"))
        let told = try world.text(FileLocation(.rejected, "dia.csv.hallazgos.txt"))
        #expect(
            told.contains("Ventas leídas: 0.") && told.contains("un cierre de día por corregir")
        )
        #expect(try !world.text(FileLocation(.rejected, "dia.csv.recibo.csv")).contains("VAL"))
        world.folders.drop(closing("FE", last: 1, count: 1, pesos: 1190), at: "dia.csv")
        let corrected = try await world.run()
        #expect(corrected.needingPerson == 0 && corrected.openClosings == [])
        #expect(world.folders.paths(in: .resolved).contains("dia.csv"))
    }
}

/// Ten sales of one day in files of their own and their closing, in any order over any runs.
@Test(arguments: 0..<40 as Range<UInt64>)
func `a closing is met in the end whatever the order and the runs in which its sales come`(
    seed: UInt64
) async throws {
    var random = SeededGenerator(seed: seed)
    let world = try World()
    try world.declareOutage()
    var files = (1...10).map { (number: Int64) in csv([("FE\(number)", number * 100)]) }
    files.append(closing("FE", last: 10, count: 10, pesos: 6545))
    for (index, file) in files.shuffled(using: &random).enumerated() {
        world.folders.drop(file, at: "\(index).csv")
        if Bool.random(using: &random) { try await world.run() }
    }
    #expect(try await world.run().openClosings == [])
    #expect(try world.ledger.fateCounts().mapValues(\.count) == [.accepted: 10])
    #expect(world.folders.paths(in: .inbox).isEmpty)
    #expect(try world.ledger.problems().isEmpty)
}

/// How many effects the undisturbed night has: each of them is a place for a cut.
private let effectsOfTheNight = 0..<75

@Test(arguments: effectsOfTheNight)
func `wherever the power fails in a night with closings, each is told once and ends alike`(
    cut: Int
) async throws {
    let (quiet, cutOff) = (try World(), try World())
    for world in [quiet, cutOff] {
        try world.declareOutage()
        world.folders.drop(csv([("FE1", 100), ("FE2", 200)]), at: "a.csv")
        world.folders.drop(closing("FE", last: 2, count: 2, pesos: 357), at: "b.csv")
        world.folders.drop(closing("SETP", last: 9, count: 2, pesos: 5), at: "c.csv")
    }
    let power = Power()
    try await quiet.run(power: power)
    #expect(effectsOfTheNight.contains(power.effects), "\(power.effects) effects")
    _ = try? await cutOff.run(power: Power(effects: cut))
    for _ in 0..<3 { try await cutOff.run(at: "2025-01-11T09:00:00-05:00") }
    #expect(try cutOff.picture() == quiet.picture())
    #expect(cutOff.toldClosings == ["b.csv met", "c.csv open"])
    #expect(try cutOff.ledger.openClosings().map(\.path) == ["c.csv"])
    #expect(try cutOff.ledger.problems().isEmpty)
}

extension World {
    /// What all `corrida` archives say of closings, in order.
    fileprivate var toldClosings: [String] {
        evidence.sealed.map(\.name).filter { $0.kind == .corrida }.flatMap { name in
            let table = evidence.entries(of: name)?["cierres.csv"] ?? []
            return String(decoding: table, as: UTF8.self).split(separator: "\r\n").dropFirst().map {
                let cells = $0.split(separator: ";", omittingEmptySubsequences: false)
                return "\(cells[0]) \(cells[12] == "cuadra" ? "met" : "open")"
            }
        }
        .sorted()
    }
}

/// A CSV file with the closing of a day and nothing else; the total in pesos.
func closing(
    _ prefix: String,
    last: Int64? = nil,
    count: Int64,
    pesos: Int64,
    day: String = "2025-01-09",
    nit: String = "900373115"
) -> [UInt8] {
    let number = last.map(String.init) ?? ""
    return Array(
        """
        nit_emisor;tipo;prefijo;numero;fecha;cantidad;total
        \(nit);cierre;\(prefix);\(number);\(day);\(count);\(pesos)

        """.utf8
    )
}
