import Fiscal

extension SaleConversion {
    private static let originLimit = 100

    /// A text without control characters and within `limit` characters; nil when absent.
    mutating func text(_ field: SaleField, line: Int? = nil, limit: Int) -> String? {
        guard let value = value(field, line: line) else { return nil }
        return text(value, limit: limit)
    }

    mutating func requiredText(_ field: SaleField, line: Int? = nil, limit: Int) -> String? {
        guard let value = required(field, line: line) else { return nil }
        return text(value, limit: limit)
    }

    private mutating func text(_ value: RawValue, limit: Int) -> String? {
        if let known = memory.texts[value.bytes] { return known }
        if hasControls(value.bytes) {
            note(.controlCharacter(label(value.field), at: place(value)))
            return nil
        }
        let text = value.text
        guard value.bytes.count <= limit || text.unicodeScalars.count <= limit else {
            note(.textTooLong(label(value.field), limit, at: place(value)))
            return nil
        }
        memory.texts[value.bytes] = text
        return text
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

/// Whether a UTF-8 text holds U+0000 to U+001F or U+007F to U+009F (C2 80 to C2 9F).
func hasControls(_ bytes: some Collection<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in bytes {
        if byte < 0x20 || byte == 0x7F || (last == 0xC2 && byte < 0xA0) { return true }
        last = byte
    }
    return false
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

    fileprivate static func textTooLong(
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
