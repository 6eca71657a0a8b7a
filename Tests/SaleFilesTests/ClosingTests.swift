import Fiscal
import TestKit
import Testing

@testable import SaleFiles

/// How files close a day.
@Suite struct ClosingTests {
    private static let header = "tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio;total\n"
    private static let sale = "04;FE;7;2025-01-09;10:00;Pan;2;1000;2000\n"

    @Test func `a closing stands among the sales of a CSV file, and is none of them`() throws {
        let text = Self.header + Self.sale + "CIERRE;FE;7;09/01/2025;;;3;;5.000,50\n" + Self.sale
        let reading = try Reading(text)
        #expect(reading.sales.map(\.ordinal) == [0, 1, 2])
        #expect(reading.sales.map { $0.sale == nil } == [false, true, false])
        let closing = try #require(reading.sales[1].closing)
        #expect(closing.prefix == "FE" && closing.numbers == 5...7)
        #expect(closing.day == (try day("2025-01-09")))
        #expect(closing.total.plain == "5000.50")
        #expect(reading.sales[1].number == nil && reading.sales[1].place.line == 3)
        #expect(reading.codes == [] && reading.file.isTrusted)
    }

    @Test func `closings of days with the same last number are not rows of one record`() throws {
        let rows = ["2025-01-11", "2025-01-12"].map { "cierre;FE;7;\($0);;;0;;0\n" }.joined()
        let reading = try Reading(Self.header + rows)
        #expect(reading.sales.compactMap(\.closing?.day.text) == ["2025-01-11", "2025-01-12"])
        #expect(reading.sales.compactMap(\.closing).allSatisfy { $0.numbers == nil })
    }

    @Test func `a file that only closes days needs no columns of goods`() throws {
        let reading = try Reading(
            "tipo;factura;fecha;cantidad;total\ncierre;FE7;2025-01-09;1;100\n"
        )
        #expect(reading.file.isTrusted && reading.fileCodes == [])
        #expect(reading.sales.first?.closing?.numbers == 7...7)
        let goods = try Reading(
            "tipo;factura;fecha;hora;cantidad;total\n04;FE7;2025-01-09;10:00;1;1\n"
        )
        #expect(goods.fileCodes.contains(.csvColumnsMissing))
    }

    @Test(
        arguments: [
            #"{"ventas":[{"tipo":"cierre","factura":"FE7","fecha":"2025-01-09","cantidad":2,"total":9}]}"#,
            #"[{"cantidad":"2","tipo":"Cierre","prefijo":"FE","numero":7,"fecha":"2025-01-09","total":"9"}]"#,
            #"{"tipo":"cierre","factura":"FE7","fecha_hora":"2025-01-09T21:00:00","cantidad":2,"total":9}"#,
        ]
    )
    func `a closing in JSON has its count beside its number, in any order of the keys`(
        text: String
    ) throws {
        let reading = try Reading(text, name: "ventas.json")
        let closing = try #require(reading.sales.first?.closing, "\(reading.summary)")
        #expect(closing.numbers == 6...7 && closing.total.plain == "9.00")
        #expect(closing.day.text == "2025-01-09")
        #expect(reading.codes == [] && reading.fileCodes == [])
    }

    @Test func `a count in a sale of JSON itself is a key that nobody reads`() throws {
        let text = #"""
            [{"tipo":"04","cantidad":9,"factura":"FE7","fecha":"2025-01-09","hora":"10:00",
              "lineas":[{"descripcion":"Pan","cantidad":2,"precio":1000}]}]
            """#
        let reading = try Reading(text, name: "ventas.json")
        #expect(reading.fileCodes == [.jsonKeyUnknown])
        #expect(reading.sales.first?.sale?.lines.map(\.quantity.plain) == ["2.00"])
    }

    @Test(
        arguments: [
            // The row, the code, the place in JSON.
            ("cierre;FE;7;2025-01-09;;;;;100", FindingCode.valueMissing),
            ("cierre;FE;7;2025-01-09;;;1;;", .valueMissing),
            ("cierre;FE;7;;;;1;;100", .valueMissing),
            ("cierre;FE;;2025-01-09;;;1;;100", .valueMissing),
            ("cierre;FE;7;2025-01-09;;;8;;100", .valueForm),
            ("cierre;FE;7;2025-01-09;;;1,5;;100", .amountForm),
            ("cierre;FE;7;2025-01-09;;;-1;;100", .amountNegative),
            ("cierre;FE;7;2025-01-09;;;1000001;;100", .amountOverflow),
            ("cierre;FE;7;2025-01-09;;;1;;-100", .amountNegative),
            ("cierre;FE;007;2025-01-09;;;1;;100", .numberForm),
            ("cierre;FE;7;2025-02-30;;;1;;100", .dateForm),
        ]
    )
    func `what is wrong with a closing is said of the file, which keeps its sales`(
        row: String,
        code: FindingCode
    ) throws {
        let reading = try Reading(Self.header + row + "\n" + Self.sale)
        #expect(reading.fileCodes == [code] && reading.codes == [], "\(reading.summary)")
        #expect(reading.sales.map(\.ordinal) == [1] && reading.file.isTrusted)
        #expect(reading.sales.first?.sale != nil)
        let finding = try #require(reading.file.findings.first)
        #expect(finding.severity == .error && finding.places.first?.line == 2)
        #expect(!finding.remedy.es.contains("la factura de nuevo"))
    }

    @Test(
        arguments: [
            #"{"tipo":"Z","factura":"FE7","fecha":"2025-01-09","cantidad":2,"total":9}"#,
            #"{"cantidad":2,"factura":"FE7","fecha":"2025-01-09","total":9,"tipo":"z"}"#,
            #"{"factura":"FE7","fecha":"2025-01-09","cantidad":2,"total":9}"#,
        ]
    )
    func `a mapping's word for a closing, or its default, makes one of a record in JSON`(
        text: String
    ) throws {
        var mapping = ImportMapping(match: "*")
        mapping.values = [.type: ["Z": "cierre"]]
        mapping.defaults = [.type: "cierre"]
        let reading = try Reading(text, name: "ventas.json", context: try context(mapping))
        let closing = try #require(reading.sales.first?.closing, "\(reading.summary)")
        #expect(closing.numbers == 6...7 && reading.fileCodes == [])
    }

    private func context(_ mapping: ImportMapping) throws -> ReadingContext {
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        return ReadingContext(issuers: [try faro()], imports: [rule])
    }

    @Test func `in CSV rows of a mapping's word with one last number are closings of their own`()
        throws
    {
        var mapping = ImportMapping(match: "*")
        mapping.values = [.type: ["Z": "cierre"]]
        let rows = ["2025-01-11", "2025-01-12"].map { "z;FE;7;\($0);;;0;;0\n" }.joined()
        let reading = try Reading(Self.header + rows, context: try context(mapping))
        #expect(reading.sales.compactMap(\.closing?.day.text) == ["2025-01-11", "2025-01-12"])
    }

    @Test func `where nothing was ever sold a closing needs no number`() throws {
        let reading = try Reading(Self.header + "cierre;fe;;2025-01-09;;;0;;0\n")
        let closing = try #require(reading.sales.first?.closing, "\(reading.summary)")
        #expect(closing.prefix == "FE" && closing.numbers == nil)
    }

    @Test func `a mistake in the count of JSON is shown at its own key`() throws {
        let text =
            #"[{"tipo":"cierre","factura":"FE7","fecha":"2025-01-09","cantidad":"x","total":9}]"#
        let reading = try Reading(text, name: "ventas.json")
        #expect(reading.fileCodes == [.amountForm] && reading.sales == [])
        #expect(reading.file.findings[0].places[0].pointer == "/0/cantidad")
    }
}
