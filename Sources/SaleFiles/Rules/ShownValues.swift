import Fiscal

/// How much of a value a message may show.
///
/// The buyer's own data are masked. So is what looks like them in any other field, for when the
/// columns of a file are shifted a cédula, an address or a name stands where a date belongs.
extension SaleConversion {
    /// The value as a message shows it: short, and masked when it is personal.
    func shown(_ value: RawValue) -> String {
        let text = value.text
        guard !value.field.isPersonal else { return masked(text) }
        return shownElsewhere(text, isAmount: value.field.isAmount)
    }

    /// A text that should be a number, a code or a date.
    func shownElsewhere(_ text: String, isAmount: Bool = false) -> String {
        let isPersonal = text.contains("@") || looksLikeName(text) || !isAmount && looksLikeID(text)
        return isPersonal ? masked(text) : shortened(text)
    }

    func shortened(_ text: String) -> String {
        shownText(text, limit: 40)
    }
}

/// The first two characters and the last one.
package func masked(_ text: String) -> String {
    let all = text.unicodeScalars
    guard all.count > 4 else { return "…" }
    return shownText(String(all.prefix(2))) + "…" + shownText(String(all.suffix(1)))
}

/// From 6 to 11 digits, in groups of three or in one, also with a check digit; `20250108`, a day
/// of this century, is none.
func looksLikeID(_ text: String) -> Bool {
    var digits = text[...]
    if text.utf8.count > 2, text.utf8.dropLast().last == UInt8(ascii: "-") {
        digits = digits.dropLast(2)
    }
    let groups = digits.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isGrouped =
        groups.dropFirst().allSatisfy { $0.count == 3 }
        && (groups.count == 1 || (1...3).contains(groups[0].count))
    return isGrouped && groups.joined().allSatisfy(isDigit)
        && (6...11).contains(groups.joined().count) && !isDay(text)
}

/// Eight digits that are year, month and day.
private func isDay(_ text: String) -> Bool {
    guard text.utf8.count == 8, text.hasPrefix("20"), let number = Int(text) else { return false }
    return CalendarDay(year: number / 10_000, month: number / 100 % 100, day: number % 100) != nil
}

/// Two words or more, each with a capital, as names are written: `Ana Pérez`, `ANA PEREZ`; but not
/// `SIN NUMERO` nor `IVA EXENTO`.
func looksLikeName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return words.count >= 2 && !["sin", "no"].contains(words[0].lowercased())
        && words.allSatisfy { $0.first?.isUppercase ?? false }
        && text.allSatisfy { $0.isLetter || $0 == " " || $0 == "." }
        && !words.allSatisfy { wordsOfTaxes.contains(plainName($0)) }
}

/// Words of tax columns, which are nobody's name where no other word stands beside them.
private let wordsOfTaxes: Set = [
    "iva", "inc", "ica", "impoconsumo", "impuesto", "impuestos", "consumo", "bienes", "bien",
    "exento", "exenta", "exentos", "excluido", "excluida", "excluidos", "gravado", "gravada",
    "gravados", "no", "sin", "al", "de", "tarifa", "general", "plena", "reducida", "cero",
    "aplica", "causa", "regimen", "simple", "comun", "simplificado",
]
