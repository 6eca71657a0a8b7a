package import Fiscal

extension ZipEvidence {
    /// Compares `archive/` with what the ledger says was sealed, and collects every problem.
    ///
    /// Nothing that is damaged or missing throws. Memory does not grow with the size of archives.
    /// - Parameters:
    ///   - expected: every sealed archive of every chain, in any order.
    ///   - level: how closely to look.
    ///   - since: sizes and contents are looked at from this archive of its chain on, and in other
    ///     chains from its time on; what is there is always compared as a whole.
    ///   - begun: an archive that a run has begun; when its file is there already, it is no stranger.
    package func verify(
        expected: [SealedArchive],
        level: VerificationLevel,
        since: ArchiveName? = nil,
        begun: ArchivePlan? = nil
    ) -> VerificationReport {
        let ordered = expected.sorted {
            ($0.name.chain, $0.name.number) < ($1.name.chain, $1.name.number)
        }
        var pass = VerificationPass(self, level)
        pass.checkWorkspace(isInUse: !expected.isEmpty)
        var previous: SealedArchive?
        for archive in ordered {
            if previous?.name.chain != archive.name.chain { previous = nil }
            let isChecked = since.map { archive.name.isCovered(since: $0) } ?? true
            pass.check(archive, after: previous, content: isChecked)
            previous = archive
        }
        pass.checkStrangers(known: ordered.map(\.name.path), begun: begun)
        return pass.report
    }

    /// Checks one ZIP wherever it lies and whatever it is called.
    ///
    /// When the ledger is at hand, its digest is compared, and that of the archive it names.
    package func verify(
        file path: String,
        against expected: [SealedArchive] = []
    ) -> VerificationReport {
        var pass = VerificationPass(self, .full)
        pass.check(file: path, against: expected)
        return pass.report
    }
}

extension ArchiveName {
    fileprivate func isCovered(since first: ArchiveName) -> Bool {
        chain == first.chain ? number >= first.number : plannedAt >= first.plannedAt
    }
}
