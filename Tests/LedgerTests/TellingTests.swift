import Fiscal
import Testing

@testable import Ledger

@Suite struct TellingTests {
    private func entry(_ kind: String, _ bench: Bench) -> JournalEntry {
        JournalEntry(at: bench.now(), kind: kind, subject: "FE7", by: "ana", detail: "motivo")
    }

    @Test(arguments: Medium.allCases)
    func `a run that changes nothing leaves nothing to tell`(medium: Medium) throws {
        let bench = try Bench(medium)
        let arrival = try bench.receive([try good(7), try faulty(8, at: 1)])
        try bench.judge(everythingIs(.held))
        #expect(try bench.untold().map(\.ordinal) == [0, 1])
        try bench.seal(.corrida)
        #expect(try bench.untold() == [])
        try bench.crash()
        try bench.beginRun()
        try bench.judge(everythingIs(.held))
        #expect(try bench.untold() == [])
        #expect(try bench.ledger.chainsToTell() == [])
        try bench.judge(everythingIs(.ready))
        #expect(try bench.untold().map(\.arrival) == [arrival, arrival])
    }

    @Test func `every version is told when the fate of its number changes`() throws {
        let bench = try Bench(.memory)
        let first = try bench.receive([try good(7)])
        try bench.judge(everythingIs(.held))
        let second = try bench.receive([try good(7, content: 2)], as: "bb.csv")
        try bench.judge(everythingIs(.held))
        try bench.seal(.corrida)
        try bench.judge(everythingIs(.ready))
        #expect(try bench.untold().map(\.arrival) == [first, second])
    }

    @Test func `what is written while an archive is being sealed is told by the next`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7), try good(8, at: 1)])
        try bench.judge()
        let documents = try bench.issueAll()
        try bench.accept(documents[0])
        try bench.ledger.append([entry("a", bench)], chain: ChainName(faro()), run: bench.run)
        let plan = try bench.begin(.corrida)
        try bench.accept(documents[1])
        try bench.ledger.append([entry("b", bench)], chain: ChainName(faro()), run: bench.run)
        try bench.complete(plan)
        #expect(try bench.untold().map(\.ordinal) == [1])
        #expect(try bench.untoldCalls().map(\.number.text) == ["FE8"])
        #expect(try bench.ledger.untoldJournal(of: ChainName(faro())).map(\.entry.kind) == ["b"])
    }

    @Test func `a dropped corrida has told nothing`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7)])
        try bench.judge()
        try bench.ledger.drop(bench.begin(.corrida))
        #expect(try bench.untold().count == 1)
        try bench.seal(.corrida)
        #expect(try bench.untold() == [])
    }

    @Test func `a call is told again when its answer comes after it was told`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7)])
        try bench.judge()
        let document = try #require(try bench.issueAll().first)
        let intent = Intent(document: document.id, step: .send, attempt: 1, at: bench.now())
        try bench.ledger.record([intent])
        try bench.seal(.corrida)
        #expect(try bench.untoldCalls() == [])
        let outcome = Outcome(
            intent: intent,
            answeredAt: bench.now(),
            answer: .notAnswered(reason: "timeout"),
            state: .unresolved,
            finding: nil
        )
        try bench.ledger.record([outcome])
        let call = try #require(try bench.untoldCalls().first)
        #expect(call.answer == "not-answered")
        #expect(call.detail == "timeout")
        #expect(try bench.ledger.chainsToTell().map(\.text) == ["900373115"])
    }

    @Test func `what concerns the workspace is told once in every issuer's chain`() throws {
        let bench = try Bench(.memory)
        let other = try #require(NIT(digits: 800_197_268))
        _ = try bench.receive([])
        _ = try bench.receive([], as: "bb.csv", issuer: other)
        _ = try bench.receive([], as: "ccc.csv", issuer: nil)
        let window = entry("window-declared", bench)
        try bench.ledger.append([window], chain: nil, run: nil)
        #expect(try bench.ledger.chainsToTell().map(\.text) == ["800197268", "900373115"])
        #expect(try bench.ledger.untoldJournal(of: .withoutIssuer) == [])
        #expect(try bench.ledger.untoldJournal(of: ChainName(faro())).map(\.entry) == [window])
        try bench.seal(.corrida)
        #expect(try bench.ledger.untoldJournal(of: ChainName(faro())) == [])
        #expect(try bench.ledger.chainsToTell().map(\.text) == ["800197268"])
    }

    @Test func `a sale is told with the file it came in`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(1)])
        _ = try bench.receive([try good(2), try good(3, at: 1)], as: "bb.csv")
        try bench.judge()
        var told: [String] = []
        try bench.ledger.untoldSales(of: ChainName(faro())) { status, arrival in
            told.append("\(status.number?.text ?? "") \(arrival.path)")
        }
        #expect(told == ["FE1 a.csv", "FE2 bb.csv", "FE3 bb.csv"])
    }

    @Test func `what was found is told without the sales on which nothing was found`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(1), try faulty(2, at: 1), try good(3, at: 2)])
        try bench.judge()
        var told: [String] = []
        try bench.ledger.untoldFindings(of: ChainName(faro())) { status, arrival in
            told.append("\(status.number?.text ?? "") \(arrival.path) \(status.findings.count)")
        }
        #expect(told == ["FE2 a.csv 1"])
    }

    @Test func `what the closure throws comes out as it is`() throws {
        struct Full: Error {}
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(1)])
        try bench.judge()
        let chain = ChainName(try faro())
        #expect(throws: Full.self) {
            try bench.ledger.untoldSales(of: chain) { _, _ in throw Full() }
        }
        #expect(try bench.untold().count == 1)
    }
}
