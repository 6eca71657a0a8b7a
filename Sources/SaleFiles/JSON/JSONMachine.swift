/// Cuts a stream of UTF-8 bytes into JSON tokens: RFC 8259 and nothing else.
///
/// A chunk may end anywhere. Only the current token is kept, so neither the file nor a sale makes
/// it grow. Several values may follow each other when each begins on a line of its own.
struct JSONMachine {
    private enum Lexing: Equatable {
        case between, string, escape, number, literal
        case unicode(digits: Int)
    }

    /// Where the text of the token lies in the chunk as it is; nil when it had to be put together.
    private var plain: Range<Int>?
    /// What was put together, escapes resolved.
    private var kept: [UInt8] = []
    private var isCut = false
    private var tokenLine = 1
    private var tokenColumn = 1
    private(set) var fault: Fault?
    /// Of the byte to be read next, or of the fault; from 1.
    private(set) var line = 1
    private(set) var column = 1
    private let limits: ReadingLimits
    private var objects: [Bool] = []
    private var isInObject = false
    private var expected = JSONExpected.top
    private var lexing = Lexing.between
    private var isKey = false
    private var unit: UInt32 = 0
    private var highSurrogate: UInt32?
    private var escapeColumn = 1
    private var isAfterCarriageReturn = false
    private var lastValueLine = 0

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    /// Hands out every token that ends in the chunk, and its text, which lives no longer than the
    /// call it is handed to.
    @inline(__always)
    mutating func read(
        _ chunk: UnsafeRawBufferPointer,
        _ take: (Token, Span<UInt8>) throws -> Void
    ) rethrows {
        var index = 0
        while let kind = next(in: chunk, at: &index) {
            let hasText = kind == .key || kind == .string || kind == .number
            let token = Token(
                kind: kind,
                line: tokenLine,
                column: tokenColumn,
                isCut: hasText && isCut
            )
            if hasText, let plain {
                let bytes = UnsafeRawBufferPointer(rebasing: chunk[plain])
                try take(token, bytes.assumingMemoryBound(to: UInt8.self).span)
            } else {
                try take(token, kept.span)
            }
        }
    }

    /// Reads on from `index`; nil when the chunk is used up or a fault was found.
    private mutating func next(
        in chunk: UnsafeRawBufferPointer,
        at index: inout Int
    ) -> Token.Kind? {
        while index < chunk.count, fault == nil {
            let token: Token.Kind? =
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
    /// Reads white space and punctuation up to a token, or to where a text begins.
    @inline(__always)
    private mutating func readBetween(
        _ chunk: UnsafeRawBufferPointer,
        _ index: inout Int
    ) -> Token.Kind? {
        while index < chunk.count {
            let byte = chunk[index]
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): column += 1
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                if byte == UInt8(ascii: "\r") || !isAfterCarriageReturn { line += 1 }
                column = 1
            case UInt8(ascii: ",") where expected == .commaOrEnd:
                expected = isInObject ? .key : .value
                column += 1
            case UInt8(ascii: ":") where expected == .colon:
                expected = .value
                column += 1
            default: return readToken(chunk, &index)
            }
            isAfterCarriageReturn = byte == UInt8(ascii: "\r")
            index += 1
        }
        return nil
    }

    /// Reads a bracket or a text that ends in the chunk, or begins one that does not.
    @inline(__always)
    private mutating func readToken(
        _ chunk: UnsafeRawBufferPointer,
        _ index: inout Int
    ) -> Token.Kind? {
        (tokenLine, tokenColumn) = (line, column)
        isAfterCarriageReturn = false
        switch chunk[index] {
        case UInt8(ascii: "\"") where expected == .key || expected == .keyOrEnd:
            isKey = true
            return beginString(chunk, &index)
        case UInt8(ascii: "\"") where expectsValue:
            isKey = false
            return beginString(chunk, &index)
        case UInt8(ascii: "-") where expectsValue,
            UInt8(ascii: "0")...UInt8(ascii: "9") where expectsValue:
            return beginNumber(chunk, &index)
        case let byte where expectsValue && isLetter(byte):
            beginText(.literal)
            return nil
        case let byte:
            index += 1
            column += 1
            let token = takeBracket(byte)
            if fault != nil { column -= 1 }
            return token
        }
    }

    private var expectsValue: Bool {
        expected == .value || expected == .valueOrEnd || expected == .top
    }

    private mutating func takeBracket(_ byte: UInt8) -> Token.Kind? {
        switch byte {
        case UInt8(ascii: "{") where expectsValue: return begin(object: true)
        case UInt8(ascii: "[") where expectsValue: return begin(object: false)
        case UInt8(ascii: "}") where expected == .keyOrEnd,
            UInt8(ascii: "}") where expected == .commaOrEnd && isInObject,
            UInt8(ascii: "]") where expected == .valueOrEnd,
            UInt8(ascii: "]") where expected == .commaOrEnd && !objects.isEmpty && !isInObject:
            return end()
        default:
            fault = .syntax(.unexpected(byte, expected, isInObject: isInObject))
            return nil
        }
    }

    private mutating func begin(object: Bool) -> Token.Kind? {
        guard objects.count < limits.depth else {
            fault = .depth
            return nil
        }
        guard !objects.isEmpty || line > lastValueLine else {
            fault = .syntax(.twoOnOneLine)
            return nil
        }
        objects.append(object)
        isInObject = object
        expected = object ? .keyOrEnd : .valueOrEnd
        return object ? .beginObject : .beginArray
    }

    private mutating func end() -> Token.Kind? {
        let wasObject = objects.removeLast()
        isInObject = objects.last ?? false
        expectAfterValue()
        return wasObject ? .endObject : .endArray
    }

    private mutating func expectAfterValue() {
        expected = objects.isEmpty ? .top : .commaOrEnd
        if objects.isEmpty { lastValueLine = line }
    }

    private mutating func beginText(_ kind: Lexing) {
        // Only an object or an array stands at the top of a sale file.
        guard !objects.isEmpty else {
            fault = .syntax(.looseValue)
            return
        }
        lexing = kind
        plain = nil
        kept.removeAll(keepingCapacity: true)
        isCut = false
    }
}

// MARK: - Strings

extension JSONMachine {
    /// Takes a string without escapes that ends in the chunk in one go; nearly every one does.
    private mutating func beginString(
        _ chunk: UnsafeRawBufferPointer,
        _ index: inout Int
    ) -> Token.Kind? {
        guard !objects.isEmpty, let (end, width) = plainString(in: chunk, from: index + 1),
            end - index - 1 <= limits.fieldBytes
        else {
            beginText(.string)
            guard fault == nil else { return nil }
            index += 1
            column += 1
            return nil
        }
        plain = (index + 1)..<end
        isCut = false
        column += width + 2
        index = end + 1
        return endString()
    }

    private mutating func readString(
        _ chunk: UnsafeRawBufferPointer,
        _ index: inout Int
    ) -> Token.Kind? {
        let start = index
        while index < chunk.count {
            let byte = chunk[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            index += 1
        }
        keep(chunk, start..<index)
        guard index < chunk.count, fault == nil else { return nil }
        let byte = chunk[index]
        guard byte >= 0x20 else {
            fault = .syntax(.control(byte, line: tokenLine, column: tokenColumn))
            return nil
        }
        guard byte == UInt8(ascii: "\\") || highSurrogate == nil else {
            refuseEscape(.loneSurrogate)
            return nil
        }
        if byte == UInt8(ascii: "\\"), highSurrogate == nil { escapeColumn = column }
        index += 1
        column += 1
        if byte == UInt8(ascii: "\\") {
            lexing = .escape
            return nil
        }
        return endString()
    }

    private mutating func endString() -> Token.Kind {
        lexing = .between
        guard isKey else {
            expectAfterValue()
            return .string
        }
        expected = .colon
        return .key
    }

    private mutating func readEscape(_ byte: UInt8, _ index: inout Int) -> Token.Kind? {
        index += 1
        column += 1
        lexing = .string
        if byte == UInt8(ascii: "u") {
            lexing = .unicode(digits: 0)
            unit = 0
            return nil
        }
        guard highSurrogate == nil, let character = unescaped(byte) else {
            refuseEscape(highSurrogate == nil ? .escape : .loneSurrogate)
            return nil
        }
        if hasRoom(for: 1) { kept.append(character) }
        return nil
    }

    /// The fault lies where the escape begins; of two that should be one, where the first does.
    private mutating func refuseEscape(_ mistake: JSONMistake) {
        column = escapeColumn
        fault = .syntax(mistake)
    }

    private mutating func readUnicode(
        _ byte: UInt8,
        _ digits: Int,
        _ index: inout Int
    ) -> Token.Kind? {
        guard let value = hexValue(byte) else {
            fault = .syntax(.escape)
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
            if hasRoom(for: 4) { appendUTF8(scalar, to: &kept) }
        case (0xD800...0xDBFF, nil): highSurrogate = unit
        case (0xDC00...0xDFFF, nil), (_, .some): refuseEscape(.loneSurrogate)
        case (_, nil): if hasRoom(for: 3) { appendUTF8(unit, to: &kept) }
        }
    }

    private mutating func keep(_ chunk: UnsafeRawBufferPointer, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        guard highSurrogate == nil else { return refuseEscape(.loneSurrogate) }
        let value = UnsafeRawBufferPointer(rebasing: chunk[range])
        column += characters(in: value)
        // As much as fits, so that it is the same wherever the chunks are cut.
        let fitting = value.prefix(isCut ? 0 : limits.fieldBytes - kept.count)
        isCut = fitting.count < value.count
        kept.append(contentsOf: fitting)
    }

    private mutating func hasRoom(for count: Int) -> Bool {
        if kept.count + count > limits.fieldBytes { isCut = true }
        return !isCut
    }
}

// MARK: - Numbers and literals

extension JSONMachine {
    /// Takes a number that ends in the chunk in one go.
    private mutating func beginNumber(
        _ chunk: UnsafeRawBufferPointer,
        _ index: inout Int
    ) -> Token.Kind? {
        var end = index
        while end < chunk.count, isPartOfWord(chunk[end]) { end += 1 }
        guard !objects.isEmpty, end < chunk.count, end - index <= limits.fieldBytes else {
            beginText(.number)
            return nil
        }
        let text = UnsafeRawBufferPointer(rebasing: chunk[index..<end])
        guard isJSONNumber(text) else {
            fault = .syntax(.word(String(decoding: text, as: UTF8.self)))
            return nil
        }
        plain = index..<end
        isCut = false
        column += text.count
        index = end
        expectAfterValue()
        return .number
    }

    private mutating func readWord(
        _ chunk: UnsafeRawBufferPointer,
        _ index: inout Int
    ) -> Token.Kind? {
        let start = index
        while index < chunk.count, isPartOfWord(chunk[index]) { index += 1 }
        keep(chunk, start..<index)
        guard index < chunk.count else { return nil }
        let isNumber = lexing == .number && (isCut || kept.withUnsafeBytes { isJSONNumber($0) })
        let token = isNumber ? .number : lexing == .literal ? literal() : nil
        lexing = .between
        guard let token else {
            (line, column) = (tokenLine, tokenColumn)
            fault = .syntax(.word(String(decoding: kept, as: UTF8.self)))
            return nil
        }
        expectAfterValue()
        return token
    }

    private func literal() -> Token.Kind? {
        if kept.elementsEqual("true".utf8) { return .yes }
        if kept.elementsEqual("false".utf8) { return .no }
        return kept.elementsEqual("null".utf8) ? .null : nil
    }
}
