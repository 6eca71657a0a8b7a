import Fiscal
import Testing

@testable import Ledger

@Suite struct DeliveryTests {
    private func tally(
        _ moving: Int,
        _ settled: Int,
        _ person: Int,
        _ resolved: Int
    )
        -> ArrivalTally
    {
        ArrivalTally(moving: moving, settled: settled, needingPerson: person, resolved: resolved)
    }

    @Test(arguments: Medium.allCases)
    func `a sale moves until its answer is sealed, then it is settled`(medium: Medium) throws {
        let bench = try Bench(medium)
        let arrival = try bench.receive([try good(7)])
        #expect(try bench.ledger.tally(of: arrival) == tally(1, 0, 0, 0))
        try bench.judge()
        #expect(try bench.ledger.tally(of: arrival) == tally(1, 0, 0, 0))
        let document = try #require(try bench.issueAll().first)
        #expect(try bench.ledger.tally(of: arrival) == tally(1, 0, 0, 0))
        try bench.accept(document)
        #expect(try bench.ledger.tally(of: arrival) == tally(1, 0, 0, 0))
        try bench.sealAnswers()
        try bench.crash()
        #expect(try bench.ledger.tally(of: arrival) == tally(0, 1, 0, 0))
    }

    @Test func `a disabled number is settled without an answer`() throws {
        let bench = try Bench(.memory)
        let arrival = try bench.receive([try good(7)])
        try bench.judge(everythingIs(.disabled))
        #expect(try bench.ledger.tally(of: arrival) == tally(0, 1, 0, 0))
    }

    @Test func `a repeat follows its number`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7)])
        try bench.judge()
        let document = try #require(try bench.issueAll().first)
        let repeated = try bench.receive([try good(7)], as: "bb.csv")
        try bench.judge()
        #expect(try bench.ledger.tally(of: repeated) == tally(1, 0, 0, 0))
        try bench.refuse(document)
        #expect(try bench.ledger.tally(of: repeated) == tally(0, 0, 1, 0))
        _ = try bench.receive([try good(7, content: 2)], as: "ccc.csv")
        try bench.judge()
        #expect(try bench.ledger.tally(of: repeated) == tally(0, 0, 1, 0))
        try bench.accept(try #require(try bench.issueAll().first))
        try bench.sealAnswers()
        #expect(try bench.ledger.tally(of: repeated) == tally(0, 0, 1, 1))
    }

    @Test func `a faulty sale is resolved when a later version is settled`() throws {
        let bench = try Bench(.memory)
        let old = try bench.receive([try faulty(7)])
        try bench.judge()
        #expect(try bench.ledger.tally(of: old) == tally(0, 0, 1, 0))
        _ = try bench.receive([try good(7)], as: "bb.csv")
        try bench.judge()
        #expect(try bench.ledger.tally(of: old) == tally(0, 0, 1, 0))
        try bench.accept(try #require(try bench.issueAll().first))
        #expect(try bench.ledger.tally(of: old) == tally(0, 0, 1, 0))
        try bench.sealAnswers()
        #expect(try bench.ledger.tally(of: old) == tally(0, 0, 1, 1))
    }

    @Test func `a conflict is resolved by a person alone, not by what comes later`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7)])
        try bench.judge()
        try bench.accept(try #require(try bench.issueAll().first))
        try bench.sealAnswers()
        let conflict = try bench.receive([try good(7, content: 2)], as: "bb.csv")
        try bench.judge()
        #expect(try bench.ledger.tally(of: conflict) == tally(0, 0, 1, 0))
        _ = try bench.receive([try good(7)], as: "ccc.csv")
        try bench.judge()
        #expect(try bench.ledger.tally(of: conflict) == tally(0, 0, 1, 0))
    }

    @Test func `files are found by the folder they are in or on their way to`() throws {
        let bench = try Bench(.memory)
        let first = try bench.receive([])
        let second = try bench.receive([], as: "bb.csv")
        _ = try bench.survey([], as: "ccc.csv")
        #expect(try bench.ledger.arrivals(in: .inbox).map(\.id) == [first, second])
        let target = FileLocation(.outbox, "a-1.csv")
        try bench.ledger.setLocation(target, isDelivered: false, of: first)
        let moved = try #require(try bench.ledger.arrivals(in: .outbox).first)
        #expect(moved.location == target)
        #expect(!moved.isDelivered)
        #expect(moved.path == "a.csv")
        try bench.ledger.withdraw(second)
        #expect(try bench.ledger.arrivals(in: .inbox) == [])
    }
}
