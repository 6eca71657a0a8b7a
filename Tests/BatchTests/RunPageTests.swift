import Fiscal
import Foundation
import Ledger
import TestKit
import Testing

@testable import Batch

/// `indice.html` of a run: what an auditor reads first.
@Suite struct RunPageTests {
    /// The pages of the last run's archive, by name.
    private func pages(of world: World) throws -> [String: String] {
        let last = try #require(world.evidence.sealed.last { $0.name.kind == .corrida })
        return try #require(world.evidence.entries(of: last.name))
            .filter { $0.key.hasSuffix(".html") }
            .mapValues { String(decoding: $0, as: UTF8.self) }
    }

    private func links(in page: String) -> [String] {
        page.split(separator: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    @Test func `every sale stands there, and every link leads to an entry that exists`()
        async throws
    {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(csv([("SETP1", 1000), ("SETP2", 2000)]), at: "a.csv")
        try await world.run()
        let page = try #require(pages(of: world)["indice.html"])
        #expect(page.contains("<strong>SETP1</strong>") && page.contains("<strong>SETP2</strong>"))
        #expect(page.contains("a.csv, línea 3"))
        let code = try #require(world.authority.accepted.values.first)
        #expect(page.contains("CUFE <span class=\"code\">\(code.hex)</span>"))
        let outside = links(in: page).filter { $0.hasPrefix("../../") }
        #expect(outside.count == 7)
        for link in outside {
            let parts = link.dropFirst("../../".count).split(separator: "/", maxSplits: 2)
            let archive = try #require(world.evidence.sealed.first { $0.name.text == parts[0] })
            let entries = try #require(world.evidence.entries(of: archive.name))
            #expect(parts[1] == "data" && entries.keys.contains(String(parts[2])), "\(link)")
        }
        let corrida = try #require(world.evidence.sealed.last)
        let own = try #require(world.evidence.entries(of: corrida.name))
        for link in links(in: page) where !link.hasPrefix("../") {
            #expect(own.keys.contains(link), "\(link)")
        }
    }

    @Test func `a page loads nothing, runs nothing, and texts of others are no markup`()
        async throws
    {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(csv([("SETP1", 1000)]), at: "<script>alert('1')</script> & \"x\".csv")
        world.folders.drop(csv([("SETP3", 1000)]), at: "\u{202e}b.csv")
        let act = NumberAct(
            .disable,
            of: NumberSeries(issuer: try issuer().nit, prefix: "SETP"),
            numbers: 2...2,
            reason: "<img src=x onerror=alert(1)>",
            by: "Ana <b>",
            at: try time("2025-01-11T07:00:00-05:00")
        )
        try world.ledger.record(act, findings: [:])
        try await world.run()
        let page = try #require(pages(of: world)["indice.html"])
        #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("Ana <b>"))
        #expect(
            page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;.csv")
        )
        #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;"))
        #expect(page.contains("default-src 'none'"))
        #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("url("))
    }

    @Test func `windows, papers, deadlines and what persons did are told`() async throws {
        let world = try World()
        let paper = NewAttachment(
            name: "comunicado.pdf",
            digest: try #require(ContentDigest(bytes: [UInt8](repeating: 1, count: 32))),
            bytes: [1, 2, 3]
        )
        let window = try window(.authorityDown, "2025-01-08T17:31:00-05:00", nil)
        _ = try world.ledger.save(window.declared, attaching: [paper])
        world.folders.drop(csv([("SETP1", 1000), ("SETP3", 2000)]), at: "a.csv")
        try await world.run(behaviour: { _, _ in .down })
        let page = try #require(pages(of: world)["indice.html"])
        #expect(page.contains("2025-01-08 17:31:00<br>sigue abierta"))
        #expect(page.contains("<a href=\"adjuntos/ventana-1-2.pdf\">comunicado.pdf</a>"))
        #expect(page.contains("la falla sigue abierta"))
        #expect(page.contains("<h3>Cuando la DIAN no le respondió al programa</h3>"))
        #expect(page.contains("<td class=\"t\">2025-01-11 08:00:00</td><td class=\"t\">todavía"))
        #expect(page.contains("<td>Ventana declarada</td>"))
        #expect(page.contains("<title>SETP2: faltante</title>"))
    }

    @Test func `many sales are cut into pages, each sale on one of them`() throws {
        let frame = PageFrame(title: "Corrida 1", language: .es)
        for count in [0, 1, 2, 3, 4, 5, 7] {
            var sales = SalePages(frame, windows: [], limit: 2)
            var written: [(name: String, page: String)] = []
            for number in 0..<count {
                try sales.add(sale(number), arrival()) { name, bytes in
                    written.append((name, String(decoding: bytes, as: UTF8.self)))
                }
            }
            try sales.finish { name, bytes in
                written.append((name, String(decoding: bytes, as: UTF8.self)))
            }
            let all = [sales.pages.html.text] + written.map(\.page)
            for number in 0..<count {
                let mark = "<strong>SETP\(number + 1)</strong>"
                #expect(all.count { $0.contains(mark) } == 1, "\(number + 1) of \(count)")
            }
            #expect(written.count == max(0, (count + 1) / 2 - 1))
            #expect(written.map(\.name) == sales.pages.others.map(\.name))
            #expect(sales.sums.values.reduce(0) { $0 + $1.count } == count)
        }
    }

    private func sale(_ index: Int) throws -> SaleStatus {
        SaleStatus(
            key: SaleKey(arrival: 1, ordinal: index),
            place: Place(line: index + 2),
            issuer: try issuer().nit,
            number: try number("SETP\(index + 1)"),
            facts: nil,
            store: nil,
            standing: .current,
            fate: .held,
            findings: [],
            document: nil
        )
    }

    private func arrival() throws -> Arrival {
        Arrival(
            id: 1,
            path: "a.csv",
            identity: FileIdentity(
                digest: try #require(ContentDigest(bytes: [UInt8](repeating: 1, count: 32))),
                size: 1
            ),
            profile: "",
            chain: ChainName(try issuer().nit),
            receivedAt: try time("2025-01-11T08:00:00-05:00"),
            findings: [],
            isTrusted: true,
            sales: 1,
            archive: nil,
            entry: nil,
            location: FileLocation(.inbox, "a.csv"),
            isDelivered: true
        )
    }

    private func picture(_ stretches: [ContinuityStatement.Stretch]) throws -> String {
        let issuer = try issuer()
        let range = try #require(issuer.ranges.first { $0.prefix == "SETP" })
        var seen = IntervalSet()
        for stretch in stretches where stretch.fate != .missing { seen.insert(stretch.numbers) }
        let statement = ContinuityStatement(
            of: range,
            in: NumberSeries(issuer: issuer.nit, prefix: "SETP"),
            seen: seen,
            unaccepted: stretches.filter { ![.missing, .accepted].contains($0.fate) }
        )
        return ContinuityPicture(of: statement, PageFrame(title: "", language: .es)).html.text
    }

    @Test func `one missing number among thousands is wide enough to be seen`() throws {
        let html = try picture([
            .init(numbers: 1...2499, fate: .accepted), .init(numbers: 2500...2500, fate: .missing),
            .init(numbers: 2501...5000, fate: .accepted),
        ])
        #expect(
            html.contains(
                "<rect x=\"499\" width=\"3\" height=\"36\" class=\"gap\"><title>SETP2500: faltante"
            )
        )
        #expect(html.contains("aceptada por la DIAN: 4.999"))
        let atTheEnd = try picture([
            .init(numbers: 1...4999, fate: .accepted), .init(numbers: 5000...5000, fate: .held),
        ])
        #expect(atTheEnd.contains("<rect x=\"997\" width=\"3\" height=\"36\" class=\"wait\">"))
    }

    @Test func `a picture of thousands of intervals stays small`() throws {
        let stretches = (0..<2500).map { index -> ContinuityStatement.Stretch in
            let number = Int64(index) * 2 + 1
            return .init(numbers: number...number, fate: index % 2 == 0 ? .accepted : .disabled)
        }
        let html = try picture(stretches)
        #expect(html.components(separatedBy: "<rect").count - 1 <= 3 * 1000)
        #expect(html.components(separatedBy: "<tr>").count - 2 <= 201)
        #expect(html.contains("más en <a href=\"numeracion.csv\">"))
    }
}
