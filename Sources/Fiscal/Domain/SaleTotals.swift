/// The sums of a sale, each rounded once where the annex asks for it.
///
/// Header taxes are computed from the sum of the bases of a rate, not from the lines' taxes, because
/// FAS07 checks amount against rate times base; lines carry their own (FAX07).
package struct SaleTotals: Hashable, Sendable {
    /// Sum of the lines' net amounts (FAU02).
    package let lineExtension: Pesos
    /// Sum of the taxable bases of the lines; excluded lines count nothing (FAU04).
    package let taxable: Pesos
    /// One group per tax, in the annex's order, and one entry per rate, ascending (FAS01, FAS04).
    package let taxes: [TaxGroup]
    /// Line extension plus header taxes (FAU06); there are no document discounts, so it is also
    /// what is payable (FAU14).
    package let payable: Pesos

    package struct TaxGroup: Hashable, Sendable {
        package let code: TaxCode
        package let amount: Pesos
        package let rates: [Entry]

        package struct Entry: Hashable, Sendable {
            package let rate: Rate
            package let base: Pesos
            package let amount: Pesos
        }
    }

    /// Nil when a sum leaves `Pesos.limit`.
    package init?(of lines: [SaleLine]) {
        var nets: [Pesos] = []
        var bases: [TaxCode: [Rate: Int64]] = [:]
        for line in lines {
            guard let net = line.net else { return nil }
            nets.append(net)
            guard let tax = line.tax else { continue }
            let base = bases[tax.code, default: [:]][tax.rate, default: 0] + net.centavos
            guard abs(base) <= Pesos.limit else { return nil }
            bases[tax.code, default: [:]][tax.rate] = base
        }
        var groups: [TaxGroup] = []
        for code in TaxCode.allCases {
            guard let rates = bases[code] else { continue }
            guard let group = TaxGroup(code: code, bases: rates) else { return nil }
            groups.append(group)
        }
        guard let lineExtension = Pesos.sum(nets),
            let taxable = Pesos.sum(groups.flatMap(\.rates).map(\.base)),
            let payable = Pesos.sum([lineExtension] + groups.map(\.amount))
        else { return nil }
        self.lineExtension = lineExtension
        self.taxable = taxable
        self.taxes = groups
        self.payable = payable
    }

    /// The sum of one tax over all its rates; zero when the sale has none of it.
    package func tax(_ code: TaxCode) -> Pesos {
        taxes.first { $0.code == code }?.amount ?? .zero
    }
}

extension SaleTotals.TaxGroup {
    fileprivate init?(code: TaxCode, bases: [Rate: Int64]) {
        var entries: [Entry] = []
        for (rate, centavos) in bases.sorted(by: { $0.key < $1.key }) {
            let base = Pesos(centavos: centavos)
            guard let amount = rate.tax(on: base) else { return nil }
            entries.append(Entry(rate: rate, base: base, amount: amount))
        }
        guard let amount = Pesos.sum(entries.map(\.amount)) else { return nil }
        self.init(code: code, amount: amount, rates: entries)
    }
}
