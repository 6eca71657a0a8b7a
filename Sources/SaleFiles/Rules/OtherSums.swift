import Fiscal

/// Amounts under keys that nobody reads: each stops its sale only where it disagrees with it.
extension SaleConversion {
    mutating func checkOtherSums(of lines: [SaleLine], _ totals: SaleTotals) {
        guard !isReadAgain else { return }
        // Of a sale with many lines it is asked for many times.
        var ofSale: [Pesos]?
        for sum in raw.otherSums {
            switch sum.kind {
            case .line:
                guard lines.indices.contains(sum.line),
                    let (right, net, _, whole) = rightTotals(of: lines[sum.line], totals),
                    let declared = pesos(of: sum), !right.contains(where: { isNear(declared, $0) })
                else { continue }
                note(.lineTotalDiffers(sum.name, declared, net, whole, at: sum.place))
            case .taxOfLine(let meaning):
                guard lines.indices.contains(sum.line) else { continue }
                noteUnclear(sum, meaning, unless: isTax(sum, of: lines[sum.line]))
            case .price(let meaning):
                guard lines.indices.contains(sum.line) else { continue }
                let line = lines[sum.line]
                let sums =
                    plainName(sum.name).hasPrefix("valor") ? rightTotals(of: line, totals) : nil
                noteUnclear(
                    sum,
                    meaning,
                    unless: isPrice(sum, of: line) || isAny(of: sums?.right ?? [], sum)
                )
            case .quantity(let meaning):
                guard lines.indices.contains(sum.line) else { continue }
                noteUnclear(sum, meaning, unless: isQuantity(sum, of: lines[sum.line]))
            case .sale(let meaning):
                let before = isBeforeTax(sum.name) ? sumsBeforeTax(lines, totals) : []
                noteUnclear(sum, meaning, unless: isAny(of: [totals.payable] + before, sum))
            case .discountOfSale(let meaning):
                guard let all = Pesos.sum(lines.map(\.discount)) else { continue }
                noteUnclear(sum, meaning, unless: isAny(of: [all], sum))
            case .taxOfSale(let meaning):
                noteUnclear(sum, meaning, unless: isTaxOfSale(sum, lines, totals))
            case .change: continue
            case .paid(let meaning):
                guard let declared = pesos(of: sum), !isOnCredit else { continue }
                checkChange(of: declared, sum, totals)
                let isAll = declared >= totals.payable || isNear(declared, totals.payable)
                guard !isAll else { continue }
                if raw.pointerBase == nil {
                    note(.columnUnclear(sum.name, meaning, at: sum.place))
                } else {
                    noteUnclear(sum, meaning, unless: false)
                }
            case .discountRate:
                guard lines.indices.contains(sum.line) else { continue }
                guard !isDiscountRate(sum, of: lines[sum.line]) else { continue }
                note(.columnUnclear(sum.name, .discountRate, at: sum.place))
            case .ofRow(let heading):
                guard lines.indices.contains(sum.line) else { continue }
                let known = ofSale ?? sumsOfSale(lines, totals)
                ofSale = known
                checkRow(sum, heading, lines[sum.line], known, totals)
            }
        }
    }

    private var isOnCredit: Bool {
        value(.paymentForm).map { memory.forms[$0.bytes] == .credit } ?? false
    }

    /// What was received without what was given back is what the sale came to, but for the coins of fifty pesos
    /// to which tills round.
    private mutating func checkChange(
        of received: Pesos,
        _ sum: RawSale.OtherSum,
        _ totals: SaleTotals
    ) {
        let other = raw.otherSums.first { if case .change = $0.kind { true } else { false } }
        let change = other.flatMap { pesos(of: $0) }
        guard let change, received >= change else { return }
        let kept = Pesos(centavos: received.centavos - change.centavos)
        guard difference(kept, totals.payable).centavos > Self.coins else { return }
        note(.keptDiffers(sum.name, kept, totals.payable, at: sum.place))
    }

    /// In centavos.
    private static let coins: Int64 = 10_000

    private mutating func noteUnclear(
        _ sum: RawSale.OtherSum,
        _ meaning: VitalMeaning,
        unless isRight: Bool
    ) {
        guard !isRight else { return }
        let likeness = meaning.likeness { label($0) }
        note(.keyUnclear(sum.name, likeness, meaning.remedy, at: sum.place))
    }

    func isAny(of right: [Pesos], _ sum: RawSale.OtherSum) -> Bool {
        pesos(of: sum).map { declared in right.contains { isNear(declared, $0) } } ?? false
    }

    /// Whether the name may be that of the sum of the lines: `base_gravable`, `total_neto`.
    private func isBeforeTax(_ name: String) -> Bool {
        let name = plainName(name)
        return ["valor", "monto", "amount"].contains(name)
            || ["base", "net", "sub", "brut", "gross", "sin"].contains { name.contains($0) }
    }

    private func sumsBeforeTax(_ lines: [SaleLine], _ totals: SaleTotals) -> [Pesos] {
        let gross = Pesos.sum(lines.compactMap { $0.price.times($0.quantity) })
        return [totals.lineExtension, totals.taxable] + (gross.map { [$0] } ?? [])
    }

    /// Whether it is what one tax or all come to, or a rate of theirs; of a text without an amount only
    /// whether there is any tax.
    private func isTaxOfSale(
        _ sum: RawSale.OtherSum,
        _ lines: [SaleLine],
        _ totals: SaleTotals
    ) -> Bool {
        // `gravado`, `total_exento`: what is taxed, and not the tax.
        let name = plainName(sum.name)
        if ["gravad", "exent", "exclui"].contains(where: name.contains) { return true }
        guard let declared = pesos(of: sum) else {
            return totals.taxes.contains { $0.amount > .zero }
        }
        let taxes = totals.taxes.flatMap { [$0.amount] + $0.rates.map(\.amount) }
        return taxes.contains { isNear(declared, $0) }
            || Pesos.sum(totals.taxes.map(\.amount)).map { isNear(declared, $0) } == true
            || lines.contains { isTax(sum, of: $0) }
    }

    /// Whether it is what one unit costs, before or behind the discount, to a centavo.
    func isPrice(_ sum: RawSale.OtherSum, of line: SaleLine) -> Bool {
        guard let declared = pesos(of: sum) else { return false }
        let (millionths, isOver) = declared.centavos.multipliedReportingOverflow(by: 10_000)
        guard !isOver else { return false }
        let price = UnitPrice(millionths: millionths)
        if abs(millionths - line.price.millionths) <= 10_000 { return true }
        let rate = Int128(line.tax?.rate.thousandths ?? 0)
        let withTax =
            Int128(line.price.millionths) * (Int128(Rate.limit) + rate) / Int128(Rate.limit)
        if abs(Int128(millionths) - withTax) <= 10_000 { return true }
        guard let whole = price.times(line.quantity), let net = line.net, line.discount > .zero
        else {
            return false
        }
        return isNear(whole, net)
    }

    /// Whether it is the discount of the line over what it would cost without, as a percentage or a fraction.
    private func isDiscountRate(_ sum: RawSale.OtherSum, of line: SaleLine) -> Bool {
        guard let declared = pesos(of: sum), let gross = line.price.times(line.quantity) else {
            return false
        }
        return [Int64(10_000), 100].contains { whole in
            let (product, isOver) = gross.centavos.multipliedReportingOverflow(
                by: declared.centavos
            )
            return !isOver && isNear(Pesos(centavos: product / whole), line.discount)
        }
    }

    private func isQuantity(_ sum: RawSale.OtherSum, of line: SaleLine) -> Bool {
        guard case .value(let millionths)? = number(of: sum)?.scaled(to: 6, limit: .max) else {
            return false
        }
        return millionths == line.quantity.millionths
    }

    /// Whether it is the tax of the line, or its rate: `19`, `19%`, `0.19`.
    func isTax(_ sum: RawSale.OtherSum, of line: SaleLine) -> Bool {
        guard let declared = pesos(of: sum), let tax = line.tax, let net = line.net,
            let amount = tax.rate.tax(on: net)
        else { return false }
        let rates = [10, 1_000].map { Int128(declared.centavos) * $0 }
        return isNear(declared, amount) || rates.contains(Int128(tax.rate.thousandths))
    }

    /// Nil for what is no amount of up to two decimals, or could be two.
    func pesos(of sum: RawSale.OtherSum) -> Pesos? {
        switch number(of: sum)?.scaled(to: 2, limit: Pesos.limit) {
        case .value(let centavos), .rounded(let centavos): return Pesos(centavos: centavos)
        case .tooPrecise, .tooLarge, nil: return nil
        }
    }

    private func number(of sum: RawSale.OtherSum) -> DecimalNumber? {
        sum.text.withUnsafeBufferPointer { buffer in
            let text = buffer.last == UInt8(ascii: "%") ? buffer.dropLast() : buffer[...]
            if sum.isNumber { return DecimalNumber(json: text) }
            guard case .number(let number)? = AmountText(text)?.reading(profile.decimals) else {
                return nil
            }
            return number
        }
    }
}

extension Finding {
    fileprivate static func keptDiffers(
        _ name: String,
        _ kept: Pesos,
        _ payable: Pesos,
        at place: Place
    ) -> Finding {
        Finding(
            .totalDiffers,
            at: place,
            message: Bilingual(
                es:
                    "Por «\(name)», menos lo que se devolvió, la venta valió \(kept.text(in: .es)), y los "
                    + "renglones suman \(payable.text(in: .es)).",
                en:
                    "By “\(name)”, without what was given back, the sale came to \(kept.text(in: .en)), and "
                    + "the lines add up to \(payable.text(in: .en))."
            ),
            remedy: Bilingual(
                es:
                    "Si los precios llevan el impuesto, escríbalos sin él; si no, revise cantidades, "
                    + "descuentos y lo que se recibió.",
                en:
                    "If the prices have the tax in them, write them without it; else check quantities, "
                    + "discounts and what was received."
            )
        )
    }
}
