/// A document's bytes where they lie, and how far they have been read.
///
/// It looks at every byte of a night, and so does without the checks of an array: each method looks at the
/// end itself. To be used only while the bytes are borrowed from the array that holds them.
struct XMLCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    @inline(__always)
    var isAtEnd: Bool { position >= bytes.count }

    /// Nil at the end.
    @inline(__always)
    var next: UInt8? { isAtEnd ? nil : bytes[position] }

    @inline(__always)
    func isNext(_ expected: StaticString) -> Bool {
        let count = expected.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[position + offset] != expected.utf8Start[offset] {
            return false
        }
        return true
    }

    @inline(__always)
    mutating func take(_ expected: StaticString) -> Bool {
        guard isNext(expected) else { return false }
        position += expected.utf8CodeUnitCount
        return true
    }

    /// Takes the same bytes as those in `earlier`.
    mutating func take(again earlier: Range<Int>) -> Bool {
        let again = position..<position + earlier.count
        guard again.upperBound <= bytes.count, areEqual(again, earlier) else { return false }
        position = again.upperBound
        return true
    }

    /// Skips ASCII letters, digits and `-._`.
    @inline(__always)
    mutating func skipName() {
        skip(eight: { $0.leadingLetters }, while: isNameByte)
    }

    /// Skips bytes that need no second look, up to `mark`.
    @inline(__always)
    mutating func skipPlain(before mark: UInt8) {
        skip(eight: { $0.leadingPlain(before: mark) }, while: { isPlain($0) && $0 != mark })
    }

    /// Tells whether there was any.
    @inline(__always)
    @discardableResult
    mutating func skipSpace() -> Bool {
        guard let next, isSpace(next) else { return false }
        position += 1
        skip(eight: { $0.leadingBlanks }, while: isSpace)
        return true
    }

    /// Eight bytes at a time for as long as `leading` counts all eight, then one by one.
    @inline(__always)
    private mutating func skip(
        eight leading: (EightBytes) -> Int,
        while isWanted: (UInt8) -> Bool
    ) {
        let raw = UnsafeRawBufferPointer(bytes)
        var end = position
        while end + 8 <= bytes.count {
            let count = leading(EightBytes(raw, at: end))
            end += count
            if count < 8 { break }
        }
        while end < bytes.count, isWanted(bytes[end]) { end += 1 }
        position = end
    }

    /// The first bytes of a name, up to eight, as one number.
    @inline(__always)
    func head(of name: Range<Int>) -> UInt64 {
        let count = min(name.count, 8)
        guard name.lowerBound + 8 <= bytes.count else {
            return bytes[name.prefix(count)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        let word = UnsafeRawBufferPointer(bytes)
            .loadUnaligned(fromByteOffset: name.lowerBound, as: UInt64.self)
        return UInt64(littleEndian: word) & ~(UInt64.max << (8 * UInt64(count)))
    }

    /// Whether two ranges have the same bytes.
    @inline(__always)
    func areEqual(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        guard one.count == other.count, let start = bytes.baseAddress else { return false }
        return haveSameBytes(
            start + one.lowerBound,
            start + other.lowerBound,
            count: one.count
        )
    }

    /// Whether the bytes in `range`, which is within them, are exactly those of `text`.
    @inline(__always)
    func spell(_ text: StaticString, in range: Range<Int>) -> Bool {
        guard range.count == text.utf8CodeUnitCount, let start = bytes.baseAddress else {
            return false
        }
        return haveSameBytes(
            start + range.lowerBound,
            text.utf8Start,
            count: range.count
        )
    }
}

extension [UInt8] {
    /// Whether they are UTF-8 throughout.
    ///
    /// Only bytes beyond ASCII depend on their neighbours, and only on such, so each run of them is
    /// looked at by itself: there are few.
    var areUTF8: Bool {
        withUnsafeBytes { bytes in
            var position = 0
            while position < bytes.count {
                while position + 8 <= bytes.count, EightBytes(bytes, at: position).isASCII {
                    position += 8
                }
                while position < bytes.count, bytes[position] < 0x80 { position += 1 }
                let start = position
                while position < bytes.count, bytes[position] >= 0x80 { position += 1 }
                let run = span.extracting(start..<position)
                guard (try? UTF8Span(validating: run)) != nil else { return false }
            }
            return true
        }
    }
}
