import Fiscal

/// Finds and decodes the central directory, which must end the file.
struct ZipDirectoryReader {
    private let file: RawFile

    /// More than a million entries; a lie about the size must not take the memory.
    private static let maximumSize: Int64 = 1 << 28

    init(_ file: RawFile) { self.file = file }

    func read() throws -> (entries: [ZipEntry], place: ZipDirectory) {
        let directory = try locate()
        guard directory.size <= Self.maximumSize else { throw Damage.noDirectory() }
        let bytes = try file.bytes(at: directory.offset, count: Int(directory.size))
        var entries: [ZipEntry] = []
        var position = 0
        while position < bytes.count {
            guard let entry = Self.entry(in: bytes, at: position) else {
                throw Damage.directoryRecord(entries.count + 1)
            }
            // Encoding it again shows that nothing else was said.
            let record = ZipFormat.centralRecord(of: entry)
            guard bytes[position...].starts(with: record) else {
                throw Damage.directoryRecord(entries.count + 1)
            }
            entries.append(entry)
            position += record.count
        }
        guard Int64(entries.count) == directory.count else { throw Damage.noDirectory() }
        return (entries, directory)
    }

    /// Takes the numbers from the end records, and the records for valid only if we would have
    /// written them so, there.
    private func locate() throws -> ZipDirectory {
        let size = try file.size()
        let tailSize = Int(min(size, Int64(ZipFormat.endRecordSize + ZipFormat.wideEndSize)))
        let tail = try file.bytes(at: size - Int64(tailSize), count: tailSize)
        for directory in candidates(tail) {
            let end = ZipFormat.endRecords(of: directory)
            let isWhole = directory.size <= size - directory.offset - Int64(end.count)
            guard isWhole, directory.offset + directory.size + Int64(end.count) == size,
                tail.suffix(end.count).elementsEqual(end)
            else { continue }
            return directory
        }
        throw Damage.noDirectory()
    }

    /// What the end record says, and what the ZIP64 one before it says when there is room for it.
    private func candidates(_ tail: [UInt8]) -> [ZipDirectory] {
        let digits = String(decoding: tail.suffix(ZipFormat.sealDigits), as: UTF8.self)
        guard let seal = ContentDigest(hex: digits) else { return [] }
        var found: [ZipDirectory] = []
        let narrow = ByteReader(tail, from: tail.count - ZipFormat.endRecordSize)
        if let count = narrow.value(at: 10, 2), let size = narrow.value(at: 12, 4),
            let offset = narrow.value(at: 16, 4)
        {
            found.append(ZipDirectory(count: count, offset: offset, size: size, seal: seal))
        }
        let wideStart = tail.count - ZipFormat.endRecordSize - ZipFormat.wideEndSize
        let wide = ByteReader(tail, from: wideStart)
        // No real file is that large; and no sum of two such numbers overflows.
        let limit: Int64 = 1 << 60
        if let count = wide.value(at: 32, 8), let size = wide.value(at: 40, 8), size < limit,
            let offset = wide.value(at: 48, 8), offset < limit
        {
            found.append(ZipDirectory(count: count, offset: offset, size: size, seal: seal))
        }
        return found
    }

    private static func entry(in bytes: [UInt8], at position: Int) -> ZipEntry? {
        let record = ByteReader(bytes, from: position)
        let fixed = ZipFormat.centralRecordSize
        guard let time = record.value(at: 12, 4), let crc = record.value(at: 16, 4),
            let nameSize = record.value(at: 28, 2),
            let path = record.text(at: fixed, Int(nameSize))
        else { return nil }
        // A saturated number stands in the ZIP64 field, in this order (§4.5.3).
        var numbers: [Int64] = []
        var extra = fixed + Int(nameSize) + 4
        for place in [24, 20, 42] {
            guard var value = record.value(at: place, 4) else { return nil }
            if value == ZipFormat.wide32 {
                guard let wide = record.value(at: extra, 8) else { return nil }
                value = wide
                extra += 8
            }
            numbers.append(value)
        }
        return ZipEntry(
            path: path,
            crc: UInt32(crc),
            compressedSize: numbers[1],
            size: numbers[0],
            offset: numbers[2],
            time: DOSTime(packed: UInt32(time))
        )
    }
}

/// Numbers and texts at places that may not exist.
private struct ByteReader {
    private let bytes: [UInt8]
    private let start: Int

    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        self.start = start
    }

    /// A number of `count` bytes, least significant first; nil outside, or beyond `Int64`.
    func value(at offset: Int, _ count: Int) -> Int64? {
        guard let place = place(offset, count) else { return nil }
        let value = bytes[place].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(exactly: value)
    }

    func text(at offset: Int, _ count: Int) -> String? {
        guard let place = place(offset, count) else { return nil }
        return String(validating: bytes[place], as: UTF8.self)
    }

    private func place(_ offset: Int, _ count: Int) -> Range<Int>? {
        let from = start + offset
        guard start >= 0, count >= 0, from <= bytes.count - count else { return nil }
        return from..<(from + count)
    }
}

extension Damage {
    fileprivate static func noDirectory() -> Damage {
        Damage(
            .structure,
            es:
                "No termina como un ZIP de este programa: está cortado o le sobra algo.",
            en:
                "It does not end as a ZIP of this program: it is cut or has more."
        )
    }

    fileprivate static func directoryRecord(_ number: Int) -> Damage {
        Damage(
            .structure,
            es:
                "El registro \(number) del índice del ZIP está dañado o es de otro programa.",
            en:
                "Record \(number) of the ZIP's directory is damaged or another program's."
        )
    }
}
