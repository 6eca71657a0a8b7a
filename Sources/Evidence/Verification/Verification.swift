package import Fiscal

extension ZipEvidence {
    /// Compares `archive/` with what the ledger says was sealed, and collects every problem.
    ///
    /// Nothing that is damaged or missing throws. Memory does not grow with the size of archives.
    /// `expected` is every sealed archive of every chain, in any order. Sizes and contents are
    /// looked at from `since` on in its chain, and from its time on in the others; what is there is
    /// always compared as a whole. `known` is asked when the files were listed, for what the ledger has
    /// sealed or begun by then: a run may be at work, and tells the ledger before a file is there.
    /// `witnesses` are digests that receipts and reports in other hands give for the last archive of
    /// their time: with the level `full`, each must be that of an archive still.
    package func verify(
        expected: [SealedArchive],
        level: VerificationLevel,
        since: ArchiveName? = nil,
        witnesses: [ContentDigest] = [],
        known: () throws -> [ArchiveName] = { [] }
    ) -> VerificationReport {
        let ordered = expected.sorted {
            ($0.name.chain, $0.name.number) < ($1.name.chain, $1.name.number)
        }
        var pass = VerificationPass()
        pass.checkWorkspace(
            of: folder,
            is: identity.workspace,
            isInUse: !expected.isEmpty
        )
        let looks = ArchiveLook.all(
            ordered.map { archive in
                (folder.path(of: archive.name), level.granted(to: archive.name, since: since))
            },
            width: width
        )
        var previous: SealedArchive?
        for (archive, look) in zip(ordered, looks) {
            if previous?.name.chain != archive.name.chain { previous = nil }
            pass.check(archive, after: previous, look)
            previous = archive
        }
        pass.checkStrangers(in: folder, expected: ordered.map(\.name.path), known: known)
        pass.check(witnesses: witnesses)
        return pass.report
    }
}

extension VerificationReport {
    /// Checks one ZIP wherever it lies and whatever it is called.
    ///
    /// When the ledger is at hand, its digest is compared, and that of the archive it names.
    package init(ofFile path: String, against expected: [SealedArchive] = []) {
        var pass = VerificationPass()
        pass.check(file: path, against: expected)
        self = pass.report
    }

    /// What several verifications found, one after the other.
    package static func + (
        first: VerificationReport,
        second: VerificationReport
    ) -> VerificationReport {
        var both = first
        both.archives += second.archives
        both.bytes += second.bytes
        both.problems += second.problems
        both.witnessed += second.witnessed
        return both
    }
}

extension EvidenceCatalogue {
    /// Checks a copy of archives by itself: each of them, and that each names the one before it.
    ///
    /// What the copy lacks at the end of a chain only `witnesses` can tell; see `gaps` for the rest.
    package func verify(
        level: VerificationLevel,
        since: ArchiveName? = nil,
        witnesses: [ContentDigest] = [],
        width: Int = coresOnline
    ) -> VerificationReport {
        var pass = VerificationPass()
        let looks = ArchiveLook.all(
            archives.map { archive in
                (folder.path(of: archive.path), level.granted(to: archive.name, since: since))
            },
            width: width
        )
        var previous: ArchiveHead?
        for (archive, look) in zip(archives, looks) {
            let isNext =
                previous?.name.chain == archive.name.chain
                && previous?.name.number == archive.name.number - 1
            pass.check(archive, after: isNext ? previous : nil, look)
            previous = look.content.map { ArchiveHead(name: archive.name, digest: $0.digest) }
        }
        for problem in problems { pass.note(problem) }
        pass.check(witnesses: witnesses)
        return pass.report
    }
}

extension VerificationLevel {
    /// How closely an archive is looked at where only those from `first` on are looked into.
    fileprivate func granted(to name: ArchiveName, since first: ArchiveName?) -> VerificationLevel {
        guard let first else { return self }
        let isCovered =
            name.chain == first.chain
            ? name.number >= first.number : name.plannedAt >= first.plannedAt
        return isCovered ? self : .complete
    }
}
