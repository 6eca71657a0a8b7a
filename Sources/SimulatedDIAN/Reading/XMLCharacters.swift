/// As XML has it (production S).
func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

/// A byte of character data that neither ends it nor is normalised nor may be forbidden.
func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&")
        && byte != UInt8(ascii: "]") && byte != 0xEF
}

func isNameStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == UInt8(ascii: "_") }

/// But for the colon.
func isNameByte(_ byte: UInt8) -> Bool {
    isNameStart(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
}

/// The character that a numeric reference names; nil for one that XML 1.0 forbids.
func xmlScalar(_ digits: Substring, radix: Int) -> Unicode.Scalar? {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
        let value = UInt32(digits, radix: radix), value != 0xFFFE, value != 0xFFFF,
        value >= 0x20 || value == 0x09 || value == 0x0A || value == 0x0D
    else { return nil }
    return Unicode.Scalar(value)
}

func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

/// Of ASCII.
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
