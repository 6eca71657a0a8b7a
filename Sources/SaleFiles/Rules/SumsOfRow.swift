import Fiscal

/// Amounts of a table under headings of sums that nobody reads.
extension SaleConversion {
    mutating func checkRow(
        _ sum: RawSale.OtherSum,
        _ heading: SumHeading,
        _ line: SaleLine,
        _ lines: [SaleLine],
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
        guard !isAny(of: ofLine + sumsBeforeDiscount(lines, of: line) + bases(totals), sum),
            !heading.mayBePrice || !isPrice(sum, of: line)
        else { return }
        note(.lineTotalDiffers(sum.name, declared, net, whole, at: sum.place))
    }

    /// What the line and the sale come to with the tax in it, but before discounts.
    private func sumsBeforeDiscount(_ lines: [SaleLine], of line: SaleLine) -> [Pesos] {
        let gross = { (line: SaleLine) in line.price.times(line.quantity) }
        let whole = { (line: SaleLine) -> Pesos? in
            guard let net = gross(line) else { return nil }
            return line.tax.map { $0.rate.tax(on: net) }.map { Pesos.sum([net, $0 ?? .zero]) }
                ?? net
        }
        return [
            whole(line), Pesos.sum(lines.compactMap(gross)), Pesos.sum(lines.compactMap(whole)),
        ].compactMap(\.self)
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
