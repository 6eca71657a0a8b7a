extension Element {
    /// The tax that a `TaxTotal` or `TaxSubtotal` speaks of, by its first category; empty if none.
    var taxCode: String {
        let subtotal = cac("TaxCategory") == nil ? cac("TaxSubtotal") : self
        return subtotal?.cac("TaxCategory")?.cac("TaxScheme")?.value("ID") ?? ""
    }

    /// Of a `TaxSubtotal`: the rate in percent; nil for a nominal tax.
    var taxRate: WireAmount? { cac("TaxCategory")?.amount("Percent") }

    /// Of a `TaxSubtotal`: whether the amount is base times rate, half to even at two decimals.
    ///
    /// The annex gives no tolerance for it (FAS07, FAX07). Nominal taxes have no rate and hold.
    var taxIsProduct: Bool {
        guard let taxRate else { return true }
        let base = amount("TaxableAmount") ?? .zero
        return amount("TaxAmount") == base.times(taxRate, over: 100)
    }
}

extension [Element] {
    var taxCodesAreUnique: Bool { Set(map(\.taxCode)).count == count }
}
