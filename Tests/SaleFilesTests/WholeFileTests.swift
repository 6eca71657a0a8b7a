import Fiscal
import SaleFiles
import TestKit
import Testing

@Suite struct WholeFileTests {
    /// `é` is E9 in Windows-1252.
    private static let windows1252 = Array(csv().unicodeScalars.map { UInt8($0.value) })

    private static let rows = """
        04;FE;8;2025-01-08;18:00;"Pan ""bueno"";\r\ny café";1;1.000,50\r
        04;FE;8;2025-01-08;18:00;Ñame 🍞;1;x\r\r
        04;FE;9;ayer;6:00 p. m.;TV 32";2;2,5;\r
        04;FE;10;2025-01-08;18:00;"a"b;2
        """

    private static let table = Array((csv() + rows).utf8)

    private static let object = Array(
        """
        {"version":1,"ventas":[
         {"tipo":4,"numero":"FE7","fecha_hora":"2025-01-08T18:00:00-05:00","raro":[{"a":null}],
          "lineas":[{"descripcion":"Caf\\u00e9 \\ud83c\\udf5e ñ","cantidad":1e0,"precio":"1.000,50"}]},
         {"tipo":4,"numero":"FE8","numero":true,"cliente":{"id":"1"},"lineas":[]},
         5],"tienda":"Niza","nit_emisor":"900373115"}
        """.utf8
    )

    @Test(arguments: [
        table, [0xEF, 0xBB, 0xBF] + table, windows1252, object, Array(object.dropLast(40)),
        Array("{\"a\":1}\n{\"tipo\":1}\n".utf8), [0x80, 0x81], Array("\"tipo;numero".utf8),
    ]) func `every way of cutting a file into chunks reads the same`(_ bytes: [UInt8]) throws {
        let whole = try Reading(bytes).summary
        for size in 1...70 {
            #expect(try Reading(bytes, chunk: size).summary == whole, "chunks of \(size)")
        }
    }

    @Test(arguments: [table, object, windows1252])
    func `damaged bytes are read alike in any chunks and never trap`(_ bytes: [UInt8]) throws {
        var generator = SeededGenerator(seed: 20_250_108)
        for round in 0..<300 {
            var damaged = bytes
            for _ in 0...(round % 4) {
                let index = Int.random(in: damaged.indices, using: &generator)
                damaged[index] = try #require(Self.marks.randomElement(using: &generator))
            }
            if round % 5 == 0 { damaged.removeLast(Int.random(in: 1...20, using: &generator)) }
            let size = Int.random(in: 1...9, using: &generator)
            let whole = try Reading(damaged).summary
            let parts = try Reading(damaged, chunk: size).summary
            let isAlike = parts == whole
            #expect(isAlike, "round \(round): \(damaged)")
        }
    }

    private static let marks = Array("\"\\;,{}[]:\n\r\te-.0\u{0}ñ \u{a0}".utf8) + [0x81, 0xE9]

    @Test func `UTF-8, with a mark and Windows-1252 give the same sale`() throws {
        let plain = try Reading(csv()).onlySale()
        #expect(try Reading([0xEF, 0xBB, 0xBF] + csv().utf8).onlySale() == plain)
        #expect(try Reading(Self.windows1252).onlySale() == plain)
        #expect(try Reading(Self.windows1252).profile.text == "1 csv semicolon windows-1252 comma")
    }

    @Test(
        arguments: [
            ([], "x.csv", FindingCode.fileEmpty), (Array(" \n\r\n ".utf8), "x.csv", .fileEmpty),
            (Array("hola\nmundo\n".utf8), "x.doc", .fileUnknown),
            (Array("hola\nmundo\n".utf8), "x.csv", .csvColumnsMissing),
            ([0x50, 0x4B, 0x03, 0x04, 0, 0], "x.xlsx", .fileUnknown),
            (Array(csv().utf8) + [0], "x.csv", .fileEncoding),
            (Array(csv().utf8) + [0xE9, 0x81], "x.csv", .fileEncoding),
            (Array("[\"".utf8) + [0xE9] + Array("\"]".utf8), "x.json", .fileEncoding),
            (Array(csv().prefix { $0 != "\n" }.utf8), "x.csv", .fileEmpty),
        ] as [([UInt8], String, FindingCode)]
    ) func `a file that cannot be read is refused whole`(
        bytes: [UInt8],
        name: String,
        code: FindingCode
    ) throws {
        let reading = try Reading(bytes, name: name)
        #expect(reading.file.findings.filter { $0.severity == .error }.map(\.code) == [code])
        #expect(!reading.file.isTrusted)
        #expect(reading.sales.isEmpty)
    }

    @Test func `a byte that no text has is named with its place`() throws {
        let reading = try Reading(Array("tipo\nab".utf8) + [0x00, 0x41])
        #expect(reading.file.findings[0].places == [Place(line: 2, column: 3)])
        #expect(reading.file.findings[0].message.es.contains("byte 00"))
    }

    @Test(arguments: [
        "ventas.csv", "ventas.json", "ventas.dat",
    ]) func `content decides before the name`(_ name: String) throws {
        #expect(try Reading(csv(), name: name).sales.count == 1)
    }

    @Test func `sales of several issuers make the file void`() throws {
        let context = ReadingContext(issuers: [try faro(), try faro(nit: 800_197_268)])
        let text =
            "tipo;factura;fecha_hora;nit;descripcion;cantidad;precio\n"
            + "04;FE1;2025-01-08 18:00;900373115;Pan;1;1\n04;FE2;2025-01-08 18:00;800197268;Pan;1;1\n"
        let reading = try Reading(text, context: context)
        #expect(reading.fileCodes == [.fileSeveralIssuers])
        #expect(!reading.file.isTrusted)
        let missing = try Reading(csv(), context: context)
        #expect(missing.codes == [.issuerUnknown])
        #expect(missing.file.issuer == nil)
    }

    @Test(arguments: [
        "1 csv semicolon utf-8 comma", "1 csv tab windows-1252 unclear",
        "1 json file utf-8-bom point issuer=900373115 store=Niza%20%c3%b1%3d%0a",
        "1 unreadable empty", "1 unreadable format", "1 unreadable bytes 3 14 141",
        "1 unreadable mac 2 5 142", "2 csv tab utf-8 comma dates=month-first nit=cliente_id",
    ]) func `a profile's text is read back to the same text`(_ text: String) {
        #expect(SaleFileProfile(text: text)?.text == text)
    }

    @Test(arguments: [
        "", "1", "3 csv semicolon utf-8 comma", "1 csv colon utf-8 comma", "1 csv tab utf-8",
        "1 json file utf-8 point issuer=%zz", "1 json file utf-8 point color=1",
        "1 unreadable", "1 unreadable bytes 1 2 300", "1 xml a utf-8 comma",
        "1 csv tab utf-8 comma nit=cliente_id", "2 csv tab utf-8 comma nit=total",
    ]) func `what is not a profile is refused`(_ text: String) {
        #expect(SaleFileProfile(text: text) == nil)
    }
}

@Suite struct LimitTests {
    private let limits: ReadingLimits = {
        var limits = ReadingLimits()
        (limits.fieldBytes, limits.rowBytes, limits.columns) = (100, 400, 20)
        (limits.linesOfSale, limits.saleBytes) = (50, 4_000)
        return limits
    }()

    private func context() throws -> ReadingContext {
        ReadingContext(issuers: [try faro()], limits: limits)
    }

    @Test func `a sale with a line too many is a finding, and the next sale goes on`() throws {
        let row = "04;FE;7;2025-01-08;18:00:00;Pan;1;1,00\n"
        let text =
            csv() + String(repeating: row, count: 10_000)
            + "04;FE;8;2025-01-08;18:00:00;Pan;1;1,00\n"
        let reading = try Reading(text, context: try context())
        #expect(reading.sales.count == 2)
        #expect(reading.sales[0].findings.map(\.code) == [.fileLimit])
        #expect(reading.sales[0].findings[0].message.es.contains("50 renglones"))
        #expect(reading.sales[1].sale != nil)
    }

    @Test func `a value, a row and the columns have limits`() throws {
        let long = String(repeating: "x", count: 101)
        let field = try Reading(csv(["descripcion": long]), context: try context())
        #expect(field.codes == [.fileLimit])
        let row =
            csv() + "04;FE;8;2025-01-08;18:00:00;Pan;1;1,00"
            + String(repeating: ";", count: 30) + "\n"
        #expect(try Reading(row, context: try context()).codes == [.fileLimit])
        let object =
            "{\"tipo\":4,\"numero\":\"FE7\",\"fecha_hora\":\"2025-01-08 18:00\",\"lineas\":"
            + "[{\"cantidad\":1,\"precio\":1,\"descripcion\":\"\(long)\"}]}"
        #expect(try Reading(object, context: try context()).codes == [.fileLimit])
    }

    @Test func `a quote left open does not hold the rest of the file in memory`() throws {
        let text =
            csv() + "04;FE;8;2025-01-08;18:00:00;\"Pan" + String(repeating: "x;\n", count: 50_000)
        let reading = try Reading(text, context: try context(), chunk: 1_000)
        #expect(reading.fileCodes == [.csvQuote])
    }
}
