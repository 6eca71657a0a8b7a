import Fiscal

/// Cuts a stream of UTF-8 bytes into rows and fields (RFC 4180), one row at a time.
///
/// A chunk may end anywhere. Only the current row is kept. Line ends are CRLF, LF or CR; those
/// inside quotes belong to the value. The bytes of a field are without its quotes.
struct CSVMachine {
    struct Field {
        /// In the bytes of the row.
        var start: Int32
        var end: Int32
        /// From 1.
        var line: Int32
        /// From 1, in characters; 0 or less is to be added to those of the row up to `start`.
        var column: Int32
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

    /// Of a row that is read by the states, as are `fields`.
    private var kept: [UInt8] = []
    private var fields: [Field] = []
    /// A row with more bytes or columns than are kept.
    private(set) var isRowTooLong = false
    let delimiter: UInt8
    private let limits: ReadingLimits
    private var state = State.fieldStart
    private var isRowDone = false
    private var isAfterCarriageReturn = false
    private var line = 1
    private var column = 1
    /// Where the last value in quotes began, also of a field that is not kept.
    private var lastQuote = (line: 1, column: 1)
    private var plain: PlainRow
    private var plainLine: Int32 = 1

    init(delimiter: UInt8, limits: ReadingLimits) {
        self.delimiter = delimiter
        self.limits = limits
        plain = PlainRow(delimiter: delimiter, limits: limits)
        kept.reserveCapacity(4096)
    }

    /// Where a quote was opened and never closed; only meaningful after the last byte.
    var openQuote: (line: Int, column: Int)? { state == .quoted ? lastQuote : nil }

    /// The bytes of the row where they lie: in the chunk, or put together.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        isPlain ? body(plain.bytes) : kept.withUnsafeBytes(body)
    }

    /// The bytes of a plain row, until the next one is read; nil of any other row.
    var plainBytes: Bytes? { isPlain ? plain.bytes.assumingMemoryBound(to: UInt8.self)[...] : nil }

    @inline(__always)
    func withBytes<Result>(of field: Field, _ body: (Bytes) -> Result) -> Result {
        withBytes { row in
            let bytes = row.assumingMemoryBound(to: UInt8.self)
            return body(bytes[Int(field.start)..<Int(field.end)])
        }
    }

    func bytes(of field: Field) -> [UInt8] { withBytes(of: field) { Array($0) } }

    func place(of field: Field) -> Place {
        Place(line: Int(field.line), column: column(of: field))
    }

    /// From 1, in characters.
    func column(of field: Field) -> Int {
        guard field.column <= 0 else { return Int(field.column) }
        return withBytes { 1 + characters(in: $0[..<Int(field.start)]) + Int(field.column) }
    }

    /// Whether a field of the row has one.
    var hasMistakes: Bool { !isPlain && fields.contains { $0.mistake != nil } }

    func hasDigit(_ field: Field) -> Bool { withBytes(of: field) { $0.contains(where: isDigit) } }

    /// Whether nothing but white space stands in it.
    func isEmpty(_ field: Field) -> Bool { withBytes(of: field) { $0.allSatisfy(isBlank) } }

    /// The line on which the row begins, from 1.
    var rowLine: Int { Int(field(0).line) }

    /// Whether the row's bytes are those of the file, delimiters and quotes included.
    var isPlain: Bool { plain.count > 0 }

    /// The bytes of the row with its delimiters and without its quotes, however it was read.
    var rowSize: Int {
        isPlain ? plain.bytes.count - plain.quoteCount : kept.count + fields.count - 1
    }

    var fieldCount: Int { isPlain ? plain.count : fields.count }

    @inline(__always)
    func field(_ index: Int) -> Field {
        guard isPlain else { return fields[index] }
        let (start, end, isQuoted) = plain.bounds(index)
        // A field begins with its quote.
        return Field(start: start, end: end, line: plainLine, column: isQuoted ? -1 : 0)
    }

    /// Reads on from `index`; true when a row is complete, false when the chunk is used up.
    mutating func nextRow(in chunk: UnsafeRawBufferPointer, at index: inout Int) -> Bool {
        if isRowDone { beginRow() }
        if fields.isEmpty {
            skipLineFeed(chunk, &index)
            if takePlainRow(chunk, &index) { return true }
        }
        while index < chunk.count {
            if isAfterCarriageReturn { skipLineFeed(chunk, &index) }
            guard index < chunk.count else { break }
            switch state {
            case .fieldStart, .plain: readPlain(chunk, &index)
            case .quoted: readQuoted(chunk, &index)
            case .quoteInQuoted: decideQuote(chunk[index], &index)
            case .afterQuoted: readAfterQuoted(chunk[index], &index)
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
        isRowDone = false
        guard !isPlain else { return plain.count = 0 }
        kept.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        isRowTooLong = false
    }

    /// The second half of a CRLF; inside quotes it belongs to the value.
    private mutating func skipLineFeed(_ chunk: UnsafeRawBufferPointer, _ index: inout Int) {
        guard isAfterCarriageReturn, index < chunk.count else { return }
        isAfterCarriageReturn = false
        guard chunk[index] == .lineFeed else { return }
        index += 1
        if state == .quoted { keep(.lineFeed) }
    }
}

// MARK: - A plain row

extension CSVMachine {
    /// Takes a row whose values lie whole in the chunk, in one go; nearly every row is one.
    private mutating func takePlainRow(
        _ chunk: UnsafeRawBufferPointer,
        _ index: inout Int
    ) -> Bool {
        let rest = UnsafeRawBufferPointer(rebasing: chunk[index...])
        guard let end = plain.take(rest) else { return false }
        index += end + 1
        plainLine = Int32(clamping: line)
        beginLine(after: rest[end])
        isRowDone = true
        return true
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
                lastQuote = (line, column)
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
        let start = Int32(clamping: kept.count)
        let (line, column) = (Int32(clamping: line), Int32(clamping: column))
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
        let value = UnsafeRawBufferPointer(rebasing: chunk[range])
        column += characters(in: value)
        let fitting = value.prefix(room(for: range.count))
        guard !fitting.isEmpty else { return }
        kept.append(contentsOf: fitting)
        fields[fields.count - 1].end += Int32(fitting.count)
    }

    private mutating func keep(_ byte: UInt8) {
        guard room(for: 1) > 0 else { return }
        kept.append(byte)
        fields[fields.count - 1].end += 1
    }

    /// How many of `count` bytes still fit: the same ones wherever the chunks are cut.
    private mutating func room(for count: Int) -> Int {
        guard !isRowTooLong, let field = fields.last else { return 0 }
        let ofRow = limits.rowBytes - kept.count
        let ofField = limits.fieldBytes - Int(field.end - field.start)
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
