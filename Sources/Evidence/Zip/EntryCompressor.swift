import Crypto
import Dispatch
import Fiscal
import Synchronization

/// A small entry as it was added.
struct PlainEntry: Sendable {
    let path: String
    let bytes: [UInt8]
}

/// The same entry, ready to be written.
struct CompressedEntry: Sendable {
    let path: String
    let size: Int64
    let crc: UInt32
    let digest: ContentDigest
    let data: [UInt8]
}

/// Compresses many small entries on all cores; what comes out does not depend on how many.
struct EntryCompressor {
    /// One for each core: to set one up costs as much as to compress an invoice.
    private let deflaters: [Deflater]

    init(width: Int) throws(EvidenceFailure) {
        var made: [Deflater] = []
        for _ in 0..<max(1, width) { made.append(try Deflater()) }
        deflaters = made
    }

    /// The entries in the order in which they were given.
    func compress(_ entries: [PlainEntry]) -> [CompressedEntry] {
        let next = Atomic(0)
        return [CompressedEntry](unsafeUninitializedCapacity: entries.count) { buffer, count in
            // Each slot is written once, by the worker that drew its index; each worker has its
            // own deflater.
            nonisolated(unsafe) let (slots, deflaters) = (buffer, deflaters)
            DispatchQueue.concurrentPerform(iterations: min(deflaters.count, entries.count)) {
                worker in
                while true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < entries.count else { return }
                    let compressed = CompressedEntry(entries[index], with: deflaters[worker])
                    slots.initializeElement(at: index, to: compressed)
                }
            }
            count = entries.count
        }
    }
}

extension CompressedEntry {
    fileprivate init(_ entry: PlainEntry, with deflater: Deflater) {
        self = entry.bytes.withUnsafeBytes { bytes in
            var hash = SHA256()
            hash.update(bufferPointer: bytes)
            return CompressedEntry(
                path: entry.path,
                size: Int64(bytes.count),
                crc: crc32(0, bytes),
                digest: ContentDigest(hash.finalize()),
                data: deflater.compress(bytes)
            )
        }
    }
}
