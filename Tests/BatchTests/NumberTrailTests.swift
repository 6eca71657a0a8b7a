import Fiscal
import Foundation
import Ledger
import TestKit
import Testing

@testable import Batch

/// What is found again in the archives of runs, without their ledger.
@Suite struct NumberTrailTests {
    private func trail(of number: String, in world: World) throws -> any EvidenceTrail {
        try EvidenceSubject.number(number).trail(in: world)
    }

    private func events(_ trail: any EvidenceTrail) -> [String] {
        trail.traces.map(\.event.inWords)
    }

    @Test func `a number's life is told from its file to DIAN's answer`() async throws {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(csv([("SETP1", 1000), ("SETP2", 2000)]), at: "a.csv")
        try await world.run()
        let trail = try trail(of: "SETP2", in: world)
        #expect(
            events(trail) == [
                "received a.csv:3", "issued 04 2380.00", "submit 1 accepted", "answered aceptada",
                "judged aceptada por la DIAN, vigente",
                "numbered 1-2 aceptada por la DIAN",
            ]
        )
        #expect(
            trail.traces.map(\.archive) == [
                "900373115-000001-recepcion", "900373115-000002-emision",
                "900373115-000004-corrida",
                "900373115-000003-respuestas", "900373115-000004-corrida",
                "900373115-000004-corrida",
            ]
        )
        for trace in trail.traces {
            let name = try #require(world.evidence.sealed.first { $0.name.text == trace.archive })
            let entries = try #require(world.evidence.entries(of: name.name))
            #expect(entries.keys.contains(String(trace.entry.dropFirst("data/".count))))
        }
    }

    @Test func `a number that never came is found in the statement and in acts on its span`()
        async throws
    {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(csv([("SETP1", 1000), ("SETP9", 2000)]), at: "a.csv")
        try await world.run()
        let series = NumberSeries(issuer: try issuer().nit, prefix: "SETP")
        let act = NumberAct(
            .disable,
            of: series,
            numbers: 2...8,
            reason: "Perdidas",
            by: "Ana",
            at: try time("2025-01-11T09:00:00-05:00")
        )
        try world.ledger.record(act, findings: [:])
        try await world.run(at: "2025-01-11T10:00:00-05:00")
        #expect(
            try events(trail(of: "SETP5", in: world)) == [
                "numbered 2-8 faltante", "noted number-disabled Ana",
                "numbered 2-8 anulada",
            ]
        )
        #expect(try events(trail(of: "SETP10", in: world)).isEmpty)
        #expect(try events(trail(of: "SETP", in: world)).isEmpty)
    }

    @Test func `a statement that says nothing new is counted, with the last time it was made`()
        async throws
    {
        let world = try World()
        try world.declareOutage()
        for (day, number) in ["11", "12", "13"].enumerated() {
            let sale = ("SETP\(1 + day)", Int64(1000))
            world.folders.drop(csv([sale]), at: "\(number).csv")
            try await world.run(at: "2025-01-\(number)T08:00:00-05:00")
        }
        let numbered = try events(trail(of: "SETP1", in: world))
            .filter { $0.hasPrefix("numbered") }
        #expect(
            numbered == [
                "numbered 1-1 aceptada por la DIAN, 2 more to 2025-01-13 08:00:00"
            ]
        )
    }

    @Test func `words of a Spanish archive are known in English, strange ones stay`() throws {
        #expect(NumberFate.told(as: "aceptada por la DIAN").en == "accepted by DIAN")
        #expect(NumberFate.told(as: "awaiting a window").es.hasPrefix("en espera"))
        #expect(SaleStanding.told(as: "repetida").en == "repeat")
        #expect(NumberFate.told(as: "x") == Bilingual(es: "x", en: "x"))
        let archive = ArchiveName(
            chain: .withoutIssuer,
            number: 1,
            kind: .corrida,
            plannedAt: try time("2025-01-11T08:00:00-05:00")
        )
        let sale = ["fate": "aceptada por la DIAN", "role_of_the_sale": "vigente"]
        let row = DossierRow(sale, archive, PageFrame(title: "", language: .en)).html.text
        #expect(row.contains("accepted by DIAN") && row.contains("current"))
    }

    @Test(arguments: [
        ("FE7", "FE7", true), ("FE7", "FE70", false), ("FE5-9", "FE7", true),
        ("FE5-9", "FE10", false), ("FE5-9", "F7", false), ("FE5-9", "FE07", false),
        ("A15-9", "A17", true), ("CHAP1201-1203 2025-01-10", "CHAP1202", true),
        ("CHAP 2025-01-10", "CHAP2025", false), ("tienda/a-9.csv", "A9", false), ("-", "1", false),
        ("5-9", "7", true),
    ])
    func `a line of the journal speaks of the numbers of its subject`(
        subject: String,
        number: String,
        speaks: Bool
    ) {
        let line = JournalLine(at: "", kind: "", subject: subject, by: "", detail: "")
        #expect(line.speaks(of: number) == speaks)
    }

    @Test(arguments: [
        (["a", "b;c", "di \"hola\"", "dos\nlíneas", ""]), ["", ""], ["SETP1"], ["\"", ";"],
    ])
    func `cells are read back as they were written, however the stream is cut`(
        cells: [String]
    ) throws {
        let bytes = SpreadsheetText.row(cells) + SpreadsheetText.row(["otra"])
        for size in 1...bytes.count {
            var lines: [String] = []
            var filter = LineFilter(holding: "", respectsQuotes: true)
            try bytes.withUnsafeBytes { bytes in
                for start in stride(from: 0, to: bytes.count, by: size) {
                    let end = min(start + size, bytes.count)
                    try filter.take(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) {
                        lines.append($0)
                    }
                }
                try filter.end { lines.append($0) }
            }
            #expect(lines.map(SpreadsheetText.cells) == [cells, ["otra"]])
        }
    }

    @Test func `only the header and lines that hold the text are handed on`() throws {
        var lines: [String] = []
        var filter = LineFilter(holding: "SETP12", respectsQuotes: false)
        try Array("cabeza\nSETP1\nSSETP12\nSETP2\n\nSETP123".utf8).withUnsafeBytes { bytes in
            try filter.take(bytes) { lines.append($0) }
        }
        try filter.end { lines.append($0) }
        #expect(lines == ["cabeza", "SSETP12", "SETP123"])
    }

    @Test func `a line without end stops the search before it fills the memory`() throws {
        var filter = LineFilter(holding: "x", respectsQuotes: false)
        let failure = #expect(throws: EvidenceFailure.self) {
            try [UInt8](repeating: 65, count: 17 << 20).withUnsafeBytes { bytes in
                try filter.take(bytes) { _ in }
            }
        }
        #expect(failure?.code == .damaged)
    }
}
