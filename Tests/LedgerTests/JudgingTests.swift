import Fiscal
import Testing

@testable import Ledger

@Suite struct JudgingTests {
    @Test(arguments: Medium.allCases)
    func `numbers are asked about in ascending order, page after page`(medium: Medium) throws {
        let bench = try Bench(medium)
        let consecutives: [Int64] = [9, 3, 100, 20, 4]
        let notes = try consecutives.enumerated().map { try good($1, at: $0) }
        _ = try bench.receive(notes + [try good(50, at: 5, prefix: "A")])
        let asked = try bench.judge(pageSize: 2)
        #expect(asked.map(\.number.text) == ["A50", "FE3", "FE4", "FE9", "FE20", "FE100"])
        let everySaleIsNew = asked.allSatisfy { $0.standing == nil && $0.versions[0].isNew }
        #expect(everySaleIsNew)
    }

    @Test func `a judgement becomes valid whole or not at all`() throws {
        let bench = try Bench(.disk)
        _ = try bench.receive([try good(1), try good(2, at: 1)])
        let code = try failureCode {
            try bench.judge(pageSize: 1) { number in
                let verdicts = newestCounts(number).verdicts
                let isLast = number.number.consecutive == 2
                return Ruling(fate: .ready, owner: nil, verdicts: isLast ? [:] : verdicts)
            }
        }
        #expect(code == .constraint)
        #expect(try bench.status(1).standing == nil)
        #expect(try bench.ledger.seen() == [:])
        #expect(try bench.judge().count == 2)
    }

    @Test(arguments: [NumberFate.awaitingCorrection, .awaitingWindow, .held, .ready])
    func `an owner that can still change is judged again by every run`(fate: NumberFate) throws {
        let bench = try Bench(.memory)
        let arrival = try bench.receive([try good(7)])
        try bench.judge(everythingIs(fate))
        let again = try #require(try bench.judge(everythingIs(fate)).first)
        let owner = SaleKey(arrival: arrival, ordinal: 0)
        #expect(again.standing?.fate == fate)
        #expect(again.standing?.owner == owner)
        #expect(again.standing?.content == (try digest(1)))
        #expect(again.versions.map(\.key) == [owner])
        #expect(again.versions.first?.isNew == false)
    }

    @Test func `a number in motion or at rest is asked about only when a version comes`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7), try good(8, at: 1)])
        try bench.judge()
        let documents = try bench.issueAll()
        try bench.accept(documents[0])
        #expect(try bench.judge() == [])
        _ = try bench.receive([try good(7)], as: "bb.csv")
        let asked = try bench.judge()
        #expect(asked.map(\.standing?.fate) == [.accepted])
        #expect(asked.map(\.versions.count) == [1])
        #expect(try bench.status(7).standing == .repeated)
    }

    @Test func `what DIAN refused is not judged again, until a newer version comes`() throws {
        let bench = try Bench(.memory)
        let old = try bench.receive([try good(7)])
        try bench.judge()
        try bench.refuse(try #require(try bench.issueAll().first))
        #expect(try bench.judge() == [])
        let new = try bench.receive([try good(7, content: 2)], as: "bb.csv")
        let asked = try #require(try bench.judge().first)
        #expect(asked.standing?.wasRefused == true)
        #expect(asked.versions.map(\.key.arrival) == [new])
        #expect(try bench.statuses(of: old).map(\.standing) == [.superseded])
        #expect(try bench.statuses(of: new).map(\.standing) == [.current])
        let again = try #require(try bench.judge().first)
        #expect(again.standing?.wasRefused == false)
    }

    @Test func `after rivals a number has no owner and waits for a newer version`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7), try good(7, at: 1, content: 2)])
        try bench.judge(noneCounts)
        #expect(try bench.judge() == [])
        _ = try bench.receive([try good(7, content: 3)], as: "bb.csv")
        #expect(try bench.judge().map(\.standing?.owner) == [nil])
        #expect(try bench.status(7).fate == .ready)
    }

    @Test func `a newer judgement replaces the findings of the last, not the reader's`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try faulty(7)])
        for code in [FindingCode.outsideWindows, .prefixUnknown] {
            try bench.judge { number in
                let verdicts = number.versions.map {
                    ($0.key, Ruling.Verdict(.faulty, [finding(code)]))
                }
                return Ruling(
                    fate: .awaitingCorrection,
                    owner: number.versions.last?.key,
                    verdicts: Dictionary(uniqueKeysWithValues: verdicts)
                )
            }
            #expect(try bench.status(7).findings.map(\.code) == [.amountForm, code])
        }
    }

    @Test(arguments: Medium.allCases)
    func `the numbers seen come back as intervals by series`(medium: Medium) throws {
        let bench = try Bench(medium)
        _ = try bench.receive([try good(1), try good(2, at: 1), try good(5, at: 2)])
        try bench.judge()
        let series = NumberSeries(issuer: try faro(), prefix: "FE")
        try bench.crash()
        #expect(try bench.ledger.seen() == [series: IntervalSet([1...2, 5...5])])
        _ = try bench.receive([try good(3), try good(4, at: 1)], as: "bb.csv")
        try bench.judge()
        #expect(try bench.ledger.seen() == [series: IntervalSet([1...5])])
    }

    @Test func `a sale without a number belongs to no series and is never judged`() throws {
        let bench = try Bench(.memory)
        let arrival = try bench.receive([try faulty(nil)])
        #expect(try bench.judge() == [])
        #expect(try bench.ledger.tally(of: arrival).needingPerson == 1)
        #expect(try bench.untold().map(\.arrival) == [arrival])
    }
}
