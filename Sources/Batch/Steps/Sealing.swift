import Fiscal

extension BatchRun {
    /// The one way an archive comes into being: planned in the ledger, written, then valid.
    ///
    /// When filling it fails the archive does not exist, and the plan is dropped so that its number is
    /// used again. After a failure of the store itself, or when the process dies, nobody knows: the
    /// plan stays, and the next run looks (see `resumeArchive`).
    @discardableResult
    func seal(
        _ contents: ArchiveContents,
        chain: ChainName,
        run: Int64,
        _ fill: (any ArchiveEntries, ArchivePlan) throws -> Void
    ) throws -> SealedArchive {
        try write(begin(contents, chain: chain, run: run), fill)
    }

    /// Plans an archive; `write` makes it.
    func begin(
        _ contents: ArchiveContents,
        chain: ChainName,
        run: Int64
    ) throws -> ArchivePlan {
        try ledger.begin(
            contents,
            chain: chain,
            run: run,
            at: surroundings.now(),
            isReenactment: surroundings.isReenactment
        )
    }

    /// Writes an archive that was begun, or drops its plan.
    @discardableResult
    func write(
        _ plan: ArchivePlan,
        _ fill: (any ArchiveEntries, ArchivePlan) throws -> Void
    ) throws -> SealedArchive {
        do {
            let sealed = try evidence.seal(plan) { archive in
                try fill(InterruptibleEntries(archive, goOn), plan)
            }
            try ledger.complete(sealed)
            return sealed
        } catch let failure as EvidenceFailure {
            throw failure
        } catch let failure as LedgerFailure {
            throw failure
        } catch {
            try ledger.drop(plan)
            throw error
        }
    }

    /// An archive that a crashed run had begun: adopted when it is there and intact, else forgotten.
    func resumeArchive() throws {
        let begun = try ledger.begunArchive()
        try evidence.lookBack(to: ledger.heads(), begun: begun)
        if let begun {
            if let sealed = try evidence.adopt(begun) {
                try ledger.complete(sealed)
            } else {
                try ledger.drop(begun)
            }
        }
        try ledger.forgetUnsealedArrivals()
    }
}
