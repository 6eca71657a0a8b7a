import Fiscal

/// One verification on its way: whatever goes wrong is noted, and the next thing is looked at.
struct VerificationPass {
    private(set) var report = VerificationReport()

    mutating func checkWorkspace(
        of folder: ArchiveFolder,
        is workspace: String,
        isInUse: Bool
    ) {
        let damage = caught {
            let owner = try folder.workspace()
            if let owner, owner != workspace { throw Damage.anotherWorkspace(owner, workspace) }
            if owner == nil, isInUse { throw Damage.noMark() }
        }
        note(damage, in: ArchiveFolder.mark)
    }

    /// An archive that the ledger knows, in its place.
    ///
    /// `isWitnessed`: the one after it proves that what lies there was sealed.
    mutating func check(
        _ archive: SealedArchive,
        after previous: ArchiveHead?,
        _ look: ArchiveLook,
        isWitnessed: Bool
    ) {
        let path = archive.name.path
        report.archives += 1
        note(numbersMissing(before: archive, after: previous), in: path)
        switch look {
        case .absent: note(.missing(archive), in: path)
        case .unreadable(let damage): note(damage, in: path)
        case .seen(let size, let content):
            if let size, size != archive.size, !isWitnessed {
                note(.sizeDiffers(size, archive), in: path)
            }
            guard let content, let size else { return }
            let differs = differs(content.digest, archive)
            if !isWitnessed {
                note(differs, in: path)
            } else if differs != nil || size != archive.size {
                note(.ledgerDiffers(content.digest, archive), in: path)
            }
            note(identity(content.info, archive.name), in: path)
            note(link(content.info, to: previous), in: path)
            take(content, size, of: archive.name, in: path)
        }
    }

    /// An archive of a copy, after the one that lies before it there; nil when that is not here.
    ///
    /// `isTree`: archives lie in folders as in `archive/`, not side by side.
    mutating func check(
        _ archive: CataloguedArchive,
        isTree: Bool,
        after previous: ArchiveHead?,
        _ look: ArchiveLook
    ) {
        report.archives += 1
        note(displaced(archive, isTree: isTree), in: archive.path)
        switch look {
        case .absent: note(.noFile(), in: archive.path)
        case .unreadable(let damage): note(damage, in: archive.path)
        case .seen(let size, let content):
            guard let content, let size else { return }
            note(link(content.info, after: previous), in: archive.path)
            take(content, size, of: archive.name, in: archive.path)
        }
    }

    /// Of an archive with damage inside the one that follows tells what it was when it was sealed.
    mutating func noteDamage(
        inside archive: CataloguedArchive,
        _ look: ArchiveLook,
        before next: ArchiveLook?
    ) {
        guard let content = look.content, !content.problems.isEmpty,
            let sealed = next?.content?.info?.previous, sealed.name == archive.name.text
        else { return }
        report.damaged.append(ArchiveHead(name: archive.name, digest: sealed.digest))
    }

    /// One ZIP wherever it lies; `expected` is empty when the ledger is not at hand.
    mutating func check(file path: String, _ look: ArchiveLook, against expected: [SealedArchive]) {
        report.archives += 1
        switch look {
        case .absent: note(.noFile(), in: path)
        case .unreadable(let damage): note(damage, in: path)
        case .seen(let size, let content):
            guard let content, let size else { return }
            for damage in Self.compare(content, with: expected) { note(damage, in: path) }
            take(content, size, of: content.info?.name, in: path)
        }
    }

    private static func compare(
        _ content: ArchiveLook.Content,
        with expected: [SealedArchive]
    ) -> [Damage?] {
        guard let info = content.info, !expected.isEmpty else { return [] }
        guard let known = expected.first(where: { $0.name == info.name }) else {
            return [.unknown(info.name)]
        }
        let previous = expected.first { ChainPlace($0.name) == ChainPlace(known.name).previous }
        return [differs(content.digest, known), link(info, to: previous?.head)]
    }

    /// ZIPs that lie anywhere: whichever names another one of them must name it as it is.
    mutating func checkLinks(among files: [(path: String, content: ArchiveLook.Content?)]) {
        let heads = files.compactMap { _, content -> (ChainPlace, ArchiveHead)? in
            guard let content, let name = content.info?.name else { return nil }
            return (ChainPlace(name), ArchiveHead(name: name, digest: content.digest))
        }
        let known = Dictionary(heads) { first, _ in first }
        for (path, content) in files {
            guard let info = content?.info else { continue }
            note(link(info, after: known[ChainPlace(info.name).previous]), in: path)
        }
    }

    private mutating func take(
        _ content: ArchiveLook.Content,
        _ size: Int64,
        of name: ArchiveName?,
        in path: String
    ) {
        report.bytes += size
        if let name { report.heads.append(ArchiveHead(name: name, digest: content.digest)) }
        for damage in content.problems { note(damage, in: path) }
    }

    /// Whether the chains of a copy are whole.
    mutating func check(_ chains: [ChainContents]) {
        for chain in chains {
            let gaps = chain.gaps
            report.excused += gaps.excused
            for gap in gaps.missing { note(.hole(gap), in: gap.chain.text) }
        }
    }

    /// A copy against what it says of itself; `known` are the digests of its ZIPs, by their paths.
    mutating func check(
        _ dossier: DossierInspection,
        of copy: EvidenceCatalogue,
        isRead: Bool,
        _ known: [String: ContentDigest]
    ) {
        var dossier = dossier
        let damage = caught { try dossier.compare(reading: isRead, known) }
        for damage in dossier.problems {
            let file = damage.entry ?? copy.folder.root
            note(EvidenceProblem(damage.kind, archive: file, message: damage.message))
        }
        note(damage, in: copy.folder.root)
        report.copySeal = dossier.seal
        guard let statement = dossier.statement else { return }
        note(statement.problems == 0 ? nil : .madeDamaged(statement.problems), in: BagLayout.info)
        for archive in copy.archives {
            note(statement.contradicts(archive, known[archive.path]), in: archive.path)
        }
    }

    /// What lies in `archive/` and is neither `expected` nor, when it was listed, `known`.
    mutating func checkStrangers(
        in folder: ArchiveFolder,
        expected: [String],
        known: () throws -> [ArchiveName]
    ) {
        let own = Set(expected + [ArchiveFolder.mark])
        let damage = caught {
            let strangers = try folder.files().filter { !own.contains($0) }
            let known = strangers.isEmpty ? [] : Set(try known().map(\.path))
            let last = Dictionary(
                expected.compactMap(ChainPlace.init(path:)).map { ($0.chain, $0.number) }
            ) {
                max($0, $1)
            }
            for path in strangers where !known.contains(path) {
                let place = ChainPlace(path: path)
                let isBeyond = place.map { $0.number > last[$0.chain] ?? 0 } ?? false
                let isLater = isBeyond && !folder.isMisnamed(path)
                note(isLater ? .laterArchive(path) : .strangeFile(path), in: path)
            }
        }
        note(damage, in: folder.root)
    }

    /// Looks for what papers in other hands call the last archive among all that were read.
    mutating func check(witnesses heads: [ContentDigest]) {
        let read = Dictionary(report.heads.map { ($0.digest, $0.name) }) { first, _ in first }
        for head in heads {
            guard let name = read[head] else {
                note(.unwitnessed(head), in: head.hex)
                continue
            }
            let later = read.values.filter { $0.chain == name.chain && $0.number > name.number }
            report.witnessed.append(
                WitnessedHead(head: ArchiveHead(name: name, digest: head), followers: later.count)
            )
        }
    }

    mutating func note(_ problem: EvidenceProblem) {
        report.problems.append(problem)
    }

    private mutating func note(_ damage: Damage?, in path: String) {
        if let damage { note(EvidenceProblem(damage, in: path)) }
    }
}

/// What `body` throws, as a problem of what is being looked at.
private func caught(_ body: () throws -> Void) -> Damage? {
    do {
        try body()
        return nil
    } catch let damage as Damage {
        return damage
    } catch {
        return .unreadable(error)
    }
}

// MARK: - Comparisons

private func numbersMissing(
    before archive: SealedArchive,
    after previous: ArchiveHead?
) -> Damage? {
    let expected = (previous?.name.number ?? 0) + 1
    return archive.name.number == expected ? nil : .numbersMissing(expected, before: archive)
}

private func differs(_ digest: ContentDigest, _ archive: SealedArchive) -> Damage? {
    digest == archive.digest ? nil : .digestDiffers(digest, archive)
}

private func identity(_ info: BagInfo?, _ name: ArchiveName) -> Damage? {
    guard let info, info.name != name else { return nil }
    return .anotherArchive(info.name, in: name)
}

/// Of an archive of a copy; `previous` is nil when the one before it is not here.
///
/// Then it must name one of the number before its own all the same, for a number in between may not be
/// kept from sight by who made a chain anew.
private func link(_ info: BagInfo?, after previous: ArchiveHead?) -> Damage? {
    guard let info, previous == nil, info.name.number > 1 else { return link(info, to: previous) }
    let named = info.previous.flatMap { ChainPlace(name: $0.name) }
    return named == ChainPlace(info.name).previous ? nil : .anotherNumber(info.previous, info.name)
}

private func link(_ info: BagInfo?, to previous: ArchiveHead?) -> Damage? {
    let expected = previous.map { BagInfo.Previous(name: $0.name.text, digest: $0.digest) }
    guard let info, info.previous != expected else { return nil }
    return .otherPredecessor(info.previous, expected)
}

/// A file is called as the archive in it, and lies in the folders of its chain, year and month where
/// others of the copy do.
private func displaced(_ archive: CataloguedArchive, isTree: Bool) -> Damage? {
    let file = archive.path.split(separator: "/").last
    guard isTree ? !archive.liesAsInArchive : file != "\(archive.name.text).zip" else { return nil }
    return .displaced(archive.name, isTree: isTree)
}

extension CopyStatement {
    /// An archive of the copy that should not be there, or is another one.
    fileprivate func contradicts(
        _ archive: CataloguedArchive,
        _ digest: ContentDigest?
    ) -> Damage? {
        let (name, number) = (archive.name, archive.name.number)
        guard let chain = chains.first(where: { $0.last.chain == name.chain }),
            number <= chain.last.number, !chain.leftOut.contains(where: { $0.contains(number) })
        else { return .notStated(name) }
        guard number == chain.last.number, let digest else { return nil }
        let isSame = chain.last.name == name.text && chain.last.digest == digest
        return isSame ? nil : .otherLast(digest, chain.last)
    }
}
