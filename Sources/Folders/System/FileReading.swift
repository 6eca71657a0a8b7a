import Crypto
import Fiscal

/// One pass over a file, chunk by chunk, with its digest.
struct FileReading: ~Copyable {
    private let file: OpenFile
    private let before: FileStamp
    private let buffer: UnsafeMutableRawBufferPointer
    private var hash = SHA256()
    private var size: Int64 = 0

    init(of file: consuming OpenFile) throws(FolderFailure) {
        before = try file.stamp()
        self.file = file
        buffer = .allocate(byteCount: 256 * 1024, alignment: 4096)
    }

    deinit {
        buffer.deallocate()
    }

    /// Valid until the next call; nil at the end of the file.
    mutating func nextChunk() throws(FolderFailure) -> UnsafeRawBufferPointer? {
        let count = try file.read(into: buffer)
        guard count > 0 else { return nil }
        let chunk = UnsafeRawBufferPointer(rebasing: buffer[..<count])
        hash.update(bufferPointer: chunk)
        size += Int64(count)
        return chunk
    }

    /// What was read, once all of it is; `.changed` when somebody wrote to the file meanwhile.
    func identity() throws(FolderFailure) -> FileIdentity {
        guard try file.stamp() == before, size == before.size else {
            throw .changed(.reading, file.path, .changedMeanwhile)
        }
        guard let digest = ContentDigest(bytes: Array(hash.finalize())) else {
            preconditionFailure("a SHA-256 has 32 bytes")
        }
        return FileIdentity(digest: digest, size: size)
    }
}

extension OpenFile {
    /// Digest and size of the whole file.
    consuming func identity() throws(FolderFailure) -> FileIdentity {
        var reading = try FileReading(of: self)
        while try reading.nextChunk() != nil {}
        return try reading.identity()
    }
}

extension Folder {
    /// Whether a regular file with this very content bears the name.
    func holds(_ digest: ContentDigest, at name: String) throws(FolderFailure) -> Bool {
        guard try stamp(of: name)?.kind == .regular, let file = try file(name) else { return false }
        return try file.identity().digest == digest
    }
}
