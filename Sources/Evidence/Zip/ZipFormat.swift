import Fiscal

/// An entry as the central directory of our archives tells of it.
struct ZipEntry {
    /// From the root of the ZIP, such as `900373115-000001-emision/data/indice.csv`.
    let path: String
    let crc: UInt32
    let compressedSize: Int64
    let size: Int64
    /// Where its local header begins.
    let offset: Int64
    let time: DOSTime

    /// Whether the sizes leave the 32 bits of the plain records.
    var needsWideSizes: Bool { max(size, compressedSize) >= ZipFormat.wide32 }
}

/// Date and time as MS-DOS packed them, two seconds apart, here always in Colombian time.
struct DOSTime: Equatable {
    let packed: UInt32

    init(packed: UInt32) { self.packed = packed }

    /// Years before 1980 or after 2107 become the first or the last that can be told.
    init(_ time: Timestamp) {
        let (year, month, day) = time.day.components
        let seconds = UInt32(time.seconds - time.day.start.seconds)
        let date = UInt32(min(max(year, 1980), 2107) - 1980) << 9 | UInt32(month << 5 | day)
        packed = date << 16 | (seconds / 3600) << 11 | (seconds / 60 % 60) << 5 | seconds % 60 / 2
    }
}

/// The records of a ZIP (PKWARE APPNOTE 6.3.10) in the one form in which we write them.
///
/// Because there is only one form, a reader checks a record by encoding what it understood and
/// comparing the bytes: nothing that differs, and no byte without meaning, goes unnoticed.
enum ZipFormat {
    static let localHeaderSize = 30
    static let centralRecordSize = 46
    static let endRecordSize = 22 + sealSize
    static let wideEndSize = 56 + 20

    /// Before the digits of the seal in the comment of the ZIP.
    private static let sealPrefix = "SHA-256 "
    private static let sealSize = sealPrefix.utf8.count + sealDigits
    static let sealDigits = 64

    /// Stands in a narrow field whose value is in the ZIP64 one.
    static let wide32 = Int64(UInt32.max)
    static let wide16 = Int64(UInt16.max)

    /// The local file header (§4.3.7).
    ///
    /// `isWide`: the sizes are in a ZIP64 field, as for a stream whose size was not known.
    static func localHeader(of entry: ZipEntry, isWide: Bool) -> [UInt8] {
        let path = Array(entry.path.utf8)
        var header = ByteWriter()
        header.add32(0x0403_4b50)
        addCommon(of: entry, version: isWide ? 45 : 20, to: &header)
        header.add32(UInt32(isWide ? wide32 : entry.compressedSize))
        header.add32(UInt32(isWide ? wide32 : entry.size))
        header.add16(UInt16(path.count))
        header.add16(isWide ? 20 : 0)
        header.bytes += path
        if isWide {
            header.add16(0x0001)
            header.add16(16)
            header.add64(entry.size)
            header.add64(entry.compressedSize)
        }
        return header.bytes
    }

    /// The central directory's record (§4.3.12).
    ///
    /// A regular file, 0644, made on Unix; ZIP64 fields only for what does not fit.
    static func centralRecord(of entry: ZipEntry) -> [UInt8] {
        let path = Array(entry.path.utf8)
        var wide = ByteWriter()
        for value in [entry.size, entry.compressedSize, entry.offset] where value >= wide32 {
            wide.add64(value)
        }
        let version: UInt16 = wide.bytes.isEmpty ? 20 : 45
        var record = ByteWriter()
        record.add32(0x0201_4b50)
        record.add16(3 << 8 | version)
        addCommon(of: entry, version: version, to: &record)
        record.add32(UInt32(min(entry.compressedSize, wide32)))
        record.add32(UInt32(min(entry.size, wide32)))
        record.add16(UInt16(path.count))
        record.add16(wide.bytes.isEmpty ? 0 : UInt16(wide.bytes.count + 4))
        record.bytes += [UInt8](repeating: 0, count: 6)  // Comment, disk, internal attributes.
        record.add32(0o100644 << 16)
        record.add32(UInt32(min(entry.offset, wide32)))
        record.bytes += path
        if !wide.bytes.isEmpty {
            record.add16(0x0001)
            record.add16(UInt16(wide.bytes.count))
            record.bytes += wide.bytes
        }
        return record.bytes
    }

    /// From the version needed to the CRC: the same in both headers.
    ///
    /// Names are UTF-8 (bit 11), the method is always deflate (8).
    private static func addCommon(
        of entry: ZipEntry,
        version: UInt16,
        to header: inout ByteWriter
    ) {
        header.add16(version)
        header.add16(1 << 11)
        header.add16(8)
        header.add32(entry.time.packed)
        header.add32(entry.crc)
    }

    /// §4.3.14 to §4.3.16: the ZIP64 end record and its locator when needed, and the end record, whose
    /// comment is the seal.
    static func endRecords(of directory: ZipDirectory) -> [UInt8] {
        var end = ByteWriter()
        if directory.isWide { addWideEnd(of: directory, to: &end) }
        end.add32(0x0605_4b50)
        end.add32(0)
        end.add16(UInt16(min(directory.count, wide16)))
        end.add16(UInt16(min(directory.count, wide16)))
        end.add32(UInt32(min(directory.size, wide32)))
        end.add32(UInt32(min(directory.offset, wide32)))
        end.add16(UInt16(sealSize))
        end.bytes += sealPrefix.utf8
        end.bytes += directory.seal.hex.utf8
        return end.bytes
    }

    private static func addWideEnd(of directory: ZipDirectory, to end: inout ByteWriter) {
        end.add32(0x0606_4b50)
        end.add64(44)
        end.add16(3 << 8 | 45)
        end.add16(45)
        end.add64(0)
        end.add64(directory.count)
        end.add64(directory.count)
        end.add64(directory.size)
        end.add64(directory.offset)
        end.add32(0x0706_4b50)
        end.add32(0)
        end.add64(directory.offset + directory.size)
        end.add32(1)
    }
}

/// Where the central directory lies, how many entries it has, and what must lie before it.
struct ZipDirectory {
    let count: Int64
    let offset: Int64
    let size: Int64
    /// The SHA-256 of every byte before the directory.
    ///
    /// CRCs and manifests are of contents, and one content has many compressed forms, other ones with
    /// each version of zlib: only this tells them apart.
    let seal: ContentDigest

    var isWide: Bool {
        count >= ZipFormat.wide16 || offset >= ZipFormat.wide32 || size >= ZipFormat.wide32
    }
}

/// Numbers in the order of a ZIP: the least significant byte first.
struct ByteWriter {
    var bytes: [UInt8] = []

    mutating func add16(_ value: UInt16) { add(UInt64(value), 2) }
    mutating func add32(_ value: UInt32) { add(UInt64(value), 4) }
    mutating func add64(_ value: Int64) { add(UInt64(value), 8) }

    private mutating func add(_ value: UInt64, _ count: UInt64) {
        for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
    }
}
