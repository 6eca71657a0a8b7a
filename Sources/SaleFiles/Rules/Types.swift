import Fiscal

extension SaleConversion {
    /// `01`, `03` or `04`; tills and spreadsheets drop the zero, or write `4.0` and `'04`.
    mutating func type() -> ContingencyType? {
        guard let value = required(.type) else { return nil }
        if let known = memory.types[value.bytes] { return known }
        let type: ContingencyType
        switch asTyped(value.text) {
        case "01", "1": type = .draft
        case "03", "3": type = .issuerDown
        case "04", "4": type = .authorityDown
        default:
            if let kind = kindsOutOfScope[word(value)] {
                note(.outOfScope(shortened(value.text), kind, at: place(value)))
            } else {
                note(.typeUnknown(shown(value), at: place(value)))
            }
            return nil
        }
        memory.types[value.bytes] = type
        return type
    }
}

/// Without what a spreadsheet adds: the apostrophe that keeps a zero, the decimals of a number.
private func asTyped(_ text: String) -> Substring {
    let text = text.hasPrefix("'") ? text.dropFirst() : text[...]
    return text.hasSuffix(".0") || text.hasSuffix(",0") ? text.dropLast(2) : text
}

/// Codes of DIAN and words of tills for what is no sales invoice.
private let kindsOutOfScope: [String: Bilingual] = {
    let note = Bilingual(es: "una nota", en: "a credit or debit note")
    let ticket = Bilingual(es: "un tiquete POS", en: "a POS ticket")
    let notes = [
        "91", "92", "94", "95", "nc", "nd", "nota", "notacredito", "notadebito", "notadeajuste",
        "devolucion", "devoluciones",
    ]
    let tickets = ["20", "pos", "tiquete", "tiquetepos", "documentopos"]
    let pairs = notes.map { ($0, note) } + tickets.map { ($0, ticket) }
    return Dictionary(uniqueKeysWithValues: pairs)
}()

extension Finding {
    fileprivate static func outOfScope(
        _ text: String,
        _ kind: Bilingual,
        at place: Place
    ) -> Finding {
        Finding(
            .typeOutOfScope,
            at: place,
            message: Bilingual(
                es: "El tipo \(text) es \(kind.es), que no se transmite en contingencia.",
                en: "Type \(text) is \(kind.en), which is not transmitted in contingency."
            ),
            remedy: Bilingual(
                es: "Quítelo del archivo y transmítalo por el canal normal.",
                en: "Take it out of the file and transmit it by the normal channel."
            )
        )
    }

    fileprivate static func typeUnknown(_ text: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "El tipo «\(text)» no existe.",
                en: "There is no type “\(text)”."
            ),
            remedy: Bilingual(
                es: "Escriba 01 (borrador), 03 (talonario) o 04 (falla de la DIAN).",
                en: "Write 01 (draft), 03 (paper book) or 04 (DIAN down)."
            )
        )
    }
}
