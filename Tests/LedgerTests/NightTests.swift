import Fiscal
import Testing

@testable import Ledger

@Suite struct NightTests {
    private static let sales = 20_000
    private static let perFile = 5_000

    /// The ledger is opened anew between two steps; what was committed is all that counts.
    @Test func `twenty thousand sales of four files end accepted, sound and told`() throws {
        let bench = try Bench(.disk)
        var arrivals: [Int64] = []
        for file in 0..<(Self.sales / Self.perFile) {
            let notes = try (0..<Self.perFile).map { ordinal in
                try good(Int64(ordinal * 4 + file + 1), at: ordinal)
            }
            arrivals.append(try bench.receive(notes, as: "caja-\(file).csv"))
            try bench.crash()
        }
        #expect(try bench.judge().count == Self.sales)
        try bench.crash()
        try bench.accept(all: try bench.issueAll())
        try bench.crash()
        try bench.sealAnswers()
        #expect(try bench.untold().count == Self.sales)
        try bench.seal(.corrida)
        #expect(try bench.ledger.chainsToTell() == [])
        let total = Pesos(centavos: Int64(Self.sales) * 11_900)
        #expect(
            try bench.ledger.fateCounts()
                == [.accepted: FateCount(count: Self.sales, total: total)]
        )
        let series = NumberSeries(issuer: try faro(), prefix: "FE")
        #expect(try bench.ledger.seen() == [series: IntervalSet([1...Int64(Self.sales)])])
        for arrival in arrivals {
            #expect(try bench.ledger.tally(of: arrival).settled == Self.perFile)
        }
        #expect(try bench.judge() == [])
        #expect(try bench.ledger.problems() == [])
    }
}
