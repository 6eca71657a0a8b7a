/// The sign that stands in a text where a program lost a letter, as in `Pe?a` and `Mu±oz`; nil for none.
///
/// Programs write `?` for what their code page lacks, and the sign of another code page for what they
/// misread. No word has such a sign inside, nor has a name a question mark behind a letter, nor goods one
/// that ends no question: `Caf? molido`.
func lostLetter(in bytes: Bytes, ofName: Bool) -> Character? {
    guard bytes.contains(where: { $0 == questionMark || $0 >= 0x80 }) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    // `¿` opens a question, which may be the name of a shop.
    let isQuestion = text.unicodeScalars.contains("¿")
    var (before, sign): (Unicode.Scalar?, Unicode.Scalar?)
    for scalar in text.unicodeScalars {
        if let sign, isLetter(scalar) || sign == "?" && !isQuestion { return Character(sign) }
        sign = before.map(isLetter) == true && isOfNoWord(scalar) ? scalar : nil
        if let sign, isOfBoxes(sign) { return Character(sign) }
        if ofName, sign == "?", !isQuestion { return "?" }
        before = scalar
    }
    return nil
}

private let questionMark = UInt8(ascii: "?")

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "À"..."Ö", "Ø"..."ö": true
    case ..."\u{7F}": false
    default: scalar.properties.isAlphabetic && !isOfNoWord(scalar)
    }
}

private func isOfNoWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "?", "¡", "¢", "£", "¤", "¥", "¦", "§", "¨", "¬", "¯", "±", "¶", "¸", "¿": true
    case "ƒ", "‚", "„", "†", "‡", "ˆ", "˜", "‰", "‹", "›": true
    default: isOfBoxes(scalar)
    }
}

/// The frames and blocks of DOS, and the root with which Mac Roman shows `Ã`.
private func isOfBoxes(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "√" || (0x2500...0x259F).contains(scalar.value)
}
