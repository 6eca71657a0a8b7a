import Fiscal
import Foundation
import TestKit
import Testing

@testable import SaleFiles

/// The published JSON Schema says what the reader does.
@Suite struct SchemaTests {
    private let schema: JSONSchema

    init() throws { schema = try JSONSchema(named: "ventas.schema.json") }

    @Test func `the schema names the values that the reader knows, and no others`() throws {
        let fields = SaleField.allCases
        let ofSale = fields.filter { !$0.isOfLine && !$0.isOfBuyer }.map(\.name)
        #expect(try schema.properties(of: "venta") == Set(ofSale + ["cliente", "lineas"]))
        #expect(try schema.properties(of: "linea") == Set(fields.filter(\.isOfLine).map(\.name)))
        let ofBuyer = fields.filter(\.isOfBuyer).map { String($0.name.dropFirst("cliente_".count)) }
        #expect(try schema.properties(of: "cliente") == Set(ofBuyer))
        #expect(
            try schema.properties(of: "archivo") == ["version", "nit_emisor", "tienda", "ventas"]
        )
    }

    @Test func `a sale with every value is right by both`() throws {
        #expect(try errors([Self.sale]).isEmpty)
        #expect(try schema.accepts([Self.sale]))
        let file: Fields = ["version": 1, "nit_emisor": 900_373_115, "ventas": [Self.sale]]
        #expect(try errors(file).isEmpty)
        #expect(try schema.accepts(file))
    }

    /// Neither is laxer than the other in what it can know.
    ///
    /// What the schema refuses the reader refuses, and what is of a wrong type for the reader is so
    /// for the schema. The reader knows more, such as which days exist.
    @Test func `schema and reader agree on every type of every value`() throws {
        let files = try Self.probedFiles(of: schema)
        for file in files {
            let isRight = try schema.accepts(file)
            let codes = try errors(file)
            let hasWrongType = codes.contains(.jsonType) || codes.contains(.jsonVersion)
            #expect(isRight || !codes.isEmpty, "\(file)")
            #expect(!isRight || !hasWrongType, "\(file)")
        }
        #expect(files.count > 400)
    }

    @Test func `schema and reader agree on what may be left out`() throws {
        for (level, place) in Self.places {
            for name in try schema.properties(of: level).sorted() {
                let file = Self.file(setting: name, to: nil, in: place)
                let codes = try errors(file).filter {
                    [.valueMissing, .fileEmpty, .jsonKeyUnknown].contains($0)
                }
                // The schema leaves to the reader what depends on another value: a name needs an
                // id, a voided sale its reason, a tax its rate.
                let isKnown = level == "cliente" || ["motivo", "tarifa"].contains(name)
                #expect(try schema.accepts(file) == codes.isEmpty || isKnown, "\(level) \(name)")
            }
        }
        var paper = Self.sale
        paper["tipo"] = 3
        #expect(try !schema.accepts([paper]))
        #expect(try errors([paper]) == [.paperReference, .paperReference, .paperReference])
    }
}

extension SchemaTests {
    private static let closing: Fields = [
        "tipo": "cierre", "prefijo": "FE", "numero": 7, "fecha": "2025-01-09", "cantidad": 2,
        "total": 2261,
    ]

    @Test func `a closing is right by both, beside a sale and alone`() throws {
        #expect(try schema.isExplained("cierre"))
        for file: Fields in [["ventas": [Self.sale, Self.closing]], ["ventas": [Self.closing]]] {
            #expect(try schema.accepts(file))
            #expect(try errors(file).isEmpty)
        }
        for (name, value) in try schema.examples(of: "cierre") where name != "cantidad" {
            var closing = Self.closing
            closing[name] = value as? String ?? (value as? Int).map(String.init)
            if name == "factura" { closing["numero"] = nil; closing["prefijo"] = nil }
            #expect(try schema.accepts([closing]), "\(name)")
            #expect(try errors([closing]).isEmpty, "\(name)")
        }
    }

    @Test(arguments: ["fecha", "cantidad", "total"])
    func `a closing that lacks a value is refused by both`(name: String) throws {
        var closing = Self.closing
        closing[name] = nil
        #expect(try !schema.accepts([closing]))
        #expect(try errors([closing]) == [.valueMissing])
    }

    @Test func `what the schema shows as an example is right by both`() throws {
        for example in try schema.examples() {
            #expect(try schema.accepts(example))
            let bytes = try JSONSerialization.data(withJSONObject: example)
            let reading = try Reading(Array(bytes), name: "ventas.json")
            _ = try reading.onlySale()
            #expect(reading.fileCodes.isEmpty)
        }
        let ofForm: Set<FindingCode> = [
            .jsonType, .dateForm, .valueForm, .amountForm, .amountAmbiguous,
        ]
        for (level, place) in Self.places {
            #expect(try schema.isExplained(level))
            for (name, value) in try schema.examples(of: level) {
                let number = value as? NSNumber
                let shown: any Sendable =
                    if let text = value as? String { text } else { try #require(number) }
                let file = Self.file(setting: name, to: shown, in: place)
                #expect(try schema.accepts(file), "\(level) \(name): \(value)")
                #expect(try ofForm.isDisjoint(with: errors(file)), "\(level) \(name): \(value)")
            }
        }
    }

    private static let hasJudge =
        (try? run("python3", ["-c", "import jsonschema"]))?.status == 0

    /// Our own reading of the schema is only as good as what somebody else makes of it.
    @Test(.enabled(if: hasJudge, "python3 with jsonschema is not here"))
    func `an independent judge reads the schema as these tests do`() throws {
        var lines = ""
        for file in try Self.probedFiles(of: schema) {
            let verdict: [String: Any] = ["document": file, "valid": try schema.accepts(file)]
            let bytes = try JSONSerialization.data(withJSONObject: verdict, options: .sortedKeys)
            lines += String(decoding: bytes, as: UTF8.self) + "\n"
        }
        let folder = try TemporaryFolder()
        let documents = try folder.write(Array(lines.utf8), to: "documents.jsonl")
        let judge = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1], encoding="utf-8"))
            jsonschema.Draft202012Validator.check_schema(schema)
            judge = jsonschema.Draft202012Validator(schema)
            for line in open(sys.argv[2], encoding="utf-8"):
                case = json.loads(line)
                if judge.is_valid(case["document"]) != case["valid"]: print(line)
            """
        let answer = try run("python3", ["-c", judge, schema.file.path, documents])
        #expect(answer.status == 0 && answer.output.isEmpty, "\(answer.output)")
        #expect(lines.split(separator: "\n").count > 400)
    }
}

// MARK: - Documents

extension SchemaTests {
    private typealias Fields = [String: any Sendable]

    private static let line: Fields = [
        "codigo": "A1", "descripcion": "Pan", "cantidad": 2, "unidad": "94", "precio": 1000,
        "descuento": 100, "impuesto": "01", "tarifa": 19, "valor_impuesto": 361,
        "total_linea": 1900,
    ]

    private static let buyer: Fields = [
        "tipo": "13", "id": 52_123_456, "nombre": "Ana Pérez", "correo": "ana@correo.co",
    ]

    private static let sale: Fields = [
        "tipo": "04", "prefijo": "FE", "numero": 7, "fecha": "2025-01-09", "hora": "08:04",
        "nit_emisor": "900373115", "cliente": buyer, "lineas": [line], "forma_pago": 1,
        "medio_pago": 10, "fecha_vencimiento": "2025-01-09", "total": "2261",
        "cufe": String(repeating: "0a", count: 48),
        "anulada": false, "tienda": "Niza", "caja": 1, "cajero": "7", "subtotal": 1900,
        "total_descuento": 100, "total_impuestos": 361, "total_iva": 361, "total_inc": 0,
    ]

    private enum Level { case file, sale, buyer, line }

    private static let probes: [any Sendable] = [
        "x", "1", 5, -5, 1.5, true, false, NSNull(), [String](), [String: String](), "ftp", "FTX",
        String(repeating: "ñ", count: 301), String(repeating: "ñ", count: 451),
    ]

    /// Files that are right but for one value, of every type and at every place.
    private static func probedFiles(of schema: JSONSchema) throws -> [Fields] {
        try places.flatMap { level, place in
            try schema.properties(of: level).sorted().flatMap { name in
                probes.map { file(setting: name, to: $0, in: place) }
            }
        }
    }

    private static let places: [(String, Level)] = [
        ("archivo", .file), ("venta", .sale), ("cliente", .buyer), ("linea", .line),
    ]

    /// A file that is right but for one value; nil takes the value out.
    private static func file(
        setting name: String,
        to value: (any Sendable)?,
        in level: Level
    ) -> Fields {
        var (line, buyer, sale) = (line, buyer, sale)
        if level == .line { line[name] = value }
        if level == .buyer { buyer[name] = value }
        // A company has no name of a person.
        if name == "razon_social" { buyer["nombre"] = nil }
        if level != .sale || name != "cliente" { sale["cliente"] = buyer }
        sale["lineas"] = [line]
        if level == .sale { sale[name] = value }
        // Only a voided sale has a reason.
        if name == "motivo" { sale["anulada"] = true }
        var file: Fields = ["version": 1, "ventas": [sale]]
        if level == .file { file[name] = value }
        return file
    }

    private func errors(_ document: any Sendable) throws -> [FindingCode] {
        let bytes = try JSONSerialization.data(withJSONObject: document, options: .sortedKeys)
        let reading = try Reading(Array(bytes), name: "ventas.json")
        return (reading.file.findings + reading.sales.flatMap(\.findings))
            .filter { $0.severity == .error }.map(\.code)
    }
}
