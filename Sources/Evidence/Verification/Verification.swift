package import Fiscal

extension ZipEvidence {
    /// Compares `archive/` with what the ledger says was sealed, and collects every problem.
    ///
    /// Nothing that is damaged or missing throws. Memory does not grow with the size of archives.
    /// `expected` is every sealed archive of every chain, in any order. Sizes and contents are
    /// looked at from `since` on in its chain, and from its time on in the others; what is there is
    /// always compared as a whole. The file of an archive that a run has `begun` is no stranger.
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
