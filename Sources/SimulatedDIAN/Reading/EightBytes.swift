/// Eight bytes of a text, looked at together.
///
/// A mark is the highest bit of a byte. Marks are right up to and with the first one; behind it carries of
/// the sums may have left others.
struct EightBytes {
    private let word: UInt64

    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer, at position: Int) {
        word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }

    var isASCII: Bool { word & Self.marks == 0 }

    /// How many come before the first that is no letter of ASCII.
    @inline(__always)
    var leadingLetters: Int {
        let small = word | Self.all(0x20)
        let fromA = small &+ Self.all(0x80 - UInt8(ascii: "a"))
        let afterZ = small &+ Self.all(0x7F - UInt8(ascii: "z"))
        return Self.first((~fromA | afterZ | word) & Self.marks)
    }

    /// How many come before the first that is no blank.
    @inline(__always)
    var leadingBlanks: Int {
        let difference = word ^ Self.all(0x20)
        let low = (difference & ~Self.marks) &+ ~Self.marks
        return Self.first((low | difference) & Self.marks)
    }

    /// How many come before the first that is `mark`, or that is not ASCII and plain (`isPlain`).
    @inline(__always)
    func leadingPlain(before mark: UInt8) -> Int {
        let control = (word &- Self.all(0x20)) & ~word
        let ending = equal(to: UInt8(ascii: "<")) | equal(to: UInt8(ascii: "&"))
        let others = equal(to: UInt8(ascii: "]")) | equal(to: mark)
        return Self.first((word | control | ending | others) & Self.marks)
    }

    @inline(__always)
    private func equal(to byte: UInt8) -> UInt64 {
        let difference = word ^ Self.all(byte)
        return (difference &- Self.all(0x01)) & ~difference
    }

    private static let marks: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// The index of the first mark; 8 without one.
    @inline(__always)
    private static func first(_ marks: UInt64) -> Int { marks.trailingZeroBitCount / 8 }
}

/// Whether as many bytes from two places on are the same.
@inline(__always)
func haveSameBytes(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer, count: Int) -> Bool {
    guard count >= 8 else {
        for offset in 0..<count
        where one.load(fromByteOffset: offset, as: UInt8.self)
            != other.load(fromByteOffset: offset, as: UInt8.self)
        {
            return false
        }
        return true
    }
    // The last eight may overlap those before them.
    for offset in stride(from: 0, to: count - 8, by: 8)
    where !haveSameEight(one + offset, other + offset) {
        return false
    }
    return haveSameEight(one + (count - 8), other + (count - 8))
}

@inline(__always)
private func haveSameEight(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer) -> Bool {
    one.loadUnaligned(as: UInt64.self) == other.loadUnaligned(as: UInt64.self)
}
