/// What single bytes of a text in UTF-8 are; letters and digits are those of ASCII.

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
}

/// A small letter as a capital; any other byte as it is.
func upper(_ byte: UInt8) -> UInt8 { isLetter(byte) ? byte & ~0x20 : byte }

/// White space; also 1A, with which programs of DOS end a file.
@inline(__always)
func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte >= 9 && byte <= 13) || byte == 0x1A
}

/// Whether nothing stands in a text but blanks of Unicode: no-break and other spaces, and the two that
/// have no width, U+200B and U+FEFF.
func isBlankText(_ text: some Collection<UInt8>) -> Bool {
    // Not C3, with which the letters of Spanish begin.
    guard let first = text.first, first == 0xC2 || first >= 0xE1 else { return false }
    return String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy {
        $0.properties.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}"
    }
}

func isLineEnd(_ byte: UInt8) -> Bool { byte == .lineFeed || byte == .carriageReturn }

/// The value of a hexadecimal digit; nil for any other byte.
func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let quote = UInt8(ascii: "\"")
    static let formFeed: UInt8 = 0x0C
}

/// How many characters a UTF-8 text has; the bytes that continue one are not counted.
func characters(in text: some Sequence<UInt8>) -> Int {
    var count = 0
    for byte in text where byte & 0xC0 != 0x80 { count += 1 }
    return count
}

/// Without the white space around it.
func trimmed<Text: BidirectionalCollection<UInt8>>(_ bytes: Text) -> Text
where Text.SubSequence == Text {
    var bytes = bytes
    while let byte = bytes.first, isBlank(byte) { bytes.removeFirst() }
    while let byte = bytes.last, isBlank(byte) { bytes.removeLast() }
    return bytes
}

/// The number that up to 18 digits write.
func wholeNumber(of digits: some Sequence<UInt8>) -> Int64 {
    digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
}
