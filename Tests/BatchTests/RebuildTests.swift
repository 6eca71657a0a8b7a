import Batch
import Fiscal
import Foundation
import Ledger
import TestKit
import Testing

/// Whether every run of a `World` is followed by a rebuilding, whatever its test is about; for trials.
let rebuildsAlways = ProcessInfo.processInfo.environment["CONTINGENCIA_REBUILD"] != nil

/// Ledgers that are lost and made anew from the archives alone.
@Suite struct RebuildTests {
    @Test func `a rebuilt ledger knows what the lost one knew, and a run on it has nothing to do`()
        async throws
    {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(csv([("FE1", 100), ("FE2", 200), ("FE4", 400)]), at: "chapinero/a.csv")
        world.folders.drop(csv([("SETP1", 500)], type: "01"), at: "=cmd, -1.csv")
        try await world.run()
        try world.expectRebuilt()
        let sealed = world.evidence.sealed
        try world.loseLedger()
        try await world.run(at: "2025-01-11T09:00:00-05:00")
        #expect(world.evidence.sealed == sealed)
    }

    @Test func `acts, papers, closings and outages are rebuilt as they were sealed`() async throws {
        let world = try World()
        try world.declareOutage()
        _ = try world.ledger.save(
            try window(.authorityDown, "2025-02-08T17:31:00-05:00", nil).declared,
            attaching: [
                NewAttachment(
                    name: "nota.pdf",
                    digest: try #require(ContentDigest(bytes: [UInt8](repeating: 7, count: 32))),
                    bytes: [1, 2, 3]
                )
            ]
        )
        world.folders.drop(csv([("FE1", 1000), ("FE4", 4000)]), at: "a.csv")
        world.folders.drop(
            csv([("CONT1", 900)], type: "03", more: ["referencia_papel": "TAL-1"]),
            at: "papel.csv"
        )
        world.folders.drop(csv([("SETP1", 500)], type: "01"), at: "d.csv")
        try await world.run { number, _ in number?.text == "FE1" ? .refuses("FAK24") : .works }
        try world.expectRebuilt()
        try world.act(.disable, "FE2")
        try world.act(.release(as: nil), "FE4")
        try world.act(.retry, "FE1")
        try await world.run { _, _ in .down }
        try world.expectRebuilt()
        try await world.run(at: "2025-01-11T10:00:00-05:00")
        try world.act(.disable, "FE3")
        try world.act(.enable, "FE3")
        try await world.run(at: "2025-01-11T11:00:00-05:00")
        try world.expectRebuilt()
    }

    @Test func `an act before the first archive is rebuilt`() async throws {
        let world = try World()
        try world.declareOutage()
        try world.act(.disable, "FE2", to: "FE3")
        world.folders.drop(csv([("FE1", 1000), ("FE4", 4000)]), at: "a.csv")
        try await world.run()
        try world.expectRebuilt()
    }

    @Test func `a number that was enabled, with its sale, counts with its amount`() async throws {
        func enabled() async throws -> World {
            let world = try World()
            try world.declareOutage()
            world.folders.drop(csv([("FE1", 1000), ("FE3", 3000)]), at: "a.csv")
            try await world.run()
            try world.act(.disable, "FE2")
            try await world.run()
            try world.act(.enable, "FE2")
            world.folders.drop(csv([("FE2", 2000)]), at: "b.csv")
            return world
        }
        let (quiet, power) = (try await enabled(), Power())
        try await quiet.run(power: power)
        let accepted = try quiet.ledger.fateCounts()[.accepted]
        var cuts = 0
        for cut in 0..<power.effects {
            let world = try await enabled()
            let before = world.evidence.sealed.count
            _ = try? await world.run(power: Power(effects: cut))
            let last = world.evidence.sealed.last?.name.kind
            guard world.evidence.sealed.count > before, last == .emision || last == .respuestas
            else {
                continue
            }
            cuts += 1
            try world.loseLedger()
            try await world.run(at: "2025-01-11T09:00:00-05:00")
            #expect(try world.ledger.fateCounts()[.accepted] == accepted, "\(cut)")
        }
        #expect(cuts > 1)
    }

    @Test func `a sale that is read otherwise today counts as it was judged`() async throws {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(csv([("FE1", 1000), ("FE2", 2000)]), at: "a.csv")
        try await world.run()
        let reception = try #require(world.evidence.sealed.first?.name)
        world.evidence.replace(
            "archivos/000001.csv",
            of: reception,
            with: csv([("FE1", 1000), ("FE3", 7000)]),
            showsDamage: false
        )
        let ledger = try SQLiteLedger.inMemory()
        let report = try rebuild(ledger, from: world.evidence, world.folders, [issuer()])
        #expect(report.differences.map(\.number) == ["FE2"])
        #expect(try ledger.fateCounts()[.accepted] == world.ledger.fateCounts()[.accepted])
        #expect(try ledger.seen() == world.ledger.seen())
    }

    @Test func `what was sent without a sealed answer is asked about first`() async throws {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
        try await world.run { _, attempt in
            attempt == 0 ? .works : attempt == 1 ? .losesAnswer : .down
        }
        #expect(try world.ledger.fateCounts()[.issued]?.count == 1)
        try world.loseLedger(at: "2025-01-12T08:00:00-05:00")
        let pending = try #require(try world.ledger.pendingDocuments(after: 0, limit: 1).first)
        #expect(pending.state == .unresolved)
        #expect(pending.state.nextStep == .askStatus)
        try await world.run(at: "2025-01-12T08:00:00-05:00")
        #expect(try world.ledger.fateCounts()[.accepted]?.count == 1)
        #expect(world.authority.submissions.values.allSatisfy { $0 == 1 })
    }

    @Test(arguments: cuts(among: 145).map { $0 + 1 } + [126])
    func
        `wherever the power fails and the ledger is lost with it, nothing is sent twice or forgotten`(
            cut: Int
        ) async throws
    {
        let (quiet, cutOff) = (try World(), try World())
        for world in [quiet, cutOff] { try await dropANight(into: world) }
        try await quiet.run(behaviour: oneRefusal)
        _ = try? await cutOff.run(power: Power(effects: cut), behaviour: oneRefusal)
        try cutOff.loseLedger()
        for _ in 0..<3 {
            try await cutOff.run(at: "2025-01-11T09:00:00-05:00", behaviour: oneRefusal)
        }
        expectSame(
            try cutOff.picture().split(separator: "\n").map(String.init),
            try quiet.picture().split(separator: "\n").map(String.init)
        )
        #expect(cutOff.authority.contents.values.allSatisfy { $0.count == 1 })
        #expect(try cutOff.ledger.problems().isEmpty)
        try cutOff.expectRebuilt()
    }
}

/// Fills a new ledger from the archives alone.
@discardableResult
func rebuild(
    _ ledger: SQLiteLedger,
    from evidence: MemoryEvidence,
    _ folders: MemoryFolders,
    _ issuers: [Issuer],
    at now: String = "2025-02-01T08:00:00-05:00"
) throws -> RebuildReport {
    var rebuild = LedgerRebuild(
        settings: BatchSettings(issuers: issuers),
        ledger: ledger,
        evidence: evidence
    )
    try rebuild.rebuild(
        from: evidence.ofRuns,
        folders: folders,
        at: try time(now)
    )
    #expect(try ledger.problems() == [])
    return rebuild.report
}

/// Fails with the lines in which the picture of a rebuilt ledger is another.
func expectRebuilt(
    _ ledger: SQLiteLedger,
    from evidence: MemoryEvidence,
    _ folders: MemoryFolders,
    _ issuers: [Issuer]
) throws {
    let made = try SQLiteLedger.inMemory()
    try rebuild(made, from: evidence, folders, issuers)
    expectSame(
        try LedgerPicture(of: made, issuers: issuers).lines,
        try LedgerPicture(of: ledger, issuers: issuers).lines
    )
}

/// Fails with the lines that only one of them has.
private func expectSame(_ made: [String], _ lost: [String]) {
    let lines = made.difference(from: lost).map { change in
        switch change {
        case .insert(_, let line, _): "+ \(line)"
        case .remove(_, let line, _): "- \(line)"
        }
    }
    #expect(lines == [])
}
