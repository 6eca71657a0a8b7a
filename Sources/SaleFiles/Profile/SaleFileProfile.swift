/// How a file is to be read: decided once over the whole file, kept in the ledger, used for every
/// later reading of the same bytes.
package struct SaleFileProfile: Hashable, Sendable {
    enum Format: Hashable, Sendable {
        case csv(delimiter: UInt8)
        case json(JSONShape)
        case unreadable(Refusal)
    }

    enum JSONShape: String, Hashable, Sendable {
        /// An object with `ventas`.
        case file
        /// An array of sales.
        case array
        /// A sale per line.
        case lines
    }

    /// Why no reader can be chosen.
    enum Refusal: Hashable, Sendable {
        case empty
        case unknownFormat
        /// A byte that no text has.
        case notText(line: Int, column: Int, byte: UInt8)
        /// Half a character in UTF-16.
        case brokenUTF16(line: Int, column: Int)
        /// What looks like UTF-16 without the mark that would say so.
        case unmarkedUTF16
        case jsonInUTF16
    }

    enum Encoding: String, Hashable, Sendable {
        case utf8 = "utf-8"
        case utf8WithMark = "utf-8-bom"
        case windows1252 = "windows-1252"
        case utf16LittleEndian = "utf-16le"
        case utf16BigEndian = "utf-16be"
    }

    enum DecimalStyle: String, Hashable, Sendable {
        case comma
        case point
        /// Nothing in the file decides it, or it contradicts itself.
        case unclear
    }

    let format: Format
    let encoding: Encoding
    let decimals: DecimalStyle
    /// `nit_emisor` of a JSON file, which may stand after its sales.
    var issuer: String?
    /// `tienda` of a JSON file, likewise.
    var store: String?

    init(
        format: Format,
        encoding: Encoding = .utf8,
        decimals: DecimalStyle = .unclear,
        issuer: String? = nil,
        store: String? = nil
    ) {
        self.format = format
        self.encoding = encoding
        self.decimals = decimals
        self.issuer = issuer
        self.store = store
    }
}

// MARK: - Text

extension SaleFileProfile {
    /// One line that `init(text:)` reads again: `1 csv semicolon utf-8 comma`.
    ///
    /// The first word is the version of this notation.
    package var text: String {
        var words = ["1"]
        switch format {
        case .csv(let delimiter): words += ["csv", Self.names[delimiter] ?? "\(delimiter)"]
        case .json(let shape): words += ["json", shape.rawValue]
        case .unreadable(let refusal):
            return (words + ["unreadable"] + refusal.words).joined(separator: " ")
        }
        words += [encoding.rawValue, decimals.rawValue]
        if let issuer { words.append("issuer=" + escaped(issuer)) }
        if let store { words.append("store=" + escaped(store)) }
        return words.joined(separator: " ")
    }

    /// Nil for anything but a profile's `text`.
    package init?(text: String) {
        let words = text.split(separator: " ").map(String.init)
        guard words.count >= 3, words[0] == "1" else { return nil }
        if words[1] == "unreadable" {
            guard let refusal = Refusal(words: words[2...]) else { return nil }
            self.init(format: .unreadable(refusal))
            return
        }
        guard words.count >= 5, let format = Self.format(words[1], words[2]),
            let encoding = Encoding(rawValue: words[3]),
            let decimals = DecimalStyle(rawValue: words[4])
        else { return nil }
        self.init(format: format, encoding: encoding, decimals: decimals)
        for word in words[5...] {
            let pair = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, let value = unescaped(pair[1]) else { return nil }
            switch pair[0] {
            case "issuer": issuer = value
            case "store": store = value
            default: return nil
            }
        }
    }

    private static let names: [UInt8: String] = [
        UInt8(ascii: ";"): "semicolon", UInt8(ascii: ","): "comma", UInt8(ascii: "\t"): "tab",
        UInt8(ascii: "|"): "bar",
    ]

    private static func format(_ kind: String, _ detail: String) -> Format? {
        switch kind {
        case "csv": names.first { $0.value == detail }.map { .csv(delimiter: $0.key) }
        case "json": JSONShape(rawValue: detail).map { .json($0) }
        default: nil
        }
    }
}

extension SaleFileProfile.Refusal {
    fileprivate var words: [String] {
        switch self {
        case .empty: ["empty"]
        case .unknownFormat: ["format"]
        case .notText(let line, let column, let byte): ["bytes", "\(line)", "\(column)", "\(byte)"]
        case .brokenUTF16(let line, let column): ["utf-16-broken", "\(line)", "\(column)"]
        case .unmarkedUTF16: ["utf-16-unmarked"]
        case .jsonInUTF16: ["utf-16-json"]
        }
    }

    fileprivate init?(words: ArraySlice<String>) {
        switch (words.first, words.dropFirst().map { Int($0) }) {
        case ("empty", []): self = .empty
        case ("format", []): self = .unknownFormat
        case ("utf-16-unmarked", []): self = .unmarkedUTF16
        case ("utf-16-json", []): self = .jsonInUTF16
        case ("utf-16-broken", let values) where values.count == 2:
            guard let line = values[0], let column = values[1] else { return nil }
            self = .brokenUTF16(line: line, column: column)
        case ("bytes", let values) where values.count == 3:
            guard let line = values[0], let column = values[1],
                let byte = values[2].flatMap({ UInt8(exactly: $0) })
            else { return nil }
            self = .notText(line: line, column: column, byte: byte)
        default: return nil
        }
    }
}

/// Letters, digits, hyphen and point stand for themselves; any other byte is `%` and two digits.
private func escaped(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."):
            result.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16)
        }
    }
}

private func unescaped(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "%") else {
            bytes.append(byte)
            continue
        }
        guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
            return nil
        }
        bytes.append(value)
        rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
}
