/// A SHA-256: what a file, an archive or a sale's content is recognised by.
package struct ContentDigest: Hashable, Comparable, Sendable, Codable {
    /// Always 32 bytes.
    package let bytes: [UInt8]

    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    package init?(hex: String) {
        guard let bytes = bytesFromHex(hex) else { return nil }
        self.init(bytes: bytes)
    }

    package static func < (left: ContentDigest, right: ContentDigest) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    package var hex: String { hexText(bytes) }

    /// The first eight hexadecimal digits: enough for a person to tell two files apart.
    package var short: String { String(hex.prefix(8)) }
}

/// CUFE or CUDE: a SHA-384 that names a document at DIAN (annex 1.9 §11).
package struct UniqueCode: Hashable, Sendable, Codable {
    /// Always 48 bytes.
    package let bytes: [UInt8]

    package init?(bytes: [UInt8]) {
        guard bytes.count == 48 else { return nil }
        self.bytes = bytes
    }

    /// Upper or lower case.
    package init?(hex: String) {
        guard let bytes = bytesFromHex(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// Lower case, as DIAN writes it.
    package var hex: String { hexText(bytes) }
}

/// Lower-case hexadecimal digits of `bytes`.
package func hexText(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
        for index in bytes.indices {
            buffer[2 * index] = hexDigit(bytes[index] >> 4)
            buffer[2 * index + 1] = hexDigit(bytes[index] & 15)
        }
        return bytes.count * 2
    }
}

/// The bytes of hexadecimal digits in either case; nil for anything else.
package func bytesFromHex(_ text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
        guard let high = hexValue(digits[index]), let low = hexValue(digits[index + 1]) else {
            return nil
        }
        bytes.append(high << 4 | low)
    }
    return bytes
}

private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

private func hexValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
}
