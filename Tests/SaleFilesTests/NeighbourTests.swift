import Fiscal
import TestKit
import Testing

@testable import SaleFiles

/// What a sale is read as does not depend on the sales around it: nothing of one is left for the next.
@Suite struct NeighbourTests {
    /// A sale with values that nobody reads, some of them wrong.
    private struct Sale {
        struct Line {
            let price: Int
            let base: Int
            let isExempt: String
        }

        let number: Int
        let lines: [Line]
        let remark: String
        let otherNumber: String

        init(number: Int, from generator: inout SeededGenerator) {
            self.number = number
            func draw<Value>(_ values: [Value]) -> Value {
                values[Int.random(in: values.indices, using: &generator)]
            }
            lines = (0..<draw([1, 1, 1, 2, 3, 7])).map { _ in
                let price = draw([1000, 2500, 999_999, 5])
                return Line(
                    price: draw([price, price, price, price, -1]),
                    base: draw([price, price, price, price, 77_777]),
                    isExempt: draw(["", "NO", "NO", "SI"])
                )
            }
            remark = draw(["", "", "Todo bien", "", "ANULADA"])
            otherNumber = draw(["", "", "FE\(number)", "FE1"])
        }

        var rows: String {
            lines.map { line in
                "04;FE\(number);2025-01-08;18:00:00;Pan;1;\(line.price),00;19;\(line.base),00;"
                    + "\(line.isExempt);\(remark);\(otherNumber)\n"
            }.joined()
        }

        var object: String {
            let lines = lines.map { line in
                "{\"descripcion\": \"Pan\", \"cantidad\": 1, \"precio\": \(line.price), \"tarifa\": 19, "
                    + "\"base\": \(line.base), \"exento\": \"\(line.isExempt)\"}"
            }
            return "{\"tipo\": \"04\", \"factura\": \"FE\(number)\", \"fecha\": \"2025-01-08\", "
                + "\"hora\": \"18:00\", \"lineas\": [\(lines.joined(separator: ", "))], "
                + "\"nota\": \"\(remark)\", \"factura_dian\": \"\(otherNumber)\"}"
        }
    }

    private static let header =
        "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;Base;Exento;Nota;Factura DIAN\n"

    /// The number of a sale, whether it can be issued, and why not.
    private func outcomes(_ text: String, name: String) throws -> [String] {
        try Reading(text, name: name, rest: .warn).sales.map { sale in
            let why = sale.findings.filter { $0.severity == .error }
                .map { "\($0.code) \($0.message.en)" }.sorted()
            return "\(sale.number?.text ?? "-") \(sale.sale?.canonicalForm ?? "-") \(why)"
        }
    }

    @Test(arguments: 1...12)
    func `a sale is read in a file of many as in a file of its own`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let sales = (1...25).map { Sale(number: 100 + $0, from: &generator) }
        let rows = sales.map(\.rows)
        let alone = try rows.flatMap { try outcomes(Self.header + $0, name: "a.csv") }
        #expect(try outcomes(Self.header + rows.joined(), name: "a.csv") == alone)
        // A report prints its header on each page.
        let pages = rows.map { Self.header + $0 }.joined()
        #expect(try outcomes(pages, name: "a.csv") == alone)
        let objects = sales.map(\.object)
        let each = try objects.flatMap { try outcomes("[\($0)]", name: "a.json") }
        let list = "[\(objects.joined(separator: ",\n"))]"
        #expect(try outcomes(list, name: "a.json") == each)
        #expect(Set(each.map { $0.hasSuffix("[]") }) == [true, false])
    }
}
