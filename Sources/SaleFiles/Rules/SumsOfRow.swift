import Fiscal

/// Amounts of a table under headings of sums that nobody reads.
extension SaleConversion {
    /// `ofSale` are the sums that the sale has besides those of its totals.
    mutating func checkRow(
        _ sum: RawSale.OtherSum,
        _ heading: SumHeading,
        _ line: SaleLine,
        _ ofSale: [Pesos],
        _ totals: SaleTotals
    ) {
        guard let declared = pesos(of: sum),
            let (ofLine, net, tax, whole) = rightTotals(of: line, totals)
        else { return }
        if heading.isOfTax {
            let right = [tax] + totals.taxes.flatMap { [$0.amount] + $0.rates.map(\.amount) }
            let all = Pesos.sum(totals.taxes.map(\.amount)).map { [$0] } ?? []
            guard !isTax(sum, of: line), !isAny(of: right + all, sum) else { return }
            return note(.lineTaxDiffers(sum.name, declared, tax, at: sum.place))
        }
        let beforeDiscount = line.wholeBeforeDiscount.map { [$0] } ?? []
        guard !isAny(of: ofLine + beforeDiscount + ofSale, sum),
            !heading.mayBePrice || !isPrice(sum, of: line)
        else { return }
        note(.lineTotalDiffers(sum.name, declared, net, whole, at: sum.place))
    }

    /// What the sale comes to before discounts, with the tax and without, and what its taxes are worked out from.
    func sumsOfSale(_ lines: [SaleLine], _ totals: SaleTotals) -> [Pesos] {
        [
            Pesos.sum(lines.compactMap { $0.price.times($0.quantity) }),
            Pesos.sum(lines.compactMap(\.wholeBeforeDiscount)),
        ].compactMap(\.self) + bases(totals)
    }

    /// What the taxes are worked out from, by rate and by tax, and what has none.
    private func bases(_ totals: SaleTotals) -> [Pesos] {
        let byRate = totals.taxes.map { $0.rates.map(\.base) }
        let excluded = Pesos(
            centavos: totals.lineExtension.centavos - totals.taxable.centavos
        )
        return byRate.flatMap(\.self) + byRate.compactMap { Pesos.sum($0) }
            + [totals.taxable, excluded]
    }
}

extension SaleLine {
    /// With the tax in it, but without its discount.
    fileprivate var wholeBeforeDiscount: Pesos? {
        guard let gross = price.times(quantity) else { return nil }
        guard let tax else { return gross }
        return tax.rate.tax(on: gross).flatMap { Pesos.sum([gross, $0]) }
    }
}
