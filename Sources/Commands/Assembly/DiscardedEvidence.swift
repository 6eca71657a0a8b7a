import Crypto
import Fiscal

/// Archives of a rehearsal: filled, counted and thrown away, so that nothing is written.
struct DiscardedEvidence: EvidenceStore {
    /// Only looked at.
    private let real: any EvidenceStore

    init(_ real: any EvidenceStore) { self.real = real }

    func seal(
        _ plan: ArchivePlan,
        _ fill: (any ArchiveEntries) throws -> Void
    ) throws -> SealedArchive {
        let entries = CountedEntries()
        try fill(entries)
        guard let digest = ContentDigest(bytes: Array(entries.hash.finalize())) else {
            preconditionFailure("A SHA-256 has 32 bytes.")
        }
        return SealedArchive(name: plan.name, digest: digest, size: entries.size)
    }

    /// What a crashed run left is not touched: the rehearsal looks at the files anew.
    func adopt(_ plan: ArchivePlan) throws(EvidenceFailure) -> SealedArchive? { nil }

    func lookBack(
        to heads: [ArchiveHead],
        begun: ArchivePlan?
    ) throws(EvidenceFailure) {
        try real.lookBack(to: heads, begun: begun)
    }

    func open(_ archive: ArchiveName) throws(EvidenceFailure) -> any SealedArchiveReading {
        try real.open(archive)
    }

    func open(
        asSealed archive: ArchiveHead
    ) throws(EvidenceFailure) -> any SealedArchiveReading {
        try real.open(asSealed: archive)
    }
}

private final class CountedEntries: ArchiveEntries {
    private(set) var hash = SHA256()
    private(set) var size: Int64 = 0

    func add(_ name: String, _ bytes: [UInt8]) throws {
        try add(name) { consume in try bytes.withUnsafeBytes(consume) }
    }

    func add(
        _ name: String,
        _ produce: (_ consume: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        try produce { chunk in
            hash.update(bufferPointer: chunk)
            size += Int64(chunk.count)
        }
    }
}
