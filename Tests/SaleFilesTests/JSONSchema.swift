import Foundation
import Testing

/// As much of JSON Schema 2020-12 as the published schema uses; any other keyword is an error.
struct JSONSchema {
    let file: URL
    private let root: [String: Any]

    private struct UnknownKeyword: Error { let word: String }

    init(named name: String) throws {
        file = URL(filePath: #filePath)
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

    /// Whole documents that the schema shows.
    func examples() throws -> [Any] { try #require(root["examples"] as? [Any]) }

    /// The values that the schema shows for the properties of a definition.
    func examples(of name: String) throws -> [(name: String, value: Any)] {
        let properties = try #require(definition(name)["properties"] as? [String: [String: Any]])
        return properties.sorted { $0.key < $1.key }.flatMap { name, rule in
            (rule["examples"] as? [Any] ?? []).map { (name, $0) }
        }
    }

    /// Whether everything that a person may look up is explained.
    func isExplained(_ name: String) throws -> Bool {
        let definition = try definition(name)
        let properties = try #require(definition["properties"] as? [String: [String: Any]])
        return ([definition] + properties.values).allSatisfy { $0["description"] is String }
    }

    func accepts(_ document: Any) throws -> Bool {
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
        case "$schema", "title", "description", "examples", "$defs", "then": return true
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
        case "maxItems":
            guard let elements = value as? [Any] else { return true }
            return try elements.count <= #require(rule as? Int)
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
