import Fiscal

extension SaleConversion {
    static let originLimit = 100

    /// A text without control characters and within `limit` characters; nil when absent.
    mutating func text(_ field: SaleField, line: Int? = nil, limit: Int) -> String? {
        guard let value = value(field, line: line) else { return nil }
        return text(value, limit: limit)
    }

    private mutating func text(_ value: RawValue, limit: Int) -> String? {
        if value.bytes.count <= limit, let known = memory.texts[value.bytes] { return known }
        let text = value.text
        guard !isSpreadsheetError(value.bytes) else {
            note(.spreadsheetError(label(value.field), shown(value), at: place(value)))
            return nil
        }
        guard isPlain(value.bytes) || isClean(value, text) else { return nil }
        guard value.bytes.count <= limit || text.unicodeScalars.count <= limit else {
            note(.textTooLong(label(value.field), limit, at: place(value)))
            return nil
        }
        memory.texts[value.bytes] = text
        return text
    }

    /// A buyer's name, or a part of one, in which no letter was lost: a wrong name makes a wrong invoice.
    mutating func nameText(_ field: SaleField, limit: Int) -> String? {
        guard let text = text(field, limit: limit), let value = value(field) else { return nil }
        return noteLostLetter(value, isName: true) ? nil : text
    }

    /// Notes a sign that stands where a letter was lost, and tells whether there is one.
    ///
    /// Among the words for goods, which no law fixes, it is only a warning: it may be right there.
    mutating func noteLostLetter(_ value: RawValue, isName: Bool) -> Bool {
        guard let sign = lostLetter(in: value.bytes, ofName: isName) else { return false }
        note(.letterLost(label(value.field), sign, isName: isName, at: place(value)))
        return true
    }

    /// A mangled name in an accepted invoice can never be corrected: it is exported again.
    private mutating func isClean(_ value: RawValue, _ text: String) -> Bool {
        let right = repairedText(text)
        guard right != nil || hasReplacementCharacter(value.bytes) || hasControls(value.bytes)
        else { return true }
        let (name, place) = (label(value.field), place(value))
        if let right {
            let example =
                value.field.isPersonal ? firstMojibake(in: text) ?? firstEntity(in: text) : nil
            let wrong = shortened(example?.wrong ?? text)
            let isHTML = repairedMojibake(text) == nil
            note(.damaged(name, wrong, shortened(example?.right ?? right), isHTML, at: place))
        } else if hasReplacementCharacter(value.bytes) {
            note(.characterLost(name, at: place))
        } else {
            note(.controlCharacter(name, at: place))
        }
        return false
    }

    /// Shop, till and cashier; the shop may be named once for the whole file.
    mutating func origin() -> SaleDocument.Origin {
        SaleDocument.Origin(
            store: text(.store, limit: Self.originLimit) ?? profile.store,
            till: text(.till, limit: Self.originLimit),
            cashier: text(.cashier, limit: Self.originLimit)
        )
    }

    /// The shop as far as it is known, also of a faulty sale.
    var store: String? {
        guard let value = value(.store), !hasControls(value.bytes) else { return profile.store }
        return String(value.text.prefix(Self.originLimit))
    }
}

/// What stood here before a wrong decoding, a program that writes HTML, or both; nil for a right text.
private func repairedText(_ text: String) -> String? {
    let decoded = repairedMojibake(text)
    return repairedEntities(decoded ?? text) ?? decoded
}

/// Whether a text is ASCII without control characters and entities of HTML, as most are.
private func isPlain(_ bytes: Bytes) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "&") }
}

/// Whether a UTF-8 text holds what no text of an invoice may: U+0000 to U+001F, U+007F to U+009F
/// (C2 80 to C2 9F), and U+FFFE and U+FFFF (EF BF BE, EF BF BF), which XML 1.0 §2.2 forbids; nor the
/// marks of direction (UAX 9), with which a text reads otherwise than it is.
func hasControls(_ bytes: some Collection<UInt8>) -> Bool {
    var (last, beforeLast): (UInt8, UInt8) = (0, 0)
    for byte in bytes {
        if byte < 0x20 || byte == 0x7F || (last == 0xC2 && byte < 0xA0) { return true }
        if byte >= 0xBE, last == 0xBF, beforeLast == 0xEF { return true }
        if beforeLast == 0xE2, isMarkOfDirection(last, byte) { return true }
        (beforeLast, last) = (last, byte)
    }
    return false
}

/// U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069, by their bytes behind E2.
private func isMarkOfDirection(_ middle: UInt8, _ last: UInt8) -> Bool {
    switch (middle, last) {
    case (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): true
    default: false
    }
}

extension Finding {
    static func controlCharacter(_ name: String, at place: Place) -> Finding {
        Finding(
            .textForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» lleva saltos de línea u otros caracteres de control.",
                en: "“\(name)” has line breaks or other control characters."
            ),
            remedy: Bilingual(
                es: "Escriba el texto en una sola línea.",
                en: "Write the text on one line."
            )
        )
    }

    fileprivate static func damaged(
        _ name: String,
        _ wrong: String,
        _ right: String,
        _ isHTML: Bool,
        at place: Place
    ) -> Finding {
        Finding(
            .textDamaged,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(wrong)» y debería decir «\(right)»: el texto se dañó al "
                    + "exportarlo.",
                en: "“\(name)” says “\(wrong)” and should say “\(right)”: the text was damaged "
                    + "when it was exported."
            ),
            remedy: isHTML
                ? Bilingual(
                    es: "Exporte las ventas otra vez con los textos como son, sin códigos de HTML.",
                    en: "Export the sales again with the texts as they are, without codes of HTML."
                )
                : Bilingual(
                    es: "Exporte las ventas otra vez como UTF-8, sin pasar por otro programa.",
                    en: "Export the sales again as UTF-8, without passing through another program."
                )
        )
    }

    fileprivate static func characterLost(_ name: String, at place: Place) -> Finding {
        Finding(
            .textDamaged,
            at: place,
            message: Bilingual(
                es: "«\(name)» trae el signo «\u{FFFD}» donde se perdió una letra.",
                en: "“\(name)” has the sign “\u{FFFD}” where a letter was lost."
            ),
            remedy: Bilingual(
                es: "Exporte las ventas otra vez como UTF-8, o corrija el texto a mano.",
                en: "Export the sales again as UTF-8, or correct the text by hand."
            )
        )
    }

    fileprivate static func letterLost(
        _ name: String,
        _ sign: Character,
        isName: Bool,
        at place: Place
    ) -> Finding {
        Finding(
            .textDamaged,
            isName ? .error : .warning,
            at: place,
            message: Bilingual(
                es: "«\(name)» trae el signo «\(sign)» donde parece haberse perdido una letra.",
                en: "“\(name)” has the sign “\(sign)” where a letter seems to have been lost."
            ),
            remedy: isName
                ? Bilingual(
                    es: "Corrija el nombre en la caja y exporte las ventas otra vez como UTF-8.",
                    en: "Correct the name at the till and export the sales again as UTF-8."
                )
                : Bilingual(
                    es: "La factura sale con ese texto; si falta una letra, corríjalo en la caja.",
                    en: "The invoice has this text; if it lacks a letter, correct it at the till."
                )
        )
    }

    static func textTooLong(
        _ name: String,
        _ limit: Int,
        at place: Place
    ) -> Finding {
        Finding(
            .textForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» pasa de \(limit) caracteres.",
                en: "“\(name)” is longer than \(limit) characters."
            ),
            remedy: Bilingual(es: "Acorte el texto.", en: "Shorten the text.")
        )
    }
}
