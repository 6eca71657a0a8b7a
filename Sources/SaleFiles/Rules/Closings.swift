import Fiscal

/// A record that closes a day: `tipo` is `cierre`, `numero` the last number used that day, `cantidad`
/// how many were, voided ones included, and `total` what the sales add up to.
extension SaleConversion {
    /// Whether the record closes a day and is no sale; in the mapping's words as well, for a format asks
    /// before they are translated.
    var isClosing: Bool {
        let slot = raw.slot(.type)
        switch slot.form {
        case .absent: return typeByDefault.map(isClosingWord) ?? false
        case .text, .number:
            let word = raw.bytes(of: slot)
            guard !typeWords.isEmpty else { return isClosingWord(word) }
            let own = String(decoding: word, as: UTF8.self).lowercased()
            return typeWords[own].map(isClosingWord) ?? isClosingWord(word)
        case .yes, .no, .unusable: return false
        }
    }

    /// Every rule is asked, so that all findings come together; nil after one that is an error.
    mutating func closing(of issuer: NIT?) -> DayClosing? {
        let count = numberCount()
        let number = lastNumber(of: issuer, isNeeded: count != 0)
        let day = closedDay()
        let total = required(.total).flatMap { _ in declared(.total) }
        guard let count, let number, let day, let total else { return nil }
        let first = number.consecutive - count + 1
        guard count == 0 || first > 0 else {
            note(.countTooLarge(count, number, at: place(of: .number)))
            return nil
        }
        return DayClosing(
            prefix: number.prefix,
            numbers: count == 0 ? nil : first...number.consecutive,
            day: day,
            total: total
        )
    }

    private mutating func numberCount() -> Int64? {
        guard raw.lineCount > 0, let value = value(.quantity) else {
            note(.countMissing(label(.quantity), at: place(of: .type)))
            return nil
        }
        return amount(value, places: 0, limit: DayClosing.maximumCount)
    }

    /// The last number used; where nothing was sold any number of the prefix serves.
    private mutating func lastNumber(of issuer: NIT?, isNeeded: Bool) -> DocumentNumber? {
        if !isNeeded, value(.number) == nil, value(.invoice) == nil, let prefix = value(.prefix),
            let any = DocumentNumber(prefix: prefix.text.uppercased(), consecutive: 1)
        {
            return any
        }
        return number(of: issuer, judged: nil)
    }

    private mutating func closedDay() -> CalendarDay? {
        if value(.date) == nil, value(.dateTime) != nil { return soldAt()?.day }
        guard let date = required(.date) else { return nil }
        return day(date)
    }
}

private let closingWord = Array("cierre".utf8)

private func isClosingWord(_ word: some Collection<UInt8>) -> Bool {
    word.count == closingWord.count && word.elementsEqual(closingWord) { $0 | 0x20 == $1 }
}

extension Finding {
    fileprivate static func countMissing(_ name: String, at place: Place) -> Finding {
        Finding(
            .valueMissing,
            at: place,
            message: Bilingual(
                es: "Al cierre le falta «\(name)»: cuántos números se usaron ese día.",
                en: "The closing lacks “\(name)”: how many numbers were used that day."
            ),
            remedy: Bilingual(
                es: "Complete el dato y envíe el cierre de nuevo; si no hubo ventas, escriba 0.",
                en: "Fill it in and send the closing again; if nothing was sold, write 0."
            )
        )
    }

    fileprivate static func countTooLarge(
        _ count: Int64,
        _ last: DocumentNumber,
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "El cierre dice \(count) números usados hasta el \(last.text), y hasta allí no "
                    + "caben tantos.",
                en:
                    "The closing says that \(count) numbers were used up to \(last.text), and there "
                    + "are not so many up to it."
            ),
            remedy: Bilingual(
                es: "Corrija «numero», el último usado ese día, o «cantidad».",
                en: "Correct “numero”, the last one used that day, or “cantidad”."
            )
        )
    }
}
