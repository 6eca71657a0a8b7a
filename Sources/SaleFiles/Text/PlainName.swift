/// A name as people vary it, reduced to lower-case letters without accents, digits and `%`.
///
/// `Descripción`, `DESCRIPCION` and `descripcion ` are one name; so are `Nit Emisor` and
/// `nit_emisor`. A name that came through a wrong decoding (`DescripciÃ³n`) is repaired first.
func plainName(_ text: some StringProtocol) -> String {
    spanishName(text.utf8) ?? anyName(text)
}

private func anyName(_ text: some StringProtocol) -> String {
    var name = ""
    let lower = repairedMojibake(text)?.lowercased() ?? text.lowercased()
    for scalar in lower.unicodeScalars {
        switch scalar {
        case "a"..."z", "0"..."9", "%": name.unicodeScalars.append(scalar)
        case "á", "à", "ä", "â": name += "a"
        case "é", "è", "ë", "ê": name += "e"
        case "í", "ì", "ï", "î": name += "i"
        case "ó", "ò", "ö", "ô": name += "o"
        case "ú", "ù", "ü", "û": name += "u"
        case "ñ": name += "n"
        default: continue  // Also the combining accents of decomposed letters.
        }
    }
    return name
}

/// The same for less work, of a text in ASCII and letters of U+00C0 to U+00FF; nil for any other.
///
/// In UTF-8 those letters begin with C3. No such text is mojibake, which has signs as well.
private func spanishName(_ text: some Collection<UInt8>) -> String? {
    var isSpanish = true
    let name = String(unsafeUninitializedCapacity: text.count) { name in
        var (count, isAfterC3) = (0, false)
        func append(_ byte: UInt8) {
            name.initializeElement(at: count, to: byte)
            count += 1
        }
        for byte in text {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "%"):
                append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20)
            case ..<0x80: break
            case 0xC3: isAfterC3 = true
            default:
                guard isAfterC3 else {
                    isSpanish = false
                    return 0
                }
                isAfterC3 = false
                if let letter = letterWithoutAccent(byte | 0x20) { append(letter) }
            }
        }
        return count
    }
    return isSpanish ? name : nil
}

/// Whether a text has no other characters beyond ASCII than letters of U+00C0 to U+00FF.
func isSpanish(_ text: some Collection<UInt8>) -> Bool {
    var isAfterC3 = false
    for byte in text where byte >= 0x80 {
        guard byte != 0xC3 else {
            isAfterC3 = true
            continue
        }
        // Not the signs for times and divided by.
        guard isAfterC3, byte != 0x97, byte != 0xB7 else { return false }
        isAfterC3 = false
    }
    return true
}

/// The letter under the accent, by the second byte of the small letter in UTF-8.
private func letterWithoutAccent(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0xA0, 0xA1, 0xA2, 0xA4: UInt8(ascii: "a")
    case 0xA8...0xAB: UInt8(ascii: "e")
    case 0xAC...0xAF: UInt8(ascii: "i")
    case 0xB1: UInt8(ascii: "n")
    case 0xB2, 0xB3, 0xB4, 0xB6: UInt8(ascii: "o")
    case 0xB9...0xBC: UInt8(ascii: "u")
    default: nil
    }
}
