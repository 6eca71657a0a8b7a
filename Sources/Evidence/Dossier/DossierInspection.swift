import Fiscal

/// The files of a partial copy, which is a bag as a plain folder, and what is wrong with them.
struct DossierInspection: Sendable {
    /// What the copy states of itself; nil, with a problem, when it cannot be read.
    let statement: CopyStatement?
    /// Of `tagmanifest-sha256.txt`, on which all the others depend; nil when it is not there.
    let seal: ContentDigest?
    private(set) var problems: [Damage] = []

    private let folder: ArchiveFolder
    private let files: [String]

    /// A copy has pages, a description and manifests, each of some megabytes at most.
    private static let maximumTagFile: Int64 = 1 << 28

    /// Nil when no file is there that only a bag has: the folder is no such copy.
    ///
    /// Throws `EvidenceFailure` when the disk cannot be read.
    init?(of folder: ArchiveFolder, _ files: [String]) throws(EvidenceFailure) {
        let own = BagLayout.tagFiles.union([BagLayout.tagManifest])
        let marks = own.subtracting([BagLayout.readme])
        guard files.contains(where: marks.contains) else { return nil }
        (self.folder, self.files) = (folder, files)
        for name in own.sorted() where !files.contains(name) { problems.append(.tagMissing(name)) }
        let info = try Self.text(of: BagLayout.info, in: folder)
        statement = info.flatMap {
            String(validating: $0, as: UTF8.self).flatMap { CopyStatement(parsing: $0) }
        }
        if info != nil, statement == nil { problems.append(.unreadableTag(BagLayout.info)) }
        seal = try Self.digest(of: BagLayout.tagManifest, in: folder)
    }

    /// Compares every file with its manifest, by its presence alone or by its digest as well.
    ///
    /// `known` are the digests of files that were read already.
    mutating func compare(
        reading isRead: Bool,
        _ known: [String: ContentDigest]
    ) throws(EvidenceFailure) {
        try compare(BagLayout.manifest, of: files.filter(Self.isPayload), isRead, known)
        let tags = files.filter { !Self.isPayload($0) && $0 != BagLayout.tagManifest }
        try compare(BagLayout.tagManifest, of: tags, isRead, known)
    }

    private mutating func compare(
        _ manifest: String,
        of paths: [String],
        _ isRead: Bool,
        _ known: [String: ContentDigest]
    ) throws(EvidenceFailure) {
        guard let text = try Self.text(of: manifest, in: folder) else { return }
        var digests = known
        for path in paths where isRead && digests[path] == nil {
            digests[path] = try Self.digest(of: path, in: folder)
        }
        let there = Set(files)
        problems += Manifest.disagreements(
            of: text,
            called: manifest,
            with: paths,
            isThere: there.contains,
            digest: { digests[$0] }
        )
    }

    private static func isPayload(_ path: String) -> Bool { path.hasPrefix(BagLayout.payload) }

    private static func text(
        of name: String,
        in folder: ArchiveFolder
    ) throws(EvidenceFailure) -> [UInt8]? {
        let path = folder.path(of: name)
        guard let file = try RawFile.openIfPresent(path) else { return nil }
        return try reading(path) {
            let size = try file.size()
            guard size <= maximumTagFile else { throw Damage.unreadableTag(name) }
            return try file.bytes(at: 0, count: Int(size))
        }
    }

    private static func digest(
        of name: String,
        in folder: ArchiveFolder
    ) throws(EvidenceFailure) -> ContentDigest? {
        let path = folder.path(of: name)
        guard let file = try RawFile.openIfPresent(path) else { return nil }
        return try reading(path) { try file.identity().digest }
    }
}
