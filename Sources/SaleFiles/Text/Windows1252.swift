/// The five bytes to which Windows-1252 gives no character.
func isUndefinedInWindows1252(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x81, 0x8D, 0x8F, 0x90, 0x9D: true
    default: false
    }
}

/// Appends a Windows-1252 text to `text` as UTF-8.
func appendWindows1252(_ chunk: some Sequence<UInt8>, to text: inout [UInt8]) {
    for byte in chunk {
        guard byte >= 0x80 else {
            text.append(byte)
            continue
        }
        appendUTF8(scalarOfWindows1252(byte), to: &text)
    }
}

/// Appends one Unicode scalar value as UTF-8.
func appendUTF8(_ scalar: UInt32, to text: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (scalar >> shift) & 0x3F) }
    switch scalar {
    case ..<0x80: text.append(UInt8(scalar))
    case ..<0x800: text += [UInt8(0xC0 | scalar >> 6), tail(0)]
    case ..<0x10000: text += [UInt8(0xE0 | scalar >> 12), tail(6), tail(0)]
    default: text += [UInt8(0xF0 | scalar >> 18), tail(12), tail(6), tail(0)]
    }
}

private func scalarOfWindows1252(_ byte: UInt8) -> UInt32 {
    byte < 0xA0 ? upperScalars[Int(byte) - 0x80] : UInt32(byte)
}

/// 80 to 9F; the undefined ones never come here, a profile with them is refused.
private let upperScalars: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
]
