import Crypto
import Fiscal

/// Writes a ZIP front to back into a file, one entry after the other, without any gap.
///
/// Local headers hold the final sizes, for readers that do not know data descriptors: a small
/// entry is compressed before it is written, and the header of a stream is patched at its end.
final class ZipWriter {
    private let file: RawFile
    private let folder: String
    private let time: DOSTime
    private let deflater: Deflater
    private var offset: Int64 = 0
    private var directory: [UInt8] = []
    private var count: Int64 = 0

    /// Every entry lies in `folder`.
    init(_ file: RawFile, folder: String, time: DOSTime) throws(EvidenceFailure) {
        self.file = file
        self.folder = folder
        self.time = time
        deflater = try Deflater()
    }

    func append(_ entry: CompressedEntry) throws {
        let record = record(
            entry.path,
            crc: entry.crc,
            compressedSize: Int64(entry.data.count),
            size: entry.size
        )
        try write(ZipFormat.localHeader(of: record, isWide: false) + entry.data)
        note(record)
    }

    /// Begins an entry of unknown size; nothing else may be written until it ends.
    ///
    /// Its local header always has ZIP64 sizes, because their room must be there beforehand.
    func begin(_ path: String) throws -> ZipStream {
        let header = record(path, crc: 0, compressedSize: 0, size: 0)
        try write(ZipFormat.localHeader(of: header, isWide: true))
        deflater.reset()
        return ZipStream(header: header, dataOffset: offset)
    }

    func write(
        _ block: UnsafeRawBufferPointer,
        isLast: Bool,
        to stream: inout ZipStream
    ) throws {
        stream.note(block)
        try deflater.compress(block: block, isLast: isLast) { try write($0) }
    }

    /// Ends an entry whose last block was written, and tells what it was.
    func end(_ stream: ZipStream) throws -> (digest: ContentDigest, size: Int64) {
        let entry = ZipEntry(
            path: stream.header.path,
            crc: stream.crc,
            compressedSize: offset - stream.dataOffset,
            size: stream.size,
            offset: stream.header.offset,
            time: time
        )
        try ZipFormat.localHeader(of: entry, isWide: true).withUnsafeBytes {
            try file.overwrite($0, at: entry.offset)
        }
        note(entry)
        return (ContentDigest(stream.hash.finalize()), entry.size)
    }

    /// Writes the central directory; nothing may follow.
    func finish() throws {
        let end = ZipDirectory(
            count: count,
            offset: offset,
            size: Int64(directory.count),
            seal: try file.identity().digest
        )
        try write(directory + ZipFormat.endRecords(of: end))
    }

    private func record(
        _ path: String,
        crc: UInt32,
        compressedSize: Int64,
        size: Int64
    ) -> ZipEntry {
        ZipEntry(
            path: "\(folder)/\(path)",
            crc: crc,
            compressedSize: compressedSize,
            size: size,
            offset: offset,
            time: time
        )
    }

    private func note(_ entry: ZipEntry) {
        directory += ZipFormat.centralRecord(of: entry)
        count += 1
    }

    private func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try write($0) }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws {
        try file.append(bytes)
        offset += Int64(bytes.count)
    }
}

/// An entry on its way, of which only the beginning is known.
struct ZipStream {
    let header: ZipEntry
    let dataOffset: Int64
    private(set) var hash = SHA256()
    private(set) var crc: UInt32 = 0
    private(set) var size: Int64 = 0

    init(header: ZipEntry, dataOffset: Int64) {
        self.header = header
        self.dataOffset = dataOffset
    }

    mutating func note(_ block: UnsafeRawBufferPointer) {
        hash.update(bufferPointer: block)
        crc = crc32(crc, block)
        size += Int64(block.count)
    }
}
