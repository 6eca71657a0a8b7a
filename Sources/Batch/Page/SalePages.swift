import Fiscal

/// The sales of a run as a table in pages, and what they add up to.
struct SalePages {
    private(set) var pages: TablePages
    /// Of all pages, by what became of them.
    private(set) var sums: [SaleOutcome: FateCount] = [:]
    /// The windows that a sale was sold in.
    private(set) var windows: Set<Int64> = []

    private let known: [ContingencyWindow]

    init(_ frame: PageFrame, windows: [ContingencyWindow], limit: Int = TablePages.limit) {
        pages = TablePages(
            frame,
            columns: SaleRow.columns(frame),
            numeric: [2],
            style: "sales",
            limit: limit
        )
        known = windows
    }

    /// `write` is given a page when it is full.
    mutating func add(
        _ sale: SaleStatus,
        _ arrival: Arrival,
        _ write: TablePages.Write
    ) throws {
        let row = SaleRow(sale, arrival, wasLate: sale.wasLate(in: known), pages.frame)
        try pages.add(row.html, called: sale.number?.text ?? "", write)
        if let outcome = SaleOutcome(sale) {
            let sum = sums[outcome] ?? FateCount(count: 0, total: .zero)
            let total = Pesos.sum([sum.total, sale.facts?.total ?? .zero]) ?? sum.total
            sums[outcome] = FateCount(count: sum.count + 1, total: total)
        }
        guard let soldAt = sale.facts?.soldAt else { return }
        windows.formUnion(known.filter { $0.contains(soldAt) }.map(\.id))
    }

    /// Writes what is left.
    mutating func finish(_ write: TablePages.Write) throws { try pages.finish(write) }
}
