import Fiscal

/// What a file may declare besides the total: each is compared with the lines and goes no further.
extension SaleConversion {
    private static let sums: [SaleField] = [
        .subtotal, .discountTotal, .taxTotal, .ivaTotal, .incTotal,
    ]

    private static let lineSums: [SaleField] = [.taxAmount, .lineTotal, .incAmount]

    @inline(__always)
    var declaresSums: Bool {
        !raw.otherSums.isEmpty || Self.sums.contains { raw.slot($0).form != .absent }
            || (0..<raw.lineCount).contains { line in
                Self.lineSums.contains { raw.slot($0, line: line).form != .absent }
            }
    }

    /// Without `totals`, because a line is faulty, only whether the amounts can be read.
    mutating func checkSums(of lines: [SaleLine], _ totals: SaleTotals?) {
        for field in Self.sums {
            guard let declared = declared(field), let totals else { continue }
            let right = rightSums(field, of: lines, totals)
            guard let first = right.first, !right.contains(where: { isNear(declared, $0) }) else {
                continue
            }
            note(.sumDiffers(label(field), declared, first, at: place(of: field)))
        }
        for index in 0..<raw.lineCount {
            let figures = DeclaredFigures(
                tax: declared(.taxAmount, line: index),
                inc: declared(.incAmount, line: index),
                total: declared(.lineTotal, line: index)
            )
            guard let totals, !figures.areNone else { continue }
            check(figures, of: lines[index], index, totals)
        }
        guard let totals else { return }
        checkOtherSums(of: lines, totals)
    }

    /// The figures that a sum of the sale may be, the one to name first.
    ///
    /// Tills put the subtotal before or behind the discounts. In a table `Total IVA` may be each line's
    /// own, also where it is the same on every row of the sale.
    private func rightSums(
        _ field: SaleField,
        of lines: [SaleLine],
        _ totals: SaleTotals
    ) -> [Pesos] {
        let discounts = Pesos.sum(lines.map(\.discount))
        switch field {
        case .subtotal:
            let gross = discounts.flatMap { Pesos.sum([totals.lineExtension, $0]) }
            return [totals.lineExtension] + [gross].compactMap(\.self)
        case .discountTotal: return [discounts].compactMap(\.self)
        case .ivaTotal: return [totals.tax(.iva)] + ownTax(.iva, of: lines)
        case .incTotal: return [totals.tax(.inc)] + ownTax(.inc, of: lines)
        default: return [Pesos.sum(totals.taxes.map(\.amount))].compactMap(\.self)
        }
    }

    /// The tax of each line of a table, where it is the same of all; else nothing.
    private func ownTax(_ code: TaxCode, of lines: [SaleLine]) -> [Pesos] {
        guard raw.pointerBase == nil else { return [] }
        let taxes = lines.map { line -> Pesos in
            guard let net = line.net, let tax = line.tax, tax.code == code else { return .zero }
            return tax.rate.tax(on: net) ?? .zero
        }
        return Set(taxes).count == 1 ? Array(taxes.prefix(1)) : []
    }

    /// What the total of a line may be: before tax, with it, or before the discount.
    ///
    /// In a CSV file the column may hold the sum of the sale on each of its rows.
    func rightTotals(
        of line: SaleLine,
        _ totals: SaleTotals
    ) -> (right: [Pesos], net: Pesos, tax: Pesos, whole: Pesos)? {
        guard let net = line.net, let tax = line.tax.map({ $0.rate.tax(on: net) }) ?? .zero,
            let whole = Pesos.sum([net, tax]), let gross = line.price.times(line.quantity)
        else { return nil }
        let ofSale = raw.pointerBase == nil ? [totals.lineExtension, totals.payable] : []
        return ([net, whole, gross] + ofSale, net, tax, whole)
    }

    private mutating func check(
        _ declared: DeclaredFigures,
        of line: SaleLine,
        _ index: Int,
        _ totals: SaleTotals
    ) {
        guard let (rightTotals, net, lineTax, whole) = rightTotals(of: line, totals),
            let allTaxes = Pesos.sum(totals.taxes.map(\.amount))
        else { return }
        let isTable = raw.pointerBase == nil
        let sums = isTable ? [allTaxes] + totals.taxes.map(\.amount) : []
        let isINC = line.tax?.code == .inc
        // Beside a figure for INC the other may be of IVA alone, and so is one that names it.
        let isOfIVA = declared.inc != nil || plainName(label(.taxAmount)).contains("iva")
        let ofOther: [Pesos] = isINC && isOfIVA ? [.zero] : []
        if let tax = declared.tax,
            !([lineTax] + ofOther + sums).contains(where: { isNear(tax, $0) })
        {
            let place = place(of: .taxAmount, line: index)
            note(.lineTaxDiffers(label(.taxAmount), tax, lineTax, at: place))
        }
        let lineINC = isINC ? lineTax : .zero
        if let inc = declared.inc,
            !([lineINC] + (isTable ? [totals.tax(.inc)] : [])).contains(where: { isNear(inc, $0) })
        {
            note(
                .incDiffers(label(.incAmount), inc, lineINC, at: place(of: .incAmount, line: index))
            )
        }
        if let total = declared.total, !rightTotals.contains(where: { isNear(total, $0) }) {
            let place = place(of: .lineTotal, line: index)
            note(.lineTotalDiffers(label(.lineTotal), total, net, whole, at: place))
        }
    }
}

/// What a file says of the sums of one line.
private struct DeclaredFigures {
    let tax: Pesos?
    let inc: Pesos?
    let total: Pesos?

    var areNone: Bool { tax == nil && inc == nil && total == nil }
}

extension Finding {
    /// A line without INC most often lacks its rate, which the amount does not tell.
    fileprivate static func incDiffers(
        _ name: String,
        _ declared: Pesos,
        _ computed: Pesos,
        at place: Place
    ) -> Finding {
        guard computed == .zero else { return lineTaxDiffers(name, declared, computed, at: place) }
        return Finding(
            .lineDiffers,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice \(declared.text(in: .es)), y el renglón no lleva INC.",
                en: "“\(name)” says \(declared.text(in: .en)), and the line has no INC."
            ),
            remedy: Bilingual(
                es: "Exporte también la tarifa del INC, en «tarifa_inc», o 04 en «impuesto» y la "
                    + "tarifa en «tarifa».",
                en: "Export the rate of INC as well, in “tarifa_inc”, or 04 in “impuesto” and the "
                    + "rate in “tarifa”."
            )
        )
    }

    fileprivate static func sumDiffers(
        _ name: String,
        _ declared: Pesos,
        _ computed: Pesos,
        at place: Place
    ) -> Finding {
        let difference = difference(declared, computed)
        return Finding(
            .sumDiffers,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice \(declared.text(in: .es)) y los renglones dan "
                    + "\(computed.text(in: .es)): la diferencia es \(difference.text(in: .es)).",
                en: "“\(name)” says \(declared.text(in: .en)) and the lines give "
                    + "\(computed.text(in: .en)): the difference is \(difference.text(in: .en))."
            ),
            remedy: Bilingual(
                es: "Revise precios sin impuesto, descuentos y tarifas, o quite el dato.",
                en: "Check prices before tax, discounts and rates, or take out the value."
            )
        )
    }

    static func lineTaxDiffers(
        _ name: String,
        _ declared: Pesos,
        _ computed: Pesos,
        at place: Place
    ) -> Finding {
        let difference = difference(declared, computed)
        return Finding(
            .lineDiffers,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice \(declared.text(in: .es)) y la tarifa del renglón da "
                    + "\(computed.text(in: .es)): la diferencia es \(difference.text(in: .es)).",
                en: "“\(name)” says \(declared.text(in: .en)) and the rate of the line gives "
                    + "\(computed.text(in: .en)): the difference is \(difference.text(in: .en))."
            ),
            remedy: Bilingual(
                es: "Revise la tarifa, el precio sin impuesto y el descuento del renglón.",
                en: "Check the rate, the price before tax and the discount of the line."
            )
        )
    }

    static func lineTotalDiffers(
        _ name: String,
        _ declared: Pesos,
        _ net: Pesos,
        _ whole: Pesos,
        at place: Place
    ) -> Finding {
        let difference = min(difference(declared, net), difference(declared, whole))
        return Finding(
            .lineDiffers,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice \(declared.text(in: .es)) y el renglón da "
                    + "\(net.text(in: .es)) sin impuesto y \(whole.text(in: .es)) con él: la "
                    + "diferencia es \(difference.text(in: .es)).",
                en: "“\(name)” says \(declared.text(in: .en)) and the line gives "
                    + "\(net.text(in: .en)) before tax and \(whole.text(in: .en)) with it: the "
                    + "difference is \(difference.text(in: .en))."
            ),
            remedy: Bilingual(
                es: "Revise la cantidad, el precio sin impuesto y el descuento del renglón.",
                en: "Check the quantity, the price before tax and the discount of the line."
            )
        )
    }
}
