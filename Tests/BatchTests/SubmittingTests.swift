import Batch
import Fiscal
import Ledger
import SimulatedDIAN
import TestKit
import Testing

/// How a run calls DIAN, how it stops, and how it goes on.
@Suite struct SubmittingTests {
    private let eight: Timestamp

    init() throws {
        eight = try time("2025-01-11T08:00:00-05:00")
    }

    /// A DIAN with this fault from and until so many minutes after eight o'clock.
    private func outage(_ fault: Fault, from start: Int64, to end: Int64?) -> FaultSchedule.Outage {
        FaultSchedule.Outage(
            start: eight.adding(seconds: start * 60),
            end: end.map { eight.adding(seconds: $0 * 60) },
            fault: fault
        )
    }

    private func seconds(_ calls: [Substring], _ key: String = "at") throws -> [Int64] {
        try calls.map { try time(member(key, of: $0) ?? "").seconds - eight.seconds }
    }

    // MARK: Silence

    @Test func `drafts whose day passed while DIAN was silent are issued again with the new day`()
        async throws
    {
        let storm = try Storm(
            faults: FaultSchedule(
                seed: 1,
                outages: [outage(.error(.serviceUnavailable), from: 1, to: 17 * 60)]
            )
        )
        let drafts = (1...3).map { ("FE\($0)", Int64($0 * 1000)) }
        storm.folders.drop(csv(drafts, type: "01"), at: "a.csv")
        try await storm.run(at: eight.adding(seconds: 120))
        #expect(try storm.fates == [.issued: 3])
        let report = try await storm.run(at: time("2025-01-12T08:00:00-05:00"))
        #expect(report.contact == .kept)
        #expect(try storm.fates == [.accepted: 3])
        #expect(storm.folders.paths(in: .outbox).contains("a.csv"))
        let days = storm.witness.bytes.map { bytes in
            String(decoding: bytes, as: UTF8.self).contains(
                "<cbc:IssueDate>2025-01-12</cbc:IssueDate>"
            )
        }
        #expect(days.count { $0 } == 3 && days.count { !$0 } == 3)
        #expect(
            try storm.ledger.acts(on: number("FE2"), issuer: issuer().nit).map(\.kind) == [.retry]
        )
        #expect(try storm.ledger.problems() == [])
    }

    @Test
    func `a run that finds DIAN closed looks again at growing pauses and sends when it is back`()
        async throws
    {
        let storm = try Storm(
            faults: FaultSchedule(seed: 1, outages: [outage(.unavailable, from: -60, to: 50)])
        )
        storm.drop(sales: 3)
        let report = try await storm.run()
        #expect(report.contact == .kept)
        #expect(report.acceptedNow.count == 3)
        let seen = ObservedOutage(start: eight, end: eight.adding(seconds: 3600))
        #expect(report.outages == [seen])
        let looks = try seconds(storm.calls("probe"))
        #expect(looks == [0, 20, 60, 140, 300, 620, 1260, 2540, 3600])
        #expect(storm.waits.all == [.silence(until: eight.adding(seconds: 3600))])
        #expect(storm.witness.calls == [Timestamp](repeating: storm.now, count: 3))
    }

    @Test func `a run whose patience ends seals type 04 and sends nothing`() async throws {
        let storm = try Storm(
            faults: FaultSchedule(seed: 1, outages: [outage(.unavailable, from: -60, to: 90)])
        )
        storm.drop(sales: 3)
        let report = try await storm.run()
        #expect(report.contact == .neverReached)
        #expect(try storm.fates == [.issued: 3])
        #expect(storm.now == eight.adding(seconds: 3600))
        #expect(storm.witness.calls == [])
        storm.settings.submission.patience = 0
        #expect(try await storm.run().contact == .neverReached)
        #expect(storm.now == eight.adding(seconds: 3600))
    }

    @Test func `a draft is dated when DIAN was reached, not when the run began`() async throws {
        let storm = try Storm(
            faults: FaultSchedule(seed: 1, outages: [outage(.unavailable, from: -60, to: 2)])
        )
        storm.folders.drop(csv([("FE1", 1000)], type: "01"), at: "a.csv")
        #expect(try await storm.run().acceptedNow.count == 1)
        let invoice = String(decoding: try #require(storm.witness.bytes.first), as: UTF8.self)
        #expect(invoice.contains("<cbc:IssueTime>08:02:20-05:00</cbc:IssueTime>"))
    }

    @Test(arguments: [Fault.unavailable, .slow, .error(.serviceUnavailable), .cut])
    func
        `a DIAN that falls silent in the middle is called three times a line, waited for, and asked`(
            fault: Fault
        ) async throws
    {
        let storm = try Storm(
            faults: FaultSchedule(
                seed: 1,
                outages: [outage(fault, from: 1, to: 30)],
                chances: [FaultSchedule.Chance(.slow, perMille: 200)]
            ),
            SubmissionPolicy(parallelCalls: 2)
        )
        storm.drop(sales: 60)
        let report = try await storm.run()
        #expect(report.contact == .kept)
        #expect(report.acceptedNow.count == 60)
        #expect(storm.witness.sentWithoutAsking == [])
        let inTheOutage = storm.witness.calls.filter {
            (60..<1800).contains($0.seconds - eight.seconds)
        }
        // Three for each line, and one for each at every look since.
        #expect(inTheOutage.count <= 2 * (3 + storm.calls("probe").count))
        let notCalled = storm.calls("submit")
            .filter { member("detail", of: $0)?.hasPrefix("not called") ?? false }
        #expect(!notCalled.isEmpty)
    }

    @Test func `a DIAN that does not come back is told as lost, and its documents stay`()
        async throws
    {
        let storm = try Storm(
            faults: FaultSchedule(
                seed: 1,
                outages: [outage(.unavailable, from: 1, to: nil)],
                chances: [FaultSchedule.Chance(.slow, perMille: 200)]
            ),
            SubmissionPolicy(parallelCalls: 2)
        )
        storm.drop(sales: 60)
        let report = try await storm.run()
        #expect(report.contact == .lost)
        #expect((1..<60).contains(report.acceptedNow.count))
        #expect(report.waiting == 60 - report.acceptedNow.count)
        #expect(storm.folders.paths(in: .inbox) == ["a.csv"])
        #expect(report.outages.map(\.end) == [nil])
        let again = try await storm.run()
        #expect(again.contact == .neverReached)
        #expect(again.outages == report.outages)
    }

    @Test(arguments: 0..<5 as Range<UInt64>)
    func `a DIAN that comes and goes for an hour is outlasted by one run`(
        seed: UInt64
    ) async throws {
        let storm = try Storm(
            faults: FaultSchedule(
                seed: seed,
                outages: [outage(.flapping, from: 0, to: 60)],
                chances: [FaultSchedule.Chance(.slow, perMille: 100)]
            )
        )
        storm.drop(sales: 40)
        #expect(try await storm.run().acceptedNow.count == 40)
        #expect(storm.witness.sentWithoutAsking == [])
    }

    // MARK: Retries

    @Test(arguments: [
        // Annex 1.9, table 12.2.1: four calls, 20 seconds apart.
        (Fault.error(.serviceUnavailable), [0, 20, 40, 60] as [Int64]),
        // §12.4: after a minute without an answer every two minutes, at most five.
        (.slow, [0, 180, 360, 540, 720]),
        (.late, [0, 20, 40, 60]),
    ])
    func `a document is called about as often as the annex says for its trouble`(
        fault: Fault,
        expected: [Int64]
    ) async throws {
        let storm = try Storm(
            faults: FaultSchedule(seed: 1, outages: [outage(fault, from: 0, to: nil)]),
            SubmissionPolicy(settlingTime: 0, patience: 0)
        )
        storm.drop(sales: 1)
        try await storm.run()
        #expect(storm.witness.calls.map { $0.seconds - eight.seconds } == expected)
    }

    @Test func `a single document that nobody answers is waited for like a night's queue`()
        async throws
    {
        let storm = try Storm(
            faults: FaultSchedule(
                seed: 1,
                outages: [outage(.error(.serviceUnavailable), from: -60, to: 50)]
            )
        )
        storm.drop(sales: 1)
        let report = try await storm.run()
        #expect(report.contact == .kept)
        #expect(report.acceptedNow.count == 1)
        #expect(
            storm.witness.calls.map { $0.seconds - eight.seconds }
                == [0, 20, 40, 60, 80, 120, 200, 360, 680, 1320, 2600, 3660, 3680]
        )
    }

    @Test(arguments: [
        // Not stored, so that DIAN does not know it; believed after ten minutes, then sent again.
        (Fault.cut, [0, 20, 40, 60, 600, 620] as [Int64]),
        // In process for nine minutes.
        (.late, [0, 20, 40, 60, 600]),
    ])
    func `a run waits once until DIAN must know what it was sent, and then ends it`(
        fault: Fault,
        expected: [Int64]
    ) async throws {
        let storm = try Storm(
            faults: FaultSchedule(
                seed: 1,
                outages: [outage(fault, from: 0, to: fault == .late ? 9 : 1)]
            )
        )
        storm.drop(sales: 1)
        #expect(try await storm.run().acceptedNow.count == 1)
        #expect(storm.witness.calls.map { $0.seconds - eight.seconds } == expected)
        #expect(storm.witness.sentWithoutAsking == [])
    }

    @Test func `a DIAN that never says what became of a document is waited for once`() async throws
    {
        let storm = try Storm(
            faults: FaultSchedule(seed: 1, outages: [outage(.late, from: 0, to: 600)])
        )
        storm.drop(sales: 1)
        #expect(try await storm.run().contact == .kept)
        #expect(
            try seconds(storm.calls("submit") + storm.calls("status"))
                == [0, 20, 40, 60, 600, 620, 640, 660]
        )
        #expect(storm.waits.all == [.settling(until: eight.adding(seconds: 600))])
        #expect(try storm.fates == [.issued: 1])
    }

    @Test func `other retries than the annex's are those that are set`() async throws {
        let storm = try Storm(
            faults: FaultSchedule(
                seed: 1,
                outages: [outage(.error(.internalError), from: 0, to: nil)]
            ),
            SubmissionPolicy(error: SubmissionPolicy.Retry(calls: 3, pause: 5), patience: 0)
        )
        storm.drop(sales: 1)
        try await storm.run()
        #expect(storm.witness.calls.map { $0.seconds - eight.seconds } == [0, 5, 10])
    }

    // MARK: Groups and lines

    @Test(arguments: [1, 3, 8])
    func `as many calls are made at the same time as are set, and never more`(
        parallel: Int
    ) async throws {
        let storm = try Storm(SubmissionPolicy(parallelCalls: parallel))
        storm.settings.portions.group = 20
        storm.drop(sales: 60)
        #expect(try await storm.run().acceptedNow.count == 60)
        #expect(storm.witness.mostInFlight == parallel)
        #expect(storm.witness.calls.count == 60)
    }

    @Test func `on a virtual clock every call has its time, whatever line is faster`() async throws
    {
        func evidence() async throws -> [UInt8] {
            let storm = try Storm(faults: FaultSchedule(seed: 7, chances: everyFault))
            storm.drop(sales: 60)
            try await storm.run()
            return storm.attempts
        }
        #expect(try await evidence() == evidence())
    }

    @Test func `answers are sealed as soon as they fill an archive`() async throws {
        let storm = try Storm()
        storm.settings.portions.documents = 10
        storm.settings.portions.group = 5
        storm.drop(sales: 25)
        try await storm.run()
        let kinds = storm.evidence.sealed.map(\.name.kind)
        #expect(kinds.count { $0 == .respuestas } == 3)
    }

    // MARK: Time

    @Test(arguments: [Fault.slow, .unavailable, .lost, .flapping])
    func `a run ends within its time with everything recorded, sealed and told`(
        fault: Fault
    ) async throws {
        let storm = try Storm(
            faults: FaultSchedule(
                seed: 1,
                outages: [outage(fault, from: 5, to: nil)],
                chances: [FaultSchedule.Chance(.slow, perMille: 300)]
            ),
            SubmissionPolicy(parallelCalls: 2)
        )
        storm.settings.timeBudget = 1800
        storm.settings.submission.patience = 86_400
        storm.drop(sales: 120)
        let report = try await storm.run()
        #expect(report.contact == (fault == .flapping ? .outOfTime : .lost))
        #expect(storm.now.seconds - eight.seconds <= 1800 * 9 / 10)
        #expect((1..<120).contains(report.acceptedNow.count))
        #expect(report.waiting == 120 - report.acceptedNow.count)
        let answers = try storm.ledger.unsealedAnswers(
            of: ChainName(issuer().nit),
            limit: 1,
            bytes: 1
        )
        #expect(answers.isEmpty)
        let calls = storm.calls("submit") + storm.calls("status")
        #expect(calls.allSatisfy { member("answer", of: $0) != nil })
        #expect(try storm.ledger.chainsToTell().isEmpty)
    }

    @Test func `a run whose time is over before it read the inbox says that something waits`()
        async throws
    {
        let storm = try Storm()
        storm.settings.timeBudget = 1
        storm.drop(sales: 2)
        let report = try await storm.run()
        #expect(report.isOutOfTime)
        #expect(report.unvisited == 1 && report.waiting == 1)
        storm.settings.timeBudget = nil
        #expect(try await storm.run().unvisited == 0)
        #expect(try storm.fates == [.accepted: 2])
    }

    @Test func `a run without a budget goes on while there is work`() async throws {
        let storm = try Storm(
            faults: FaultSchedule(seed: 1, chances: [.init(.slow, perMille: 500)]),
            SubmissionPolicy(parallelCalls: 1)
        )
        storm.drop(sales: 60)
        #expect(try await storm.run().contact != .outOfTime)
        #expect(storm.now.seconds - eight.seconds > 900)
    }
}
