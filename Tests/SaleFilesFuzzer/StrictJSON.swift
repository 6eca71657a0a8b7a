import Fiscal
import SaleFiles

extension Outcome {
    /// The reader finds a mistake of form where a second, naive reader of RFC 8259 finds one.
    func checkAgainstStrictJSON(_ bytes: [UInt8]) {
        let words = profile.text.split(separator: " ")
        guard words[1] == "json" else { return }
        let codes = file.findings.filter { $0.severity == .error }.map(\.code)
        // A limit ends the reading early, or leaves a number unread.
        guard !findings.contains(where: { $0.code == .fileLimit }) else { return }
        var json = StrictJSON(bytes)
        let isRight = json.readFile(isSeveral: words[2] == "lines")
        if isRight {
            let mistake = codes.first { $0 == .jsonSyntax || $0 == .fileTruncated }
            promise(mistake == nil, "right JSON refused: \(file)")
        } else {
            promise(!file.isTrusted, "wrong JSON read at byte \(json.index)")
        }
    }
}

/// RFC 8259 read again in the plainest way.
///
/// Objects and arrays, one after another, each on a line of its own. A lone surrogate counts as a
/// mistake, because it is no text.
struct StrictJSON {
    private let bytes: [UInt8]
    private(set) var index: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func readFile(isSeveral: Bool) -> Bool {
        var count = 0
        var isNewLine = true
        while true {
            let start = index
            skipBlanks()
            if bytes[start..<index].contains(where: { $0 == 10 || $0 == 13 }) { isNewLine = true }
            guard index < bytes.count else { return count > 0 }
            guard isNewLine, isSeveral || count == 0, peek("{") || peek("["), value() else {
                return false
            }
            (count, isNewLine) = (count + 1, false)
        }
    }

    private mutating func value() -> Bool {
        skipBlanks()
        if take("{") { return list(endedBy: "}") { $0.member() } }
        if take("[") { return list(endedBy: "]") { $0.value() } }
        if peek("\"") { return string() }
        return ["true", "false", "null"].contains { takeWord($0) } || number()
    }

    private mutating func list(
        endedBy end: Unicode.Scalar,
        _ element: (inout StrictJSON) -> Bool
    ) -> Bool {
        skipBlanks()
        if take(end) { return true }
        while element(&self) {
            skipBlanks()
            if take(end) { return true }
            guard take(",") else { return false }
        }
        return false
    }

    private mutating func member() -> Bool {
        skipBlanks()
        guard string() else { return false }
        skipBlanks()
        return take(":") && value()
    }

    private mutating func string() -> Bool {
        guard take("\"") else { return false }
        while index < bytes.count, bytes[index] >= 0x20 {
            if take("\"") { return true }
            if take("\\") {
                guard escape() else { return false }
            } else {
                index += 1
            }
        }
        return false
    }

    private mutating func escape() -> Bool {
        guard take("u") else { return "\"\\/bfnrt".unicodeScalars.contains { take($0) } }
        guard let first = unit(), !(0xDC00...0xDFFF ~= first) else { return false }
        guard 0xD800...0xDBFF ~= first else { return true }
        guard take("\\"), take("u"), let second = unit() else { return false }
        return 0xDC00...0xDFFF ~= second
    }

    private mutating func unit() -> UInt16? {
        let digits = bytes[index...].prefix(4)
        guard digits.count == 4,
            digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit })
        else { return nil }
        index += 4
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func number() -> Bool {
        _ = take("-")
        if !take("0") { guard digits() else { return false } }
        if take(".") { guard digits() else { return false } }
        guard take("e") || take("E") else { return true }
        if !take("+") { _ = take("-") }
        return digits()
    }

    private mutating func digits() -> Bool {
        let start = index
        while index < bytes.count, (48...57).contains(bytes[index]) { index += 1 }
        return index > start
    }

    private mutating func skipBlanks() {
        while index < bytes.count, [9, 10, 13, 32].contains(bytes[index]) { index += 1 }
    }

    private func peek(_ scalar: Unicode.Scalar) -> Bool {
        index < bytes.count && bytes[index] == UInt8(ascii: scalar)
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek(scalar) else { return false }
        index += 1
        return true
    }

    private mutating func takeWord(_ word: String) -> Bool {
        guard bytes[index...].starts(with: word.utf8) else { return false }
        index += word.utf8.count
        return true
    }
}
