import Fiscal

extension SaleConversion {
    /// The tax of a line: `.some(nil)` for an excluded good, nil after a finding.
    ///
    /// A rate without a tax is IVA, as tills print it; neither means excluded.
    mutating func tax(_ index: Int) -> LineTax?? {
        let kind = taxKind(index)
        let rate = value(.rate, line: index)
        switch kind {
        case .unreadable:
            return nil
        case .tax(let code):
            guard let rate = required(.rate, line: index),
                let tax = wordedRate(rate) ?? namedRate(rate, or: code)
            else { return nil }
            guard tax?.code == code else { return disagreed(rate, line: index) }
            return .some(tax)
        case .rated(let tax):
            guard let rate else { return .some(tax) }
            return agreed(tax, with: rate, line: index)
        case .absent:
            guard let rate else {
                return raw.slot(.rate, line: index).form == .unusable ? nil : .some(nil)
            }
            if let known = wordedRate(rate) { return .some(known) }
            return namedRate(rate, or: nil)
        case .excluded:
            guard let rate, wordedRate(rate) == nil else { return .some(nil) }
            guard let value = rateAmount(rate) else { return nil }
            guard value > 0 else { return .some(nil) }
            note(.rateOfExcluded(shown(rate), at: place(rate)))
            return nil
        }
    }

    /// What a word in the column of rates means; figures are no words.
    private func wordedRate(_ value: RawValue) -> LineTax?? {
        guard let first = value.bytes.first, !isDigit(first) else { return nil }
        return rateWords[word(value)]
    }

    /// The rate in `8` or `INC 8%`, which names its tax itself.
    private mutating func namedRate(_ value: RawValue, or code: TaxCode?) -> LineTax?? {
        guard let first = value.bytes.first, isLetter(first), let named = codeBeforeRate(value)
        else {
            return rate(value, of: code)
        }
        return rate(rateBehindWord(value), of: named)
    }

    mutating func taxKind(_ index: Int) -> TaxKind {
        guard let value = value(.tax, line: index) else {
            return raw.slot(.tax, line: index).form == .unusable ? .unreadable : .absent
        }
        if let known = memory.taxes[value.bytes] { return known }
        let kind: TaxKind
        switch word(value) {
        case "01", "1", "iva": kind = .tax(.iva)
        case "04", "4", "inc", "impoconsumo", "consumo": kind = .tax(.inc)
        case "03", "3", "ica": kind = .tax(.ica)
        case "zz", "ninguno", "excluido", "excluida", "exc", "noaplica", "na", "nocausa",
            "nogravado", "nogravada":
            kind = .excluded
        case "gravado", "gravada": kind = .tax(.iva)
        case "exento", "exenta": kind = .rated(.exempt)
        default:
            guard let code = codeBeforeRate(value) else {
                note(.taxUnknown(shown(value), at: place(value)))
                return .unreadable
            }
            guard case .some(.some(let tax)) = rate(rateBehindWord(value), of: code) else {
                return .unreadable
            }
            kind = .rated(tax)
        }
        memory.taxes[value.bytes] = kind
        return kind
    }

    /// The tax of `IVA 19%`, `IVA (19 %)`, `Gravado 5` and `19 %`; nil where no rate stands behind it.
    ///
    /// A number alone is a code of the list, or none; `,5` lacks its beginning.
    private func codeBeforeRate(_ value: RawValue) -> TaxCode? {
        let number = rateBehindWord(value).bytes
        let before = value.bytes.prefix { !isDigit($0) }
        guard let last = number.last, before.last != .point, before.last != .comma else {
            return nil
        }
        switch plainName(String(decoding: before, as: UTF8.self)) {
        case "iva", "gravado", "gravada", "ivagravado": return .iva
        case "inc", "impoconsumo", "impuestoalconsumo": return .inc
        case "" where before.isEmpty || before.last == UInt8(ascii: "("):
            return last == UInt8(ascii: "%") ? .iva : nil
        default: return nil
        }
    }

    private func rateBehindWord(_ value: RawValue) -> RawValue {
        var number = value.bytes.drop { !isDigit($0) }
        let isInBrackets = value.bytes[..<number.startIndex].last == UInt8(ascii: "(")
        if isInBrackets, number.last == UInt8(ascii: ")") { number.removeLast() }
        return RawValue(
            field: value.field,
            lineIndex: value.lineIndex,
            bytes: number,
            slot: value.slot
        )
    }

    /// The tax that one column names with its rate, where the column of rates says the same.
    private mutating func agreed(_ tax: LineTax, with value: RawValue, line: Int) -> LineTax?? {
        let other = wordedRate(value) ?? namedRate(value, or: tax.code)
        guard let other, other != tax else { return other }
        return disagreed(value, line: line)
    }

    private mutating func disagreed(_ value: RawValue, line: Int) -> LineTax?? {
        let tax = (label(.tax), self.value(.tax, line: line).map { shown($0) } ?? "")
        let rate = (label(.rate), shown(value))
        let isExcluded = wordedRate(value) == .some(nil)
        note(
            isExcluded
                ? .taxOfExcluded(tax, rate, at: place(value))
                : .rateDisagrees(tax, rate, at: place(value))
        )
        return nil
    }

    /// Nil stands for IVA that nobody has named: a restaurant's `8` may be of INC.
    mutating func rate(_ value: RawValue, of code: TaxCode?) -> LineTax?? {
        guard let thousandths = rateAmount(value) else { return nil }
        let tax = LineTax(code: code ?? .iva, rate: Rate(thousandths: thousandths))
        let rates = tax.code.rates
        if rates.isEmpty || rates.contains(thousandths) { return .some(tax) }
        if code == nil, TaxCode.inc.rates.contains(thousandths) {
            note(.rateWithoutTax(label(.rate), shown(value), at: place(value)))
        } else {
            let rate = shown(value)
            // Less than one percent, and more than nothing: 0.19 is 19 % in another unit.
            let isFraction = thousandths > 0 && thousandths < 1_000
            note(.rateUnknown(rate, tax.code, isFraction: isFraction, at: place(value)))
        }
        return nil
    }

    /// `19`, `19%`, `19,00 %`; also `0,19` where the mapping says that rates are fractions.
    mutating func rateAmount(_ value: RawValue) -> Int64? {
        let number = value.withoutPercentSign
        let isFraction = number == nil && profile.mapping?.rateUnit == .fraction
        let places = isFraction ? 5 : 3
        guard
            let thousandths = amount(
                number ?? value,
                places: places,
                limit: Pesos.limit,
                isPercentage: true
            )
        else { return nil }
        guard !isFraction || thousandths < Rate.limit else {
            note(.rateIsNoFraction(label(value.field), shown(value), at: place(value)))
            return nil
        }
        // More than one hundred percent is no rate; most often it is the tax itself.
        guard thousandths > Rate.limit else { return thousandths }
        note(.rateAboveAll(label(value.field), shown(value), at: place(value)))
        return nil
    }
}

extension RawValue {
    /// The number before the sign `%`; nil without one.
    var withoutPercentSign: RawValue? {
        guard bytes.last == UInt8(ascii: "%") else { return nil }
        let number = trimmed(bytes.dropLast())
        return RawValue(field: field, lineIndex: lineIndex, bytes: number, slot: slot)
    }
}

/// Words that stand in a column of rates; an exempt good is taxed at 0 %, an excluded one is not.
private let rateWords: [String: LineTax?] = [
    "exento": .exempt, "exenta": .exempt, "excluido": LineTax?.none,
    "excluida": LineTax?.none, "exc": LineTax?.none,
]

extension LineTax {
    /// An exempt good is taxed at 0 % (Estatuto Tributario, article 477).
    fileprivate static let exempt = LineTax(code: .iva, rate: .zero)
}

extension TaxCode {
    /// In thousandths of a percent (annex 1.9 §13.3.10); empty for ICA, which each town sets.
    fileprivate var rates: [Int64] {
        switch self {
        case .iva: Self.ratesOfIVA
        case .inc: Self.ratesOfINC
        case .ica: []
        }
    }

    private static let ratesOfIVA: [Int64] = [0, 5_000, 16_000, 19_000]
    private static let ratesOfINC: [Int64] = [2_000, 4_000, 8_000, 16_000]

    fileprivate var rateList: String {
        rates.map { String($0 / 1_000) }.joined(separator: ", ")
    }
}

extension Finding {
    fileprivate static func taxUnknown(_ text: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "El impuesto «\(text)» no existe.",
                en: "There is no tax “\(text)”."
            ),
            remedy: Bilingual(
                es: "Escriba 01 (IVA), 04 (INC), 03 (ICA) o ZZ (excluido).",
                en: "Write 01 (IVA), 04 (INC), 03 (ICA) or ZZ (excluded)."
            )
        )
    }

    fileprivate static func rateUnknown(
        _ text: String,
        _ code: TaxCode,
        isFraction: Bool,
        at place: Place
    ) -> Finding {
        let unit =
            isFraction
            ? Bilingual(
                es: " Si el archivo escribe 0,19 por 19 %, el operador lo declara en imports: con "
                    + "units: {tarifa: fraction}.",
                en:
                    " If the file writes 0.19 for 19 %, the operator declares it under imports: with "
                    + "units: {tarifa: fraction}."
            ) : Bilingual(es: "", en: "")
        return Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "La tarifa «\(text)» no existe para \(code.name).",
                en: "There is no rate “\(text)” of \(code.name)."
            ),
            remedy: Bilingual(
                es: "Escriba el porcentaje: \(code.rateList)." + unit.es,
                en: "Write the percentage: \(code.rateList)." + unit.en
            )
        )
    }

    /// Without a tax a rate is of IVA, which has no such one; INC has.
    fileprivate static func rateWithoutTax(
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)» sin decir el impuesto: es una tarifa del INC "
                    + "(impoconsumo), no del IVA.",
                en: "“\(name)” says “\(text)” without naming the tax: it is a rate of INC "
                    + "(consumption tax), not of IVA."
            ),
            remedy: Bilingual(
                es: "Si es impoconsumo, escriba 04 en «impuesto»; si es IVA, la tarifa es "
                    + "\(TaxCode.iva.rateList).",
                en: "If it is INC, write 04 in “impuesto”; if it is IVA, the rate is one of "
                    + "\(TaxCode.iva.rateList)."
            )
        )
    }

    fileprivate static func rateDisagrees(
        _ tax: (name: String, text: String),
        _ rate: (name: String, text: String),
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es:
                    "«\(tax.name)» dice «\(tax.text)» y «\(rate.name)» dice «\(rate.text)», que es otra "
                    + "tarifa.",
                en:
                    "“\(tax.name)” says “\(tax.text)” and “\(rate.name)” says “\(rate.text)”, which is "
                    + "another rate."
            ),
            remedy: Bilingual(
                es: "Escriba la misma tarifa en los dos datos, o solo en uno.",
                en: "Write the same rate in both values, or in one only."
            )
        )
    }

    /// An exempt good is taxed at 0 %, an excluded one not at all.
    fileprivate static func taxOfExcluded(
        _ tax: (name: String, text: String),
        _ rate: (name: String, text: String),
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es:
                    "«\(tax.name)» dice «\(tax.text)» y «\(rate.name)» dice «\(rate.text)»: lo excluido "
                    + "no lleva ese impuesto.",
                en:
                    "“\(tax.name)” says “\(tax.text)” and “\(rate.name)” says “\(rate.text)”: what is "
                    + "excluded does not have this tax."
            ),
            remedy: Bilingual(
                es: "Si es excluido, escriba ZZ en «\(tax.name)»; si es exento, la tarifa es 0.",
                en: "If it is excluded, write ZZ in “\(tax.name)”; if it is exempt, the rate is 0."
            )
        )
    }

    /// Where the settings say that 0.19 is 19 %, and the file says 19.
    fileprivate static func rateIsNoFraction(
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es:
                    "«\(name)» dice «\(text)», y el ajuste units: {tarifa: fraction} dice que las tarifas "
                    + "son fracciones: 19 % sería 0,19.",
                en:
                    "“\(name)” says “\(text)”, and the setting units: {tarifa: fraction} says that rates "
                    + "are fractions: 19 % would be 0.19."
            ),
            remedy: Bilingual(
                es: "Si el archivo escribe 19 por 19 %, pida al operador que quite ese ajuste de "
                    + "imports:; si no, corrija la tarifa.",
                en: "If the file writes 19 for 19 %, ask the operator to take this setting out of "
                    + "imports:; otherwise correct the rate."
            )
        )
    }

    fileprivate static func rateAboveAll(
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que pasa de 100 y no es una tarifa.",
                en: "“\(name)” says “\(text)”, which is above 100 and no rate."
            ),
            remedy: Bilingual(
                es: "Escriba el porcentaje, como 19; el valor del impuesto va en valor_impuesto.",
                en: "Write the percentage, such as 19; the tax itself goes into valor_impuesto."
            )
        )
    }

    fileprivate static func rateOfExcluded(_ text: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "Un renglón excluido (ZZ) lleva la tarifa «\(text)».",
                en: "An excluded line (ZZ) has the rate “\(text)”."
            ),
            remedy: Bilingual(
                es: "Quite la tarifa, o escriba el impuesto que corresponde.",
                en: "Take out the rate, or write the tax it belongs to."
            )
        )
    }
}
