import Fiscal
import Testing

@testable import SaleFiles

/// JSON files that name everything in their own way.
@Suite struct JSONPathTests {
    private static let foreign = """
        {"invoices": [{"date": "2025-01-08 18:00", "numberTemplate": {"prefix": "FE", "number": 7},
          "client": {"name": "Ana Ruiz", "identification": "1020304050", "phone": 5},
          "items": [{"name": "Café", "price": 1000.5, "quantity": 2,
                     "tax": [{"percentage": 19}], "tags": []},
                    {"name": "Pan", "price": 500, "quantity": 1, "tax": []}]}]}
        """

    private static let columns: [SaleField: String] = [
        .dateTime: "date", .prefix: "numberTemplate.prefix", .number: "numberTemplate.number",
        .buyerName: "client.name", .buyerID: "client.identification",
        .description: "items[].name", .price: "items[].price", .quantity: "items[].quantity",
        .rate: "items[].tax[].percentage",
    ]

    private func context(
        _ columns: [SaleField: String] = columns,
        ignoring ignored: [String] = ["client.phone", "items[].tags"],
        limits: ReadingLimits = ReadingLimits()
    ) throws -> ReadingContext {
        var mapping = ImportMapping(match: "*.json")
        mapping.rest = .warn
        (mapping.sales, mapping.columns, mapping.ignored) = ("invoices", columns, ignored)
        mapping.defaults = [.type: "04", .rate: "excluido"]
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        return ReadingContext(issuers: [try faro()], imports: [rule], limits: limits)
    }

    private func read(
        _ text: String = foreign,
        _ context: ReadingContext? = nil
    ) throws -> Reading {
        try Reading(text, name: "a.json", context: try context ?? self.context())
    }

    @Test func `a foreign file of objects in objects and lists of one is read to the end`() throws {
        let reading = try read()
        let sale = try reading.onlySale()
        #expect(reading.fileCodes.isEmpty)
        #expect(sale.number.text == "FE7")
        #expect(sale.buyer == Buyer(idType: "13", id: "1020304050", name: "Ana Ruiz"))
        #expect(sale.lines.map(\.description) == ["Café", "Pan"])
        #expect(sale.lines.map { $0.tax?.rate.plain } == ["19.00", nil])
        #expect(
            try read(Self.foreign, context(ignoring: [])).fileCodes == [
                .jsonKeyUnknown, .jsonKeyUnknown,
            ]
        )
    }

    /// Of `precio.valor` and `cantidad.valor` the last key does not tell which is which.
    @Test func `prices under the key of quantities do not tell how those are written`() throws {
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00",
             "items": [{"descripcion": "Queso", "cantidad": {"valor": "1.250"},
                        "precio": {"valor": "12.500,50"}}]}
            """
        let columns: [SaleField: String] = [
            .quantity: "items[].cantidad.valor", .price: "items[].precio.valor",
            .description: "items[].descripcion",
        ]
        var mapping = ImportMapping(match: "*.json")
        mapping.columns = columns
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        #expect(try read("[\(sale)]", context).codes == [.amountAmbiguous])
    }

    @Test(arguments: ["base", "total", "neto"])
    func `a sum in an object of the sale is not compared with a line`(key: String) throws {
        var columns = Self.columns
        columns[.total] = "totales.final"
        let lines = """
            [{"name": "Café", "price": 400, "quantity": 1, "tax": [{"percentage": 19}]},
               {"name": "Pan", "price": 600, "quantity": 1, "tax": [{"percentage": 19}]}]
            """
        let sale = """
            {"date": "2025-01-08 18:00", "numberTemplate": {"prefix": "FE", "number": 7},
             "client": {"name": "Ana Ruiz", "identification": "1020304050", "phone": 5}, 
             "items": \(lines), "totales": {"final": 1190, "\(key)": 1000}}
            """
        let reading = try read("{\"invoices\": [\(sale)]}", context(columns))
        #expect(reading.sales[0].sale != nil, "\(reading.summary)")
    }

    @Test func `a tax that says that prices include it stops the sale`() throws {
        let included = Self.foreign.replacing(
            #"{"percentage": 19}"#,
            with: #"{"type": "INCLUDED", "percentage": 19}"#
        )
        #expect(try read(included).codes.contains(.amountAmbiguous))
        let added = included.replacing("INCLUDED", with: "ADDED")
        #expect(try read(added).sales[0].sale != nil)
    }

    @Test func `the sign of the list of lines may be left out`() throws {
        var columns = Self.columns
        columns[.price] = "items.price"
        columns[.quantity] = "quantity"
        let reading = try read(Self.foreign, context(columns))
        #expect(try reading.onlySale() == read().onlySale())
    }

    /// What is replaced, by what, the code, the place, a part of the message.
    @Test(arguments: [
        ("\"number\": 7", "\"number\": 7.5", "VAL-05", "/numberTemplate/number", "«FE7.5»"),
        ("1000.5,", "\"mil\",", "AMT-01", "/items/0/price", "«items[].price» dice «mil»"),
        (
            "{\"percentage\": 19}", "{\"percentage\": 17}", "VAL-02", "/items/0/tax/0/percentage",
            "17"
        ),
        ("[{\"percentage\": 19}]", "{\"percentage\": 19}", "JSN-02", "/items/0/tax", "una lista"),
        ("{\"percentage\": 19}", "19", "JSN-02", "/items/0/tax/0", "un objeto"),
        (
            "{\"percentage\": 19}", "{\"percentage\": 19}, {}", "JSN-02", "/items/0/tax/1",
            "solo cabe uno"
        ),
        (
            "{\"percentage\": 19}", "{\"percentage\": 19, \"percentage\": 5}", "JSN-03",
            "/items/0/tax/0/percentage", "«percentage» está dos veces"
        ),
        ("\"tax\": []", "\"tax\": [], \"tax\": []", "JSN-03", "/items/1/tax", "«tax»"),
        ("\"client\": {", "\"client\": {}, \"client\": {", "JSN-03", "/client", "«client»"),
        (
            "\"items\": [", "\"items\": 5, \"x\": [", "JSN-02", "/items",
            "«items» debe ser una lista"
        ),
        (
            "\"client\": {", "\"cliente\": {}, \"client\": {", "JSN-03", "/cliente",
            "Las claves «cliente» y «client» significan lo mismo"
        ),
        (
            "\"items\": [", "\"lineas\": [], \"items\": [", "JSN-03", "/lineas",
            "Las claves «lineas» y «items[]» significan lo mismo"
        ),
        ("\"items\": [", "\"Items\": [], \"items\": [", "JSN-04", "/Items", "parece «items»"),
        (
            "\"price\": 500", "\"price\": 500, \"discount\": 5", "JSN-04", "/items/1/discount",
            "parece «descuento»"
        ),
    ]) func `a mistake is told with the file's own keys and the exact place`(
        old: String,
        new: String,
        code: String,
        pointer: String,
        words: String
    ) throws {
        let text = Self.foreign.replacing(old, with: new)
        #expect(text != Self.foreign)
        let finding = try #require(try read(text).sales[0].findings.first { $0.severity == .error })
        #expect(finding.code.rawValue == code, "\(finding)")
        #expect(finding.places.first?.pointer == "/invoices/0" + pointer)
        #expect(finding.message.es.contains(words), "\(finding.message.es)")
    }

    @Test(
        arguments: [
            [SaleField.buyerName: "client"], [.price: "lines[].price"], [.buyerID: "items[].owner"],
            [.total: "items"], [.till: "client.name.first"], [.cashier: "client[].name"],
        ] as [[SaleField: String]]
    )
    func `a mapping that no JSON file can have is refused with its words`(
        columns: [SaleField: String]
    ) throws {
        let reading = try read(Self.foreign, context(Self.columns.merging(columns) { $1 }))
        #expect(!reading.file.isTrusted)
        let finding = try #require(reading.file.findings.first { $0.severity == .error })
        #expect(finding.code == .jsonKeyUnknown)
        #expect(finding.message.es.contains("imports» de *.json no sirve para JSON"))
    }

    @Test func `what the settings ignore is not read, though it bears a name of ours`() throws {
        let text = """
            [{"tipo": "04", "factura": "FE7", "fecha_hora": "2025-01-08 18:00", "total": 99,
              "cliente": {"id": "1020304050", "nombre": 5}, "nit_emisor": "1",
              "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5, "tarifa": "x"}]}]
            """
        #expect(try read(text, context([:], ignoring: [])).sales[0].sale == nil)
        let ignored = ["total", "cliente", "nit_emisor", "lineas[].tarifa"]
        let sale = try read(text, context([:], ignoring: ignored)).onlySale()
        #expect(sale.declaredTotal == nil && sale.buyer.isFinalConsumer)
        #expect(sale.lines[0].tax == nil)
    }

    @Test func `limits of depth, size and lines hold through a mapping`() throws {
        var limits = ReadingLimits()
        limits.depth = 8
        let deep = String(repeating: "[", count: 9)
        let tags = Self.foreign.replacing("\"tags\": []", with: "\"tags\": \(deep)")
        #expect(try read(tags, context(limits: limits)).fileCodes == [.fileLimit])
        limits.fieldBytes = 1024
        let long = String(repeating: "x", count: 1025)
        let large = Self.foreign.replacing("Ana Ruiz", with: long)
        let name = try read(large, context(limits: limits))
        #expect(name.codes == [.fileLimit])
        #expect(name.sales[0].findings[0].places[0].pointer == "/invoices/0/client/name")
        limits.linesOfSale = 1
        #expect(try read(Self.foreign, context(limits: limits)).codes == [.fileLimit])
    }

    @Test func `chunks of any size give the same`() throws {
        let (context, whole) = (try context(), try read().summary)
        for size in 1...30 {
            #expect(try Reading(Self.foreign, context: context, chunk: size).summary == whole)
        }
    }

    @Test(arguments: [
        ("\"fecha\"", "\"Fecha\""), ("\"hora\"", "\"HORA\""), ("\"cliente\"", "\"Cliente\""),
        ("\"precio\"", "\"Precio\""), ("\"nombre\"", "\"NOMBRE\""),
        ("\"fecha\"", "\"Fecha\": \"2025-01-09\", \"fecha\""),
        ("\"cantidad\"", "\"cántidad\": 2, \"cantidad\""),
    ]) func `a key that is ours but for case or accents is a mistake, not a stranger`(
        old: String,
        new: String
    ) throws {
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00",
             "cliente": {"id": "1020304050", "nombre": "Ana"},
             "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5}]}
            """
        _ = try Reading("[\(sale)]").onlySale()
        let reading = try Reading("[\(sale.replacing(old, with: new))]")
        #expect(reading.codes.contains(.jsonKeyUnknown))
        #expect(reading.sales[0].sale == nil)
        let file = try Reading("{\"NIT emisor\": 1, \"ventas\": [\(sale)]}")
        #expect(file.fileCodes == [.jsonKeyUnknown])
        #expect(!file.file.isTrusted)
    }
}
