/// Tells, over a whole file in chunks, which encoding its bytes are.
///
/// UTF-8 is recognised by its form (Unicode 16, table 3-7). What is not UTF-8 is Windows-1252
/// unless a byte stands in it that Windows-1252 leaves undefined.
struct EncodingJudge {
    var isUTF8: Bool { firstNotUTF8 == nil }
    /// Whether the file begins with the byte order mark EF BB BF.
    private(set) var hasMark = false
    /// The first NUL, which no text has in either encoding.
    private(set) var nul: Spot?
    /// The first byte that breaks the form of UTF-8.
    private(set) var firstNotUTF8: Spot?
    /// The first of 81, 8D, 8F, 90, 9D.
    private(set) var undefined: Spot?

    struct Spot: Equatable {
        let line: Int
        let column: Int
        let byte: UInt8
    }

    private var line = 1
    private var column = 1
    private var pending = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF
    private var opening: [UInt8] = []

    mutating func read(_ chunk: UnsafeRawBufferPointer) {
        if opening.count < 3 {
            opening += chunk.prefix(3 - opening.count)
            hasMark = opening == [0xEF, 0xBB, 0xBF]
        }
        for byte in chunk {
            if byte < 0x80 { takeASCII(byte) } else { takeOther(byte) }
        }
    }

    /// After the last byte: an unfinished sequence is not UTF-8.
    mutating func finish() {
        if pending > 0 { breakUTF8(0) }
    }

    private mutating func takeASCII(_ byte: UInt8) {
        if pending > 0 {
            breakUTF8(byte)
            pending = 0
        }
        if byte == UInt8(ascii: "\n") {
            line += 1
            column = 1
            return
        }
        if byte == 0, nul == nil { nul = Spot(line: line, column: column, byte: byte) }
        column += 1
    }

    private mutating func takeOther(_ byte: UInt8) {
        if undefined == nil, isUndefinedInWindows1252(byte) {
            undefined = Spot(line: line, column: column, byte: byte)
        }
        defer { column += 1 }
        guard isUTF8 else { return }
        guard pending > 0 else { return begin(byte) }
        guard byte >= lowest, byte <= highest else { return breakUTF8(byte) }
        (pending, lowest, highest) = (pending - 1, 0x80, 0xBF)
    }

    /// The second byte has narrower bounds after E0, ED, F0 and F4.
    private mutating func begin(_ byte: UInt8) {
        switch byte {
        case 0xC2...0xDF: pending = 1
        case 0xE0: (pending, lowest) = (2, 0xA0)
        case 0xED: (pending, highest) = (2, 0x9F)
        case 0xE1...0xEF: pending = 2
        case 0xF0: (pending, lowest) = (3, 0x90)
        case 0xF4: (pending, highest) = (3, 0x8F)
        case 0xF1...0xF3: pending = 3
        default: breakUTF8(byte)
        }
    }

    private mutating func breakUTF8(_ byte: UInt8) {
        guard isUTF8 else { return }
        firstNotUTF8 = Spot(line: line, column: column, byte: byte)
        pending = 0
    }
}
