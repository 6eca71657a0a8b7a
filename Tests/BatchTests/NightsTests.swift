import Batch
import Fiscal
import Foundation
import Ledger
import SimulatedDIAN
import TestKit
import Testing

/// How many nights are drawn; `CONTINGENCIA_NIGHTS` for more.
private let nights = UInt64(ProcessInfo.processInfo.environment["CONTINGENCIA_NIGHTS"] ?? "") ?? 12

@Suite struct NightsTests {
    @Test(arguments: 0..<nights)
    func `files in any order, over any runs, through any faults, end in what their sales say`(
        seed: UInt64
    ) async throws {
        let night = try RandomNight(seed: seed)
        let quiet = try Storm(issuers: night.issuers)
        for file in night.files { quiet.folders.drop(file.bytes, at: file.path) }
        try await quiet.end(night)
        let stormy = try Storm(issuers: night.issuers, faults: faults(seed))
        try await stormy.scatter(night.files, seed)
        try await stormy.end(night)
        let accepted = night.sold + night.corrected
        for storm in [quiet, stormy] {
            #expect(storm.witness.accepted.count == accepted)
            #expect(try storm.fates == expected(night, accepted))
            #expect(storm.witness.sentWithoutAsking == [])
            #expect(storm.witness.bytes.isSubset(of: storm.sealedInvoices))
            #expect(storm.folders.paths(in: .inbox) == [])
        }
        #expect(stormy.witness.accepted == quiet.witness.accepted)
        for storm in [quiet, stormy] {
            try expectRebuilt(storm.ledger, from: storm.evidence, storm.folders, night.issuers)
        }
        try await expectNothingNew(night, in: stormy)
    }

    @Test(arguments: 0..<nights)
    func `no gap makes a deadline be missed, and no faulty sale holds its neighbours`(
        seed: UInt64
    ) async throws {
        let night = try RandomNight(seed: seed)
        let storm = try Storm(issuers: night.issuers)
        for file in night.files { storm.folders.drop(file.bytes, at: file.path) }
        try await storm.run()
        #expect(storm.witness.accepted.count == night.soldBeforeGaps)
        // The second night is the last before the deadline, 12 January 19:44.
        try await storm.run(at: time("2025-01-12T08:00:00-05:00"))
        #expect(storm.witness.accepted.count == night.sold)
        let deadline = try time("2025-01-12T19:44:00-05:00")
        #expect(try #require(storm.witness.lastAcceptance) <= deadline)
    }

    private func expected(_ night: RandomNight, _ accepted: Int) -> [NumberFate: Int] {
        [.accepted: accepted, .disabled: night.voided + night.lostCount].filter { $0.value > 0 }
    }

    private func faults(_ seed: UInt64) throws -> FaultSchedule {
        FaultSchedule(
            seed: seed,
            outages: [
                FaultSchedule.Outage(
                    start: try time("2025-01-11T08:00:00-05:00"),
                    end: try time("2025-01-11T08:30:00-05:00"),
                    fault: seed.isMultiple(of: 2) ? .flapping : .unavailable
                )
            ],
            chances: everyFault.map { FaultSchedule.Chance($0.fault, perMille: 25) }
        )
    }

    /// The same files again, under other names: nothing is sent, and nothing that was sealed is lost.
    private func expectNothingNew(_ night: RandomNight, in storm: Storm) async throws {
        let (calls, sealed) = (storm.witness.calls.count, storm.evidence.sealed)
        let fates = try storm.fates
        for file in night.files + night.corrections {
            storm.folders.drop(file.bytes, at: "otra-vez-\(file.path)")
        }
        try await storm.run()
        #expect(storm.witness.calls.count == calls)
        #expect(try storm.fates == fates)
        #expect(Set(sealed).isSubset(of: storm.evidence.sealed))
    }
}

extension Storm {
    /// Files in another order, over several runs, some of them twice.
    fileprivate func scatter(_ files: [RandomNight.File], _ seed: UInt64) async throws {
        var generator = SeededGenerator(seed: ~seed)
        for file in files.shuffled(using: &generator) {
            folders.drop(file.bytes, at: file.path)
            if Bool.random(using: &generator) {
                folders.drop(file.bytes, at: "copia-\(file.path)")
            }
            if Bool.random(using: &generator) { try await run() }
        }
    }

    /// What follows a night: the stores correct, and the operator disables what was lost.
    fileprivate func end(_ night: RandomNight) async throws {
        try await runUntilAtRest()
        for file in night.corrections { folders.drop(file.bytes, at: file.path) }
        try await runUntilAtRest()
        for (series, numbers) in night.lost {
            for number in numbers {
                let act = NumberAct(
                    .disable,
                    of: series,
                    numbers: number...number,
                    reason: "Talonario perdido",
                    by: "Ana",
                    at: now
                )
                try ledger.record(act, findings: [:])
            }
        }
        try await runUntilAtRest()
    }
}
