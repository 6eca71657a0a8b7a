import Fiscal
import Testing

@testable import SaleFiles

/// What RFC 8259 allows and an invoice does not, and what neither does.
@Suite struct JSONDetailTests {
    private static let sale = """
        {"tipo":"04","factura":"FE7","fecha":"2025-01-08","hora":"18:00","lineas":[{"descripcion":"Pan","cantidad":1,"precio":5}]}
        """

    @Test(arguments: [
        ("[1}", 3), ("[{]", 3), ("[{\"a\" 1}]", 7), ("[{\"a\":}]", 7), ("[[}", 3),
        ("[{\"a\":\"\\x\"}]", 8), ("[{\"a\":\"ñ\\uZ\"}]", 11), ("[{\"a\":\"\\ud800\"}]", 8),
        ("[{\"a\":\"\\ud800\\n\"}]", 8), ("[{\"a\":\"\\ud800\\ud800\"}]", 8),
        ("[{\"a\":\"x\\udc00\"}]", 9), ("[{\"a\":\"\\ud800x\"}]", 8), ("[{\"a\":\"\t\"}]", 8),
        ("[{\"a\":01}]", 7), ("[{\"a\":-}]", 7), ("[{\"a\":tru}]", 7), ("[1] [", 5), ("[1] 2", 5),
        ("[1] \"a\"", 5), ("[{\"a\":1,}]", 9), ("[{\"a\":1 2}]", 9),
    ]) func `a fault of grammar is shown at the sign that is wrong`(
        text: String,
        column: Int
    ) throws {
        for size in [1, 2, 3, 5, 100] {
            let reading = try Reading(text, name: "a.json", chunk: size)
            let finding = try #require(reading.file.findings.first { $0.code == .jsonSyntax })
            #expect(finding.places == [Place(line: 1, column: column)], "\(text) by \(size)")
        }
    }

    @Test(
        arguments: [
            ("-0", nil), ("-0.00", nil), ("0e999999999999", nil), ("5E0", nil), ("50e-1", nil),
            ("1E400", .amountOverflow), ("-5", .amountNegative),
            (String(repeating: "9", count: 400), .amountOverflow),
            ("1e99999999999999999999", .amountOverflow), ("1e-400", .amountForm),
            ("5." + String(repeating: "0", count: 400), nil),
            ("0." + String(repeating: "3", count: 400), nil),
        ] as [(String, FindingCode?)]
    ) func `a number is taken by its digits, however many`(
        number: String,
        code: FindingCode?
    ) throws {
        let text = Self.sale.replacing("\"precio\":5", with: "\"precio\":\(number)")
        let reading = try Reading("[\(text)]", name: "a.json")
        let errors = reading.sales[0].findings.filter { $0.severity == .error }
        #expect(errors.map(\.code) == (code.map { [$0] } ?? []), "\(reading.sales[0].findings)")
    }

    @Test func `zeros before or behind an amount change nothing`() throws {
        let zeros = String(repeating: "0", count: 30)
        let sale = try Reading(csv(["precio": "\(zeros)1000,50\(zeros)"])).onlySale()
        #expect(sale.lines[0].price.plain == "1000.50")
    }

    @Test(arguments: ["\\u0000", "\\ufffe", "\\uffff", "\u{FFFE}", "\u{FFFF}", "\\u0085", "\\n"])
    func `a character that XML forbids is a finding of its text`(_ sign: String) throws {
        let text = Self.sale.replacing("Pan", with: "P\(sign)n")
        #expect(try Reading("[\(text)]", name: "a.json").codes == [.textForm])
        guard !sign.hasPrefix("\\") else { return }
        #expect(try Reading(csv(["descripcion": "P\(sign)n"])).codes == [.textForm])
    }

    @Test func `a character beyond the first plane is one like any other`() throws {
        let text = Self.sale.replacing("Pan", with: "\\ud83c\\udf5e\u{10FFFF}\u{FEFF}")
        #expect(try Reading(text).onlySale().lines[0].description == "🍞\u{10FFFF}\u{FEFF}")
    }

    @Test(arguments: [
        ("2025-01-08T00:00:00-05:00", "18:00", true), ("2025-01-08T18:00:00-05:00", "18:00", true),
        ("2025-01-08T00:00:00-05:00", "18:00-05:00", true),
        ("2025-01-08T00:00:00Z", "18:00", true), ("2025-01-08T05:00:00Z", "18:00", true),
        ("2025-01-08T06:00:00Z", "18:00", false),
        ("2025-01-08T18:00:00+02:00", "18:00", false),
        ("2025-01-08T17:00:00-05:00", "18:00", false),
    ]) func `a date with the offset of Colombia is its day, any other is explained`(
        date: String,
        time: String,
        isRight: Bool
    ) throws {
        let text = Self.sale.replacing("2025-01-08", with: date).replacing(
            "18:00\"",
            with: time + "\""
        )
        let reading = try Reading(text, name: "a.json")
        #expect(reading.codes == (isRight ? [] : [.dateForm]))
        guard isRight else {
            let says = reading.sales[0].findings[0].message.es
            return #expect(says.contains("hora de Colombia") != date.contains("-05:00"), "\(says)")
        }
        #expect(reading.sales[0].sale?.soldAt == Timestamp("2025-01-08T18:00:00-05:00"))
    }
}
