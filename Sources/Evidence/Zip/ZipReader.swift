import CZlib
import Fiscal

/// Reads a ZIP that this program wrote, and refuses every other.
///
/// The layout is checked when it is opened: entries lie one after the other from the first byte to
/// the central directory, each local header is the one its central record calls for, no name stands
/// twice. So there is one way to understand the file, whatever program opens it.
final class ZipReader {
    /// In the order in which they lie in the file.
    let entries: [ZipEntry]

    private let file: RawFile
    private let places: [String: Int]
    private let dataOffsets: [Int64]
    private let inflater: Inflater
    private let directory: ZipDirectory

    /// Throws `Damage`, or `EvidenceFailure` when the disk cannot be read.
    init(_ file: RawFile) throws {
        let (entries, directory) = try ZipDirectoryReader(file).read()
        var places: [String: Int] = [:]
        var dataOffsets: [Int64] = []
        var expected: Int64 = 0
        for (index, entry) in entries.enumerated() {
            guard EntryName.isSafe(entry.path) else { throw Damage.unsafeName(entry) }
            guard places.updateValue(index, forKey: entry.path) == nil else {
                throw Damage.nameTwice(entry)
            }
            guard entry.offset == expected else { throw Damage.notAdjacent(entry) }
            let data = try Self.dataOffset(of: entry, in: file)
            guard entry.compressedSize <= directory.offset - data else {
                throw Damage.notAdjacent(entry)
            }
            expected = data + entry.compressedSize
            dataOffsets.append(data)
        }
        guard expected == directory.offset else { throw Damage.bytesBeforeDirectory(expected) }
        (self.entries, self.places, self.dataOffsets) = (entries, places, dataOffsets)
        (self.file, self.directory) = (file, directory)
        inflater = try Inflater()
    }

    /// Where the data begins; the header must be one of the two that we would have written.
    private static func dataOffset(of entry: ZipEntry, in file: RawFile) throws -> Int64 {
        for isWide in entry.needsWideSizes ? [true] : [false, true] {
            let header = ZipFormat.localHeader(of: entry, isWide: isWide)
            if try file.bytes(at: entry.offset, count: header.count) == header {
                return entry.offset + Int64(header.count)
            }
        }
        throw Damage.localHeader(entry)
    }

    /// Throws `Damage` unless all that lies before the directory is as it was written, bit by bit.
    func checkSeal() throws {
        let digest = try file.identity(upTo: directory.offset).digest
        guard digest == directory.seal else { throw Damage.otherSeal() }
    }

    func entry(_ path: String) -> ZipEntry? { places[path].map { entries[$0] } }

    /// Streams an entry in bounded memory; size and CRC are known to be right when it returns.
    ///
    /// Throws `Damage`, `EvidenceFailure`, or what `consume` throws.
    func read(_ entry: ZipEntry, _ consume: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard let place = places[entry.path] else { throw Damage.noEntry(entry.path) }
        var reading = EntryReading(entry: entry, position: dataOffsets[place])
        try withUnsafeTemporaryAllocation(byteCount: 2 << 16, alignment: 16) { buffer in
            let input = UnsafeMutableRawBufferPointer(rebasing: buffer[..<(1 << 16)])
            let output = UnsafeMutableRawBufferPointer(rebasing: buffer[(1 << 16)...])
            inflater.reset()
            while try !reading.step(file, inflater, input, output, consume) {}
        }
        guard reading.size == entry.size else { throw Damage.entrySize(entry) }
        guard reading.crc == entry.crc else { throw Damage.entryCRC(entry) }
    }

    /// Throws what reading an entry to its end throws.
    func readThrough(_ path: String) throws {
        guard let entry = entry(path) else { throw Damage.noEntry(path) }
        try read(entry) { _ in }
    }

    /// The whole of an entry of at most `limit` bytes.
    func bytes(of entry: ZipEntry, limit: Int64) throws -> [UInt8] {
        guard entry.size <= limit else { throw Damage.entryTooLarge(entry, limit: limit) }
        var bytes: [UInt8] = []
        try read(entry) { bytes.append(contentsOf: $0) }
        return bytes
    }
}

/// How far the reading of an entry has come.
private struct EntryReading {
    let entry: ZipEntry
    var position: Int64
    var consumed: Int64 = 0
    var size: Int64 = 0
    var crc: UInt32 = 0

    init(entry: ZipEntry, position: Int64) {
        self.entry = entry
        self.position = position
    }

    /// Reads and decompresses the next piece; true when the stream has ended where it should.
    mutating func step(
        _ file: RawFile,
        _ inflater: Inflater,
        _ input: UnsafeMutableRawBufferPointer,
        _ output: UnsafeMutableRawBufferPointer,
        _ consume: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Bool {
        let wanted = Int(min(Int64(input.count), entry.compressedSize - consumed))
        let piece = UnsafeMutableRawBufferPointer(rebasing: input[..<wanted])
        guard wanted > 0, try file.read(into: piece, at: position) == wanted else {
            throw Damage.entryStream(entry)
        }
        position += Int64(wanted)
        consumed += Int64(wanted)
        let limit = entry.size - size
        let progress = try inflater.decompress(
            UnsafeRawBufferPointer(piece),
            through: output,
            limit: limit
        ) { bytes in
            crc = crc32(crc, bytes)
            size += Int64(bytes.count)
            try consume(bytes)
        }
        switch progress {
        case .needsInput: return false
        case .ended(let unused) where unused == 0 && consumed == entry.compressedSize: return true
        case .ended, .broken: throw Damage.entryStream(entry)
        }
    }
}

extension Damage {
    fileprivate static func unsafeName(_ entry: ZipEntry) -> Damage {
        Damage(
            .structure,
            entry: entry.path,
            es: "El nombre «\(entry.path)» no es de los que escribe este programa.",
            en: "The name “\(entry.path)” is not one that this program writes."
        )
    }

    fileprivate static func nameTwice(_ entry: ZipEntry) -> Damage {
        Damage(
            .structure,
            entry: entry.path,
            es: "«\(entry.path)» está dos veces en el ZIP.",
            en: "“\(entry.path)” stands twice in the ZIP."
        )
    }

    fileprivate static func notAdjacent(_ entry: ZipEntry) -> Damage {
        Damage(
            .structure,
            entry: entry.path,
            es:
                "«\(entry.path)» no empieza donde termina la anterior, o invade la siguiente.",
            en:
                "“\(entry.path)” does not begin where the one before ends, or runs into the next."
        )
    }

    fileprivate static func bytesBeforeDirectory(_ offset: Int64) -> Damage {
        Damage(
            .structure,
            es: "Hay datos que no pertenecen a ninguna entrada desde el byte \(offset).",
            en: "From byte \(offset) on there is data that belongs to no entry."
        )
    }

    fileprivate static func otherSeal() -> Damage {
        Damage(
            .digest,
            es: "El comentario del ZIP da otro SHA-256 de lo que hay antes de su índice.",
            en: "The comment of the ZIP gives another SHA-256 of what lies before its directory."
        )
    }

    fileprivate static func localHeader(_ entry: ZipEntry) -> Damage {
        Damage(
            .structure,
            entry: entry.path,
            es: "El encabezado de «\(entry.path)» no coincide con el índice del ZIP.",
            en: "The header of “\(entry.path)” differs from the directory of the ZIP."
        )
    }

    static func noEntry(_ path: String) -> Damage {
        Damage(
            .structure,
            entry: path,
            es: "«\(path)» no está en el ZIP.",
            en: "“\(path)” is not in the ZIP."
        )
    }

    fileprivate static func entryStream(_ entry: ZipEntry) -> Damage {
        Damage(
            .entry,
            entry: entry.path,
            es:
                "Los datos de «\(entry.path)» están dañados o su tamaño no es el declarado.",
            en: "The data of “\(entry.path)” is damaged or has not the declared size."
        )
    }

    fileprivate static func entrySize(_ entry: ZipEntry) -> Damage {
        Damage(
            .entry,
            entry: entry.path,
            es: "«\(entry.path)» no tiene los \(entry.size) bytes declarados.",
            en: "“\(entry.path)” has not the declared \(entry.size) bytes."
        )
    }

    fileprivate static func entryCRC(_ entry: ZipEntry) -> Damage {
        Damage(
            .entry,
            entry: entry.path,
            es: "El contenido de «\(entry.path)» no tiene su CRC-32: fue alterado o está dañado.",
            en: "The content of “\(entry.path)” has not its CRC-32: it was changed or is damaged."
        )
    }

    fileprivate static func entryTooLarge(_ entry: ZipEntry, limit: Int64) -> Damage {
        Damage(
            .entry,
            entry: entry.path,
            es: "«\(entry.path)» tiene \(entry.size) bytes y se esperaban como máximo \(limit).",
            en: "“\(entry.path)” has \(entry.size) bytes, more than the \(limit) expected at most."
        )
    }
}
