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
        guard let (lineExtension, unsorted) = Self.sums(of: lines) else { return nil }
        let bases = unsorted.sorted { ($0.order, $0.tax.rate) < ($1.order, $1.tax.rate) }
        var groups: [TaxGroup] = []
        var (taxable, payable) = (Pesos.zero, lineExtension)
        for base in bases {
            guard let amount = base.tax.rate.tax(on: base.amount),
                let more = taxable.adding(base.amount), let sum = payable.adding(amount),
                TaxGroup.add(base, amount, to: &groups)
            else { return nil }
            (taxable, payable) = (more, sum)
        }
        self.lineExtension = lineExtension
        self.taxable = taxable
        self.taxes = groups
        self.payable = payable
    }

    /// `payable` alone, for less work; nil when a sum leaves `Pesos.limit`.
    package static func payable(of lines: [SaleLine]) -> Pesos? {
        guard let (net, bases) = sums(of: lines) else { return nil }
        var total = net
        for base in bases {
            guard let amount = base.tax.rate.tax(on: base.amount), let sum = total.adding(amount)
            else { return nil }
            total = sum
        }
        return total
    }

    /// The sum of the lines' net amounts, and what each rate of each tax is computed from.
    private static func sums(of lines: [SaleLine]) -> (net: Pesos, bases: [TaxBase])? {
        var total = Pesos.zero
        var bases: [TaxBase] = []
        bases.reserveCapacity(min(lines.count, TaxCode.allCases.count))
        for line in lines {
            guard let net = line.net, let sum = total.adding(net) else { return nil }
            total = sum
            guard let tax = line.tax else { continue }
            guard TaxBase.add(net, of: tax, to: &bases) else { return nil }
        }
        return (total, bases)
    }

    /// The sum of one tax over all its rates; zero when the sale has none of it.
    package func tax(_ code: TaxCode) -> Pesos {
        taxes.first { $0.code == code }?.amount ?? .zero
    }
}

/// What one rate of one tax is computed from.
///
/// A sale has a few of them, so an array is searched.
private struct TaxBase {
    let tax: LineTax
    var amount: Pesos

    /// The place of the tax in the annex's order.
    var order: Int { TaxCode.allCases.firstIndex(of: tax.code) ?? 0 }

    /// False when the sum leaves `Pesos.limit`.
    static func add(_ net: Pesos, of tax: LineTax, to bases: inout [TaxBase]) -> Bool {
        guard let index = bases.firstIndex(where: { $0.tax == tax }) else {
            bases.append(TaxBase(tax: tax, amount: net))
            return true
        }
        guard let sum = bases[index].amount.adding(net) else { return false }
        bases[index].amount = sum
        return true
    }
}

extension SaleTotals.TaxGroup {
    /// Adds one rate to the last group, or begins the next; false when a sum leaves `Pesos.limit`.
    fileprivate static func add(
        _ base: TaxBase,
        _ amount: Pesos,
        to groups: inout [SaleTotals.TaxGroup]
    ) -> Bool {
        let entry = Entry(rate: base.tax.rate, base: base.amount, amount: amount)
        guard let last = groups.last, last.code == base.tax.code else {
            groups.append(Self(code: base.tax.code, amount: amount, rates: [entry]))
            return true
        }
        guard let sum = last.amount.adding(amount) else { return false }
        groups[groups.count - 1] = Self(
            code: last.code,
            amount: sum,
            rates: last.rates + [entry]
        )
        return true
    }
}
