package import Fiscal

/// The archives that lie in a folder, known from what they say of themselves.
///
/// No ledger is asked and their places and names do not count, so an auditor's copy will do: flat or
/// in folders, whole or in part. Only what describes an archive is read, not its contents.
package struct EvidenceCatalogue: Sendable {
    /// By chain and number, each number once.
    package private(set) var archives: [CataloguedArchive]
    /// The ZIPs that could not be taken for an archive, and further copies of one.
    package private(set) var problems: [EvidenceProblem]

    let folder: ArchiveFolder
    /// Of a partial copy made by `evidence export`; nil for any other folder.
    let dossier: DossierInspection?
    /// The one that it was restricted to; nil for all.
    private(set) var only: ChainName?

    /// Nothing is found in a folder that is not there; throws when it cannot be listed.
    package init(of folder: String) throws(EvidenceFailure) {
        let folder = ArchiveFolder(root: folder)
        var found: [CataloguedArchive] = []
        var problems: [EvidenceProblem] = []
        var files = try folder.files()
        // What was unpacked is not looked at, in neither role.
        let packed = files.filter { !$0.hasPrefix(DossierFolder.unpacked + "/") }
        dossier = try DossierInspection(of: folder, packed)
        if dossier != nil { files = packed }
        for path in files where path.hasSuffix(".zip") {
            do {
                found.append(try CataloguedArchive(reading: path, in: folder))
            } catch {
                problems.append(EvidenceProblem(unreadable: path, error))
            }
        }
        found.sort { $0.isBefore($1) }
        var archives: [CataloguedArchive] = []
        for archive in found {
            if let last = archives.last, last.name.isSamePlace(as: archive.name) {
                problems.append(EvidenceProblem(.copy(of: last), in: archive.path))
            } else {
                archives.append(archive)
            }
        }
        (self.folder, self.archives, self.problems) = (folder, archives, problems)
    }

    /// Whether any ZIP lies there; false for a folder that is not there.
    package static func hasArchives(in folder: String) throws(EvidenceFailure) -> Bool {
        try ArchiveFolder(root: folder).files().contains { $0.hasSuffix(".zip") }
    }

    /// The workspace that a folder of archives bears the mark of; nil without one.
    package static func workspace(of folder: String) throws(EvidenceFailure) -> String? {
        try ArchiveFolder(root: folder).workspace()
    }

    /// The workspace whose evidence it is, by the folder's mark; nil of a copy without one.
    package var workspace: String? {
        get throws(EvidenceFailure) { try folder.workspace() }
    }

    /// The numbers that are not here before and between those of each chain, and that a copy says it left
    /// out: of a copy that was made in part it is no damage.
    ///
    /// An archive that is there and cannot be read is a problem, and not missing.
    package var gaps: [ArchiveGap] {
        chains(since: nil).flatMap { chain in
            let gaps = chain.gaps
            return (gaps.missing + gaps.excused).sorted {
                $0.numbers.lowerBound < $1.numbers.lowerBound
            }
        }
    }

    /// The archives of one chain, with what cannot be told not to be of it.
    package func restricted(to chain: ChainName) -> EvidenceCatalogue {
        var catalogue = self
        catalogue.only = chain
        catalogue.archives.removeAll { $0.name.chain != chain }
        catalogue.problems.removeAll { $0.claimedPlace.map { $0.chain != chain } ?? false }
        return catalogue
    }

    /// Opens one of them for reading its entries.
    package func open(
        _ archive: CataloguedArchive
    ) throws(EvidenceFailure) -> any SealedArchiveReading {
        let path = folder.path(of: archive.path)
        return try reading(path) {
            ArchiveReader(try ZipReader(try .open(path)), archive.name, path: path)
        }
    }

    /// What is damaged of an archive's entries, whose paths begin with `data/`; each is read to its end.
    package func problems(
        reading entries: [String],
        of archive: CataloguedArchive
    ) -> [EvidenceProblem] {
        do {
            let zip = try ZipReader(.open(folder.path(of: archive.path)))
            return entries.compactMap { entry in
                do {
                    try zip.readThrough("\(archive.name.text)/\(entry)")
                    return nil
                } catch {
                    return EvidenceProblem(unreadable: archive.path, error)
                }
            }
        } catch {
            return [EvidenceProblem(unreadable: archive.path, error)]
        }
    }

    /// All of them as a ledger knows them; `heads` has each, as it was sealed.
    package func ofRuns(_ heads: [ArchiveHead]) -> [ArchiveOfRun] {
        let digests = Dictionary(heads.map { ($0.name, $0.digest) }) { first, _ in first }
        return archives.map { archive in
            guard let digest = digests[archive.name] else {
                preconditionFailure("Every archive was read when it was verified.")
            }
            return ArchiveOfRun(
                sealed: SealedArchive(name: archive.name, digest: digest, size: archive.size),
                run: archive.run,
                isReenactment: archive.isReenactment
            )
        }
    }

    /// Hands on the whole ZIP, byte for byte.
    func read(
        _ archive: CataloguedArchive,
        _ consume: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let file = try RawFile.open(folder.path(of: archive.path))
        var offset: Int64 = 0
        while true {
            let chunk = try file.bytes(at: offset, count: 1 << 18)
            if chunk.isEmpty { break }
            try chunk.withUnsafeBytes(consume)
            offset += Int64(chunk.count)
        }
    }
}

/// One archive of a folder, as its `bag-info.txt` describes it.
package struct CataloguedArchive: Hashable, Sendable {
    package let name: ArchiveName
    /// Relative to the folder.
    package let path: String
    /// Of the ZIP, in bytes.
    package let size: Int64
    /// The files under `data/`.
    package let files: Int64
    /// What they add up to, in bytes, unpacked.
    package let octets: Int64
    /// That made it.
    package let run: Int64
    package let isReenactment: Bool
    /// The issuer's name, as it was then; the chain's where there is none.
    package let organisation: String

    fileprivate init(reading path: String, in folder: ArchiveFolder) throws {
        let file = try RawFile.open(folder.path(of: path))
        let zip = try ZipReader(file)
        let info = try BagInfo(readingFrom: zip)
        name = info.name
        self.path = path
        size = try file.size()
        (files, octets) = (info.payload.files, info.payload.octets)
        (run, isReenactment) = (info.run, info.isReenactment)
        organisation = info.organisation
    }

    fileprivate func isBefore(_ other: CataloguedArchive) -> Bool {
        (name.chain, name.number, path) < (other.name.chain, other.name.number, other.path)
    }
}

extension ArchiveFolder {
    /// Whether an archive lies there under the name of another; false of what cannot be read.
    func isMisnamed(_ path: String) -> Bool {
        guard let archive = try? CataloguedArchive(reading: path, in: self) else { return false }
        return archive.name.path != path
    }
}

extension EvidenceProblem {
    /// The place in a chain that the name of its file gives, `900373115-000123-emision.zip`.
    package var claimedPlace: (chain: ChainName, number: Int64)? {
        guard let file = archive.split(separator: "/").last, let place = ChainPlace(name: file),
            let chain = ChainName(stored: place.chain)
        else { return nil }
        return (chain, place.number)
    }
}

extension ArchiveName {
    fileprivate func isSamePlace(as other: ArchiveName) -> Bool {
        chain == other.chain && number == other.number
    }
}

extension BagInfo {
    /// A description has some hundred bytes.
    private static let maximumSize: Int64 = 1 << 20

    /// Throws `Damage` when the bag has no description, or another than its folder's name says.
    fileprivate init(readingFrom zip: ZipReader) throws {
        let path = "\(zip.topFolder)/\(BagLayout.info)"
        guard let entry = zip.entry(path) else { throw Damage.noDescription() }
        let bytes = try zip.bytes(of: entry, limit: Self.maximumSize)
        guard let text = String(validating: bytes, as: UTF8.self), let info = Self(parsing: text),
            info.name.text == zip.topFolder
        else { throw Damage.noDescription() }
        self = info
    }
}

extension Damage {
    fileprivate static func noDescription() -> Damage {
        Damage(
            .identity,
            entry: BagLayout.info,
            es: "\(BagLayout.info) no está, o no describe un expediente de este programa.",
            en: "\(BagLayout.info) is not there, or describes no archive of this program."
        )
    }

    fileprivate static func copy(of archive: CataloguedArchive) -> Damage {
        Damage(
            .stranger,
            es: "El expediente \(archive.name.text) está dos veces; se lee \(archive.path).",
            en: "The archive \(archive.name.text) is there twice; \(archive.path) is read."
        )
    }
}
