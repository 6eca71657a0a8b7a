import Fiscal
import Foundation
import TestKit
import Testing

@testable import Batch

@Suite struct FindingTextTests {
    @Test func `the file comes first, then what several sales share, then sale by sale`() throws {
        var texts = try texts([finding("Columna nueva.", Place(line: 1), .warning)])
        texts.add(try sale(0, "FE1", [finding("Precio raro.", Place(line: 2)), finding("Uno.")]))
        texts.add(try sale(1, nil, [finding("Sin número.", Place(line: 3, column: 4))]))
        texts.add(try sale(2, "FE3", [finding("Precio raro.", Place(line: 4))]))
        let lines = try lines(of: texts)
        #expect(
            lines[3...18] == [
                "El archivo", "  línea 1", "    [VAL-02] (aviso) Columna nueva.", "    → Corrija.",
                "",
                "En varias ventas", "  línea 2", "  línea 4", "    [VAL-02] Precio raro.",
                "    → Corrija.", "", "Factura FE1", "  línea 2", "    [VAL-02] Uno.",
                "    → Corrija.", "",
            ]
        )
        #expect(lines[19] == "Venta de la línea 3, sin número legible")
    }

    @Test func `a summary says that others go on only when there are others`() throws {
        var texts = try texts([])
        texts.add(try sale(0, nil, [finding("Uno.")]))
        #expect(try lines(of: texts)[1] == "Ventas leídas: 1. Con hallazgos por resolver: 1.")
        texts.add(try sale(1, "FE2", []))
        #expect(try lines(of: texts)[1].hasSuffix("Las demás siguen su curso."))
    }

    @Test func `a file of endless mistakes gives a bounded report that counts them all`() throws {
        var texts = try texts([])
        for index in 0..<5000 {
            let place = Place(line: index + 2)
            let own = finding("Error \(index).", place)
            texts.add(try sale(index, nil, [finding("Igual.", place), own]))
        }
        let lines = try lines(of: texts)
        #expect(lines.count < 6 * FindingDigest.maximumKinds)
        #expect(lines.contains("  … y 4980 lugares más; en total, 5000 veces"))
        #expect(lines.contains { $0.hasPrefix("… y 4001 hallazgos más que no se listan") })
    }

    @Test func `one equal to a listed one is counted there, however late it comes`() throws {
        var texts = try texts([])
        for index in 0..<1500 { texts.add(try sale(index, nil, [finding("Error \(index).")])) }
        texts.add(try sale(1500, nil, [finding("Error 7.")]))
        #expect(texts.ordered.first { $0.message.es == "Error 7." }?.count == 2)
        #expect(try lines(of: texts).contains { $0.hasPrefix("… y 500 hallazgos más") })
    }

    @Test func `nothing a sender wrote adds a line or turns the direction of reading`() throws {
        var texts = try texts([])
        texts.add(try sale(0, nil, [finding("dice «a\n[OK]\u{1B}[2J\u{202E}b\u{2028}»")]))
        let message = try lines(of: texts).first { $0.contains("[VAL-02]") }
        #expect(message == "    [VAL-02] dice «a\u{FFFD}[OK]\u{FFFD}[2J\u{FFFD}b\u{FFFD}»")
    }

    @Test(.enabled(if: isInstalled("python3")))
    func `the table has a row for each place, and its times add up`() throws {
        var texts = try texts([])
        for index in 0..<1200 {
            let place = Place(line: index + 2, column: 5, field: "=precio", number: "FE\(index)")
            let own = finding("Error \(index).", place)
            texts.add(try sale(index, nil, [finding("Igual; «a».", place), own]))
        }
        let table = try #require(texts.companions.first { $0.suffix == ".hallazgos.csv" })
        let folder = try TemporaryFolder()
        try folder.write(table.bytes, to: "h.csv")
        let script = """
            import csv, json, sys
            rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline=''), delimiter=';'))
            print(json.dumps([rows[0], rows[1], rows[21], rows[-1],
                              sorted({str(len(row)) for row in rows}),
                              [str(sum(int(row[9]) for row in rows[1:]))]]))
            """
        let answer = try run("python3", ["-c", script, folder.path(of: "h.csv")])
        let read = try JSONDecoder().decode([[String]].self, from: Data(answer.output.utf8))
        let columns = [
            "archivo", "linea", "columna", "campo", "factura", "codigo", "gravedad", "hallazgo",
            "que_hacer", "veces",
        ]
        let first = [
            "v.csv", "2", "5", "'=precio", "FE0", "VAL-02", "error", "Igual; «a».", "Corrija.", "1",
        ]
        let more = ["v.csv", "", "", "", "", "VAL-02", "error", "Igual; «a».", "Corrija.", "1180"]
        try #require(read.count == 6)
        #expect(read[0] == columns)
        #expect(read[1] == first)
        #expect(read[2] == more)
        #expect(read[3].last == "201")
        #expect(read[4] == ["10"])
        #expect(read[5] == ["2400"])
    }
}

private func texts(_ findings: [Finding]) throws -> FindingTexts {
    let digest = try #require(ContentDigest(bytes: [UInt8](repeating: 7, count: 32)))
    let arrival = Arrival(
        id: 1,
        path: "v.csv",
        identity: FileIdentity(digest: digest, size: 1),
        profile: "",
        chain: .withoutIssuer,
        receivedAt: try time("2025-01-11T08:00:00-05:00"),
        findings: findings,
        isTrusted: true,
        sales: 0,
        archive: nil,
        entry: nil,
        location: FileLocation(.inbox, "v.csv"),
        isDelivered: false
    )
    return FindingTexts(of: arrival, in: .es)
}

private func lines(of texts: FindingTexts) throws -> [String] {
    let text = try #require(texts.companions.first { $0.suffix == ".hallazgos.txt" })
    return String(decoding: text.bytes, as: UTF8.self).components(separatedBy: "\n")
}

private func sale(_ ordinal: Int, _ text: String?, _ findings: [Finding]) throws -> SaleStatus {
    SaleStatus(
        key: SaleKey(arrival: 1, ordinal: ordinal),
        place: Place(line: ordinal + 2),
        issuer: nil,
        number: try text.map { try number($0) },
        facts: nil,
        store: nil,
        standing: nil,
        fate: nil,
        findings: findings,
        document: nil
    )
}

private func finding(
    _ text: String,
    _ place: Place = Place(),
    _ severity: Finding.Severity = .error
) -> Finding {
    Finding(
        .valueForm,
        severity,
        at: place,
        message: Bilingual(es: text, en: text),
        remedy: Bilingual(es: "Corrija.", en: "Correct it.")
    )
}
