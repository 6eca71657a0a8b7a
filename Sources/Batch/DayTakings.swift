package import Fiscal

/// A store's day as an accountant compares it with the till: what DIAN accepted of it up to now, and what
/// is still open.
package struct DayTakings: Hashable, Sendable {
    package let place: StoreDay
    /// By concept: taxes by rate first, then means of payment.
    package let parts: [Takings]
    /// Sales that are neither accepted nor disabled, those aside that could not be read.
    package let open: FateCount

    /// What was accepted, all taxes included: an invoice has one means of payment.
    package var accepted: FateCount {
        parts.filter(\.concept.isMeans).reduce(FateCount(count: 0, total: .zero)) { sum, part in
            FateCount(count: sum.count + part.sales, total: sum.total.clampedSum(part.base))
        }
    }

    /// The days of the parts, which are in order, with what is open of them.
    static func all(of parts: [Takings], from ledger: any SaleLedger) throws -> [DayTakings] {
        guard !parts.isEmpty else { return [] }
        let days = Dictionary(grouping: parts, by: \.place)
        var open: [StoreDay: FateCount] = [:]
        try ledger.openNumbers { number in
            guard let place = number.place, days[place] != nil, let total = number.total else {
                return
            }
            let sum = open[place] ?? FateCount(count: 0, total: .zero)
            open[place] = FateCount(count: sum.count + 1, total: sum.total.clampedSum(total))
        }
        return days.sorted { $0.key < $1.key }.map { place, parts in
            DayTakings(
                place: place,
                parts: parts,
                open: open[place] ?? FateCount(count: 0, total: .zero)
            )
        }
    }
}

extension OpenNumber {
    fileprivate var place: StoreDay? {
        soldAt.map { StoreDay(issuer: issuer, store: store, day: $0.day) }
    }
}

extension Pesos {
    /// The largest amount stands for a sum that is larger still.
    fileprivate func clampedSum(_ other: Pesos) -> Pesos {
        let (sum, isOver) = centavos.addingReportingOverflow(other.centavos)
        return Pesos(centavos: isOver ? .max : sum)
    }
}
