import Fiscal
import Foundation
import Ledger
import TestKit
import Testing

@testable import Batch

/// What stands on a run's page beside its sales, each where it belongs.
@Suite struct RunPageContextTests {
    private let world: World

    init() throws { world = try World() }

    /// An entry of the last run's archive of a chain.
    private func text(_ entry: String, of chain: String = "900373115") throws -> String {
        let sealed = world.evidence.sealed.map(\.name)
        let last = try #require(sealed.last { $0.kind == .corrida && $0.chain.text == chain })
        return String(
            decoding: try #require(world.evidence.entries(of: last)?[entry]),
            as: UTF8.self
        )
    }

    private func section(_ title: String, of page: String) throws -> String {
        let parts = page.components(separatedBy: "<section>")
        return try #require(parts.first { $0.contains("<h2>\(title)</h2>") })
    }

    @Test func `every file of the run stands there, also one that was refused whole`() async throws
    {
        try world.declareOutage()
        world.folders.drop(csv([("SETP1", 1000), ("SETP2", 1000)]), at: "a.csv")
        let broken =
            #"{"version":1,"nit_emisor":"900373115","ventas":[{"tipo":"04","prefijo":"SETP","#
        world.folders.drop(Array(broken.utf8), at: "b.json")
        world.folders.drop(Array("nada\n".utf8), at: "c.csv")
        try await world.run()
        let own = try section("Archivos de ventas que llegaron", of: text("indice.html"))
        let strange = try section(
            "Archivos de ventas que llegaron",
            of: text("indice.html", of: "sin-emisor")
        )
        #expect(own.contains("<strong>a.csv</strong>") && own.contains("ventas: 2"))
        #expect(strange.contains("<strong>c.csv</strong>") && !strange.contains("a.csv"))
        #expect(strange.contains("rechazado entero: no se leyó ninguna venta"))
        #expect(strange.contains("CSV-01: Faltan columnas obligatorias"))
        #expect((own + strange).contains("<strong>b.json</strong>"))
        let sealed = try #require(
            try world.ledger.arrivals(in: .rejected).first { $0.path == "c.csv" }
        )
        let entry = try #require(sealed.entry)
        #expect(strange.contains("href=\"../../sin-emisor-000001-recepcion/data/\(entry)\""))
        #expect(strange.contains(sealed.identity.digest.hex))
    }

    @Test func `a gap that was released for the deadline is told below its range`() async throws {
        try world.declareOutage()
        world.folders.drop(csv([("SETP1", 1000), ("SETP3", 1000), ("SETP4", 1000)]), at: "a.csv")
        try await world.run(at: "2025-01-11T08:00:00-05:00")
        #expect(try !text("indice.html").contains("con un salto sin cerrar"))
        try await world.run(at: "2025-01-12T08:00:00-05:00")
        let numbering = try section("Continuidad de la numeración", of: text("indice.html"))
        #expect(
            numbering.contains(
                "Salida con un salto sin cerrar, por el plazo, 2025-01-12 08:00:00: "
                    + "<strong>SETP3 – SETP4</strong>"
            )
        )
        #expect(try text("bitacora.jsonl").contains("Antes de estos números hay un salto"))
    }

    @Test func `a closing that is not met stands there until it is`() async throws {
        try world.declareOutage()
        world.folders.drop(csv([("SETP1", 1000)]), at: "a.csv")
        world.folders.drop(closing("SETP", last: 2, count: 2, pesos: 3570), at: "cierre.csv")
        try await world.run()
        let open = try section("Cierres de día que no cuadran", of: text("indice.html"))
        #expect(open.contains("no se conoce SETP2") && open.contains("cierre.csv, línea 2"))
        #expect(try text("cierres.csv").contains("no cuadra hasta ahora: no se conoce SETP2"))
        world.folders.drop(csv([("SETP2", 2000)]), at: "b.csv")
        try await world.run(at: "2025-01-12T08:00:00-05:00")
        #expect(try !text("indice.html").contains("que no cuadran"))
        #expect(try text("cierres.csv").contains("Números conocidos: 2"))
    }

    @Test func `a transcription names its paper`() async throws {
        try world.declareOutage(.issuerDown)
        let paper = [
            "referencia_papel": "TAL-0153", "fecha_papel": "2025-01-09", "tipo_papel": "FTC",
        ]
        world.folders.drop(csv([("CONT1", 1000)], type: "03", more: paper), at: "a.csv")
        try await world.run()
        #expect(try text("indice.html").contains("a.csv, línea 2 · factura de papel FTC TAL-153"))
    }

    @Test func `a window's paper is linked in every run, in the archive in which it lies`()
        async throws
    {
        let digest = try #require(ContentDigest(bytes: [UInt8](repeating: 1, count: 32)))
        let paper = NewAttachment(name: "nota.pdf", digest: digest, bytes: [1])
        let window = try window(.authorityDown, "2025-01-08T17:31:00-05:00", nil)
        _ = try world.ledger.save(window.declared, attaching: [paper])
        world.folders.drop(csv([("SETP1", 1000)]), at: "a.csv")
        try await world.run()
        let first = try #require(world.evidence.sealed.last).name.text
        #expect(try text("indice.html").contains("href=\"adjuntos/ventana-1-2.pdf\""))
        #expect(try text("contingencia.json").contains("\"archive\": \"\(first)\""))
        world.folders.drop(csv([("SETP2", 1000)]), at: "b.csv")
        try await world.run(at: "2025-01-12T08:00:00-05:00")
        let link = "href=\"../../\(first)/data/adjuntos/ventana-1-2.pdf\""
        #expect(try text("indice.html").contains(link))
        #expect(try text("contingencia.json").contains("\"archive\": \"\(first)\""))
    }

    @Test func `many files are cut into pages of their own`() throws {
        var files = FilePages(PageFrame(title: "Corrida 1", language: .es), limit: 2)
        var written: [String] = []
        for id in 1...5 {
            try files.add(arrival(Int64(id))) { name, _ in written.append(name) }
        }
        try files.finish { name, _ in written.append(name) }
        #expect(files.count == 5 && files.refused == 5)
        #expect(written == ["archivos-2.html", "archivos-3.html"])
    }

    private func arrival(_ id: Int64) throws -> Arrival {
        Arrival(
            id: id,
            path: "\(id).csv",
            identity: FileIdentity(
                digest: try #require(ContentDigest(bytes: [UInt8](repeating: 1, count: 32))),
                size: 1
            ),
            profile: "",
            chain: .withoutIssuer,
            receivedAt: try time("2025-01-11T08:00:00-05:00"),
            findings: [],
            isTrusted: false,
            sales: 0,
            archive: nil,
            entry: nil,
            location: FileLocation(.inbox, "\(id).csv"),
            isDelivered: true
        )
    }
}
