import Crypto
import Fiscal
import Glibc

/// An open file whose calls go on until they are done, and whose failures name the path.
final class RawFile {
    let path: String
    private let descriptor: Int32
    private let isNew: Bool

    /// Takes over an open descriptor and closes it in the end.
    init(path: String, descriptor: Int32, isNew: Bool) {
        self.path = path
        self.descriptor = descriptor
        self.isNew = isNew
    }

    deinit { close(descriptor) }

    /// A new file for its owner only: evidence holds buyers' data.
    static func create(_ path: String) throws(EvidenceFailure) -> RawFile {
        let descriptor = uninterrupted {
            Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        }
        guard descriptor >= 0 else { throw .system(.making, path) }
        return RawFile(path: path, descriptor: descriptor, isNew: true)
    }

    /// A file that was seen a moment ago; links are not followed.
    static func open(_ path: String) throws(EvidenceFailure) -> RawFile {
        guard let file = try openIfPresent(path) else { throw .systemOnReading(.opening, path) }
        return file
    }

    /// Nil when there is no such file; links are not followed.
    static func openIfPresent(_ path: String) throws(EvidenceFailure) -> RawFile? {
        // O_NONBLOCK: to open a pipe that a stranger put there must not wait for ever.
        let descriptor = uninterrupted {
            Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        }
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .systemOnReading(.opening, path)
        }
        let file = RawFile(path: path, descriptor: descriptor, isNew: false)
        guard try file.status().st_mode & S_IFMT == S_IFREG else {
            throw EvidenceFailure(
                .damaged,
                operation: .opening,
                object: path,
                cause: Bilingual(
                    es: "no es un archivo corriente",
                    en: "it is not a regular file"
                ),
                hint: Bilingual(
                    es: "Saque de archive/ lo que está ahí y recupere el expediente de una copia.",
                    en:
                        "Move out of archive/ what stands there and restore the archive from a copy."
                )
            )
        }
        return file
    }

    func size() throws(EvidenceFailure) -> Int64 { Int64(try status().st_size) }

    private func status() throws(EvidenceFailure) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(.lookingAt, path) }
        return status
    }

    /// Writes all of `bytes` at the current end of what was written.
    func append(_ bytes: UnsafeRawBufferPointer) throws(EvidenceFailure) {
        try finish(bytes) { rest, _ in write(descriptor, rest.baseAddress, rest.count) }
    }

    /// Writes all of `bytes` over what lies at `offset`.
    func overwrite(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(EvidenceFailure) {
        try finish(bytes) { rest, done in
            pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done))
        }
    }

    /// A write may take only a part, or be interrupted: it is repeated for the rest.
    private func finish(
        _ bytes: UnsafeRawBufferPointer,
        _ writeSome: (_ rest: UnsafeRawBufferPointer, _ done: Int) -> Int
    ) throws(EvidenceFailure) {
        var done = 0
        while done < bytes.count {
            let written = writeSome(UnsafeRawBufferPointer(rebasing: bytes[done...]), done)
            if written > 0 {
                done += written
            } else if written == 0 || errno != EINTR {
                throw .system(.writing, path)
            }
        }
    }

    /// Fills as much of `buffer` as the file has from `offset`, and tells how much that is.
    func read(
        into buffer: UnsafeMutableRawBufferPointer,
        at offset: Int64
    ) throws(EvidenceFailure) -> Int {
        var done = 0
        while done < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done))
            if count > 0 {
                done += count
            } else if count == 0 {
                break
            } else if errno != EINTR {
                throw isNew ? .system(.reading, path) : .systemOnReading(.reading, path)
            }
        }
        return done
    }

    /// The bytes from `offset`; fewer than `count` where the file ends before.
    func bytes(at offset: Int64, count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
        }
    }

    /// SHA-256 and size of what lies on disk, read from the beginning to its end, or to `end`.
    func identity(upTo end: Int64 = .max) throws -> (digest: ContentDigest, size: Int64) {
        var hash = SHA256()
        var offset: Int64 = 0
        while true {
            let chunk = try bytes(at: offset, count: Int(min(1 << 18, end - offset)))
            if chunk.isEmpty { break }
            chunk.withUnsafeBytes { hash.update(bufferPointer: $0) }
            offset += Int64(chunk.count)
        }
        return (ContentDigest(hash.finalize()), offset)
    }

    /// Returns when the file is safe from a power cut.
    func sync() throws(EvidenceFailure) {
        guard uninterrupted({ fsync(descriptor) }) == 0 else { throw .system(.syncing, path) }
    }
}

extension ContentDigest {
    init(_ digest: SHA256.Digest) {
        guard let value = ContentDigest(bytes: Array(digest)) else {
            preconditionFailure("a SHA-256 has 32 bytes")
        }
        self = value
    }
}
