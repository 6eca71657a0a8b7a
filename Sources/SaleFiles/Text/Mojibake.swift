/// The text that stood here before UTF-8 was read as Windows-1252: `MarÃ­a` was `María`.
///
/// Nil unless the whole text, written as Windows-1252, is UTF-8 with characters beyond ASCII, and
/// all of those are used in Spanish, Portuguese or French. A text that was spoiled twice is
/// repaired twice. Right texts do not pass: `É` before a letter, or alone, is no UTF-8.
func repairedMojibake(_ text: some StringProtocol) -> String? {
    guard mayBeMojibake(text.utf8) else { return nil }
    var repaired: String?
    for _ in 0..<3 {
        guard let better = repairedOnce(repaired ?? String(text)) else { break }
        repaired = better
    }
    return repaired
}

/// Whether every character beyond ASCII has another beside it, as each has in a spoiled text.
///
/// Most right texts leave here: `é` stands alone in `Café`.
private func mayBeMojibake(_ text: some Sequence<UInt8>) -> Bool {
    var (together, isASCII) = (0, true)
    for byte in text {
        if byte < 0x80 {
            guard together != 1 else { return false }
            together = 0
        } else if byte & 0xC0 != 0x80 {
            (together, isASCII) = (together + 1, false)
        }
    }
    return !isASCII && together != 1
}

private func repairedOnce(_ text: String) -> String? {
    guard mayBeMojibake(text.utf8) else { return nil }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
        guard let byte = windows1252Byte(of: scalar) else { return nil }
        bytes.append(byte)
    }
    guard let repaired = String(validating: bytes, as: UTF8.self),
        repaired.unicodeScalars.allSatisfy(isUsedInTheTrade)
    else { return nil }
    return repaired
}

/// ASCII, Latin-1 without the letters of other languages, typographic signs and pictures.
private func isUsedInTheTrade(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x80: true
    case 0xC5, 0xC6, 0xD0, 0xD8, 0xDD...0xDF, 0xE5, 0xE6, 0xF0, 0xF8, 0xFD, 0xFE: false
    case 0xA0...0xFF: true
    case 0x152, 0x153, 0x178: true
    case 0x2010...0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2122, 0xFEFF: true
    case 0x1F300...0x1FAFF: true
    default: false
    }
}

/// The first characters beyond ASCII that stand together, and what they were before.
///
/// Enough to show what is wrong with a name that must not be shown.
func firstMojibake(in text: String) -> (wrong: String, right: String)? {
    for run in text.split(whereSeparator: \.isASCII) {
        if let right = repairedMojibake(run) { return (String(run), right) }
    }
    return nil
}

/// Whether UTF-8 bytes hold U+FFFD, which stands where a character was lost.
func hasReplacementCharacter(_ bytes: some Collection<UInt8>) -> Bool {
    var (last, beforeLast): (UInt8, UInt8) = (0, 0)
    for byte in bytes {
        if byte == 0xBD, last == 0xBF, beforeLast == 0xEF { return true }
        (beforeLast, last) = (last, byte)
    }
    return false
}
