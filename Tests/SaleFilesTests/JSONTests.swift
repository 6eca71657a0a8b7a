import Fiscal
import SaleFiles
import Testing

private let sale = """
    {"tipo": "04", "prefijo": "FE", "numero": 7, "fecha": "2025-01-08", "hora": "18:00:00",
     "cliente": {"tipo": "31", "id": "800197268-4", "nombre": "DIAN", "correo": "a@b.co"},
     "lineas": [{"codigo": "A1", "descripcion": "Caf\\u00e9", "cantidad": 2, "precio": 1000.50,
                 "tarifa": 19}], "total": "2381.19"}
    """

private func line(_ changes: String) -> String {
    """
    {"tipo":"04","prefijo":"FE","numero":7,"fecha":"2025-01-08","hora":"18:00","lineas":[{"descripcion":"Pan","cantidad":1,"precio":5}]\(changes)}
    """
}

@Suite struct JSONTests {
    @Test func `CSV and JSON of one sale are the same document`() throws {
        let table = try Reading(
            csv([
                "cliente_tipo": "31", "cliente_id": "800197268-4", "cliente_nombre": "DIAN",
                "cliente_correo": "a@b.co", "codigo": "A1", "tarifa": "19", "total": "2381,19",
            ])
        ).onlySale()
        let object = try Reading(sale, name: "ventas.json").onlySale()
        #expect(table == object)
        #expect(table.canonicalForm == object.canonicalForm)
    }

    @Test(arguments: [
        (sale, ""), ("[\(sale)]", "/0"), ("{\"ventas\":[\(sale)],\"version\":1}", "/ventas/0"),
        ("\u{feff}[\(sale)]", "/0"),
    ]) func `the three shapes are read`(text: String, pointer: String) throws {
        let reading = try Reading(text, name: "x")
        #expect(try reading.onlySale().number.text == "FE7")
        #expect(reading.sales[0].place.pointer == pointer)
        #expect(reading.file.isTrusted)
    }

    @Test func `a sale per line`() throws {
        let second = line("").replacing("\"numero\":7", with: "\"numero\":8")
        let reading = try Reading(line("") + "\n" + second + "\n", name: "ventas.ndjson")
        #expect(reading.sales.map { $0.number?.text } == ["FE7", "FE8"])
        #expect(reading.sales.map(\.place.line) == [1, 2])
    }

    @Test func `a number says whether a sale was voided as a text does`() throws {
        let voided = try Reading(line(",\"anulada\":1,\"motivo\":\"Error\""), name: "a.json")
        #expect(try voided.onlySale().voided?.reason == "Error")
        let sold = try Reading(line(",\"anulada\":0"), name: "a.json")
        #expect(try sold.onlySale().voided == nil && sold.codes.isEmpty)
        for number in ["2", "1.5", "10"] {
            #expect(
                try Reading(line(",\"anulada\":\(number)"), name: "a.json").codes == [.valueForm]
            )
        }
    }

    @Test func `issuer and shop of the file may stand after its sales`() throws {
        let context = ReadingContext(issuers: [try faro(), try faro(nit: 800_197_268)])
        let text = "{\"ventas\":[\(sale)],\"tienda\":\"Niza\",\"nit_emisor\":800197268}"
        let reading = try Reading(text, context: context)
        #expect(try reading.onlySale().issuer.text == "800197268")
        #expect(reading.sales[0].store == "Niza")
        #expect(try reading.onlySale().origin.store == "Niza")
    }

    @Test(arguments: [
        ("1e3", "1000.00"), ("1.5E-1", "0.15"), ("0.1", "0.10"),
        ("12345678.123456", "12345678.123456"),
        ("1.234", "1.234"), ("\"1000,50\"", "1000.50"),
    ]) func `amounts are read by their digits`(text: String, expected: String) throws {
        let reading = try Reading(line("").replacing("\"precio\":5", with: "\"precio\":\(text)"))
        #expect(try reading.onlySale().lines[0].price.plain == expected)
    }

    @Test(
        arguments: [
            (",\"numero\":8", FindingCode.jsonKeyTwice), (",\"cliente\":[1]", .jsonType),
            (",\"cliente\":[]", nil), (",\"cliente\":\"\"", nil), (",\"cliente\":\"A\"", .jsonType),
            (",\"motivo\":5", .jsonType), (",\"total\":true", .jsonType),
            (",\"total\":{\"a\":[1]}", .jsonType),
            (",\"cufe\":null", nil), (",\"anulada\":false", nil),
            (",\"caja\":\"\\u0007\"", .textForm), (",\"total\":1e400", .amountOverflow),
        ] as [(String, FindingCode?)]
    ) func `a mistake in a sale is found on that sale`(
        changes: String,
        code: FindingCode?
    ) throws {
        let reading = try Reading("[\(line(changes)),\(line(""))]")
        #expect(reading.sales.map { $0.findings.map(\.code) } == [code.map { [$0] } ?? [], []])
        #expect(reading.file.isTrusted)
    }

    @Test func `an unknown key is ignored with a warning, whatever it holds`() throws {
        let reading = try Reading(
            "[\(line(",\"color\":{\"a\":[1,{\"b\":2}]}")),\(line(",\"color\":1"))]",
            rest: .warn
        )
        #expect(reading.codes.isEmpty)
        #expect(reading.fileCodes == [.jsonKeyUnknown])
        #expect(reading.file.findings[0].places.map(\.pointer) == ["/0/color", "/1/color"])
        #expect(reading.file.isTrusted)
    }

    @Test func `pointer, line and column lead to the value`() throws {
        let text =
            "{\"ventas\": [\n  \(line("")),\n  "
            + line("").replacing("\"precio\":5", with: "\"precio\":\"mil\"") + "]}"
        let finding = try #require(try Reading(text).sales[1].findings.first)
        let place = finding.places[0]
        #expect(place.pointer == "/ventas/1/lineas/0/precio")
        #expect(place.line == 3)
        #expect(place.column == 131)
    }

    @Test(arguments: 0...17)
    func `a column counts characters, however long the texts before it are`(count: Int) throws {
        let name = String(repeating: "ñ", count: count) + "🍞x"
        let text = line("").replacing("Pan", with: name).replacing(":5}", with: ":\"mil\"}")
        let finding = try #require(try Reading(text).sales[0].findings.first)
        #expect(finding.places[0].column == 128 + count)
    }

    @Test(arguments: [
        ("[\(line("")),]", FindingCode.jsonSyntax), ("[{'tipo':1}]", .jsonSyntax),
        ("[{\"a\":01}]", .jsonSyntax), ("[{\"a\":1.}]", .jsonSyntax), ("[{\"a\":+1}]", .jsonSyntax),
        ("[{\"a\":NaN}]", .jsonSyntax), ("[{\"a\":tru}]", .jsonSyntax),
        ("[{\"a\":\"\t\"}]", .jsonSyntax),
        ("[{\"a\":\"\\x\"}]", .jsonSyntax), ("[{\"a\":\"\\ud800\"}]", .jsonSyntax),
        ("[{\"a\":\"\\udc00\"}]", .jsonSyntax), ("[{\"a\" 1}]", .jsonSyntax), ("[1}", .jsonSyntax),
        ("[] []", .jsonSyntax), ("[]\n[]", .jsonSyntax), ("{\"a\":1} {\"a\":1}", .jsonSyntax),
        ("{\"ventas\":[]}\n{}", .jsonSyntax), ("// c\n[]", .fileUnknown),
        ("[\(line(""))", .fileTruncated), ("{\"ventas\":[{\"tipo\":\"0", .fileTruncated),
        (String(repeating: "[", count: 40), .fileLimit), ("[]", .fileEmpty),
        ("{\"ventas\":{}}", .jsonType),
        ("{\"version\":2,\"ventas\":[]}", .jsonVersion),
        ("{\"ventas\":[],\"ventas\":[]}", .jsonKeyTwice),
    ]) func `what is not JSON by the book makes the file void`(
        text: String,
        code: FindingCode
    ) throws {
        let reading = try Reading(text, name: "ventas.json")
        #expect(!reading.file.isTrusted)
        #expect(reading.fileCodes.contains(code), "\(reading.fileCodes)")
    }

    @Test func `a surrogate pair is one character`() throws {
        let text = line("").replacing("Pan", with: "\\ud83c\\udf5e \\\"x\\\"")
        #expect(try Reading(text).onlySale().lines[0].description == "🍞 \"x\"")
    }

    @Test func `sales before an error have been handed out`() throws {
        let reading = try Reading("[\(line("")),{]")
        #expect(reading.sales.count == 1)
        #expect(reading.file.sales == 1)
        #expect(!reading.file.isTrusted)
    }
}
