import Fiscal

/// Fills an archive: the payload under `data/` as it comes, and around it the files of the bag.
///
/// Entries lie in the order in which they are added, which our callers keep the same for the same
/// contents; `bagit.txt` and `LEEME.txt` come first, what depends on the others last. Small entries
/// are collected and compressed together on all cores; of the archive only names stay in memory.
final class BagWriter: ArchiveEntries {
    /// An entry above this is compressed as it comes, and never kept whole.
    static let smallEntry = 1 << 20
    private static let batchEntries = 512
    private static let batchBytes = 8 << 20

    private let zip: ZipWriter
    private let name: ArchiveName
    private let compressor: EntryCompressor
    private var names: Set<String> = []
    private var batch: [PlainEntry] = []
    private var batchSize = 0
    private var payload = Manifest()
    private var tags = Manifest()
    /// False while an entry is being added, and ever after one that failed: a caller that ignores
    /// the error must not get an archive with half an entry.
    private var isSound = true

    init(_ file: RawFile, name: ArchiveName, language: Language, width: Int) throws {
        zip = try ZipWriter(file, folder: name.text, time: DOSTime(name.plannedAt))
        self.name = name
        compressor = try EntryCompressor(width: width)
        try write(BagLayout.declaration, Array(BagLayout.declarationText.utf8))
        try write(BagLayout.readme, Array(Readme.text(in: language).utf8))
    }

    func add(_ name: String, _ bytes: [UInt8]) throws {
        try adding(name) { path in try write(path, bytes) }
    }

    func add(
        _ name: String,
        _ produce: (_ consume: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        try adding(name) { path in try write(path, produce) }
    }

    /// Writes the files that speak of the others; nothing may be added afterwards.
    func finish(_ plan: ArchivePlan, _ identity: EvidenceIdentity) throws {
        guard isSound else { throw EvidenceFailure.brokenArchive(name) }
        isSound = false
        try flush()
        let info = BagInfo(
            plan,
            payload: .init(octets: payload.octets, files: payload.files),
            organisation: identity.organisations[plan.name.chain]
        )
        try write(BagLayout.manifest, payload.text)
        try write(BagLayout.info, Array(info.text(identity).utf8))
        try flush()
        try write(BagLayout.tagManifest, tags.text)
        try flush()
        try zip.finish()
    }

    private func adding(_ name: String, _ write: (_ path: String) throws -> Void) throws {
        guard isSound else { throw EvidenceFailure.brokenArchive(self.name) }
        isSound = false
        guard EntryName.isSafe(name) else { throw EvidenceFailure.badName(name) }
        guard names.insert(name).inserted else { throw EvidenceFailure.nameTwice(name) }
        try write(BagLayout.payload + name)
        isSound = true
    }

    private func write(_ path: String, _ bytes: [UInt8]) throws {
        if bytes.count <= Self.smallEntry {
            try collect(PlainEntry(path: path, bytes: bytes))
        } else {
            try write(path) { consume in try bytes.withUnsafeBytes { try consume($0) } }
        }
    }

    /// Keeps a stream until it proves to be large.
    ///
    /// The same bytes make the same entry, however they are cut and whichever `add` they come
    /// through: what is written as a stream is written in blocks of one size.
    private func write(
        _ path: String,
        _ produce: (_ consume: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        var kept: [UInt8] = []
        var stream: ZipStream?
        try produce { chunk in
            var rest = chunk[...]
            while !rest.isEmpty {
                if kept.count == Self.smallEntry {
                    try spill(&kept, to: &stream, of: path, isLast: false)
                }
                let piece = rest.prefix(Self.smallEntry - kept.count)
                kept += piece
                rest = rest.dropFirst(piece.count)
            }
        }
        guard stream != nil else { return try collect(PlainEntry(path: path, bytes: kept)) }
        try spill(&kept, to: &stream, of: path, isLast: true)
        guard let ended = stream else { return }
        let (digest, size) = try zip.end(ended)
        note(path, digest, size: size)
    }

    /// Writes what is kept as the next block of the stream, which begins with the first one.
    private func spill(
        _ kept: inout [UInt8],
        to stream: inout ZipStream?,
        of path: String,
        isLast: Bool
    ) throws {
        var current: ZipStream
        if let stream {
            current = stream
        } else {
            try flush()
            current = try zip.begin(path)
        }
        try kept.withUnsafeBytes {
            try zip.write($0, isLast: isLast, to: &current)
        }
        kept.removeAll(keepingCapacity: true)
        stream = current
    }

    private func collect(_ entry: PlainEntry) throws {
        batch.append(entry)
        batchSize += entry.bytes.count
        if batch.count >= Self.batchEntries || batchSize >= Self.batchBytes { try flush() }
    }

    private func flush() throws {
        for entry in compressor.compress(batch) {
            try zip.append(entry)
            note(entry.path, entry.digest, size: entry.size)
        }
        batch.removeAll(keepingCapacity: true)
        batchSize = 0
    }

    private func note(_ path: String, _ digest: ContentDigest, size: Int64) {
        if path.hasPrefix(BagLayout.payload) {
            payload.note(path, digest, size: size)
        } else {
            tags.note(path, digest, size: size)
        }
    }
}

extension Failure where Code == EvidenceFailureCode {
    fileprivate static func badName(_ name: String) -> EvidenceFailure {
        EvidenceFailure(
            .storage,
            operation: .adding,
            object: "“\(name)”",
            cause: Bilingual(
                es: "una entrada de un expediente no puede llamarse así",
                en: "an entry of an archive may not be called so"
            ),
            hint: .reportDefect
        )
    }

    fileprivate static func nameTwice(_ name: String) -> EvidenceFailure {
        EvidenceFailure(
            .nameTaken,
            operation: .adding,
            object: "“\(name)”",
            cause: Bilingual(
                es: "el expediente ya tiene una entrada con este nombre",
                en: "the archive has an entry of this name already"
            ),
            hint: .reportDefect
        )
    }

    fileprivate static func brokenArchive(_ name: ArchiveName) -> EvidenceFailure {
        EvidenceFailure(
            .storage,
            operation: .sealing,
            object: name.text,
            cause: Bilingual(
                es: "una entrada anterior no se terminó",
                en: "an entry before this one was not finished"
            ),
            hint: .reportDefect
        )
    }
}
