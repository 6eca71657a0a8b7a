import Fiscal
import TestKit
import Testing

@testable import SimulatedDIAN

private let noon = SampleRegister.received

@Suite struct FaultScheduleTests {
    private func authority(_ fault: Fault) throws -> SimulatedAuthority {
        let outage = FaultSchedule.Outage(
            start: noon,
            end: noon.adding(seconds: 600),
            fault: fault
        )
        return try SimulatedAuthority(
            register: SampleRegister.register(),
            faults: FaultSchedule(seed: 1, outages: [outage])
        )
    }

    @Test func `an outage begins at its start and is over at its end`() async throws {
        let dian = try authority(.unavailable)
        #expect(await dian.isReachable(at: noon.adding(seconds: -1)))
        #expect(await !dian.isReachable(at: noon))
        #expect(await !dian.isReachable(at: noon.adding(seconds: 599)))
        #expect(await dian.isReachable(at: noon.adding(seconds: 600)))
    }

    @Test(arguments: [
        (Fault.unavailable, "unavailable"), (.cut, "not-answered"),
        (.error(.serviceUnavailable), "not-answered"),
    ])
    func `a document that does not get through is not stored`(
        fault: Fault,
        answer: String
    ) async throws {
        let dian = try authority(fault)
        let invoice = SampleInvoice()
        #expect(await dian.submit(invoice.transmission(), at: noon).name == answer)
        #expect(await dian.status(of: invoice.uniqueCode, attempt: 2, at: noon).name == answer)
        let after = noon.adding(seconds: 600)
        #expect(await dian.status(of: invoice.uniqueCode, attempt: 3, at: after) == .unknown)
        #expect(await dian.submit(invoice.transmission(attempt: 4), at: after).name == "accepted")
    }

    @Test(arguments: [Fault.slow, .lost, .garbage, .truncated])
    func `a lost answer is that of a stored document`(fault: Fault) async throws {
        let dian = try authority(fault)
        let invoice = SampleInvoice()
        let after = noon.adding(seconds: 600)
        #expect(await dian.submit(invoice.transmission(), at: noon).name == "not-answered")
        #expect(
            await dian.submit(invoice.transmission(attempt: 2), at: after)
                == .alreadyKnown(invoice.uniqueCode)
        )
        let status = await dian.status(of: invoice.uniqueCode, attempt: 3, at: after)
        #expect(status.name == "accepted")
    }

    @Test func `a late document is in process till the end of the outage`() async throws {
        let dian = try authority(.late)
        let invoice = SampleInvoice()
        let (before, after) = (noon.adding(seconds: 599), noon.adding(seconds: 600))
        #expect(await dian.submit(invoice.transmission(), at: noon) == .inProcess)
        #expect(await dian.submit(invoice.transmission(attempt: 2), at: before) == .inProcess)
        #expect(await dian.status(of: invoice.uniqueCode, attempt: 3, at: before) == .inProcess)
        let status = await dian.status(of: invoice.uniqueCode, attempt: 4, at: after)
        #expect(status.name == "accepted")
    }

    @Test(arguments: HTTPError.allCases)
    func `an error names its status`(error: HTTPError) async throws {
        let answer = try await authority(.error(error)).submit(
            SampleInvoice().transmission(),
            at: noon
        )
        #expect(answer == .notAnswered(reason: "HTTP \(error.rawValue) \(error.reason)"))
    }

    @Test
    func `an accepted document is unknown till the end of the outage`()
        async throws
    {
        let dian = try authority(.unknown)
        let invoice = SampleInvoice()
        let (before, after) = (noon.adding(seconds: 599), noon.adding(seconds: 600))
        #expect(await dian.submit(invoice.transmission(), at: noon).name == "not-answered")
        #expect(await dian.status(of: invoice.uniqueCode, attempt: 2, at: before) == .unknown)
        let status = await dian.status(of: invoice.uniqueCode, attempt: 4, at: after)
        #expect(status.name == "accepted")
    }

    @Test func `rule 90 names the own code of a document that arrived twice`() async throws {
        let dian = try authority(.repeated)
        let invoice = SampleInvoice()
        #expect(
            await dian.submit(invoice.transmission(), at: noon) == .alreadyKnown(invoice.uniqueCode)
        )
        let status = await dian.status(of: invoice.uniqueCode, attempt: 2, at: noon)
        #expect(status.name == "accepted")
    }

    @Test func `rule 90 names the code of another document of the number, and keeps to it`()
        async throws
    {
        let dian = try authority(.foreign)
        let invoice = SampleInvoice()
        let answer = await dian.submit(invoice.transmission(), at: noon)
        guard case .alreadyKnown(let code) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(code != invoice.uniqueCode)
        let after = noon.adding(seconds: 600)
        #expect(await dian.submit(invoice.transmission(attempt: 2), at: after) == answer)
        #expect(await dian.status(of: invoice.uniqueCode, attempt: 3, at: after) == .unknown)
    }

    @Test func `a flapping outage is closed in some minutes and open in others`() async throws {
        let dian = try authority(.flapping)
        let invoice = SampleInvoice()
        var closed = 0
        for minute in 0..<10 {
            let time = noon.adding(seconds: Int64(minute) * 60)
            let isOpen = await dian.isReachable(at: time)
            let answer = await dian.status(of: invoice.uniqueCode, attempt: minute, at: time)
            #expect((answer.name == "unavailable") == !isOpen)
            if !isOpen { closed += 1 }
        }
        #expect((1...9).contains(closed))
    }

    @Test func `chance depends on seed, document and attempt, and on nothing else`() {
        let chances = [FaultSchedule.Chance(.lost, perMille: 300), .init(.slow, perMille: 200)]
        let calls = (0..<2000).map { (UniqueCode(repeating: UInt8($0 % 250)), $0 / 250) }
        func draw(_ seed: UInt64) -> [Fault?] {
            let schedule = FaultSchedule(seed: seed, chances: chances)
            return calls.map { schedule.fault(of: $0.0, attempt: $0.1, at: noon) }
        }
        #expect(draw(1) == draw(1))
        #expect(draw(1) != draw(2))
        let schedule = FaultSchedule(seed: 1, chances: chances)
        let backwards = calls.reversed().map { schedule.fault(of: $0.0, attempt: $0.1, at: noon) }
        #expect(Array(backwards.reversed()) == draw(1))
        #expect((500...700).contains(draw(1).count { $0 == .lost }))
        #expect((300...500).contains(draw(1).count { $0 == .slow }))
    }

    @Test func `without chances and outages nothing fails`() {
        for attempt in 0..<1000 {
            let fault = FaultSchedule.none.fault(
                of: UniqueCode(repeating: 1),
                attempt: attempt,
                at: noon
            )
            #expect(fault == nil)
        }
    }
}
