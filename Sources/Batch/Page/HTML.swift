/// A piece of HTML: literals are our markup, and every text put into them is escaped.
///
///     let cell: HTML = "<td>\(name)</td>"
///
/// So nothing that a store, an operator or DIAN wrote can become markup.
struct HTML: ExpressibleByStringInterpolation {
    private(set) var text: String

    init(stringLiteral value: String) { text = value }
    init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    static func += (html: inout HTML, more: HTML) { html.text += more.text }

    var bytes: [UInt8] { Array(text.utf8) }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) { text += literal }
        mutating func appendInterpolation(_ html: HTML) { text += html.text }
        mutating func appendInterpolation(_ number: Int) { text += String(number) }
        mutating func appendInterpolation(_ number: Int64) { text += String(number) }

        mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { text += part.text }
        }

        /// Of a text or of an attribute between double quotes.
        mutating func appendInterpolation(_ value: String) {
            guard value.utf8.contains(where: Self.isSpecial) else {
                text += value
                return
            }
            for scalar in value.unicodeScalars {
                switch scalar {
                case "&": text += "&amp;"
                case "<": text += "&lt;"
                case ">": text += "&gt;"
                case "\"": text += "&quot;"
                case "'": text += "&#39;"
                case "\u{0}"..<" ", "\u{7f}": text += "\u{fffd}"
                default: text.unicodeScalars.append(scalar)
                }
            }
        }

        private static func isSpecial(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
                UInt8(ascii: "'"), 0..<32, 127:
                true
            default: false
            }
        }
    }
}
