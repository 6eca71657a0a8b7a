import Fiscal
import Foundation
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
        let probes: [any Sendable] = [
            "x", "1", 5, -5, true, false, NSNull(), [String](), [String: String](), "ftp", "FTX",
            String(repeating: "ñ", count: 301), String(repeating: "ñ", count: 451),
        ]
        var compared = 0
        for (level, place) in Self.places {
            for name in try schema.properties(of: level).sorted() {
                for probe in probes {
                    let file = Self.file(setting: name, to: probe, in: place)
                    let isRight = try schema.accepts(file)
                    let codes = try errors(file)
                    let hasWrongType = codes.contains(.jsonType) || codes.contains(.jsonVersion)
                    #expect(isRight || !codes.isEmpty, "\(level) \(name): \(probe)")
                    #expect(!isRight || !hasWrongType, "\(level) \(name): \(probe)")
                    compared += 1
                }
            }
        }
        #expect(compared > 400)
    }

    @Test func `schema and reader agree on what may be left out`() throws {
        for (level, place) in Self.places {
            for name in try schema.properties(of: level).sorted() {
                let file = Self.file(setting: name, to: nil, in: place)
                let codes = try errors(file).filter { $0 == .valueMissing || $0 == .fileEmpty }
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
        "tipo": "04", "prefijo": "FE", "numero": 7, "fecha": "2025-01-08", "hora": "18:00",
        "nit_emisor": "900373115", "cliente": buyer, "lineas": [line], "forma_pago": 1,
        "medio_pago": 10, "total": "2261", "cufe": String(repeating: "0a", count: 48),
        "anulada": false, "tienda": "Niza", "caja": 1, "cajero": "7", "subtotal": 1900,
        "total_descuento": 100, "total_impuestos": 361, "total_iva": 361, "total_inc": 0,
    ]

    private enum Level { case file, sale, buyer, line }

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

/// As much of JSON Schema 2020-12 as the published schema uses; any other keyword is an error.
private struct JSONSchema {
    private let root: [String: Any]

    private struct UnknownKeyword: Error { let word: String }

    init(named name: String) throws {
        let file = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Fiscal/Fiscal.docc/Resources/\(name)")
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        root = try #require(object as? [String: Any])
    }

    func properties(of name: String) throws -> Set<String> {
        let definition = try definition(name)
        return Set(try #require(definition["properties"] as? [String: Any]).keys)
    }

    private func definition(_ name: String) throws -> [String: Any] {
        let definitions = try #require(root["$defs"] as? [String: Any])
        return try #require(definitions[name] as? [String: Any])
    }

    func accepts(_ document: any Sendable) throws -> Bool {
        let bytes = try JSONSerialization.data(withJSONObject: document)
        return try accepts(JSONSerialization.jsonObject(with: bytes), root)
    }

    private func accepts(_ value: Any, _ schema: [String: Any]) throws -> Bool {
        try schema.allSatisfy { try accepts(value, keyword: $0, $1, schema) }
    }

    private func accepts(
        _ value: Any,
        keyword: String,
        _ rule: Any,
        _ schema: [String: Any]
    ) throws -> Bool {
        switch keyword {
        case "$schema", "title", "description", "$defs", "then": return true
        case "$ref":
            let name = try #require(rule as? String).replacing("#/$defs/", with: "")
            return try accepts(value, definition(name))
        case "type":
            let names = try rule as? [String] ?? [#require(rule as? String)]
            return names.contains { isOfType(value, $0) }
        case "const": return isEqual(value, rule)
        case "enum": return try #require(rule as? [Any]).contains { isEqual(value, $0) }
        case "pattern":
            guard let text = value as? String else { return true }
            return try text.contains(Regex(#require(rule as? String)))
        case "maxLength":
            guard let text = value as? String else { return true }
            let most = try #require(rule as? Int)
            return text.unicodeScalars.count <= most
        case "minimum":
            guard isOfType(value, "number"), let number = value as? NSNumber else { return true }
            let least = try #require(rule as? NSNumber)
            return number.doubleValue >= least.doubleValue
        case "required":
            guard let fields = value as? [String: Any] else { return true }
            return try #require(rule as? [String]).allSatisfy { fields[$0] != nil }
        case "properties":
            guard let fields = value as? [String: Any] else { return true }
            return try #require(rule as? [String: [String: Any]]).allSatisfy { name, rule in
                try fields[name].map { try accepts($0, rule) } ?? true
            }
        case "items":
            guard let elements = value as? [Any] else { return true }
            let rule = try #require(rule as? [String: Any])
            return try elements.allSatisfy { try accepts($0, rule) }
        case "allOf", "anyOf", "oneOf":
            let rules = try #require(rule as? [[String: Any]])
            let count = try rules.count { try accepts(value, $0) }
            return keyword == "allOf"
                ? count == rules.count : keyword == "anyOf" ? count > 0 : count == 1
        case "if":
            guard try accepts(value, #require(rule as? [String: Any])) else { return true }
            return try accepts(value, #require(schema["then"] as? [String: Any]))
        default: throw UnknownKeyword(word: keyword)
        }
    }

    private func isOfType(_ value: Any, _ name: String) -> Bool {
        let number = value as? NSNumber
        let isBoolean = number.map { String(cString: $0.objCType) == "c" } ?? false
        switch name {
        case "null": return value is NSNull
        case "string": return value is String
        case "array": return value is [Any]
        case "object": return value is [String: Any]
        case "boolean": return isBoolean
        case "number": return number != nil && !isBoolean
        default:
            return number.map { !isBoolean && $0.doubleValue == $0.doubleValue.rounded() } ?? false
        }
    }

    private func isEqual(_ one: Any, _ other: Any) -> Bool {
        if let one = one as? String, let other = other as? String { return one == other }
        guard isOfType(one, "number"), let one = one as? NSNumber, let other = other as? NSNumber
        else { return false }
        return one == other
    }
}
