/// The text that stood here before a program wrote it for a page of HTML: `Pi&ntilde;a` was `Piña`.
///
/// Nil unless there is an entity that names a character of the trade, or numbers one that can be
/// seen. A text that was written so twice (`&amp;ntilde;`) is repaired twice. `A&B;` is no entity.
func repairedEntities(_ text: String) -> String? {
    var repaired: String?
    for _ in 0..<3 {
        guard let better = repairedOnce(repaired ?? text) else { break }
        repaired = better
    }
    return repaired
}

/// The first entity of a text, and its character: enough to show what is wrong with a name.
func firstEntity(in text: String) -> (wrong: String, right: String)? {
    entities(in: text[...]).next().map { (String(text[$0.range]), $0.character) }
}

private func repairedOnce(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return nil }
    var (repaired, rest) = ("", text.startIndex)
    for (range, character) in entities(in: text[...]) {
        repaired += text[rest..<range.lowerBound] + character
        rest = range.upperBound
    }
    return rest == text.startIndex ? nil : repaired + text[rest...]
}

private typealias Entity = (range: Range<String.Index>, character: String)

/// The entities of a text, in their order.
private func entities(in text: Substring) -> AnyIterator<Entity> {
    var rest = text.utf8
    return AnyIterator {
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            rest = rest[rest.index(after: start)...]
            // The longest name is `Atilde`, the longest number `#x1F34D`.
            guard let end = rest.prefix(9).firstIndex(of: UInt8(ascii: ";")),
                let character = character(named: Substring(rest[..<end]))
            else { continue }
            rest = rest[rest.index(after: end)...]
            return (start..<rest.startIndex, character)
        }
        return nil
    }
}

private func character(named name: Substring) -> String? {
    guard name.first == "#" else { return namedCharacters[String(name)] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? digits.dropFirst() : digits
    // Swift reads a sign as well.
    guard number.utf8.allSatisfy({ hexValue($0) != nil }),
        let value = UInt32(number, radix: isHexadecimal ? 16 : 10),
        let scalar = Unicode.Scalar(value), isPrinted(scalar)
    else { return nil }
    return String(scalar)
}

/// A character that is printed, or the space between two.
private func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        false
    default: true
    }
}

/// The letters of Spanish, Portuguese and French by their names in HTML, and signs of the trade.
private let namedCharacters: [String: String] = {
    var characters = [
        "amp": "&", "quot": "\"", "apos": "'", "lt": "<", "gt": ">", "nbsp": " ", "deg": "°",
        "ordm": "º", "ordf": "ª", "iexcl": "¡", "iquest": "¿",
    ]
    let accents = [
        ("acute", "aeiou", "áéíóú"), ("grave", "aeiou", "àèìòù"), ("circ", "aeiou", "âêîôû"),
        ("uml", "aeiou", "äëïöü"), ("tilde", "ano", "ãñõ"), ("cedil", "c", "ç"),
    ]
    for (accent, plain, letters) in accents {
        for (letter, accented) in zip(plain, letters) {
            characters["\(letter)\(accent)"] = String(accented)
            characters["\(letter.uppercased())\(accent)"] = accented.uppercased()
        }
    }
    return characters
}()
