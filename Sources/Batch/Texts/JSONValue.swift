/// A JSON value whose object keys keep the order in which they are written (RFC 8259).
///
/// Receipts, findings, evidence and reports must be the same bytes for the same content, which is why
/// the order is ours. Amounts are texts: they never pass through binary floating point.
package enum JSONValue: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case null
    case bool(Bool)
    case integer(Int64)
    case text(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }

    /// A text, or null.
    package static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
    package static func optional(_ number: Int?) -> JSONValue {
        number.map { .integer(Int64($0)) } ?? .null
    }

    /// On one line, for JSON Lines.
    package var line: String { write(nil) }

    /// Indented by two spaces, for people; ends with a line break.
    package var pretty: String { write(0) + "\n" }

    /// `depth` is nil on one line.
    private func write(_ depth: Int?) -> String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .text(let value): Self.quoted(value)
        case .array(let values):
            Self.enclose(values.map { $0.write(depth.map { $0 + 1 }) }, "[", "]", depth)
        case .object(let members):
            Self.enclose(
                members.map { name, value in
                    Self.quoted(name) + (depth == nil ? ":" : ": ")
                        + value.write(depth.map { $0 + 1 })
                },
                "{",
                "}",
                depth
            )
        }
    }

    private static func enclose(
        _ parts: [String],
        _ open: String,
        _ close: String,
        _ depth: Int?
    ) -> String {
        guard let depth, !parts.isEmpty else {
            return open + parts.joined(separator: ",") + close
        }
        let margin = "\n" + String(repeating: "  ", count: depth)
        return open + margin + "  " + parts.joined(separator: "," + margin + "  ") + margin + close
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0}"..<" ":
                let hex = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
