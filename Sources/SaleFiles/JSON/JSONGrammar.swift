/// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?` (RFC 8259 §6).
func isJSONNumber(_ text: UnsafeRawBufferPointer) -> Bool {
    var rest = text[...]
    _ = skip(UInt8(ascii: "-"), in: &rest)
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = skipDigits(in: &rest)
    guard whole == 1 || (whole > 1 && !startsWithZero) else { return false }
    if skip(UInt8(ascii: "."), in: &rest), skipDigits(in: &rest) == 0 { return false }
    if skip(UInt8(ascii: "e"), in: &rest) || skip(UInt8(ascii: "E"), in: &rest) {
        if !skip(UInt8(ascii: "+"), in: &rest) { _ = skip(UInt8(ascii: "-"), in: &rest) }
        if skipDigits(in: &rest) == 0 { return false }
    }
    return rest.isEmpty
}

private func skip(_ byte: UInt8, in rest: inout Slice<UnsafeRawBufferPointer>) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
}

/// How many digits there were.
private func skipDigits(in rest: inout Slice<UnsafeRawBufferPointer>) -> Int {
    let digits = rest.prefix(while: isDigit)
    rest = rest[digits.endIndex...]
    return digits.count
}

func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        true
    default: false
    }
}

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

func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
}
