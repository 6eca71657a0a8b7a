/// Cuts a stream of UTF-8 bytes into rows and fields (RFC 4180), one row at a time.
///
/// A chunk may end anywhere. Only the current row is kept. Line ends are CRLF, LF or CR; those
/// inside quotes belong to the value. The bytes of a field are without its quotes.
struct CSVMachine {
    struct Field {
        var start: Int
        var end: Int
        var line: Int
        var column: Int
        var mistake: Mistake?
    }

    /// What is wrong with a field; it is kept as far as it could be read.
    enum Mistake {
        /// A quote inside a value that does not begin with one; kept as a character.
        case quoteInside
        /// Something between the closing quote and the delimiter.
        case textAfterQuote
        case tooLong
    }

    private enum State { case fieldStart, plain, quoted, quoteInQuoted, afterQuoted }

    private(set) var bytes: [UInt8] = []
    private(set) var fields: [Field] = []
    /// A row with more bytes or columns than are kept.
    private(set) var isRowTooLong = false
    private let delimiter: UInt8
    private let limits: ReadingLimits
    private var state = State.fieldStart
    private var isRowDone = false
    private var isAfterCarriageReturn = false
    private var line = 1
    private var column = 1

    init(delimiter: UInt8, limits: ReadingLimits) {
        self.delimiter = delimiter
        self.limits = limits
        bytes.reserveCapacity(4096)
    }

    /// Where a quote was opened and never closed; only meaningful after the last byte.
    var openQuote: (line: Int, column: Int)? {
        guard state == .quoted, let field = fields.last else { return nil }
        return (field.line, field.column)
    }

    func bytes(of field: Field) -> ArraySlice<UInt8> { bytes[field.start..<field.end] }

    /// Reads on from `index`; true when a row is complete, false when the chunk is used up.
    mutating func nextRow(in chunk: UnsafeRawBufferPointer, at index: inout Int) -> Bool {
        if isRowDone { beginRow() }
        while index < chunk.count {
            let byte = chunk[index]
            if isAfterCarriageReturn {
                isAfterCarriageReturn = false
                if byte == .lineFeed {
                    index += 1
                    if state == .quoted { keep(byte) }
                    continue
                }
            }
            switch state {
            case .fieldStart, .plain: readPlain(chunk, &index)
            case .quoted: readQuoted(chunk, &index)
            case .quoteInQuoted: decideQuote(byte, &index)
            case .afterQuoted: readAfterQuoted(byte, &index)
            }
            if isRowDone { return true }
        }
        return false
    }

    /// After the last byte: true when a row without a line end is left.
    mutating func finish() -> Bool {
        if isRowDone { beginRow() }
        guard !fields.isEmpty || state != .fieldStart else { return false }
        if state == .fieldStart { beginField() }
        guard state != .quoted else { return false }
        isRowDone = true
        return true
    }

    private mutating func beginRow() {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        isRowTooLong = false
        isRowDone = false
    }
}

// MARK: - States

extension CSVMachine {
    private mutating func readPlain(_ chunk: UnsafeRawBufferPointer, _ index: inout Int) {
        let first = chunk[index]
        if state == .fieldStart {
            beginField()
            state = .plain
            if first == .quote {
                state = .quoted
                column += 1
                index += 1
                return
            }
        }
        let start = index
        while index < chunk.count {
            let byte = chunk[index]
            if byte == delimiter || byte == .lineFeed || byte == .carriageReturn { break }
            if byte == .quote { mark(.quoteInside) }
            index += 1
        }
        keep(chunk, start..<index)
        guard index < chunk.count else { return }
        endField(by: chunk[index])
        index += 1
    }

    private mutating func readQuoted(_ chunk: UnsafeRawBufferPointer, _ index: inout Int) {
        let start = index
        while index < chunk.count {
            let byte = chunk[index]
            if byte == .quote || byte == .lineFeed || byte == .carriageReturn { break }
            index += 1
        }
        keep(chunk, start..<index)
        guard index < chunk.count else { return }
        let byte = chunk[index]
        index += 1
        guard byte == .quote else {
            keep(byte)
            beginLine(after: byte)
            return
        }
        column += 1
        state = .quoteInQuoted
    }

    private mutating func decideQuote(_ byte: UInt8, _ index: inout Int) {
        guard byte == .quote else {
            state = .afterQuoted
            return
        }
        keep(byte)
        column += 1
        index += 1
        state = .quoted
    }

    private mutating func readAfterQuoted(_ byte: UInt8, _ index: inout Int) {
        index += 1
        if byte == delimiter || byte == .lineFeed || byte == .carriageReturn {
            endField(by: byte)
            return
        }
        if byte & 0xC0 != 0x80 { column += 1 }
        if !isBlank(byte) { mark(.textAfterQuote) }
    }
}

// MARK: - Keeping

extension CSVMachine {
    private mutating func beginField() {
        guard fields.count < limits.columns else {
            isRowTooLong = true
            return
        }
        let start = bytes.count
        fields.append(Field(start: start, end: start, line: line, column: column))
    }

    private mutating func endField(by byte: UInt8) {
        state = .fieldStart
        guard byte == delimiter else {
            beginLine(after: byte)
            isRowDone = true
            return
        }
        column += 1
        // A delimiter promises one more field, also before the end of the row.
    }

    private mutating func beginLine(after byte: UInt8) {
        line += 1
        column = 1
        isAfterCarriageReturn = byte == .carriageReturn
    }

    private mutating func keep(_ chunk: UnsafeRawBufferPointer, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        column += range.count
        for index in range where chunk[index] & 0xC0 == 0x80 { column -= 1 }
        let kept = range.prefix(room(for: range.count))
        guard !kept.isEmpty else { return }
        bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[kept]))
        fields[fields.count - 1].end += kept.count
    }

    private mutating func keep(_ byte: UInt8) {
        guard room(for: 1) > 0 else { return }
        bytes.append(byte)
        fields[fields.count - 1].end += 1
    }

    /// How many of `count` bytes still fit: the same ones wherever the chunks are cut.
    private mutating func room(for count: Int) -> Int {
        guard !isRowTooLong, let field = fields.last else { return 0 }
        let ofRow = limits.rowBytes - bytes.count
        let ofField = limits.fieldBytes - (field.end - field.start)
        if count > ofRow, ofRow <= ofField {
            isRowTooLong = true
        } else if count > ofField {
            mark(.tooLong)
        }
        return min(count, ofRow, ofField)
    }

    private mutating func mark(_ mistake: Mistake) {
        guard let field = fields.last, field.mistake != .tooLong else { return }
        fields[fields.count - 1].mistake = mistake
    }
}

extension UInt8 {
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate static let quote = UInt8(ascii: "\"")
}
