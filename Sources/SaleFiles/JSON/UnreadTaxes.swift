import Fiscal

/// What keys of taxes that nobody reads say, each amount and each name by itself.
extension JSONUnread {
    /// An amount in a list or an object of taxes, which is one of the sale's, or that prices have the tax in them.
    ///
    /// What else it says is no more than that there is a tax.
    func noteTax(
        _ kind: JSONMachine.Token.Kind,
        _ text: Span<UInt8>,
        _ doubt: Doubt
    ) -> Note? {
        let key = plainName(inner.key)
        if let included = noteIncluded(kind, under: key, doubt) { return included }
        guard kind == .number || kind == .string, amountsOfTaxes.contains(key),
            text.withUnsafeBufferPointer({ doubt.meaning.isSaid(by: kind, $0[...], under: key) })
        else { return nil }
        return .sum(otherSum(.taxOfSale(doubt.meaning), kind, text, doubt))
    }

    /// An amount, a rate or the name of a tax in a list or an object of the taxes of a line.
    func noteTaxOfLine(
        _ kind: JSONMachine.Token.Kind,
        _ text: Span<UInt8>,
        _ doubt: Doubt
    ) -> Note? {
        let key = plainName(inner.key)
        if let included = noteIncluded(kind, under: key, doubt) { return included }
        guard kind == .number || kind == .string else { return nil }
        let isAmount = amountsOfTaxes.contains(key) || ratesOfTaxes.contains(key)
        return text.withUnsafeBufferPointer { buffer in
            let value = trimmed(buffer[...])
            guard VitalMeaning.field(.lineTotal).isSaid(by: value, under: key) else {
                return kind == .string ? note(taxNamed: value, under: key, doubt) : nil
            }
            if isAmount {
                return .sum(
                    otherSum(.taxOfLine(doubt.meaning), value, isNumber: kind == .number, doubt)
                )
            }
            if basesOfTaxes.contains(key) {
                return .sum(otherSum(.line, value, isNumber: kind == .number, doubt))
            }
            return note(taxNamed: value, under: key, doubt)
        }
    }

    /// A yes to whether prices have the tax in them.
    private func noteIncluded(
        _ kind: JSONMachine.Token.Kind,
        under key: String,
        _ doubt: Doubt
    ) -> Note? {
        guard kind == .yes, key.hasPrefix("inclu") else { return nil }
        return .doubtful(RawSale.Doubt(taxIncludedBy: doubt.name, at: doubt.place))
    }

    /// What tells no more than that there is a tax is right where the line has one.
    private func note(taxNamed value: Bytes, under key: String, _ doubt: Doubt) -> Note? {
        if let included = RawSale.Doubt(ofTax: value, under: doubt.name, at: doubt.place) {
            return .doubtful(included)
        }
        guard !saysNoTax(value) else { return nil }
        let isName = inner.key.isEmpty || namesOfTaxes.contains(key)
        // `IVA 19%` has the rate as well.
        if isName, value.last == UInt8(ascii: "%"),
            let start = value.lastIndex(where: { isLetter($0) })
        {
            let rate = trimmed(value[(start + 1)...])
            return .sum(otherSum(.taxOfLine(doubt.meaning), rate, isNumber: false, doubt))
        }
        let (likeness, remedy) = (doubt.meaning.likeness(label), doubt.meaning.remedy)
        let code = isName ? taxCode(named: value) : nil
        return .doubtful(
            RawSale.Doubt(
                answer: code.map { .taxCode($0) } ?? .tax(.taxed, true),
                finding: .keyUnclear(doubt.name, likeness, remedy, at: doubt.place)
            )
        )
    }

    /// What a key such as `excluido` says of the tax of its line.
    func flag(
        _ kind: JSONMachine.Token.Kind,
        _ text: Span<UInt8>,
        _ doubt: Doubt
    ) -> RawSale.Doubt? {
        guard let flag = TaxFlag(named: doubt.name) else { return nil }
        switch kind {
        case .yes: return RawSale.Doubt(flag, says: true, under: doubt.name, at: doubt.place)
        case .no: return RawSale.Doubt(flag, says: false, under: doubt.name, at: doubt.place)
        default:
            return text.withUnsafeBufferPointer {
                RawSale.Doubt(flag, trimmed($0[...]), under: doubt.name, at: doubt.place)
            }
        }
    }
}

extension JSONUnread.Doubt {
    /// Whether what stands this deep lies in a list or an object of the taxes of a line.
    func isOfTaxesOfLine(at depth: Int) -> Bool {
        isOfLine && meaning.isOfTax && depth > self.depth
    }
}

/// `IVA`, `IVA 19%`, `01`, `INC`, `Impoconsumo`; nil for a name that tells no tax.
private func taxCode(named value: Bytes) -> TaxCode? {
    guard (2...30).contains(value.count) else { return nil }
    let name = plainName(String(decoding: value, as: UTF8.self))
    if name == "01" || name.hasPrefix("iva") || name.hasPrefix("vat") { return .iva }
    if name == "04" || name.hasPrefix("inc") && !name.hasPrefix("incl") || name.contains("consumo")
    {
        return .inc
    }
    return nil
}

/// `Excluido`, `No aplica`, nothing at all.
private func saysNoTax(_ value: Bytes) -> Bool {
    guard value.contains(where: { isLetter($0) || isDigit($0) && $0 != UInt8(ascii: "0") }) else {
        return true
    }
    guard value.count <= 20 else { return false }
    return ["excluido", "excluida", "noaplica", "na", "ninguno", "sinimpuesto", "zz"]
        .contains(plainName(String(decoding: value, as: UTF8.self)))
}

/// What holds the rate of a tax in a list of taxes.
private let ratesOfTaxes: Set = [
    "tarifa", "porcentaje", "tasa", "rate", "percent", "percentage", "taxrate", "pct",
    "porcentajeiva", "alicuota",
]

/// What holds the amount that a tax is worked out from.
private let basesOfTaxes: Set = [
    "base", "basegravable", "baseimponible", "taxableamount", "taxable", "taxbase",
]

/// What holds the name or the code of a tax.
private let namesOfTaxes: Set = [
    "nombre", "name", "tipo", "type", "codigo", "code", "tributo", "impuesto", "tax", "id",
    "taxcode", "taxcategory", "scheme", "schemeid", "descripcion", "description", "taxname",
]

// MARK: - What is compared

extension JSONUnread {
    func change(_ text: Span<UInt8>, _ holder: Holder) -> RawSale.OtherSum {
        RawSale.OtherSum(
            kind: .change,
            name: holder.name,
            text: text.array,
            isNumber: true,
            place: holder.place
        )
    }

    func otherSum(
        _ sum: RawSale.OtherSum.Kind,
        _ kind: JSONMachine.Token.Kind,
        _ text: Span<UInt8>,
        _ doubt: Doubt
    ) -> RawSale.OtherSum {
        text.withUnsafeBufferPointer {
            otherSum(sum, trimmed($0[...]), isNumber: kind == .number, doubt)
        }
    }

    func otherSum(
        _ sum: RawSale.OtherSum.Kind,
        _ value: Bytes,
        isNumber: Bool,
        _ doubt: Doubt
    ) -> RawSale.OtherSum {
        RawSale.OtherSum(
            kind: sum,
            name: doubt.name,
            text: Array(value),
            isNumber: isNumber,
            place: doubt.place
        )
    }
}
