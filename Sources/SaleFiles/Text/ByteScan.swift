/// Eight bytes at a time: what is looked for in every byte of a file.
///
/// Plain words of 64 bits, so that a debug build is not slowed down as it is by SIMD types.
private let ones: UInt64 = 0x0101_0101_0101_0101
private let highBits: UInt64 = 0x8080_8080_8080_8080

/// The first index from `start` whose byte is NUL or not ASCII; the end when there is none.
func plainEnd(of text: UnsafeRawBufferPointer, from start: Int = 0) -> Int {
    var index = start
    while index + 8 <= text.count {
        let word = text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // Taking one from each byte sets the high bit of a NUL, and of no other ASCII byte.
        guard (word | (word &- ones)) & highBits == 0 else { break }
        index += 8
    }
    while index < text.count, text[index] != 0, text[index] < 0x80 { index += 1 }
    return index
}

/// A place in a stream of text, moved on by whole chunks; line ends are CRLF, LF or CR.
struct TextPosition {
    /// From 1.
    private(set) var line = 1
    private var bytesOfLine = 0
    private var continuationBytes = 0
    private var isAfterCarriageReturn = false

    /// From 1, in bytes of the line.
    var byteColumn: Int { bytesOfLine + 1 }
    /// From 1, in characters of a line in UTF-8.
    var column: Int { bytesOfLine - continuationBytes + 1 }

    mutating func advance(over text: UnsafeRawBufferPointer) {
        countLines(of: text)
        var lineStart = text.count
        while lineStart > 0, !isLineEnd(text[lineStart - 1]) { lineStart -= 1 }
        if lineStart > 0 { (bytesOfLine, continuationBytes) = (0, 0) }
        bytesOfLine += text.count - lineStart
        for byte in text[lineStart...] where byte & 0xC0 == 0x80 { continuationBytes += 1 }
    }

    /// A line feed counts unless a carriage return stands before it.
    private mutating func countLines(of text: UnsafeRawBufferPointer) {
        var index = 0
        var carry: UInt64 = isAfterCarriageReturn ? 0x80 : 0
        while index + 8 <= text.count {
            let word = text.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
            index += 8
            guard carry | highBits(of: word, below: 0x0E) != 0 else { continue }
            let returns = highBits(of: word, equalTo: UInt8(ascii: "\r"))
            let feeds = highBits(of: word, equalTo: UInt8(ascii: "\n"))
            let ends = returns | (feeds & ~((returns << 8) | carry))
            line += Int(((ends >> 7) &* ones) >> 56)
            carry = returns >> 56
        }
        isAfterCarriageReturn = carry != 0
        for byte in text[index...] {
            if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") && !isAfterCarriageReturn {
                line += 1
            }
            isAfterCarriageReturn = byte == UInt8(ascii: "\r")
        }
    }
}

/// The high bit of each byte of `word` that equals `byte`; exact, since no sum carries into the
/// next byte.
@inline(__always)
func highBits(of word: UInt64, equalTo byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    let low = (difference & ~highBits) &+ ~highBits
    return ~(low | difference) & highBits
}

/// The index of the first byte whose high bit is set in `bits`; eight when there is none.
@inline(__always)
func firstByte(of bits: UInt64) -> Int { bits.trailingZeroBitCount >> 3 }

/// The high bit of each byte of `word` below `limit`, which is at most 80.
@inline(__always)
func highBits(of word: UInt64, below limit: UInt8) -> UInt64 {
    let sum = (word & ~highBits) &+ (ones &* UInt64(0x80 - limit))
    return ~(sum | word) & highBits
}

/// The high bit of each byte from an opening quote on, before its closing one.
///
/// `quotes` has the high bits of the quotes; `isOpen` says whether one was opened before them.
@inline(__always)
func highBits(between quotes: UInt64, isOpen: Bool) -> UInt64 {
    // Each byte is the number of quotes up to it; an odd one is inside.
    let counts = (quotes >> 7) &* ones
    return (counts << 7 & highBits) ^ (isOpen ? highBits : 0)
}

/// How many bytes of `word` before the first one in `stops` continue a character.
@inline(__always)
func continuationBytes(in word: UInt64, before stops: UInt64) -> Int {
    guard word & highBits != 0 else { return 0 }
    return (word & ~(word << 1) & highBits & (stops &- 1) & ~stops).nonzeroBitCount
}
