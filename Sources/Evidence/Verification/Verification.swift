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
        let pairs = Array(zip(ordered, looks))
        var previous: ArchiveHead?
        for (place, (archive, look)) in pairs.enumerated() {
            if previous?.name.chain != archive.name.chain { previous = nil }
            let witnessed = look.content?.head(
                of: archive.name,
                as: pairs.dropFirst(place + 1).first
            )
            pass.check(archive, after: previous, look, isWitnessed: witnessed != nil)
            previous = witnessed ?? archive.head
        }
        pass.checkStrangers(in: folder, expected: ordered.map(\.name.path), known: known)
        pass.check(witnesses: witnesses)
        return pass.report
    }
}

extension VerificationReport {
    /// Checks ZIPs wherever they lie and whatever they are called, each by itself and against the others.
    ///
    /// When the ledger is at hand, their digests are compared, and those of the archives they name.
    package init(
        ofFiles paths: [String],
        against expected: [SealedArchive] = [],
        width: Int = coresOnline
    ) {
        var pass = VerificationPass()
        let looks = ArchiveLook.all(paths.map { ($0, .full) }, width: width)
        for (path, look) in zip(paths, looks) { pass.check(file: path, look, against: expected) }
        pass.checkLinks(among: zip(paths, looks).map { ($0, $1.content) })
        self = pass.report
    }
}

extension EvidenceCatalogue {
    /// Checks a copy of archives by itself: each of them, its place, that each names the one before it,
    /// and that each chain is whole from its first number to the last that is here.
    ///
    /// Numbers before `since` may be missing, and what a copy made by `evidence export` says it left out;
    /// that one is held to what it says of itself. What a copy lacks at the end of a chain only
    /// `witnesses` can tell.
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
        let isTree = archives.contains { $0.liesAsInArchive }
        var previous: ArchiveHead?
        for (place, (archive, look)) in zip(archives, looks).enumerated() {
            let isNext = previous.map { ChainPlace($0.name) == ChainPlace(archive.name).previous }
            pass.check(archive, isTree: isTree, after: isNext == true ? previous : nil, look)
            pass.noteDamage(inside: archive, look, before: looks.dropFirst(place + 1).first)
            previous = look.content.map { ArchiveHead(name: archive.name, digest: $0.digest) }
        }
        for problem in problems { pass.note(problem) }
        pass.check(chains(since: since))
        if let dossier {
            let digests = zip(archives, looks).map { ($0.path, $1.content?.digest) }
            let known = Dictionary(digests) { first, _ in first }.compactMapValues { $0 }
            pass.check(dossier, of: self, isRead: level == .full, known)
        }
        pass.check(witnesses: witnesses)
        return pass.report
    }

    /// What is here of each chain, also as damaged, and must be.
    func chains(since: ArchiveName?) -> [ChainContents] {
        var chains: [ChainName: ChainContents] = [:]
        for (chain, number) in problems.compactMap(\.claimedPlace) {
            chains[chain, default: ChainContents(chain)].add(number)
        }
        for name in archives.map(\.name) {
            chains[name.chain, default: ChainContents(name.chain)].add(name.number)
            if let since, !name.isAfter(since) {
                chains[name.chain]?.excuse(before: name.number)
            }
        }
        for stated in dossier?.statement?.chains ?? [] {
            let chain = stated.last.chain
            if let only, only != chain { continue }
            chains[chain, default: ChainContents(chain)].apply(stated)
        }
        return chains.sorted { $0.key < $1.key }.map(\.value)
    }
}

extension CataloguedArchive {
    /// `900373115/2025/01/900373115-000001-recepcion.zip`, in whatever folder.
    var liesAsInArchive: Bool { path == name.path || path.hasSuffix("/" + name.path) }
}

extension ArchiveName {
    /// Of two chains the one that was begun later is after the other.
    fileprivate func isAfter(_ other: ArchiveName) -> Bool {
        chain == other.chain ? number > other.number : plannedAt > other.plannedAt
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
