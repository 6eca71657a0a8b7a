import Fiscal
import GRDB
import Testing

@testable import Ledger

/// A paper invoice is transcribed once: what the ledger tells the judgement, and what it refuses.
@Suite struct PaperTests {
    @Test(arguments: Medium.allCases)
    func `two newcomers with one paper see each other, whatever the pages`(medium: Medium) throws {
        for pageSize in [1, 2, 1_000] {
            let bench = try Bench(medium)
            let first = try bench.receive([try paper(1, "T-5")])
            let second = try bench.receive([try paper(2, "T-5")], as: "bb.csv")
            let asked = try bench.judge(pageSize: pageSize, everythingIs(.awaitingCorrection))
            let claims = asked.map { $0.versions[0].paperClaims }
            #expect(claims.map { $0.map(\.number.text) } == [["CONT2"], ["CONT1"]])
            #expect(claims.map { $0.map(\.version.key.arrival) } == [[second], [first]])
            #expect(claims.map { $0.map(\.path) } == [["bb.csv"], ["a.csv"]])
            #expect(claims.joined().allSatisfy { $0.version.isNew && !$0.isHeld })
        }
    }

    @Test(arguments: [NumberFate.awaitingWindow, .held, .ready])
    func `a number that waits rightly has its paper`(fate: NumberFate) throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try paper(2, "T-5")])
        try bench.judge(everythingIs(fate))
        let claims = try bench.claims(afterReceiving: paper(1, "T-5"))
        #expect(claims.map(\.number.text) == ["CONT2"])
        #expect(claims.map(\.isHeld) == [true])
    }

    @Test func `from issue to acceptance a number has its paper, a refused one only awaits it`()
        throws
    {
        let bench = try Bench(.memory)
        _ = try bench.receive([try paper(1, "T-1"), try paper(2, "T-2", at: 1)])
        try bench.judge()
        let documents = try bench.issueAll()
        #expect(try bench.claims(afterReceiving: paper(3, "T-1")).map(\.isHeld) == [true])
        try bench.accept(documents[0])
        try bench.refuse(documents[1])
        #expect(try bench.claims(afterReceiving: paper(4, "T-1")).map(\.isHeld) == [true, false])
        #expect(try bench.claims(afterReceiving: paper(5, "T-2")).map(\.isHeld) == [false])
    }

    @Test func `a disabled number has no paper, nor has one whose sale names another now`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try paper(1, "T-1"), try paper(2, "T-2", at: 1)])
        try bench.judge { number in
            everythingIs(number.number.consecutive == 1 ? .disabled : .awaitingCorrection)(number)
        }
        #expect(try bench.claims(afterReceiving: paper(3, "T-1")) == [])
        _ = try bench.receive([try paper(2, "T-9", content: 7)], as: "bb.csv")
        #expect(try bench.claims(afterReceiving: paper(4, "T-2")) == [])
    }

    @Test func `issuers and kinds of paper number for themselves`() throws {
        let bench = try Bench(.memory)
        let other = try #require(NIT(digits: 800_197_268))
        _ = try bench.receive([try paper(1, "T-5")], issuer: other)
        _ = try bench.receive([try paper(2, "T-5", kind: .paperBook)], as: "bb.csv")
        try bench.judge()
        #expect(try bench.claims(afterReceiving: paper(3, "T-5")) == [])
    }

    @Test func `of very many claims only the first of each sort is told`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive(try (1...500).map { try paper($0, "0", at: Int($0)) })
        let asked = try bench.judge(everythingIs(.awaitingCorrection))
        #expect(asked.map(\.versions[0].paperClaims.count).max() == 1)
        #expect(asked[99].versions[0].paperClaims.first?.number.text == "CONT1")
    }

    @Test(arguments: [true, false])
    func `a claim that may go is told, whatever many others cannot`(hasWaited: Bool) throws {
        let bench = try Bench(.memory)
        let late: Int64 = 1_736_375_461
        let others =
            try (1...20).map { try paper($0, "T-5", at: Int($0), prefix: "AAA") }
            + (21...40).map { try paper($0, "T-5", at: Int($0), soldAt: late) }
            + (5_001...5_020).map { try paper($0, "T-5", at: Int($0)) }
        _ = try bench.receive(others + [try paper(4_999, "T-5")])
        if hasWaited { try bench.judge(everythingIs(.awaitingCorrection)) }
        let claims = try bench.claims(afterReceiving: paper(5_000, "T-5"))
        #expect(claims.map(\.number.text) == ["CONT4999"])
        #expect(claims.map(\.version.isNew) == [!hasWaited])
    }

    @Test func `a judgement that gives one paper to two numbers is refused whole`() throws {
        let bench = try Bench(.disk)
        _ = try bench.receive([try paper(1, "T-5"), try paper(2, "T-5", at: 1)])
        #expect(try failureCode { try bench.judge() } == .constraint)
        #expect(try bench.ledger.fateCounts() == [:])
    }

    @Test(arguments: [
        "UPDATE number SET fate = 'ready' WHERE consecutive = 2",
        "UPDATE number SET paperNumber = 'T-6' WHERE consecutive = 2",
        "UPDATE number SET paperKind = 'FTP' WHERE consecutive = 2",
        "UPDATE number SET paperNumber = NULL, paperKind = NULL WHERE consecutive = 1",
        "UPDATE sale SET paperNumber = 'T-6'",
        "INSERT INTO sale (arrival, ordinal, paperKind, paperNumber) VALUES (1, 9, 'FTC', 'T-6')",
    ])
    func `nobody gives a paper to a second number, not even with SQL of his own`(sql: String) throws
    {
        let bench = try Bench()
        _ = try bench.receive([try paper(1, "T-5"), try paper(2, "T-5", at: 1)])
        try bench.judge { number in
            everythingIs(number.number.consecutive == 1 ? .ready : .awaitingCorrection)(number)
        }
        let queue = try DatabaseQueue(path: bench.path)
        let error = #expect(throws: DatabaseError.self) {
            try queue.write { db in try db.execute(sql: sql) }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
        #expect(try bench.ledger.problems() == [])
    }
}

private func paper(
    _ consecutive: Int64,
    _ paper: String,
    at ordinal: Int = 0,
    content: UInt8 = 1,
    kind: PaperReference.Kind = .contingencyBook,
    prefix: String = "CONT",
    soldAt: Int64 = 1_736_375_460
) throws -> SaleNote {
    try good(
        consecutive,
        at: ordinal,
        content: content,
        prefix: prefix,
        soldAt: soldAt,
        paper: PaperIdentity(kind: kind, number: paper)
    )
}

extension Bench {
    /// What the judgement hears of others when this sale comes.
    fileprivate func claims(afterReceiving note: SaleNote) throws -> [PaperClaim] {
        let arrival = try receive([note], as: "nuevo.csv")
        let asked = try judge(everythingIs(.awaitingCorrection))
        return asked.flatMap(\.versions).first { $0.key.arrival == arrival }?.paperClaims ?? []
    }
}
