import Fiscal
import Ledger
import TestKit
import Testing

@testable import Batch

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

    @Test func `an amount that differs keeps a closing open`() async throws {
        world.folders.drop(csv([("FE1", 1000), ("FE2", 2000)]), at: "a.csv")
        world.folders.drop(closing("FE", last: 2, count: 2, pesos: 3600), at: "b.csv")
        let open = try #require(try await world.run().openClosings.first)
        #expect(!open.addsUp && open.difference.plain == "-30.00")
        #expect(open.missing.intervals == [] && open.ofOtherDays.intervals == [])
    }

    @Test(
        arguments: [
            // When the sale of the closing of 2025-01-09 was made, and whether its day is remarked.
            ("2025-01-09", "00:00:01", false), ("2025-01-09", "23:59:59", false),
            ("2025-01-10", "01:59:00", false), ("2025-01-10", "05:59:59", false),
            ("2025-01-10", "06:00:00", true), ("2025-01-08", "23:59:59", true),
        ]
    )
    func
        `a sale of the closed day or of the night after it is of the day; another is told, and met`(
            day: String,
            hour: String,
            isRemarked: Bool
        ) async throws
    {
        world.folders.drop(sold([("FE1", 1000)], day, hour), at: "a.csv")
        world.folders.drop(closing("FE", last: 1, count: 1, pesos: 1190), at: "cierre.csv")
        #expect(try await world.run().openClosings == [])
        let told = FileLocation(.outbox, "cierre.csv.hallazgos.txt")
        #expect(try world.folders.exists(told) == isRemarked)
        let table = try world.lastText("cierres.csv")
        #expect(table.contains(";cuadra;"))
        #expect(table.contains("con fecha de otro día: FE1") == isRemarked)
        guard isRemarked else { return }
        #expect(try world.text(told).contains("cuadra; para revisar: con fecha de otro día: FE1."))
    }

    @Test func `sales of the closed day beside the closing's numbers are told, and close nothing`()
        async throws
    {
        let pesos: Int64 = 1000
        // The night before, the day, after the closing, and the early sale of the next day.
        world.folders.drop(sold([("FE1", pesos)], "2025-01-09", "05:00:00"), at: "1.csv")
        world.folders.drop(
            sold([("FE2", pesos), ("FE3", pesos)], "2025-01-09", "10:00:00"),
            at: "2.csv"
        )
        world.folders.drop(
            sold([("FE4", pesos), ("FE5", pesos)], "2025-01-09", "20:00:00"),
            at: "3.csv"
        )
        world.folders.drop(sold([("FE6", pesos)], "2025-01-10", "00:10:00"), at: "4.csv")
        world.folders.drop(closing("FE", last: 3, count: 1, pesos: 1190), at: "cierre.csv")
        #expect(try await world.run().openClosings == [])
        let told = try world.text(FileLocation(.outbox, "cierre.csv.hallazgos.txt"))
        #expect(told.contains("de ese día y en ningún cierre: FE2, FE4 a FE5."))
    }

    @Test
    func `what is remarkable of a closing is beside its file also when that goes in a later run`()
        async throws
    {
        let waiting = try World()
        let sales = sold([("FE1", 1000), ("FE2", 1000)], "2025-01-09", "20:00:00")
        waiting.folders.drop(sales, at: "a.csv")
        let file = Array(
            """
            tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total
            04;FE3;2025-01-09;21:00;Café;1;1000;19;
            cierre;FE2;2025-01-09;;;2;;;2380

            """.utf8
        )
        waiting.folders.drop(file, at: "cierre.csv")
        #expect(try await waiting.run().openClosings == [])
        #expect(waiting.folders.paths(in: .inbox) == ["a.csv", "cierre.csv"])
        try waiting.declareOutage()
        try await waiting.run()
        let told = try waiting.text(FileLocation(.outbox, "cierre.csv.hallazgos.txt"))
        #expect(told.contains("cuadra; para revisar: de ese día y en ningún cierre: FE3."))
    }

    @Test func `numbers of another shift's closing are not told beside this one's`() async throws {
        let sales = (1...4).map { ("FE\($0)", Int64(1000)) }
        world.folders.drop(csv(sales), at: "a.csv")
        world.folders.drop(closing("FE", last: 2, count: 2, pesos: 2380), at: "turno1.csv")
        world.folders.drop(closing("FE", last: 4, count: 2, pesos: 2380), at: "turno2.csv")
        #expect(try await world.run().openClosings == [])
        #expect(try world.text(FileLocation(.outbox, "turno1.csv.recibo.csv")) != "")
        #expect(!world.folders.paths(in: .outbox).contains { $0.contains("hallazgos") })
    }

    @Test(
        arguments: [
            // Of the prefix that no range has nothing was sold; of FE the range ends at 5000.
            (closing("FX", count: 0, pesos: 0), "ningún rango autorizado tiene el prefijo «FX»", 0),
            (
                closing("FX", last: 2, count: 2, pesos: 9),
                "no se conoce FX1 a FX2; las ventas suman $ 0,00, una diferencia de $ 9,00; "
                    + "ningún rango autorizado tiene el prefijo «FX»", 1
            ),
            (
                closing("FE", last: 5002, count: 4, pesos: 0),
                "fuera de los rangos autorizados: FE5001 a FE5002", 1
            ),
        ]
    )
    func `a closing outside every authorised range says so`(
        file: [UInt8],
        words: String,
        open: Int
    ) async throws {
        world.folders.drop(file, at: "cierre.csv")
        #expect(try await world.run().openClosings.count == open)
        let told = try world.text(FileLocation(.outbox, "cierre.csv.hallazgos.txt"))
        #expect(told.contains(words), "\(told)")
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

    @Test(
        arguments: [
            // A closing with a mistake, and the corrected one's file; all right is FE1 of 2025-01-09.
            (closing("FE", last: 2, count: 2, pesos: 9999), "otro.csv"),
            (closing("FE", last: 1, count: 1, pesos: 119, day: "2025-01-19"), "otro.csv"),
            (closing("FE", last: 100, count: 1, pesos: 1190), "cierre.csv"),
        ]
    )
    func `a corrected closing takes the place of one with a mistyped count, day or last number`(
        wrong: [UInt8],
        corrected: String
    ) async throws {
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        world.folders.drop(wrong, at: "cierre.csv")
        #expect(try await world.run().openClosings.count == 1)
        world.folders.drop(closing("FE", last: 1, count: 1, pesos: 1190), at: corrected)
        #expect(try await world.run().openClosings == [])
        #expect(try world.lastText("cierres.csv").contains(";reemplazado;"))
        #expect(try world.ledger.openClosings() == [])
    }

    @Test func `a closing of nothing takes back what was said of its day`() async throws {
        let wrong = closing("FE", last: 200, count: 3, pesos: 9, day: "2025-01-08")
        world.folders.drop(wrong, at: "a.csv")
        #expect(try await world.run().openClosings.count == 1)
        world.folders.drop(closing("FE", count: 0, pesos: 0, day: "2025-01-08"), at: "b.csv")
        #expect(try await world.run().openClosings == [])
    }

    @Test
    func `closings of another day, of another shift and of a day's own file stand side by side`()
        async throws
    {
        world.folders.drop(closing("FE", last: 2, count: 2, pesos: 9), at: "cierre.csv")
        try await world.run()
        // The same name the next day, and a second shift in a file of its own.
        let next = closing("FE", last: 8, count: 2, pesos: 9, day: "2025-01-10")
        world.folders.drop(next, at: "cierre.csv")
        world.folders.drop(closing("FE", last: 4, count: 2, pesos: 9), at: "turno2.csv")
        let open = try await world.run().openClosings
        #expect(open.map(\.closing.closing.numbers) == [1...2, 7...8, 3...4])
    }

    @Test func `all open closings of a prefix cost one look at each number`() throws {
        let nit = try NIT(parsing: "900373115")
        let closings = (0..<300 as Range<Int64>).map { index in
            let first = index * 7 + 1
            let claim = DayClosing(
                prefix: "FE",
                numbers: first...first + 20_000,
                day: CalendarDay(number: index),
                total: .zero
            )
            return ClosingRecord(
                key: SaleKey(arrival: index, ordinal: 0),
                place: Place(),
                issuer: nit,
                path: "\(index).csv",
                archive: ArchiveName(
                    chain: ChainName(nit),
                    number: index,
                    kind: .recepcion,
                    plannedAt: Timestamp(seconds: 0)
                ),
                entry: "archivos/000001.csv",
                closing: claim,
                standing: .open,
                findings: []
            )
        }
        let current: [ClosingRecord] = closings.split().current
        var looked = IntervalSet()
        for numbers in current.compactMap(\.closing.numbers) {
            #expect(!looked.overlaps(numbers))
            looked.insert(numbers)
        }
        #expect(current.last == closings.last)
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
@Test(arguments: 0..<15 as Range<UInt64>)
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

/// More than the undisturbed night has effects: before each of them there is a place for a cut.
private let effectsOfTheNight = 75

@Test(arguments: cuts(among: effectsOfTheNight))
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
    #expect(power.effects < effectsOfTheNight)
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

/// As `csv`, made on this day at this hour.
private func sold(_ sales: [(String, Int64)], _ day: String, _ hour: String) -> [UInt8] {
    csv(sales).replacing(Array("2025-01-09;10:00:00".utf8), with: Array("\(day);\(hour)".utf8))
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
