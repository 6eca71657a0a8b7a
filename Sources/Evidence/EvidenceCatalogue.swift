package import Fiscal

/// The archives that lie in a folder, known from what they say of themselves.
///
/// No ledger is asked and their places and names do not count, so an auditor's copy will do: flat or
/// in folders, whole or in part. Only what describes an archive is read, not its contents.
package struct EvidenceCatalogue: Sendable {
    /// By chain and number, each number once.
    package let archives: [CataloguedArchive]
    /// The ZIPs that could not be taken for an archive, and further copies of one.
    package let problems: [EvidenceProblem]

    let folder: ArchiveFolder

    /// Nothing is found in a folder that is not there; throws when it cannot be listed.
    package init(of folder: String) throws(EvidenceFailure) {
        let folder = ArchiveFolder(root: folder)
        var found: [CataloguedArchive] = []
        var problems: [EvidenceProblem] = []
        for path in try folder.files() where path.hasSuffix(".zip") {
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

    /// The workspace whose evidence it is, by the folder's mark; nil of a copy without one.
    package var workspace: String? {
        get throws(EvidenceFailure) { try folder.workspace() }
    }

    /// The numbers that are missing before and between those of each chain.
    ///
    /// Of a copy that was made in part it is no damage; what follows the last nobody can see here. An
    /// archive that is there and cannot be read is a problem, and not missing.
    package var gaps: [(chain: ChainName, numbers: ClosedRange<Int64>)] {
        let places =
            archives.map { (chain: $0.name.chain, number: $0.name.number) }
            + problems.compactMap(\.claimedPlace)
        var previous: (chain: ChainName, number: Int64)?
        return places.sorted { $0 < $1 }.compactMap { chain, number in
            let before = previous.map { $0.chain == chain ? $0.number : 0 } ?? 0
            previous = (chain, number)
            return number - before > 1 ? (chain, before + 1...number - 1) : nil
        }
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

    /// One of them as a ledger knows it: its digest is taken from the file that lies here.
    package func ofRun(_ archive: CataloguedArchive) throws(EvidenceFailure) -> ArchiveOfRun {
        let path = folder.path(of: archive.path)
        return try reading(path) {
            let (digest, size) = try RawFile.open(path).identity()
            return ArchiveOfRun(
                sealed: SealedArchive(name: archive.name, digest: digest, size: size),
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

    fileprivate init(reading path: String, in folder: ArchiveFolder) throws {
        let file = try RawFile.open(folder.path(of: path))
        let zip = try ZipReader(file)
        let info = try BagInfo(readingFrom: zip)
        name = info.name
        self.path = path
        size = try file.size()
        (files, octets) = (info.payload.files, info.payload.octets)
        (run, isReenactment) = (info.run, info.isReenactment)
    }

    fileprivate func isBefore(_ other: CataloguedArchive) -> Bool {
        (name.chain, name.number, path) < (other.name.chain, other.name.number, other.path)
    }
}

extension EvidenceProblem {
    /// The place in a chain that the name of its file gives, `900373115-000123-emision.zip`.
    package var claimedPlace: (chain: ChainName, number: Int64)? {
        let parts = archive.split(separator: "/").last?.split(separator: "-") ?? []
        guard parts.count > 2, let number = Int64(parts[parts.count - 2]), number > 0,
            let chain = ChainName(stored: parts.dropLast(2).joined(separator: "-"))
        else { return nil }
        return (chain, number)
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
