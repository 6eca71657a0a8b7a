import Fiscal

extension BatchRun {
    /// The one way an archive comes into being: planned in the ledger, written, then valid.
    ///
    /// When writing fails the plan is dropped, so that its number is used again; when the process dies
    /// in between, the next run finds the plan (see `resume`).
    @discardableResult
    func seal(
        _ contents: ArchiveContents,
        chain: ChainName,
        run: Int64,
        _ fill: (any ArchiveEntries) throws -> Void
    ) throws -> SealedArchive {
        let plan = try ledger.begin(
            contents,
            chain: chain,
            run: run,
            at: surroundings.now(),
            isReenactment: surroundings.isReenactment
        )
        let sealed: SealedArchive
        do {
            sealed = try evidence.seal(plan, fill)
        } catch {
            try ledger.drop(plan)
            throw error
        }
        try ledger.complete(sealed)
        return sealed
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
