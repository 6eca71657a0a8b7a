import Fiscal
import Testing

@testable import Ledger

@Suite struct ArchiveTests {
    @Test(arguments: Medium.allCases)
    func `archives of a chain are numbered without gaps and each names the one before`(
        medium: Medium
    ) throws {
        let bench = try Bench(medium)
        let first = try bench.begin(.corrida)
        #expect(first.previous == nil)
        let sealed = try bench.complete(first)
        let second = try bench.begin(.corrida)
        #expect(second.name.number == 2)
        #expect(second.previous == sealed.head)
    }

    @Test func `chains are numbered apart`() throws {
        let bench = try Bench(.memory)
        try bench.seal(.corrida)
        let other = try bench.seal(.corrida, .withoutIssuer)
        #expect(other.name.number == 1)
        #expect(try bench.ledger.heads().map(\.name.chain.text) == ["900373115", "sin-emisor"])
    }

    @Test(arguments: Medium.allCases)
    func `a begun archive outlives a crash with everything the store needs to adopt it`(
        medium: Medium
    ) throws {
        let bench = try Bench(medium)
        try bench.seal(.corrida)
        let plan = try bench.begin(.corrida)
        try bench.crash()
        #expect(try bench.ledger.begunArchive() == plan)
        try bench.complete(plan)
        #expect(try bench.ledger.begunArchive() == nil)
    }

    @Test func `only one archive is begun at a time`() throws {
        let bench = try Bench(.memory)
        try bench.begin(.corrida)
        #expect(try failureCode { try bench.begin(.corrida, .withoutIssuer) } == .constraint)
    }

    @Test func `a dropped plan leaves its number, its arrivals and its counters free`() throws {
        let bench = try Bench(.memory)
        let arrival = try bench.survey([try good(7)])
        let plan = try bench.begin(.recepcion([(arrival: arrival, entry: "archivos/a.csv")]))
        #expect(try bench.ledger.arrivalsToSeal() == [])
        try bench.ledger.drop(plan)
        #expect(try bench.ledger.begunArchive() == nil)
        #expect(try bench.ledger.arrivalsToSeal().map(\.id) == [arrival])
        #expect(try bench.begin(.corrida).name.number == plan.name.number)
    }

    @Test func `a dropped emission leaves its sales ready and its file counter unused`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7)])
        try bench.judge()
        let ready = try bench.ledger.readySales(after: nil, limit: 9)
        let plan = try bench.begin(.emision(try ready.map { try bench.planned($0) }))
        #expect(try bench.ledger.lastFileCounter(of: faro(), year: 2025) == 1)
        #expect(try bench.ledger.pendingDocuments(after: 0, limit: 9) == [])
        try bench.ledger.drop(plan)
        #expect(try bench.ledger.lastFileCounter(of: faro(), year: 2025) == 0)
        #expect(try bench.ledger.readySales(after: nil, limit: 9) == ready)
        #expect(try bench.issueAll().count == 1)
    }

    @Test func `a dropped plan gives its answers back`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7)])
        try bench.judge()
        let document = try #require(try bench.issueAll().first)
        try bench.accept(document)
        let plan = try bench.begin(.respuestas([(document: document.id, entry: "r.xml")]))
        try bench.ledger.drop(plan)
        let chain = ChainName(try faro())
        let waiting = try bench.ledger.unsealedAnswers(of: chain, limit: 9, bytes: 9)
        #expect(waiting.map(\.document) == [document.id])
        #expect(try bench.status(7).document?.answerArchive == nil)
    }

    @Test func `a plan that was never begun is neither completed nor dropped`() throws {
        let bench = try Bench(.memory)
        let plan = try bench.begin(.corrida)
        try bench.complete(plan)
        #expect(try failureCode { try bench.complete(plan) } == .constraint)
        #expect(try failureCode { try bench.ledger.drop(plan) } == .constraint)
    }

    @Test func `archives are told by the run that sealed them, in the order of sealing`() throws {
        let bench = try Bench(.memory)
        let early = try bench.seal(.corrida, .withoutIssuer)
        let adopted = try bench.begin(.corrida)
        let second = try bench.beginRun()
        let late = try bench.complete(adopted)
        #expect(try bench.ledger.archives(sealedIn: second - 1) == [early])
        #expect(try bench.ledger.archives(sealedIn: second) == [late])
        var all: [SealedArchive] = []
        try bench.ledger.allArchives { all.append($0) }
        #expect(all == [late, early])
    }

    @Test(arguments: Medium.allCases)
    func `the last entry is the latest time, not the last one written`(medium: Medium) throws {
        let bench = try Bench(medium)
        let late = Timestamp(seconds: 2_000_000_000)
        try bench.ledger.endRun(bench.run, at: late)
        try bench.beginRun()
        try bench.crash()
        #expect(try bench.ledger.lastEntryTime() == late)
    }

    @Test func `an empty ledger has no last entry`() throws {
        #expect(try SQLiteLedger.inMemory().lastEntryTime() == nil)
    }

    @Test func `runs are numbered from one, also after a run that never ended`() throws {
        let bench = try Bench(.memory)
        #expect(bench.run == 1)
        #expect(try bench.beginRun() == 2)
        #expect(try failureCode { try bench.ledger.endRun(9, at: bench.now()) } == .constraint)
    }
}
