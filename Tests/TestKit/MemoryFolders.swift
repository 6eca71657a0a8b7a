package import Fiscal
import Synchronization

/// The folders of a workspace in memory, for tests of what works on them.
///
/// It signs the same `FoldersContract` as the real ones.
package final class MemoryFolders: SaleFolders {
    private let files = Mutex<[FileLocation: [UInt8]]>([:])
    private let digest: @Sendable ([UInt8]) -> ContentDigest

    /// Empty folders; `digest` stands for SHA-256.
    package init(digest: @escaping @Sendable ([UInt8]) -> ContentDigest = pseudoDigest) {
        self.digest = digest
    }

    /// What a store does: puts a file into the inbox, in place of one of that name.
    package func drop(_ bytes: some Sequence<UInt8>, at path: String) {
        files.withLock { $0[FileLocation(.inbox, path)] = [UInt8](bytes) }
    }

    /// Somebody takes a file away.
    package func take(_ location: FileLocation) {
        _ = files.withLock { $0.removeValue(forKey: location) }
    }

    /// Nil when no file lies there.
    package func contents(of location: FileLocation) -> [UInt8]? {
        files.withLock { $0[location] }
    }

    /// The paths of a place, in the order of their bytes.
    package func paths(in place: FolderPlace) -> [String] {
        files.withLock { files in
            files.keys.filter { $0.place == place }.map(\.path)
                .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
    }

    package func settledFiles() throws(FolderFailure) -> [String] {
        paths(in: .inbox).filter { path in
            let steps = path.split(separator: "/")
            return !steps.contains { $0.hasPrefix(".") }
                && steps.last.map { InboxName(String($0)) } == .ordinary
        }
    }

    @discardableResult
    package func read(
        _ path: String,
        _ consume: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> FileIdentity {
        try checkInside(path)
        guard let bytes = contents(of: FileLocation(.inbox, path)) else {
            throw FolderFailure(
                .changed,
                operation: .reading,
                object: path,
                cause: Bilingual("no file is there any more"),
                hint: Bilingual("")
            )
        }
        if !bytes.isEmpty { try bytes.withUnsafeBytes(consume) }
        return FileIdentity(digest: digest(bytes), size: Int64(bytes.count))
    }

    package func freePath(
        for path: String,
        digest: ContentDigest,
        in place: FolderPlace
    ) throws(FolderFailure) -> String {
        try checkInside(path)
        let path = clearOfFiles(path, in: place)
        let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.index(after:))
        let name = path[(start ?? path.startIndex)...]
        let dot = name.lastIndex(of: ".") ?? path.endIndex
        var candidate = path
        var counter = 1
        while !isFree(candidate, for: digest, in: place) {
            let mark = counter == 1 ? "-\(digest.short)" : "-\(digest.short)-\(counter)"
            candidate = path[..<dot] + mark + path[dot...]
            counter += 1
        }
        return candidate
    }

    /// The path with a counter at each folder whose name a file bears.
    private func clearOfFiles(_ path: String, in place: FolderPlace) -> String {
        let steps = path.split(separator: "/").map(String.init)
        var clear = ""
        for folder in steps.dropLast() {
            var (step, attempt) = (folder, 1)
            while contents(of: FileLocation(place, clear + step)) != nil {
                attempt += 1
                step = "\(folder)-\(attempt)"
            }
            clear += step + "/"
        }
        return clear + (steps.last ?? "")
    }

    private func isFree(
        _ path: String,
        for digest: ContentDigest,
        in place: FolderPlace
    ) -> Bool {
        if let there = contents(of: FileLocation(place, path)) {
            return self.digest(there) == digest
        }
        return Companion.witnesses.allSatisfy { suffix in
            guard let companion = contents(of: FileLocation(place, path + suffix)) else {
                return true
            }
            let beginning = companion.prefix(Companion.witnessLength)
            return String(decoding: beginning, as: UTF8.self).contains(digest.hex)
        }
    }

    package func write(
        beside path: String,
        suffix: String,
        in place: FolderPlace,
        _ produce: (_ consume: ([UInt8]) throws -> Void) throws -> Void
    ) throws {
        try checkInside(path + suffix)
        var bytes: [UInt8] = []
        try produce { bytes += $0 }
        files.withLock { $0[FileLocation(place, path + suffix)] = bytes }
    }

    package func remove(
        beside path: String,
        suffix: String,
        in place: FolderPlace
    ) throws(FolderFailure) {
        try checkInside(path + suffix)
        files.withLock { $0[FileLocation(place, path + suffix)] = nil }
    }

    package func move(
        _ source: FileLocation,
        to target: FileLocation,
        expecting expected: ContentDigest
    ) throws(FolderFailure) -> MoveOutcome {
        try checkInside(source.path)
        try checkInside(target.path)
        let standing = contents(of: target)
        guard let bytes = contents(of: source) else {
            return standing.map(digest) == expected ? .moved : .gone
        }
        guard digest(bytes) == expected else { return .replaced }
        guard standing.map({ digest($0) == expected }) ?? true else {
            throw FolderFailure(
                .changed,
                operation: .moving,
                object: source.path,
                cause: Bilingual("another file bears the name \(target.path)"),
                hint: Bilingual("")
            )
        }
        files.withLock { files in
            files[source] = nil
            files[target] = bytes
        }
        return .moved
    }

    package func exists(_ location: FileLocation) throws(FolderFailure) -> Bool {
        try checkInside(location.path)
        return contents(of: location) != nil
    }

    /// Refuses a path that would leave its place, as the real folders do.
    private func checkInside(_ path: String) throws(FolderFailure) {
        let steps = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard
            steps.contains(where: { ["", ".", ".."].contains(String($0) ?? "") })
                || path.utf8.contains(0)
        else { return }
        throw FolderFailure(
            .storage,
            operation: .reaching,
            object: path,
            cause: Bilingual("this is not the path of a file inside a folder of the workspace"),
            hint: Bilingual("")
        )
    }
}

/// A stand-in for SHA-256: the same for the same bytes, and for tests as good as different
/// otherwise.
@Sendable
package func pseudoDigest(of bytes: [UInt8]) -> ContentDigest {
    var lanes: [UInt64] = [0xcbf2_9ce4_8422_2325, 0x1234_5678_9abc_def1, 0x0f1e_2d3c, 0x5bd1_e995]
    for byte in bytes {
        for lane in lanes.indices {
            lanes[lane] = (lanes[lane] ^ UInt64(byte)) &* (0x100_0000_01b3 + UInt64(lane) * 2)
        }
    }
    let digest = lanes.flatMap { lane in (0..<8).map { UInt8(truncatingIfNeeded: lane >> ($0 * 8)) }
    }
    guard let result = ContentDigest(bytes: digest) else { preconditionFailure("four lanes of 8") }
    return result
}
