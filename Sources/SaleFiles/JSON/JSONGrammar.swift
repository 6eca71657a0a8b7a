/// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?` (RFC 8259 §6).
func isJSONNumber(_ text: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    _ = skip(UInt8(ascii: "-"), text, &index)
    let startsWithZero = index < text.count && text[index] == UInt8(ascii: "0")
    let whole = skipDigits(text, &index)
    guard whole == 1 || (whole > 1 && !startsWithZero) else { return false }
    if skip(UInt8(ascii: "."), text, &index), skipDigits(text, &index) == 0 { return false }
    if skip(UInt8(ascii: "e"), text, &index) || skip(UInt8(ascii: "E"), text, &index) {
        if !skip(UInt8(ascii: "+"), text, &index) { _ = skip(UInt8(ascii: "-"), text, &index) }
        if skipDigits(text, &index) == 0 { return false }
    }
    return index == text.count
}

@inline(__always)
private func skip(_ byte: UInt8, _ text: UnsafeRawBufferPointer, _ index: inout Int) -> Bool {
    guard index < text.count, text[index] == byte else { return false }
    index += 1
    return true
}

/// How many digits there were.
@inline(__always)
private func skipDigits(_ text: UnsafeRawBufferPointer, _ index: inout Int) -> Int {
    let start = index
    while index < text.count, isDigit(text[index]) { index += 1 }
    return index - start
}

/// Where the closing quote of a string stands, and how many characters come before it.
///
/// Nil when an escape or a mistake comes first, or the chunk ends.
@inline(__always)
func plainString(
    in chunk: UnsafeRawBufferPointer,
    from start: Int
) -> (end: Int, width: Int)? {
    var (index, continued) = (start, 0)
    while index + 8 <= chunk.count {
        let word = chunk.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
        let stops =
            highBits(of: word, equalTo: UInt8(ascii: "\""))
            | highBits(of: word, equalTo: UInt8(ascii: "\\")) | highBits(of: word, below: 0x20)
        continued += continuationBytes(in: word, before: stops)
        guard stops == 0 else {
            let end = index + firstByte(of: stops)
            return chunk[end] == UInt8(ascii: "\"") ? (end, end - start - continued) : nil
        }
        index += 8
    }
    return nil
}

/// Whether a byte may stand in a number, `true`, `false` or `null`, or in what is none of these.
func isPartOfWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".")
}

/// The character that a backslash and this byte stand for (RFC 8259 §7); nil for none.
func unescaped(_ byte: UInt8) -> UInt8? {
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
