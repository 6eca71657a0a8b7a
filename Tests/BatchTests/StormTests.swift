import Fiscal
import SimulatedDIAN
import TestKit
import Testing

@Test(arguments: 0..<12 as Range<UInt64>)
func `through every fault each number is accepted exactly once, in the bytes that were sealed`(
    seed: UInt64
) async throws {
    let flapping = FaultSchedule.Outage(
        start: try time("2025-01-11T08:00:00-05:00"),
        end: try time("2025-01-11T09:00:00-05:00"),
        fault: .flapping
    )
    let storm = try Storm(
        faults: FaultSchedule(seed: seed, outages: [flapping], chances: everyFault)
    )
    storm.drop(sales: 15)
    try await storm.runUntilAtRest()
    #expect(storm.witness.accepted.count == 15)
    #expect(try storm.fates == [.accepted: 15])
    #expect(storm.witness.sentWithoutAsking == [])
    #expect(storm.witness.bytes.isSubset(of: storm.sealedInvoices))
    #expect(storm.folders.paths(in: .outbox).contains("a.csv"))
}

@Test(arguments: 0..<6 as Range<UInt64>)
func `a number that DIAN has from elsewhere is disputed, and its neighbours are accepted`(
    seed: UInt64
) async throws {
    let faults = everyFault + [FaultSchedule.Chance(.foreign, perMille: 100)]
    let storm = try Storm(faults: FaultSchedule(seed: seed, chances: faults))
    storm.drop(sales: 15)
    try await storm.runUntilAtRest()
    let fates = try storm.fates
    #expect(fates[.accepted, default: 0] + fates[.disputed, default: 0] == 15)
    #expect(fates[.disputed, default: 0] > 0)
    #expect(fates[.accepted] == storm.witness.accepted.count)
    #expect(storm.witness.sentWithoutAsking == [])
}

@Test(arguments: 0..<3 as Range<UInt64>)
func `a night is played again from its own evidence, call by call and second by second`(
    seed: UInt64
) async throws {
    let outage = FaultSchedule.Outage(
        start: try time("2025-01-11T08:01:00-05:00"),
        end: try time("2025-01-11T08:20:00-05:00"),
        fault: .unavailable
    )
    let faults = everyFault + [FaultSchedule.Chance(.foreign, perMille: 100)]
    let past = try Storm(
        faults: FaultSchedule(seed: seed, outages: [outage], chances: faults)
    )
    past.drop(sales: 40)
    try await past.runUntilAtRest()
    #expect(past.calls("probe").contains { member("answer", of: $0) == "unavailable" })
    let recorded = try RecordedNight(past.attempts)
    let again = try Storm(faults: FaultSchedule(seed: seed + 1, recorded: recorded))
    again.drop(sales: 40)
    try await again.runUntilAtRest()
    #expect(again.attempts == past.attempts)
}
