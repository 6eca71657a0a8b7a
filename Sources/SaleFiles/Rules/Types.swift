import Fiscal

extension SaleConversion {
    /// `01`, `03` or `04`; tills and spreadsheets drop the zero.
    mutating func type() -> ContingencyType? {
        guard let value = required(.type) else { return nil }
        if let known = memory.types[value.bytes] { return known }
        let type: ContingencyType
        switch value.text {
        case "01", "1": type = .draft
        case "03", "3": type = .issuerDown
        case "04", "4": type = .authorityDown
        case "91", "92", "20":
            note(.outOfScope(value.text, at: place(value)))
            return nil
        default:
            note(.typeUnknown(shown(value), at: place(value)))
            return nil
        }
        memory.types[value.bytes] = type
        return type
    }
}

extension Finding {
    fileprivate static func outOfScope(_ text: String, at place: Place) -> Finding {
        let (es, en) =
            text == "20"
            ? ("un tiquete POS", "a POS ticket") : ("una nota", "a credit or debit note")
        return Finding(
            .typeOutOfScope,
            at: place,
            message: Bilingual(
                es: "El tipo \(text) es \(es), que no se transmite en contingencia.",
                en: "Type \(text) is \(en), which is not transmitted in contingency."
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
