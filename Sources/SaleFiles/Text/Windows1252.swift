/// The five bytes to which Windows-1252 gives no character.
func isUndefinedInWindows1252(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x81, 0x8D, 0x8F, 0x90, 0x9D: true
    default: false
    }
}

/// Appends a Windows-1252 text to `text` as UTF-8.
func appendWindows1252(_ chunk: UnsafeRawBufferPointer, to text: inout [UInt8]) {
    text.reserveCapacity(text.count + chunk.count + chunk.count / 8)
    var index = 0
    while index < chunk.count {
        let end = plainEnd(of: chunk, from: index)
        text.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[index..<end]))
        guard end < chunk.count else { return }
        appendUTF8(scalarOfWindows1252(chunk[end]), to: &text)
        index = end + 1
    }
}

/// The byte that Windows-1252 has for a character; for U+0081 and the other four without one the
/// byte of the same value, as browsers take them.
func windows1252Byte(of scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case ..<0x80, 0xA0...0xFF: UInt8(scalar.value)
    case 0x81, 0x8D, 0x8F, 0x90, 0x9D: UInt8(scalar.value)
    default: upperScalars.firstIndex(of: scalar.value).map { UInt8($0 + 0x80) }
    }
}

private func scalarOfWindows1252(_ byte: UInt8) -> UInt32 {
    byte < 0x80 || byte >= 0xA0 ? UInt32(byte) : upperScalars[Int(byte) - 0x80]
}

/// From 80 to 9F; the undefined ones are only met in a heading, before the profile is refused.
private let upperScalars: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
]
