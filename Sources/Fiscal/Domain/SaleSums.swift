/// What one sale adds to the takings of its day.
package struct SaleSums: Hashable, Sendable {
    package struct Part: Hashable, Sendable {
        package let concept: TakingsConcept
        /// Before tax; for a means of payment, all that was paid by it.
        package let base: Pesos
        /// Zero for a means of payment.
        package let tax: Pesos
    }

    package let parts: [Part]

    /// Nil for a voided number.
    package init?(of sale: SaleDocument, totals: SaleTotals) {
        guard sale.voided == nil else { return nil }
        var parts = totals.taxes.flatMap { group in
            group.rates.map { entry in
                Part(
                    concept: .tax(group.code, entry.rate),
                    base: entry.base,
                    tax: entry.amount
                )
            }
        }
        let excluded = totals.lineExtension.subtracting(totals.taxable) ?? .zero
        if sale.lines.contains(where: { $0.tax == nil }) {
            parts.append(Part(concept: .excluded, base: excluded, tax: .zero))
        }
        parts.append(
            Part(concept: .means(sale.payment.means), base: totals.payable, tax: .zero)
        )
        self.parts = parts
    }
}

/// By what an accountant compares a day's takings with the tills.
package enum TakingsConcept: Hashable, Sendable {
    /// A tax at one of its rates.
    case tax(TaxCode, Rate)
    /// Goods that are in no tax.
    case excluded
    /// A means of payment (annex 1.9 §13.3.4.2).
    case means(String)
}

/// What DIAN accepted of one store's day under one concept, up to now.
package struct Takings: Hashable, Sendable {
    package let place: StoreDay
    package let concept: TakingsConcept
    /// Invoices that have some of it.
    package let sales: Int
    /// Before tax; for a means of payment, all that was paid by it.
    ///
    /// The largest amount there is stands for a sum that is larger still.
    package let base: Pesos
    package let tax: Pesos

    package init(
        place: StoreDay,
        concept: TakingsConcept,
        sales: Int,
        base: Pesos,
        tax: Pesos
    ) {
        self.place = place
        self.concept = concept
        self.sales = sales
        self.base = base
        self.tax = tax
    }
}

/// A store's day of an issuer.
package struct StoreDay: Hashable, Comparable, Sendable {
    package let issuer: NIT
    /// As its sales call it, or else the folder of its files below the inbox; empty where there is neither.
    package let store: String
    /// Of sale, in Colombian time.
    package let day: CalendarDay

    package init(issuer: NIT, store: String, day: CalendarDay) {
        self.issuer = issuer
        self.store = store
        self.day = day
    }

    package static func < (left: StoreDay, right: StoreDay) -> Bool {
        (left.issuer, left.store, left.day) < (right.issuer, right.store, right.day)
    }
}
