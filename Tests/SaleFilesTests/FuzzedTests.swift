import Fiscal
import SaleFiles
import Testing

/// What the fuzzer found, made short.
@Suite struct FuzzedTests {
    private let narrow: ReadingLimits = {
        var limits = ReadingLimits()
        (limits.fieldBytes, limits.rowBytes, limits.columns) = (24, 160, 16)
        return limits
    }()

    @Test func `a key beyond the limit is named the same wherever the chunks are cut`() throws {
        let json = #"{"tipo":"04","llave_que_pasa_de_veinticuatro_bytes":1}"#
        let context = ReadingContext(issuers: [try faro()], limits: narrow)
        let whole = try Reading(json, name: "v.json", context: context)
        let unknown = try #require(whole.sales[0].findings.first { $0.code == .jsonKeyUnknown })
        #expect(unknown.message.es.contains("«llave_que_pasa_de_veinti»"))
        for size in 1...9 {
            let cut = try Reading(json, name: "v.json", context: context, chunk: size)
            #expect(cut.summary == whole.summary)
        }
    }

    @Test func `half a surrogate pair has one place wherever the chunks are cut`() throws {
        let json = #"{"tipo":"\ud83dd\n"}"#
        for size in 1...json.utf8.count {
            let reading = try Reading(json, name: "v.json", chunk: size)
            #expect(reading.fileCodes == [.jsonSyntax])
            #expect(reading.file.findings.first?.places == [Place(line: 1, column: 10)])
        }
    }

    @Test func `a NUL behind half a character of UTF-16 is told by the half`() throws {
        // FE FF, `ti`, a surrogate alone, `po` and a NUL.
        let units: [UInt16] = [0xFEFF, 0x74, 0x69, 0xD83D, 0x70, 0x6F, 0x3B, 0]
        let bytes = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for size in 1...bytes.count {
            let reading = try Reading(bytes, chunk: size)
            #expect(reading.fileCodes == [.fileEncoding])
            #expect(reading.file.findings.first?.places == [Place(line: 1, column: 3)])
        }
    }

    @Test func `a row beyond the limit is kept the same wherever the chunks are cut`() throws {
        let file = csv().replacing("precio", with: "precio unitario")
        var limits = narrow
        limits.rowBytes = "tipoprefijonumerofechahoradescripcioncantidadprecio".utf8.count
        let context = ReadingContext(issuers: [try faro()], limits: limits)
        let whole = try Reading(file, context: context)
        #expect(whole.fileCodes == [.fileLimit])
        #expect(whole.profile.text.contains("utf-8 comma"))
        for size in 1...9 {
            #expect(try Reading(file, context: context, chunk: size).summary == whole.summary)
        }
    }

    @Test func `a message never repeats what could rewrite a terminal`() throws {
        let file = try Reading(
            csv(["descripcion": "x", "tarifa": "19\u{1B}[2J", "co\u{1B}lumna\u{7F}\u{202E}": "1"]),
            rest: .warn
        )
        let unknown = try #require(file.file.findings.first { $0.code == .csvColumnUnknown })
        #expect(unknown.message.es.contains("«columna»"))
        #expect(unknown.places.first?.field == "columna")
        let rate = try #require(file.sales.first?.findings.first)
        #expect(rate.message.es.contains("19[2J"))
        #expect(!"\(rate)".contains("\u{1B}"))
    }

    @Test func `a character of a thousand accents is shown short`() throws {
        let tower = "n" + String(repeating: "\u{301}", count: 1_000)
        let file = try Reading(csv(["fecha": tower, "cliente_id": tower + "xyz"]))
        let findings = try #require(file.sales.first?.findings)
        #expect(findings.count == 2)
        #expect(findings.allSatisfy { $0.message.es.utf8.count < 300 })
    }

    @Test func `empty lines before the header say nothing wherever the chunks are cut`() throws {
        let context = ReadingContext(issuers: [try faro()], limits: narrow)
        let empty = String(repeating: " \t\r\n\n", count: 200)
        for mark in ["", "\u{FEFF}"] {
            for size in [1, 2, 3, 5, 400, 4_000] {
                let reading = try Reading(mark + empty + csv(), context: context, chunk: size)
                #expect(reading.sales.map(\.number?.text) == ["FE7"])
                let json = mark + empty + #"[{"tipo":"04"}]"#
                #expect(try Reading(json, context: context, chunk: size).sales.count == 1)
            }
        }
        let blank = try Reading(String(repeating: " ", count: 400) + "\n" + csv(), context: context)
        #expect(blank.fileCodes == [.fileUnknown])
    }
}
