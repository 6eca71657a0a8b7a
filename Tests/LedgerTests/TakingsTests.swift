import Fiscal
import Testing

@testable import Ledger

/// What DIAN accepted of a store's day.
@Suite struct TakingsTests {
    private let bench: Bench

    init() throws { bench = try Bench() }

    /// One line a rate, each of 100 pesos before tax; nil is excluded.
    private func sums(_ rates: [Int64?], means: String = "10") throws -> SaleSums {
        let sale = SaleDocument(
            issuer: try faro(),
            number: try number(7),
            type: .authorityDown,
            soldAt: Timestamp(seconds: 1_736_375_460),
            payment: Payment(form: .cash, means: means),
            lines: rates.map { rate in
                SaleLine(
                    code: nil,
                    description: "Café",
                    quantity: Quantity(millionths: 1_000_000),
                    price: UnitPrice(millionths: 100_000_000),
                    tax: rate.map { LineTax(code: .iva, rate: Rate(thousandths: $0 * 1000)) }
                )
            }
        )
        let totals = try #require(SaleTotals(of: sale.lines))
        return try #require(SaleSums(of: sale, totals: totals))
    }

    private func acceptAll(_ notes: [SaleNote], as path: String = "a.csv") throws {
        _ = try bench.receive(notes, as: path)
        try bench.judge()
        for document in try bench.issueAll() { try bench.accept(document) }
    }

    /// `store day concept code rate: invoices, base, tax`.
    private func untold() throws -> [String] {
        try bench.ledger.untoldTakings(of: ChainName(faro())).map { part in
            let concept =
                switch part.concept {
                case .tax(let tax, let rate): "\(tax.name) \(rate.plain)"
                case .excluded: "excluded"
                case .means(let code): "means \(code)"
                }
            return "\(part.place.store) \(part.place.day.text) \(concept): "
                + "\(part.sales), \(part.base.plain), \(part.tax.plain)"
        }
    }

    @Test func `accepted sales add up by store, day, rate and means of payment`() throws {
        try acceptAll([
            try good(7, sums: sums([19, 5])),
            try good(8, at: 1, sums: sums([19, nil], means: "48")),
        ])
        #expect(
            try untold() == [
                "chapinero 2025-01-08 excluded: 1, 100.00, 0.00",
                "chapinero 2025-01-08 IVA 5.00: 1, 100.00, 5.00",
                "chapinero 2025-01-08 IVA 19.00: 2, 200.00, 38.00",
                "chapinero 2025-01-08 means 10: 1, 224.00, 0.00",
                "chapinero 2025-01-08 means 48: 1, 219.00, 0.00",
            ]
        )
    }

    @Test func `a sale that names no store belongs to its folder, and its day is Bogotá's`() throws
    {
        let midnight = try #require(Timestamp("2025-01-09T00:00:00-05:00")).seconds
        try acceptAll(
            [
                try good(7, soldAt: midnight - 1, store: nil, sums: sums([19])),
                try good(8, at: 1, soldAt: midnight, store: nil, sums: sums([19])),
            ],
            as: "norte/caja 1/día.csv"
        )
        try acceptAll([try good(9, soldAt: midnight, store: nil, sums: sums([19]))], as: "día.csv")
        let places = try bench.ledger.untoldTakings(of: ChainName(faro())).map(\.place)
        #expect(
            Set(places.map { "\($0.store) \($0.day.text)" }) == [
                "norte/caja 1 2025-01-08", "norte/caja 1 2025-01-09", " 2025-01-09",
            ]
        )
    }

    @Test func `a day is told anew, as it stands, only when a sale of it was accepted`() throws {
        try acceptAll([try good(7, sums: sums([19]))])
        try bench.seal(.corrida)
        #expect(try untold() == [])
        let next = try #require(Timestamp("2025-01-09T10:00:00-05:00")).seconds
        try acceptAll([try good(8, soldAt: next, sums: sums([5]))], as: "bb.csv")
        #expect(try untold().allSatisfy { $0.contains("2025-01-09") })
        try bench.seal(.corrida)
        try acceptAll([try good(9, sums: sums([19]))], as: "ccc.csv")
        #expect(
            try untold() == [
                "chapinero 2025-01-08 IVA 19.00: 2, 200.00, 38.00",
                "chapinero 2025-01-08 means 10: 2, 238.00, 0.00",
            ]
        )
    }

    @Test func `what is refused, or was noted without sums, is no takings`() throws {
        _ = try bench.receive([try good(7, sums: sums([19])), try good(8, at: 1)])
        try bench.judge()
        let documents = try bench.issueAll()
        try bench.call(documents[0], .refused(rules: [], document: [1]), leadingTo: .refused)
        try bench.accept(documents[1])
        #expect(try untold() == [])
    }
}
