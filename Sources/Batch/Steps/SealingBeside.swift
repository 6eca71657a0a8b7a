import Dispatch
import Fiscal
import Synchronization

/// Seals an archive while the run goes on with what does not depend on it.
///
/// What lies in it is in the ledger when `seal` returns, so that no archive depends on who was faster; only to
/// compress, write, sync and complete it is done beside. One at a time, for the ledger knows one begun archive.
/// Whoever makes one waits for it in the end, also where something else has failed. After a failure, which every
/// call throws from then on, nothing more is sealed.
final class SealingBeside: Sendable {
    private let run: BatchRun
    private let number: Int64
    private let queue = DispatchQueue(label: "sealing")
    private let failure = Mutex<(any Error)?>(nil)

    init(_ run: BatchRun, number: Int64) {
        self.run = run
        self.number = number
    }

    /// Returns when the archive is begun; throws what kept the one before it from being sealed.
    func seal(
        _ contents: ArchiveContents,
        chain: ChainName,
        _ fill: @escaping @Sendable (any ArchiveEntries) throws -> Void
    ) throws {
        try wait()
        let plan = try run.begin(contents, chain: chain, run: number)
        queue.async {
            do {
                try self.run.write(plan) { archive, _ in try fill(archive) }
            } catch {
                self.failure.withLock { $0 = error }
            }
        }
    }

    /// Does the work, and returns when what it gave to seal is sealed, or nothing of it is going on any more.
    func finish(_ work: () throws -> Void) throws {
        let result = Result { try work() }
        let sealed = Result { try wait() }
        try result.get()
        try sealed.get()
    }

    /// Returns when nothing is being sealed; throws what kept an archive from it.
    func wait() throws {
        queue.sync {}
        if let failure = failure.withLock({ $0 }) { throw failure }
    }
}
