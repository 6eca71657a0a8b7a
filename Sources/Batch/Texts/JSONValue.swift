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
    package var line: String {
        var text = ""
        write(to: &text, nil)
        return text
    }

    /// Indented by two spaces, for people; ends with a line break.
    package var pretty: String {
        var text = ""
        write(to: &text, 0)
        return text + "\n"
    }

    /// `depth` is nil on one line.
    private func write(to text: inout String, _ depth: Int?) {
        let inner = depth.map { $0 + 1 }
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .text(let value): Self.write(quoted: value, to: &text)
        case .array(let values):
            text += "["
            Self.write(values, to: &text, depth) { value, text in value.write(to: &text, inner) }
            text += "]"
        case .object(let members):
            text += "{"
            Self.write(members, to: &text, depth) { member, text in
                Self.write(quoted: member.0, to: &text)
                text += depth == nil ? ":" : ": "
                member.1.write(to: &text, inner)
            }
            text += "}"
        }
    }

    private static func write<Part>(
        _ parts: [Part],
        to text: inout String,
        _ depth: Int?,
        _ write: (Part, inout String) -> Void
    ) {
        let margin = depth.map { "\n" + String(repeating: "  ", count: $0) } ?? ""
        for (index, part) in parts.enumerated() {
            if index > 0 { text += "," }
            if depth != nil { text += margin + "  " }
            write(part, &text)
        }
        if !parts.isEmpty { text += margin }
    }

    private static func write(quoted value: String, to text: inout String) {
        text += "\""
        if value.utf8.allSatisfy({
            $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }) {
            text += value
        } else {
            for scalar in value.unicodeScalars { write(escaping: scalar, to: &text) }
        }
        text += "\""
    }

    private static func write(escaping scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case "\u{0}"..<" ":
            let hex = String(scalar.value, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: text.unicodeScalars.append(scalar)
        }
    }
}
