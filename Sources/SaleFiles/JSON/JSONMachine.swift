/// Cuts a stream of UTF-8 bytes into JSON tokens: RFC 8259 and nothing else.
///
/// A chunk may end anywhere. Only the current token is kept, so neither the file nor a sale makes
/// it grow. Several values may follow each other when each begins on a line of its own.
struct JSONMachine {
    enum Token: Equatable {
        case beginObject, endObject, beginArray, endArray
        /// Their text is in `text`.
        case key, string, number
        case yes, no, null
    }

    enum Fault: Equatable {
        case syntax
        case depth
        case truncated
    }

    private enum Expected {
        case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing
    }

    private enum Lexing: Equatable {
        case between, string, escape, number, literal
        case unicode(digits: Int)
    }

    /// Of the last key, string or number, escapes resolved.
    private(set) var text: [UInt8] = []
    /// The text passed the limit of a field and is not whole.
    private(set) var isCut = false
    /// Where the last token begins, from 1.
    private(set) var tokenLine = 1
    private(set) var tokenColumn = 1
    private(set) var fault: Fault?
    private(set) var line = 1
    private(set) var column = 1
    var depth: Int { objects.count }

    private let limits: ReadingLimits
    private var objects: [Bool] = []
    private var expected = Expected.value
    private var lexing = Lexing.between
    private var isKey = false
    private var unit: UInt32 = 0
    private var highSurrogate: UInt32?
    private var isAfterCarriageReturn = false
    private var lastValueLine = 0

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    /// Reads on from `index`; nil when the chunk is used up or a fault was found.
    mutating func next(in chunk: UnsafeRawBufferPointer, at index: inout Int) -> Token? {
        while index < chunk.count, fault == nil {
            let token: Token? =
                switch lexing {
                case .between: readBetween(chunk, &index)
                case .string: readString(chunk, &index)
                case .escape: readEscape(chunk[index], &index)
                case .unicode(let digits): readUnicode(chunk[index], digits, &index)
                case .number, .literal: readWord(chunk, &index)
                }
            if let token { return fault == nil ? token : nil }
        }
        return nil
    }

    /// After the last byte: what is left open is a truncation.
    mutating func finish() {
        guard fault == nil, lexing != .between || !objects.isEmpty else { return }
        fault = .truncated
    }
}

// MARK: - Structure

extension JSONMachine {
    private mutating func readBetween(
        _ chunk: UnsafeRawBufferPointer,
        _ index: inout Int
    ) -> Token? {
        let byte = chunk[index]
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            index += 1
            skip(byte)
            return nil
        default: break
        }
        (tokenLine, tokenColumn) = (line, column)
        isAfterCarriageReturn = false
        let token = takeFirst(byte)
        if lexing == .number || lexing == .literal { return nil }
        index += 1
        column += 1
        return token
    }

    private mutating func skip(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\n"):
            if !isAfterCarriageReturn { line += 1 }
            column = 1
        case UInt8(ascii: "\r"):
            line += 1
            column = 1
        default: column += 1
        }
        isAfterCarriageReturn = byte == UInt8(ascii: "\r")
    }

    /// The first byte of a token, or a punctuation mark.
    private mutating func takeFirst(_ byte: UInt8) -> Token? {
        switch (byte, expected) {
        case (UInt8(ascii: "{"), .value), (UInt8(ascii: "{"), .valueOrEnd):
            return begin(object: true)
        case (UInt8(ascii: "["), .value), (UInt8(ascii: "["), .valueOrEnd):
            return begin(object: false)
        case (UInt8(ascii: "}"), .keyOrEnd): return end()
        case (UInt8(ascii: "}"), .commaOrEnd) where objects.last == true: return end()
        case (UInt8(ascii: "]"), .valueOrEnd): return end()
        case (UInt8(ascii: "]"), .commaOrEnd) where objects.last == false: return end()
        case (UInt8(ascii: ","), .commaOrEnd): expected = objects.last == true ? .key : .value
        case (UInt8(ascii: ":"), .colon): expected = .value
        case (UInt8(ascii: "\""), .key), (UInt8(ascii: "\""), .keyOrEnd):
            beginText(.string)
            isKey = true
        case (UInt8(ascii: "\""), .value), (UInt8(ascii: "\""), .valueOrEnd):
            beginText(.string)
            isKey = false
        case (UInt8(ascii: "-"), .value), (UInt8(ascii: "-"), .valueOrEnd),
            (UInt8(ascii: "0")...UInt8(ascii: "9"), .value),
            (UInt8(ascii: "0")...UInt8(ascii: "9"), .valueOrEnd):
            beginText(.number)
        case (UInt8(ascii: "a")...UInt8(ascii: "z"), .value),
            (UInt8(ascii: "a")...UInt8(ascii: "z"), .valueOrEnd):
            beginText(.literal)
        default: fault = .syntax
        }
        return nil
    }

    private mutating func begin(object: Bool) -> Token? {
        guard objects.count < limits.depth else {
            fault = .depth
            return nil
        }
        guard !objects.isEmpty || line > lastValueLine else {
            fault = .syntax
            return nil
        }
        objects.append(object)
        expected = object ? .keyOrEnd : .valueOrEnd
        return object ? .beginObject : .beginArray
    }

    private mutating func end() -> Token? {
        let wasObject = objects.removeLast()
        expectAfterValue()
        return wasObject ? .endObject : .endArray
    }

    private mutating func expectAfterValue() {
        expected = objects.isEmpty ? .value : .commaOrEnd
        if objects.isEmpty { lastValueLine = line }
    }

    private mutating func beginText(_ kind: Lexing) {
        // Only an object or an array stands at the top of a sale file.
        guard !objects.isEmpty else {
            fault = .syntax
            return
        }
        lexing = kind
        text.removeAll(keepingCapacity: true)
        isCut = false
    }
}

// MARK: - Strings

extension JSONMachine {
    private mutating func readString(
        _ chunk: UnsafeRawBufferPointer,
        _ index: inout Int
    ) -> Token? {
        let start = index
        while index < chunk.count {
            let byte = chunk[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            index += 1
        }
        keep(chunk, start..<index)
        guard index < chunk.count, fault == nil else { return nil }
        let byte = chunk[index]
        guard byte >= 0x20, byte == UInt8(ascii: "\\") || highSurrogate == nil else {
            fault = .syntax
            return nil
        }
        index += 1
        column += 1
        if byte == UInt8(ascii: "\\") {
            lexing = .escape
            return nil
        }
        return endString()
    }

    private mutating func endString() -> Token {
        lexing = .between
        guard isKey else {
            expectAfterValue()
            return .string
        }
        expected = .colon
        return .key
    }

    private mutating func readEscape(_ byte: UInt8, _ index: inout Int) -> Token? {
        index += 1
        column += 1
        lexing = .string
        if byte == UInt8(ascii: "u") {
            lexing = .unicode(digits: 0)
            unit = 0
            return nil
        }
        guard highSurrogate == nil, let character = unescaped(byte) else {
            fault = .syntax
            return nil
        }
        if hasRoom(for: 1) { text.append(character) }
        return nil
    }

    private mutating func readUnicode(
        _ byte: UInt8,
        _ digits: Int,
        _ index: inout Int
    ) -> Token? {
        guard let value = hexValue(byte) else {
            fault = .syntax
            return nil
        }
        index += 1
        column += 1
        unit = unit << 4 | value
        guard digits == 3 else {
            lexing = .unicode(digits: digits + 1)
            return nil
        }
        lexing = .string
        takeUnit()
        return nil
    }

    /// A lone surrogate is no character; a pair is one beyond FFFF.
    private mutating func takeUnit() {
        switch (unit, highSurrogate) {
        case (0xDC00...0xDFFF, let high?):
            highSurrogate = nil
            let scalar = 0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00)
            if hasRoom(for: 4) { appendUTF8(scalar, to: &text) }
        case (0xD800...0xDBFF, nil): highSurrogate = unit
        case (0xDC00...0xDFFF, nil), (_, .some): fault = .syntax
        case (_, nil): if hasRoom(for: 3) { appendUTF8(unit, to: &text) }
        }
    }

    private mutating func keep(_ chunk: UnsafeRawBufferPointer, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        guard highSurrogate == nil else {
            fault = .syntax
            return
        }
        column += range.count
        for index in range where chunk[index] & 0xC0 == 0x80 { column -= 1 }
        // As much as fits, so that it is the same wherever the chunks are cut.
        let kept = isCut ? range.prefix(0) : range.prefix(limits.fieldBytes - text.count)
        isCut = kept.count < range.count
        text.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[kept]))
    }

    private mutating func hasRoom(for count: Int) -> Bool {
        if text.count + count > limits.fieldBytes { isCut = true }
        return !isCut
    }
}

// MARK: - Numbers and literals

extension JSONMachine {
    private mutating func readWord(_ chunk: UnsafeRawBufferPointer, _ index: inout Int) -> Token? {
        let start = index
        while index < chunk.count, isPartOfWord(chunk[index]) { index += 1 }
        keep(chunk, start..<index)
        guard index < chunk.count else { return nil }
        let token = lexing == .number ? number() : literal()
        lexing = .between
        guard let token else {
            (line, column) = (tokenLine, tokenColumn)
            fault = .syntax
            return nil
        }
        expectAfterValue()
        return token
    }

    private func number() -> Token? { isCut || isJSONNumber(text) ? .number : nil }

    private func literal() -> Token? {
        if text.elementsEqual("true".utf8) { return .yes }
        if text.elementsEqual("false".utf8) { return .no }
        return text.elementsEqual("null".utf8) ? .null : nil
    }
}

/// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?` (RFC 8259 §6).
private func isJSONNumber(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = rest.prefix(while: isDigit)
    guard let first = whole.first, first != UInt8(ascii: "0") || whole.count == 1 else {
        return false
    }
    rest = rest[whole.endIndex...]
    if rest.first == UInt8(ascii: ".") {
        let fraction = rest.dropFirst().prefix(while: isDigit)
        guard !fraction.isEmpty else { return false }
        rest = rest[fraction.endIndex...]
    }
    guard let mark = rest.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    rest.removeFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
}

private func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        true
    default: false
    }
}

private func unescaped(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "t"): 9
    default: nil
    }
}

private func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
}
