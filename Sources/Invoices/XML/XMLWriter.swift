/// Writes indented XML 1.0 in UTF-8, two spaces a level, LF after each element.
///
/// The bytes are kept for years and compared, so the form never changes: an element is either a
/// leaf on one line, or holds elements only.
struct XMLWriter {
    private(set) var bytes: [UInt8] = []
    private var depth = 0

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
        append(#"<?xml version="1.0" encoding="UTF-8" standalone="no"?>"#)
        bytes.append(lineFeed)
    }

    /// An element that holds what `content` writes.
    mutating func element(
        _ name: StaticString,
        _ attributes: XMLAttributes = .none,
        content: (inout XMLWriter) -> Void
    ) {
        open(name, attributes)
        bytes.append(lineFeed)
        depth += 1
        content(&self)
        depth -= 1
        indent()
        close(name)
    }

    /// An element that holds text, on one line.
    mutating func leaf(
        _ name: StaticString,
        _ text: String,
        _ attributes: XMLAttributes = .none
    ) {
        open(name, attributes)
        bytes.append(escaping: text)
        close(name)
    }

    private mutating func open(_ name: StaticString, _ attributes: XMLAttributes) {
        indent()
        bytes.append(UInt8(ascii: "<"))
        append(name)
        bytes.append(contentsOf: attributes.bytes)
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func close(_ name: StaticString) {
        append("</")
        append(name)
        bytes.append(UInt8(ascii: ">"))
        bytes.append(lineFeed)
    }

    private mutating func indent() {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }

    private mutating func append(_ text: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        )
    }
}

/// Attributes in the order given, escaped once, so that constant ones cost nothing again.
struct XMLAttributes: Sendable {
    fileprivate let bytes: [UInt8]

    static let none = XMLAttributes([:])

    init(_ attributes: KeyValuePairs<String, String>) {
        var bytes: [UInt8] = []
        for (name, value) in attributes {
            bytes.append(contentsOf: " \(name)=\"".utf8)
            bytes.append(escaping: value)
            bytes.append(UInt8(ascii: "\""))
        }
        self.bytes = bytes
    }
}

private let lineFeed = UInt8(ascii: "\n")

extension [UInt8] {
    /// Appends text that may stand in an element or between double quotes.
    ///
    /// White space other than the blank is written as a reference, for a parser would change it.
    /// What XML 1.0 cannot hold, the other control characters, U+FFFE and U+FFFF, becomes U+FFFD,
    /// the replacement character.
    ///
    /// Nearly all texts need none of it and are copied as a whole.
    fileprivate mutating func append(escaping text: String) {
        var text = text
        text.withUTF8 { utf8 in
            if utf8.allSatisfy(isPlain) {
                append(contentsOf: utf8)
            } else {
                append(escaping: utf8)
            }
        }
    }

    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "\t"): append(contentsOf: "&#9;".utf8)
            case UInt8(ascii: "\n"): append(contentsOf: "&#10;".utf8)
            case UInt8(ascii: "\r"): append(contentsOf: "&#13;".utf8)
            case 0..<0x20: append(contentsOf: "\u{FFFD}".utf8)
            case 0xBE, 0xBF: append(suffix(2).elementsEqual([0xEF, 0xBF]) ? 0xBD : byte)
            default: append(byte)
            }
        }
    }
}

/// Whether a byte stands for itself in XML, whatever is around it.
private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
    case 0..<0x20, 0xBE, 0xBF: false
    default: true
    }
}
