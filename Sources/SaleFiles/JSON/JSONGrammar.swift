/// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?` (RFC 8259 §6).
func isJSONNumber(_ text: [UInt8]) -> Bool {
    var index = 0
    func at(_ byte: UInt8) -> Bool { index < text.count && text[index] == byte }
    /// How many digits there were.
    func skipDigits() -> Int {
        let start = index
        while index < text.count, isDigit(text[index]) { index += 1 }
        return index - start
    }
    if at(UInt8(ascii: "-")) { index += 1 }
    let startsWithZero = at(UInt8(ascii: "0"))
    let whole = skipDigits()
    guard whole == 1 || (whole > 1 && !startsWithZero) else { return false }
    if at(UInt8(ascii: ".")) {
        index += 1
        guard skipDigits() > 0 else { return false }
    }
    if at(UInt8(ascii: "e")) || at(UInt8(ascii: "E")) {
        index += 1
        if at(UInt8(ascii: "+")) || at(UInt8(ascii: "-")) { index += 1 }
        guard skipDigits() > 0 else { return false }
    }
    return index == text.count
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
