import Fiscal

/// One verification on its way: whatever goes wrong is noted, and the next thing is looked at.
struct VerificationPass {
    private(set) var report = VerificationReport()

    private let folder: ArchiveFolder
    private let workspace: String
    private let level: VerificationLevel

    init(_ evidence: ZipEvidence, _ level: VerificationLevel) {
        folder = evidence.folder
        workspace = evidence.identity.workspace
        self.level = level
    }

    mutating func checkWorkspace(isInUse: Bool) {
        let damage = caught {
            let owner = try folder.workspace()
            if let owner, owner != workspace { throw Damage.anotherWorkspace(owner, workspace) }
            if owner == nil, isInUse { throw Damage.noMark() }
        }
        note(damage, in: ArchiveFolder.mark)
    }

    /// One archive in its place: that it is there and, as far as asked, what is in it.
    mutating func check(
        _ archive: SealedArchive,
        after previous: SealedArchive?,
        content isChecked: Bool
    ) {
        let path = archive.name.path
        report.archives += 1
        note(numbersMissing(before: archive, after: previous), in: path)
        let damage = caught {
            guard let file = try RawFile.openIfPresent(folder.path(of: archive.name)) else {
                throw Damage.missing(archive)
            }
            guard isChecked, level != .complete else { return }
            let size = try file.size()
            if size != archive.size { note(.sizeDiffers(size, archive), in: path) }
            guard level == .full else { return }
            try read(file, path) { digest, info in
                let claims = [differs(digest, archive), identity(info, archive.name)]
                return claims + [link(info, to: previous)]
            }
        }
        note(damage, in: path)
    }

    /// One ZIP wherever it lies; `expected` is empty when the ledger is not at hand.
    mutating func check(file path: String, against expected: [SealedArchive]) {
        report.archives += 1
        let damage = caught {
            guard let file = try RawFile.openIfPresent(path) else { throw Damage.noFile() }
            try read(file, path) { digest, info in
                guard let info, !expected.isEmpty else { return [] }
                guard let known = expected.first(where: { $0.name == info.name }) else {
                    return [.unknown(info.name)]
                }
                let previous = expected.first { $0.name.isBefore(known.name) }
                return [differs(digest, known), link(info, to: previous)]
            }
        }
        note(damage, in: path)
    }

    /// Notes what `compare` finds in the digest and the bag's own words, then the bag's problems.
    ///
    /// What cannot be opened still has its digest compared.
    private mutating func read(
        _ file: RawFile,
        _ path: String,
        _ compare: (ContentDigest, BagInfo?) -> [Damage?]
    ) throws {
        let (digest, size) = try file.identity()
        report.bytes += size
        do {
            let inspection = try BagInspection(ZipReader(file))
            for damage in compare(digest, inspection.info) + inspection.problems {
                note(damage, in: path)
            }
        } catch let damage as Damage {
            for damage in compare(digest, nil) + [damage] { note(damage, in: path) }
        }
    }

    /// What lies in `archive/` and is not `known`.
    mutating func checkStrangers(known: [String], begun: ArchivePlan?) {
        let own = Set(known + [ArchiveFolder.mark] + (begun.map { [$0.name.path] } ?? []))
        let damage = caught {
            for path in try folder.files() where !own.contains(path) {
                note(.strangeFile(path), in: path)
            }
        }
        note(damage, in: folder.root)
    }

    private mutating func note(_ damage: Damage?, in path: String) {
        if let damage { report.problems.append(EvidenceProblem(damage, in: path)) }
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

private func link(_ info: BagInfo?, to previous: SealedArchive?) -> Damage? {
    let expected = previous.map { BagInfo.Previous(name: $0.name.text, digest: $0.digest) }
    guard let info, info.previous != expected else { return nil }
    return .otherPredecessor(info.previous, expected)
}

extension ArchiveName {
    fileprivate func isBefore(_ next: ArchiveName) -> Bool {
        chain == next.chain && number == next.number - 1
    }
}

// MARK: - Messages

extension Damage {
    fileprivate static func anotherWorkspace(_ owner: String, _ own: String) -> Damage {
        Damage(
            .workspace,
            es: "archive/ es del espacio de trabajo «\(owner)» y este es «\(own)».",
            en: "archive/ belongs to the workspace “\(owner)”, and this one is “\(own)”."
        )
    }

    fileprivate static func noMark() -> Damage {
        Damage(
            .workspace,
            es: "Falta archive/\(ArchiveFolder.mark), que dice de qué espacio de trabajo es.",
            en: "archive/\(ArchiveFolder.mark), which says whose workspace it is, is missing."
        )
    }

    fileprivate static func missing(_ archive: SealedArchive) -> Damage {
        Damage(
            .missing,
            es: "No está el expediente \(archive.name.text), de \(archive.size) bytes.",
            en: "The archive \(archive.name.text), of \(archive.size) bytes, is not there."
        )
    }

    fileprivate static func noFile() -> Damage {
        Damage(.missing, es: "No existe ese archivo.", en: "There is no such file.")
    }

    fileprivate static func numbersMissing(
        _ first: Int64,
        before archive: SealedArchive
    ) -> Damage {
        let (chain, number) = (archive.name.chain.text, archive.name.number)
        return Damage(
            .numberMissing,
            es: "En la cadena \(chain) se esperaba el expediente \(first) y sigue el \(number).",
            en: "In the chain \(chain) archive \(first) was expected and \(number) follows."
        )
    }

    fileprivate static func sizeDiffers(_ size: Int64, _ archive: SealedArchive) -> Damage {
        Damage(
            .size,
            es: "Tiene \(size) bytes; al sellarlo tenía \(archive.size).",
            en: "It has \(size) bytes; it had \(archive.size) when it was sealed."
        )
    }

    fileprivate static func digestDiffers(
        _ digest: ContentDigest,
        _ archive: SealedArchive
    ) -> Damage {
        Damage(
            .digest,
            es: "Su SHA-256 es \(digest.hex); al sellarlo era \(archive.digest.hex).",
            en: "Its SHA-256 is \(digest.hex); it was \(archive.digest.hex) when it was sealed."
        )
    }

    fileprivate static func anotherArchive(
        _ actual: ArchiveName,
        in place: ArchiveName
    ) -> Damage {
        Damage(
            .identity,
            entry: BagLayout.info,
            es: "En el lugar de \(place.text) está \(actual.text), del \(actual.plannedAt.text).",
            en: "In the place of \(place.text) lies \(actual.text) of \(actual.plannedAt.text)."
        )
    }

    fileprivate static func otherPredecessor(
        _ actual: BagInfo.Previous?,
        _ expected: BagInfo.Previous?
    ) -> Damage {
        let (found, wanted) = (actual?.text, expected?.text)
        return Damage(
            .link,
            entry: BagLayout.info,
            es: "Nombra como anterior a \(found ?? "ninguno"); debe ser \(wanted ?? "ninguno").",
            en: "It names \(found ?? "none") as the one before it; that is \(wanted ?? "none")."
        )
    }

    fileprivate static func unknown(_ name: ArchiveName) -> Damage {
        Damage(
            .stranger,
            es: "El libro no conoce ningún expediente \(name.text) del \(name.plannedAt.text).",
            en: "The ledger knows no archive \(name.text) of \(name.plannedAt.text)."
        )
    }

    fileprivate static func strangeFile(_ path: String) -> Damage {
        Damage(
            .stranger,
            es: "El libro no conoce el archivo «\(path)».",
            en: "The ledger does not know the file “\(path)”."
        )
    }

    fileprivate static func unreadable(_ error: any Error) -> Damage {
        Damage(
            .unreadable,
            es: "No se pudo leer: \(error)",
            en: "It could not be read: \(error)"
        )
    }
}

extension BagInfo.Previous {
    fileprivate var text: String { "\(name) (SHA-256 \(digest.hex))" }
}
