import Batch
import Fiscal
import Ledger
import SimulatedDIAN
import Synchronization
import TestKit
import Testing

/// Every fault there is, so often that three calls of four meet one.
private let everything: [FaultSchedule.Chance] = [
    .unavailable, .cut, .slow, .lost, .garbage, .truncated, .late, .unknown, .repeated,
    .error(.internalError), .error(.serviceUnavailable), .error(.insufficientStorage),
    .error(.loopDetected), .error(.forbidden),
].map { FaultSchedule.Chance($0, perMille: 54) }

@Test(arguments: 0..<20 as Range<UInt64>)
func `through every fault each number is accepted exactly once, in the bytes that were sealed`(
    seed: UInt64
) async throws {
    let storm = try Storm(
        faults: FaultSchedule(seed: seed, outages: [try flapping()], chances: everything)
    )
    try await storm.runUntilAtRest()
    #expect(storm.witness.accepted.count == 15)
    #expect(try storm.ledger.fateCounts().mapValues(\.count) == [.accepted: 15])
    #expect(storm.witness.sentWithoutAsking == [])
    #expect(storm.witness.bytes.isSubset(of: storm.sealedInvoices))
    #expect(storm.folders.paths(in: .outbox).contains("a.csv"))
    #expect(try storm.ledger.problems().isEmpty)
}

@Test(arguments: 0..<6 as Range<UInt64>)
func `a number that DIAN has from elsewhere is disputed, and its neighbours are accepted`(
    seed: UInt64
) async throws {
    let faults = everything + [FaultSchedule.Chance(.foreign, perMille: 100)]
    let storm = try Storm(faults: FaultSchedule(seed: seed, chances: faults))
    try await storm.runUntilAtRest()
    let counts = try storm.ledger.fateCounts().mapValues(\.count)
    #expect(counts[.accepted, default: 0] + counts[.disputed, default: 0] == 15)
    #expect(counts[.disputed, default: 0] > 0)
    #expect(counts[.accepted] == storm.witness.accepted.count)
    #expect(storm.witness.sentWithoutAsking == [])
}

@Test(arguments: 0..<3 as Range<UInt64>)
func `a night is played again from its own evidence, call by call`(seed: UInt64) async throws {
    let faults = everything + [FaultSchedule.Chance(.foreign, perMille: 100)]
    let past = try Storm(faults: FaultSchedule(seed: seed, chances: faults))
    try await past.runUntilAtRest()
    let recorded = try RecordedNight(past.attempts)
    let again = try Storm(faults: FaultSchedule(seed: seed + 1, recorded: recorded))
    try await again.runUntilAtRest()
    #expect(!past.attempts.isEmpty)
    #expect(again.attempts == past.attempts)
}

/// The first hour after the outage, in which DIAN comes and goes.
private func flapping() throws -> FaultSchedule.Outage {
    FaultSchedule.Outage(
        start: try time("2025-01-11T08:00:00-05:00"),
        end: try time("2025-01-11T09:00:00-05:00"),
        fault: .flapping
    )
}

/// A workspace in memory before the simulated DIAN, with two files of type 04 in its inbox.
private final class Storm {
    let folders = MemoryFolders()
    let evidence = MemoryEvidence()
    let ledger: SQLiteLedger
    let witness: Witness
    private let issuer: Issuer

    init(faults: FaultSchedule) throws {
        issuer = try TestKit.issuer()
        ledger = try SQLiteLedger.inMemory()
        let outage = try window(
            .authorityDown,
            "2025-01-08T17:31:00-05:00",
            "2025-01-10T19:44:00-05:00"
        )
        _ = try ledger.save(outage.declared, attaching: [])
        let register = AuthorityRegister(
            issuers: [issuer],
            windows: [AuthorityRegister.Window(start: outage.start, end: outage.end)],
            environment: .tests
        )
        witness = Witness(try SimulatedAuthority(register: register, faults: faults))
        folders.drop(csv((1...10).map { ("FE\($0)", $0 * 1000) }), at: "a.csv")
        folders.drop(csv((11...15).map { ("FE\($0)", $0 * 1000) }), at: "b.csv")
    }

    /// A run each quarter of an hour; no file may leave while a sale of it moves.
    func runUntilAtRest() async throws {
        var now = try time("2025-01-11T08:00:00-05:00")
        for _ in 0..<200 {
            let run = BatchRun(
                settings: BatchSettings(issuers: [issuer]),
                ledger: ledger,
                evidence: evidence,
                folders: folders,
                authority: witness,
                surroundings: .fixed(at: now)
            )
            _ = try await run.run()
            let moving = try ledger.pendingDocuments(after: 0, limit: 100)
            if moving.isEmpty { return }
            let files = Set(moving.map { $0.number.consecutive <= 10 ? "a.csv" : "b.csv" })
            #expect(files.isSubset(of: folders.paths(in: .inbox)))
            now = now.adding(seconds: 900)
        }
        Issue.record("after 200 runs something still moves")
    }

    var sealedInvoices: Set<[UInt8]> {
        Set(entries(of: .emision).filter { $0.name.hasSuffix(".xml") }.map(\.bytes))
    }

    /// What the runs' archives have of every call, one after another.
    var attempts: [UInt8] {
        entries(of: .corrida).filter { $0.name == "intentos.jsonl" }.flatMap(\.bytes)
    }

    private func entries(of kind: ArchiveKind) -> [(name: String, bytes: [UInt8])] {
        evidence.sealed.map(\.name).filter { $0.kind == kind }
            .flatMap { evidence.entries(of: $0) ?? [:] }.map { (name: $0.key, bytes: $0.value) }
    }
}

/// Stands between a run and DIAN, and remembers what went by.
private final class Witness: Authority {
    private struct Memory {
        /// Of each code: whether it was sent and nobody was asked since.
        var sent: Set<UniqueCode> = []
        var sentWithoutAsking: [DocumentNumber] = []
        var bytes: Set<[UInt8]> = []
        var accepted: Set<UniqueCode> = []
    }

    private let dian: SimulatedAuthority
    private let memory = Mutex(Memory())

    init(_ dian: SimulatedAuthority) { self.dian = dian }

    var accepted: Set<UniqueCode> { memory.withLock { $0.accepted } }
    var bytes: Set<[UInt8]> { memory.withLock { $0.bytes } }
    var sentWithoutAsking: [DocumentNumber] { memory.withLock { $0.sentWithoutAsking } }

    func isReachable(at time: Timestamp) async -> Bool { await dian.isReachable(at: time) }

    func submit(_ transmission: Transmission, at time: Timestamp) async -> AuthorityAnswer {
        let answer = await dian.submit(transmission, at: time)
        let code = transmission.uniqueCode
        memory.withLock { memory in
            memory.bytes.insert(transmission.invoice)
            if memory.sent.contains(code) { memory.sentWithoutAsking.append(transmission.number) }
            if case .unavailable = answer { return }
            memory.sent.insert(code)
            if case .accepted = answer { memory.accepted.insert(code) }
        }
        return answer
    }

    func status(
        of code: UniqueCode,
        attempt: Int,
        at time: Timestamp
    ) async -> AuthorityAnswer {
        let answer = await dian.status(of: code, attempt: attempt, at: time)
        memory.withLock { memory in
            if case .unknown = answer { memory.sent.remove(code) }
            if case .accepted = answer { memory.accepted.insert(code) }
        }
        return answer
    }
}
