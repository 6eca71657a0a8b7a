/// The folders that a store sees, and nothing else of the file system.
///
/// Paths are relative to their place and use `/`; a sub-folder per store is kept.
package protocol SaleFolders: Sendable {
    /// The files of the inbox that may be read, in the order of their paths' bytes.
    ///
    /// Left out: what is not `.ordinary` by its ``InboxName``, files that changed while they were
    /// looked at twice, and whatever is not a regular file (links, pipes, devices). A file with a
    /// second name elsewhere (a hard link) is a file like others: who writes to it is seen.
    func settledFiles() throws(FolderFailure) -> [String]

    /// Streams a file of the inbox through `consume` in chunks, and tells what was read.
    ///
    /// Links are not followed. Throws `FolderFailure`, or what `consume` throws.
    @discardableResult
    func read(
        _ path: String,
        _ consume: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> FileIdentity

    /// A path in `place` that no file bears, for a file called `path` in the inbox: the same path; if
    /// taken, with the digest's first eight digits before the extension; then with a counter.
    /// A file there with this very digest does not count as taken; companions of another file do, so that
    /// no receipt is ever written over. A sub-folder whose name a file or a link bears there gets a
    /// counter from 2.
    func freePath(
        for path: String,
        digest: ContentDigest,
        in place: FolderPlace
    ) throws(FolderFailure) -> String

    /// Writes what `produce` hands over to `path` + `suffix` in `place`, so that the file appears
    /// complete or not at all; what stands there is replaced, or left untouched when it is the same.
    ///
    /// Throws `FolderFailure`, or what `produce` throws.
    func write(
        beside path: String,
        suffix: String,
        in place: FolderPlace,
        _ produce: (_ consume: ([UInt8]) throws -> Void) throws -> Void
    ) throws

    /// Removes a companion that `write` made; nothing happens when there is none.
    func remove(
        beside path: String,
        suffix: String,
        in place: FolderPlace
    ) throws(FolderFailure)

    /// Moves a file by renames that replace nothing, then syncs both folders.
    ///
    /// The file is claimed by a rename and hashed first: one that is no longer the one expected is put
    /// back and left alone. Can be repeated: a file that already lies at its target is `.moved`.
    func move(
        _ source: FileLocation,
        to target: FileLocation,
        expecting digest: ContentDigest
    ) throws(FolderFailure) -> MoveOutcome

    /// Whether a file lies there.
    func exists(_ location: FileLocation) throws(FolderFailure) -> Bool
}

extension SaleFolders {
    /// The whole of a small companion at once.
    package func write(
        _ bytes: [UInt8],
        beside path: String,
        suffix: String,
        in place: FolderPlace
    ) throws {
        try write(beside: path, suffix: suffix, in: place) { try $0(bytes) }
    }
}

/// The files that lie beside a sale file and speak of it.
package enum Companion {
    /// Those that name the digest of the file they speak of, near their beginning.
    package static let witnesses = [".recibo.json", ".hallazgos.json"]
    /// How far from the beginning, in bytes.
    package static let witnessLength = 4096
}

/// The places of a workspace that hold sale files.
package enum FolderPlace: String, Hashable, Sendable, Codable, CaseIterable {
    case inbox
    case outbox
    case rejected
    /// `rejected/resolved`
    case resolved
}

/// Where a file lies.
package struct FileLocation: Hashable, Sendable {
    package let place: FolderPlace
    /// Relative to the place.
    package let path: String

    package init(_ place: FolderPlace, _ path: String) {
        self.place = place
        self.path = path
    }
}

/// What a file's content is recognised by.
package struct FileIdentity: Hashable, Sendable {
    package let digest: ContentDigest
    /// In bytes.
    package let size: Int64

    package init(digest: ContentDigest, size: Int64) {
        self.digest = digest
        self.size = size
    }
}

/// What became of a file that was to be moved.
package enum MoveOutcome: Hashable, Sendable {
    case moved
    /// Another content lies there now; it was left alone.
    case replaced
    /// No file is there any more.
    case gone
}
