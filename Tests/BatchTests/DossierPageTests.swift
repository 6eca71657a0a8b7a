import Fiscal
import Ledger
import TestKit
import Testing

@testable import Batch

/// The page over what a requirement asks for.
@Suite struct DossierPageTests {
    /// The pages by their names; all archives chosen are copied.
    private func pages(
        _ request: EvidenceRequest,
        in world: World,
        _ language: Language = .en,
        problems: [String] = []
    ) throws -> [String: String] {
        var pages: [String: String] = [:]
        let selection = world.selection(for: request)
        let chain = try #require(selection.names.last?.chain)
        var page = DossierPage(of: selection, issuers: [chain: "El Faro <S.A.S.>"], in: language)
        for archive in world.evidence.sealed where selection.names.contains(archive.name) {
            try page.add(
                archive,
                at: "data/\(archive.name.text).zip",
                isReenactment: true,
                { try world.evidence.open(archive.name) },
                { pages[$0] = String(decoding: $1, as: UTF8.self) }
            )
        }
        try page.finish(problems: problems) { pages[$0] = String(decoding: $1, as: UTF8.self) }
        return pages
    }

    private func page(
        _ request: EvidenceRequest,
        in world: World,
        _ language: Language = .en
    ) throws -> String {
        try #require(try pages(request, in: world, language)["indice.html"])
    }

    @Test func `it shows what was asked for, of whom, its archives, and that it is a re-enactment`()
        async throws
    {
        let world = try await World.threeNights()
        let pages = try pages(request("SETP"), in: world)
        let text = try #require(pages["indice.html"])
        #expect(pages.count == 1)
        for part in [
            "El Faro &lt;S.A.S.&gt; · NIT 900373115", "no real transmission",
            "<strong>SETP1</strong>", "<strong>SETP2</strong>", "<td class=\"n\">$1,190.00</td>",
            "<title>SETP1 – SETP2: accepted by DIAN</title>",
            "href=\"data/900373115-000012-corrida.zip\"",
            "href=\"expedientes/900373115-000010-emision/data/facturas/SETP2.xml\"",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("<strong>FE1</strong>"))
        #expect(!text.contains("cannot be trusted"))
    }

    @Test func `the continuity of a range is the newest of all, with its date, copied or not`()
        async throws
    {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(csv([("SETP1", 1000)]), at: "a.csv")
        try await world.run(at: "2025-01-11T08:00:00-05:00")
        let later = String(decoding: csv([("SETP3", 1000)]), as: UTF8.self)
        world.folders.drop(Array(later.replacing("-01-09", with: "-01-10").utf8), at: "b.csv")
        try await world.run(at: "2025-01-12T08:00:00-05:00")
        let newest = try #require(world.evidence.sealed.last?.name)
        let old = try page(request(to: "2025-01-09", "SETP"), in: world)
        #expect(old.contains("<title>SETP2: missing</title>"))
        #expect(
            old.contains(
                "As left on \(newest.plannedAt.shown), by \(newest.text), which is not in this"
            )
        )
        let all = try page(request("SETP"), in: world)
        #expect(all.contains("by \(newest.text).</p>"))
    }

    @Test
    func `findings, refusals, acts, outages and their papers are told of the sales asked for`()
        async throws
    {
        let world = try World()
        let paper = Array("nota".utf8)
        let digest = try #require(ContentDigest(bytes: [UInt8](repeating: 3, count: 32)))
        _ = try world.ledger.save(
            try window(.authorityDown, "2025-01-08T17:31:00-05:00", "2025-01-10T19:44:00-05:00")
                .declared,
            attaching: [NewAttachment(name: "nota <1>.pdf", digest: digest, bytes: paper)]
        )
        world.folders.drop(csv([("SETP1", 1000), ("SETP2", 1000)]), at: "a.csv")
        world.folders.drop(csv([("FE1", 1000)], more: ["total": "5"]), at: "b.csv")
        try await world.run(behaviour: { number, _ in
            number?.prefix == "SETP" ? .refuses("FAU04") : .works
        })
        let text = try page(request("SETP"), in: world)
        for part in [
            "DIAN-01", "La DIAN rechazó la factura SETP2", "nota &lt;1&gt;.pdf</a>",
            "href=\"expedientes/900373115-", "/data/adjuntos/ventana-1-",
            "2025-01-08 17:31:00", "Contingencies",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("FE1"))
    }

    @Test func `a file that was refused whole stands there under its own name`() async throws {
        let world = try await World.threeNights()
        world.folders.drop(Array("nada\n".utf8), at: "=1+1.csv")
        try await world.run(at: "2025-01-14T08:00:00-05:00")
        let text = try page(request("FE"), in: world)
        #expect(text.contains("<td>=1+1.csv</td>"))
        #expect(
            text.contains(
                "href=\"expedientes/sin-emisor-000001-recepcion/data/archivos/000001.csv\""
            )
        )
        #expect(text.contains("Files that name no issuer"))
    }

    @Test func `what was wrong with the archives stands on the page, also what could not be read`()
        async throws
    {
        let world = try await World.threeNights()
        let run = try #require(world.evidence.sealed.first { $0.name.kind == .corrida })
        world.evidence.replace("hallazgos.json", of: run.name, with: [1], showsDamage: true)
        let pages = try pages(request("SETP"), in: world, problems: ["x.zip: <roto>"])
        let text = try #require(pages["indice.html"])
        #expect(text.contains("This copy cannot be trusted"))
        #expect(text.contains("<li>x.zip: &lt;roto&gt;</li>"))
        #expect(text.contains("</a> · damaged</td>"))
        #expect(text.contains("<strong>SETP2</strong>"))
    }

    @Test func `a page that cannot be written ends it`() async throws {
        let world = try await World.threeNights()
        struct Full: Error {}
        var page = DossierPage(of: world.selection(for: try request()), issuers: [:], in: .es)
        #expect(throws: Full.self) { try page.finish(problems: []) { _, _ in throw Full() } }
    }

    @Test func `numbers that no statement of ours can have are left out of the picture`()
        async throws
    {
        let world = try await World.threeNights()
        let last = try #require(world.evidence.sealed.last)
        let rows = [
            "autorizacion;prefijo;desde;hasta;cantidad;estado",
            "1;SETP;-9223372036854775808;9223372036854775807;1;faltante",
            "1;SETP;9;1;1;faltante", "1;SETP;1;2;2;qué sé yo", "1;SETP", "1;SETP;7;8;2;faltante",
        ]
        let bytes = Array(rows.joined(separator: "\r\n").utf8)
        world.evidence.replace("numeracion.csv", of: last.name, with: bytes, showsDamage: false)
        let text = try page(request(from: "2025-01-13", "SETP"), in: world, .es)
        #expect(text.contains("<title>SETP7 – SETP8: faltante</title>"))
        var trail = NumberTrail(of: "SETP7")
        try trail.search(last.name) { try world.evidence.open(last.name) }
        #expect(trail.traces.count == 1)
    }
}

/// Days as `--from` and `--to` mean them.
func request(
    from: String? = nil,
    to: String? = nil,
    _ prefixes: String...,
    of senders: [Sender] = []
) throws -> EvidenceRequest {
    EvidenceRequest(
        from: try from.map { try day($0).start },
        to: try to.map { try day($0).start.adding(seconds: 86_399) },
        prefixes: prefixes,
        senders: senders
    )
}

extension World {
    /// Two nights of SETP with one of FE between them.
    static func threeNights() async throws -> World {
        let world = try World()
        try world.declareOutage()
        for (day, sale) in [("11", "SETP1"), ("12", "FE1"), ("13", "SETP2")] {
            world.folders.drop(csv([(sale, 1000)]), at: "\(day).csv")
            try await world.run(at: "2025-01-\(day)T08:00:00-05:00")
        }
        return world
    }

    func selection(for request: EvidenceRequest) -> DossierSelection {
        DossierSelection(for: request, among: evidence.sealed.map(\.name)) { try evidence.open($0) }
    }
}
