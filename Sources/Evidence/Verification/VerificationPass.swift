import Fiscal

/// One verification on its way: whatever goes wrong is noted, and the next thing is looked at.
struct VerificationPass {
    private(set) var report = VerificationReport()
    /// The archives whose content was read, by the digests of what lies there.
    private var read: [ContentDigest: ArchiveName] = [:]

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
    mutating func check(
        _ archive: SealedArchive,
        after previous: SealedArchive?,
        _ look: ArchiveLook
    ) {
        let path = archive.name.path
        report.archives += 1
        note(numbersMissing(before: archive, after: previous), in: path)
        switch look {
        case .absent: note(.missing(archive), in: path)
        case .unreadable(let damage): note(damage, in: path)
        case .seen(let size, let content):
            if let size, size != archive.size { note(.sizeDiffers(size, archive), in: path) }
            guard let content, let size else { return }
            note(differs(content.digest, archive), in: path)
            note(identity(content.info, archive.name), in: path)
            note(link(content.info, to: previous?.head), in: path)
            take(content, size, of: archive.name, in: path)
        }
    }

    /// An archive of a copy, after the one that lies before it there; nil when that is not here.
    mutating func check(
        _ archive: CataloguedArchive,
        after previous: ArchiveHead?,
        _ look: ArchiveLook
    ) {
        report.archives += 1
        switch look {
        case .absent: note(.noFile(), in: archive.path)
        case .unreadable(let damage): note(damage, in: archive.path)
        case .seen(let size, let content):
            guard let content, let size else { return }
            if archive.name.number == 1 || previous != nil {
                note(link(content.info, to: previous), in: archive.path)
            }
            take(content, size, of: archive.name, in: archive.path)
        }
    }

    /// One ZIP wherever it lies; `expected` is empty when the ledger is not at hand.
    mutating func check(file path: String, against expected: [SealedArchive]) {
        report.archives += 1
        switch ArchiveLook(path, .full) {
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
        let previous = expected.first { $0.name.isBefore(known.name) }
        return [differs(content.digest, known), link(info, to: previous?.head)]
    }

    private mutating func take(
        _ content: ArchiveLook.Content,
        _ size: Int64,
        of name: ArchiveName?,
        in path: String
    ) {
        report.bytes += size
        read[content.digest] = name
        for damage in content.problems { note(damage, in: path) }
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
            for path in strangers where !known.contains(path) {
                note(.strangeFile(path), in: path)
            }
        }
        note(damage, in: folder.root)
    }

    /// Looks for what papers in other hands call the last archive among all that were read.
    mutating func check(witnesses heads: [ContentDigest]) {
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
    after previous: SealedArchive?
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

private func link(_ info: BagInfo?, to previous: ArchiveHead?) -> Damage? {
    let expected = previous.map { BagInfo.Previous(name: $0.name.text, digest: $0.digest) }
    guard let info, info.previous != expected else { return nil }
    return .otherPredecessor(info.previous, expected)
}

extension ArchiveName {
    fileprivate func isBefore(_ next: ArchiveName) -> Bool {
        chain == next.chain && number == next.number - 1
    }
}
