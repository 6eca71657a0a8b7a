import Batch
import Fiscal
import Ledger
import SimulatedDIAN
import Synchronization
import TestKit
import Testing

/// Every fault there is, so often that three calls of four meet one.
let everyFault: [FaultSchedule.Chance] = [
    .unavailable, .cut, .slow, .lost, .garbage, .truncated, .late, .unknown, .repeated,
    .error(.internalError), .error(.serviceUnavailable), .error(.insufficientStorage),
    .error(.loopDetected), .error(.forbidden),
].map { FaultSchedule.Chance($0, perMille: 54) }

final class Waits: Sendable {
    private let noted = Mutex<[RunWait]>([])

    func note(_ wait: RunWait) { noted.withLock { $0.append(wait) } }

    var all: [RunWait] { noted.withLock { $0 } }
}

/// A workspace in memory before the simulated DIAN, after the outage of January 2025.
final class Storm {
    let folders = MemoryFolders()
    let evidence = MemoryEvidence()
    let ledger: SQLiteLedger
    let witness: Witness
    var settings: BatchSettings
    /// Every wait that was told, in order.
    let waits = Waits()
    /// When the last run ended; the next begins no earlier.
    private(set) var now: Timestamp

    init(
        issuers: [Issuer]? = nil,
        faults: FaultSchedule = .none,
        _ policy: SubmissionPolicy = SubmissionPolicy()
    ) throws {
        let issuers = try issuers ?? [issuer()]
        settings = BatchSettings(issuers: issuers, submission: policy)
        ledger = try SQLiteLedger.inMemory()
        now = try time("2025-01-11T08:00:00-05:00")
        let outage = try window(
            .authorityDown,
            "2025-01-08T17:31:00-05:00",
            "2025-01-10T19:44:00-05:00"
        )
        _ = try ledger.save(outage.declared, attaching: [])
        let register = AuthorityRegister(
            issuers: issuers,
            windows: [AuthorityRegister.Window(start: outage.start, end: outage.end)],
            environment: .tests
        )
        witness = Witness(try SimulatedAuthority(register: register, faults: faults))
    }

    /// Drops a file of type 04 with so many sales, FE1 and following.
    func drop(sales count: Int64) {
        folders.drop(csv((1...count).map { ("FE\($0)", $0 * 1000) }), at: "a.csv")
    }

    /// One run; afterwards no file has left the inbox while a sale of it moves.
    @discardableResult
    func run(at start: Timestamp? = nil) async throws -> BatchReport {
        let start = max(start ?? now, now)
        let clock = Surroundings.virtual(from: start)
        let report = try await BatchRun(
            settings: settings,
            ledger: ledger,
            evidence: evidence,
            folders: folders,
            authority: witness,
            surroundings: clock,
            tellWait: { [waits] in waits.note($0) }
        ).run()
        now = clock.now()
        for arrival in try ledger.arrivals(in: .outbox) + ledger.arrivals(in: .rejected) {
            #expect(try ledger.tally(of: arrival.id).moving == 0, "\(arrival.path)")
        }
        return report
    }

    /// Runs a quarter of an hour apart until nothing is on its way to DIAN.
    func runUntilAtRest() async throws {
        for _ in 0..<200 {
            try await run()
            let isAtRest =
                try ledger.pendingDocuments(after: 0, limit: 1).isEmpty
                && ledger.readySales(after: nil, limit: 1).isEmpty
            if isAtRest { return #expect(try ledger.problems() == []) }
            now = now.adding(seconds: 900)
        }
        Issue.record("after 200 runs something still moves")
    }

    var fates: [NumberFate: Int] {
        get throws { try ledger.fateCounts().mapValues(\.count) }
    }

    var sealedInvoices: Set<[UInt8]> {
        Set(entries(of: .emision).filter { $0.name.hasSuffix(".xml") }.map(\.bytes))
    }

    /// What the runs' archives have of every call, one after another.
    var attempts: [UInt8] {
        entries(of: .corrida).filter { $0.name == "intentos.jsonl" }.flatMap(\.bytes)
    }

    /// The lines of a call, such as `probe`, in the order of the archives.
    func calls(_ call: String) -> [Substring] {
        String(decoding: attempts, as: UTF8.self).split(separator: "\n")
            .filter { $0.contains("\"call\":\"\(call)\"") }
    }

    private func entries(of kind: ArchiveKind) -> [(name: String, bytes: [UInt8])] {
        evidence.sealed.map(\.name).filter { $0.kind == kind }
            .flatMap { evidence.entries(of: $0) ?? [:] }.map { (name: $0.key, bytes: $0.value) }
    }
}

/// The member of a JSON line; nil when it has none, or it is no text.
func member(_ key: String, of line: Substring) -> String? {
    line.firstRange(of: "\"\(key)\":\"").map {
        String(line[$0.upperBound...].prefix { $0 != "\"" })
    }
}
