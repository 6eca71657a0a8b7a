import Fiscal

/// Reads entries of one sealed archive, one at a time.
final class ArchiveReader: SealedArchiveReading {
    private let zip: ZipReader
    private let archive: ArchiveName
    private let path: String

    /// What is read at once is small: an invoice, an answer, an index.
    private static let maximumAtOnce: Int64 = 1 << 28

    init(_ zip: ZipReader, _ archive: ArchiveName, path: String) {
        (self.zip, self.archive, self.path) = (zip, archive, path)
    }

    func read(_ entry: String, _ consume: (UnsafeRawBufferPointer) throws -> Void) throws {
        try translating { try zip.read(try find(entry), consume) }
    }

    func bytes(of entry: String) throws -> [UInt8] {
        try translating { try zip.bytes(of: try find(entry), limit: Self.maximumAtOnce) }
    }

    func has(_ entry: String) -> Bool { zip.entry(name(of: entry)) != nil }

    private func find(_ entry: String) throws -> ZipEntry {
        let name = name(of: entry)
        guard let found = zip.entry(name) else { throw Damage.noEntry(name) }
        return found
    }

    private func name(of entry: String) -> String {
        "\(archive.text)/\(BagLayout.payload)\(entry)"
    }

    /// Damage becomes a failure; what the consumer throws is passed on as it is.
    private func translating<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let damage as Damage {
            throw damage.failure(.reading, path)
        }
    }
}
