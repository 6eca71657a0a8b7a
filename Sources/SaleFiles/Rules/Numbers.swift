import Fiscal

extension SaleConversion {
    /// The document number, from `prefijo` and `numero` or from `factura`.
    ///
    /// A number in a wrong notation, such as `FC-0024`, is a finding and is handed out all the
    /// same, so that its neighbours need not wait for it. One that was `judged` is cut as it was then.
    mutating func number(of issuer: NIT?, judged: DocumentNumber?) -> DocumentNumber? {
        guard let value = value(.number)?.withoutZeroDecimals ?? value(.invoice) else {
            let isJoined = columns[.number] == nil && columns[.invoice] != nil
            noteMissing(isJoined ? .invoice : .number)
            return nil
        }
        let prefixValue = self.value(.prefix)
        if let invoice = self.value(.invoice), value.field == .number {
            guard agrees(invoice, with: value, prefix: prefixValue) else {
                note(
                    .twoNumbers(
                        (label(.number), shown(value)),
                        (label(.invoice), shown(invoice)),
                        at: place(value)
                    )
                )
                return nil
            }
        }
        if let known = prefixValue.flatMap({ memory.prefixes[$0.bytes] }),
            let number = plainNumber(value.bytes, like: known)
        {
            return number
        }
        let prefix = prefixValue.map { Array($0.bytes) } ?? []
        let text = prefix.map(upper) + value.bytes.map(upper)
        if isSpreadsheetDamage(value.bytes) {
            note(
                .spreadsheetDamage(.numberForm, label(value.field), shown(value), at: place(value))
            )
            return nil
        }
        let plain = withoutSigns(text)
        let cuts = cuts(plain, prefix: prefix, issuer: issuer, judged: judged)
        guard let cut = cuts.first else {
            if let prefixValue, value.bytes.map(upper).starts(with: prefix.map(upper)) {
                let number = (label(value.field), shown(value))
                note(.prefixTwice(shown(prefixValue), number, at: place(value)))
            } else {
                note(.unreadable(shownNumber(text), at: place(value)))
            }
            return nil
        }
        if cuts.count > 1 {
            note(.cutTwice(shownNumber(text), cuts.map(\.number), at: place(value)))
            return nil
        }
        if plain != text || cut.hasLeadingZeros {
            let isWhole = !hasSignAmongDigits(value.bytes)
            let isPadded = cut.hasLeadingZeros && profile.mapping?.hasPaddedNumbers != true
            if !isWhole || isPadded || judged == nil && !isAuthorised(cut.number, issuer) {
                let right = isWhole ? cut.number.text : nil
                note(
                    .badNotation(shownNumber(text), right, isPadded: isPadded, at: place(value))
                )
            }
        } else if let prefixValue {
            memory.prefixes[prefixValue.bytes] = cut.number
        }
        return cut.number
    }

    /// Whether a range of the issuer, or of anybody where none is named, has the number; so that a sign in
    /// it, as in `FE-1201`, can only set its prefix apart.
    private func isAuthorised(_ number: DocumentNumber, _ issuer: NIT?) -> Bool {
        context.issuers.isEmpty
            || context.issuers.contains { known in
                (issuer == nil || known.nit == issuer)
                    && known.ranges.contains { $0.contains(number) }
            }
    }

    /// The ways to cut a number into prefix and consecutive; more than one only when the ranges of
    /// several prefixes hold it.
    private func cuts(
        _ text: [UInt8],
        prefix: [UInt8],
        issuer: NIT?,
        judged: DocumentNumber?
    ) -> [CutNumber] {
        if value(.prefix) != nil {
            let count = prefix.count { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
            return CutNumber(text, prefixLength: count).map { [$0] } ?? []
        }
        if let judged {
            return CutNumber(text, prefixLength: judged.prefix.utf8.count).map { [$0] } ?? []
        }
        let issuers = context.issuers.filter { issuer == nil || $0.nit == issuer }
        let ranges = issuers.flatMap(\.ranges)
        var (holding, matching): ([CutNumber], [CutNumber]) = ([], [])
        for range in ranges where text.starts(with: range.prefix.utf8) {
            guard let cut = CutNumber(text, prefixLength: range.prefix.utf8.count) else { continue }
            matching.append(cut)
            if range.contains(cut.number), !holding.contains(where: { $0.number == cut.number }) {
                holding.append(cut)
            }
        }
        guard holding.isEmpty else { return holding }
        let longest = matching.max { $0.number.prefix.utf8.count < $1.number.prefix.utf8.count }
        // No range knows it: letters, then digits, so that the judgement can say so (NUM-01).
        let cut = longest ?? CutNumber(text, prefixLength: text.prefix { !isDigit($0) }.count)
        return cut.map { [$0] } ?? []
    }

    /// Whether the invoice's whole number is the prefix and the digits, or the digits alone.
    private func agrees(_ invoice: RawValue, with number: RawValue, prefix: RawValue?) -> Bool {
        func plain(_ value: RawValue?) -> [UInt8] {
            withoutSigns(value?.bytes.map(upper) ?? [])
        }
        let (whole, digits) = (plain(invoice), plain(number))
        guard whole != digits else { return true }
        let prefix = plain(prefix)
        return prefix.isEmpty
            ? whole.count > digits.count && whole.suffix(digits.count) == digits[...]
                && !whole.dropLast(digits.count).contains(where: isDigit)
            : whole == prefix + digits
    }

    private func shownNumber(_ text: [UInt8]) -> String {
        shownElsewhere(String(decoding: text, as: UTF8.self), isAmount: true)
    }
}

extension RawValue {
    /// `1201` of `1201.0`, as programs write a column of whole numbers in which some rows are empty.
    fileprivate var withoutZeroDecimals: RawValue {
        guard bytes.count > 2, bytes.suffix(2).elementsEqual([.point, UInt8(ascii: "0")]),
            bytes.dropLast(2).allSatisfy(isDigit)
        else { return self }
        return RawValue(field: field, lineIndex: lineIndex, bytes: bytes.dropLast(2), slot: slot)
    }
}

/// The number beside a prefix that was met before, where nothing is odd: nearly every number.
private func plainNumber(_ digits: Bytes, like known: DocumentNumber) -> DocumentNumber? {
    guard (1...9).contains(digits.count), digits.first != UInt8(ascii: "0") else { return nil }
    var consecutive: Int64 = 0
    for byte in digits {
        guard isDigit(byte) else { return nil }
        consecutive = consecutive * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    return known.sibling(consecutive)
}

/// The numbers in the ranges of some issuers.
struct AuthorisedNumbers {
    private let ranges: [AuthorisedRange]

    /// Of a range without a prefix any digits may be a number.
    init(of issuers: [Issuer] = []) {
        ranges = issuers.flatMap(\.ranges).filter { !$0.prefix.isEmpty }
    }

    /// Whether a text is one of them, with or without signs in it.
    func contain(_ text: String) -> Bool {
        let plain = withoutSigns(Array(text.uppercased().utf8))
        return ranges.contains { range in
            guard plain.starts(with: range.prefix.utf8),
                let cut = CutNumber(plain, prefixLength: range.prefix.utf8.count)
            else { return false }
            return range.contains(cut.number)
        }
    }
}

/// A number cut into prefix and consecutive.
private struct CutNumber {
    let number: DocumentNumber
    let hasLeadingZeros: Bool

    init?(_ text: [UInt8], prefixLength: Int) {
        let digits = text.dropFirst(prefixLength)
        guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy(isDigit),
            let prefix = String(validating: text.prefix(prefixLength), as: UTF8.self)
        else { return nil }
        let consecutive = wholeNumber(of: digits)
        guard let number = DocumentNumber(prefix: prefix, consecutive: consecutive) else {
            return nil
        }
        self.number = number
        hasLeadingZeros = digits.first == UInt8(ascii: "0")
    }
}

/// Without the hyphens and spaces that people write into a number, and a `#` before it.
private func withoutSigns(_ text: [UInt8]) -> [UInt8] {
    let number = text.first == UInt8(ascii: "#") ? text.dropFirst() : text[...]
    return number.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
}

/// `1210-1`, which may be invoice 1210 as well as 12101.
private func hasSignAmongDigits(_ text: Bytes) -> Bool {
    let digits = text.drop { !isDigit($0) }
    return trimmed(digits).contains { !isDigit($0) }
}

extension Finding {
    fileprivate static func twoNumbers(
        _ number: (name: String, text: String),
        _ invoice: (name: String, text: String),
        at place: Place
    ) -> Finding {
        Finding(
            .numberForm,
            at: place,
            message: Bilingual(
                es: "El número se da dos veces y no es el mismo: «\(number.name)» dice "
                    + "«\(number.text)» y «\(invoice.name)» dice «\(invoice.text)».",
                en: "The number is given twice and is not the same: “\(number.name)” says "
                    + "“\(number.text)” and “\(invoice.name)” says “\(invoice.text)”."
            ),
            remedy: Bilingual(
                es: "Si uno de los dos no es el de la factura, quítelo o cámbiele el nombre; el "
                    + "operador también puede declararlo en ignore:.",
                en: "If one of them is not the invoice's number, take it out or rename it; the "
                    + "operator can also declare it under ignore:."
            )
        )
    }

    fileprivate static func unreadable(_ text: String, at place: Place) -> Finding {
        Finding(
            .numberForm,
            at: place,
            message: Bilingual(
                es: "«\(text)» no es un número de factura.",
                en: "“\(text)” is not an invoice number."
            ),
            remedy: Bilingual(
                es: "Escriba el prefijo (hasta cuatro letras o cifras) y el consecutivo sin "
                    + "guiones, espacios ni ceros a la izquierda, como FE1042.",
                en: "Write the prefix (up to four letters or digits) and the consecutive without "
                    + "hyphens, spaces or leading zeros, such as FE1042."
            )
        )
    }

    fileprivate static func prefixTwice(
        _ prefix: String,
        _ number: (name: String, text: String),
        at place: Place
    ) -> Finding {
        Finding(
            .numberForm,
            at: place,
            message: Bilingual(
                es: "«\(number.name)» dice «\(number.text)» y repite el prefijo «\(prefix)».",
                en: "“\(number.name)” says “\(number.text)” and repeats the prefix “\(prefix)”."
            ),
            remedy: Bilingual(
                es: "Quite el prefijo de «\(number.name)»: deje solo el consecutivo.",
                en: "Take the prefix out of “\(number.name)”: leave the consecutive only."
            )
        )
    }

    fileprivate static func cutTwice(
        _ text: String,
        _ numbers: [DocumentNumber],
        at place: Place
    ) -> Finding {
        func list(_ and: String, _ or: String) -> String {
            numbers.map { "\($0.prefix) \(and) \($0.consecutive)" }.joined(separator: or)
        }
        return Finding(
            .numberForm,
            at: place,
            message: Bilingual(
                es: "El número «\(text)» cabe en varios rangos: \(list("y", ", o ")).",
                en: "The number “\(text)” fits several ranges: \(list("and", ", or "))."
            ),
            remedy: Bilingual(
                es: "Escriba el prefijo y el consecutivo por separado: prefijo y numero.",
                en: "Write prefix and consecutive apart: prefijo and numero."
            )
        )
    }

    fileprivate static func badNotation(
        _ text: String,
        _ right: String?,
        isPadded: Bool,
        at place: Place
    ) -> Finding {
        let (es, en) =
            isPadded
            ? (
                " Si el programa siempre rellena con ceros, pida al operador que lo declare en imports: "
                    + "units: {numero: padded}.",
                " If the program always fills with zeros, ask the operator to declare units: {numero: "
                    + "padded} under imports:."
            ) : ("", "")
        return Finding(
            .numberForm,
            at: place,
            message: Bilingual(
                es: "El número «\(text)» lleva guiones, espacios o ceros a la izquierda, que la "
                    + "DIAN no acepta (regla FAD05a).",
                en: "The number “\(text)” has hyphens, spaces or leading zeros, which DIAN does "
                    + "not accept (rule FAD05a)."
            ),
            remedy: right.map {
                Bilingual(
                    es: "Si la factura es la \($0), escríbala así." + es,
                    en: "If the invoice is \($0), write it so." + en
                )
            }
                ?? Bilingual(
                    es: "Escriba el consecutivo que se imprimió en la factura, solo con cifras.",
                    en: "Write the consecutive that was printed on the invoice, in digits only."
                )
        )
    }
}
