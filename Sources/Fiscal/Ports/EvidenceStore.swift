/// The sealed archives: BagIt bags in ZIPs, written once, numbered in one chain per issuer.
package protocol EvidenceStore: Sendable {
    /// Writes the archive of a plan, lets `fill` add its entries under `data/`, and makes it appear
    /// complete and synced, replacing nothing.
    ///
    /// Same plan, same entries in the same order: same bytes, for one version of zlib. Throws `EvidenceFailure`, or
    /// what `fill` throws; the archive then does not exist.
    func seal(
        _ plan: ArchivePlan,
        _ fill: (any ArchiveEntries) throws -> Void
    ) throws -> SealedArchive

    /// The archive of a plan as it lies on disk, when it is complete and intact and belongs to this
    /// very plan; nil when there is none or it is not intact. What a crashed run may have left.
    /// Throws `.ledgerBehind` for one that is intact and of another plan.
    func adopt(_ plan: ArchivePlan) throws(EvidenceFailure) -> SealedArchive?

    /// Fails with `.chainBroken` unless the last archive of every chain is there and has its digest, and with
    /// `.ledgerBehind` when a file of the chain follows it that is not that of `begun`.
    func lookBack(to heads: [ArchiveHead], begun: ArchivePlan?) throws(EvidenceFailure)

    /// Opens a sealed archive for reading entries.
    func open(_ archive: ArchiveName) throws(EvidenceFailure) -> any SealedArchiveReading

    /// Opens it for what leaves the house: fails with `.chainBroken` unless it is, byte for byte, what was sealed.
    func open(asSealed archive: ArchiveHead) throws(EvidenceFailure) -> any SealedArchiveReading
}

/// What an archive is filled with.
///
/// Names are relative to `data/`, are ours, never a sender's, and occur once.
package protocol ArchiveEntries: AnyObject {
    func add(_ name: String, _ bytes: [UInt8]) throws

    /// A stream of any size: `produce` hands over its chunks one by one.
    func add(
        _ name: String,
        _ produce: (_ consume: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws
}

/// A sealed archive, open for reading its entries.
package protocol SealedArchiveReading: AnyObject {
    /// Streams one entry, its name relative to `data/`, and checks its CRC at the end.
    func read(
        _ entry: String,
        _ consume: (UnsafeRawBufferPointer) throws -> Void
    ) throws

    /// The whole of a small entry.
    func bytes(of entry: String) throws -> [UInt8]

    func has(_ entry: String) -> Bool
}

/// The four kinds of archives, which together tell the story.
package enum ArchiveKind: String, Hashable, Sendable, Codable {
    /// What came.
    case recepcion
    /// What was issued.
    case emision
    /// What DIAN said.
    case respuestas
    /// How a run found and left everything.
    case corrida
}

/// Whose chain: an issuer's, or that of files that name none.
package struct ChainName: Hashable, Comparable, Sendable, Codable {
    /// The issuer's NIT without check digit, or `sin-emisor`.
    package let text: String

    package init(_ issuer: NIT) { text = issuer.text }

    private init(text: String) { self.text = text }

    package static let withoutIssuer = ChainName(text: "sin-emisor")

    /// What the ledger wrote down.
    package init?(stored text: String) {
        if text == Self.withoutIssuer.text {
            self = .withoutIssuer
        } else {
            guard let digits = Int64(text), let nit = NIT(digits: digits) else { return nil }
            self.init(nit)
        }
    }

    package static func < (left: ChainName, right: ChainName) -> Bool { left.text < right.text }
}

/// An archive's place in its chain, from which its name and path follow.
package struct ArchiveName: Hashable, Sendable, Codable {
    package let chain: ChainName
    /// From 1, without gaps.
    package let number: Int64
    package let kind: ArchiveKind
    /// When it was planned; year and month are part of its path.
    package let plannedAt: Timestamp

    package init(chain: ChainName, number: Int64, kind: ArchiveKind, plannedAt: Timestamp) {
        self.chain = chain
        self.number = number
        self.kind = kind
        self.plannedAt = plannedAt
    }

    /// `900373115-000123-emision`, also the folder inside the ZIP.
    package var text: String {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        return "\(chain.text)-\(padded)-\(kind.rawValue)"
    }

    /// Relative to `archive/`: `900373115/2025/01/900373115-000123-emision.zip`.
    package var path: String {
        let (year, month, _) = plannedAt.day.components
        return "\(chain.text)/\(year)/\(month < 10 ? "0" : "")\(month)/\(text).zip"
    }
}

/// An entry of a sealed archive.
package struct SealedPlace: Hashable, Sendable {
    package let archive: ArchiveName
    /// Relative to `data/`.
    package let entry: String

    package init(archive: ArchiveName, entry: String) {
        self.archive = archive
        self.entry = entry
    }
}

/// The last sealed archive of a chain, which the next one names.
package struct ArchiveHead: Hashable, Sendable {
    package let name: ArchiveName
    /// SHA-256 of the ZIP file.
    package let digest: ContentDigest

    package init(name: ArchiveName, digest: ContentDigest) {
        self.name = name
        self.digest = digest
    }
}

/// What is written in the ledger before the archive is.
package struct ArchivePlan: Hashable, Sendable {
    package let name: ArchiveName
    /// Nil for the first of a chain.
    package let previous: ArchiveHead?
    /// The run that plans it.
    package let run: Int64
    package let isReenactment: Bool

    package init(name: ArchiveName, previous: ArchiveHead?, run: Int64, isReenactment: Bool) {
        self.name = name
        self.previous = previous
        self.run = run
        self.isReenactment = isReenactment
    }
}

/// An archive that is on disk, complete and synced.
package struct SealedArchive: Hashable, Sendable {
    package let name: ArchiveName
    /// SHA-256 of the ZIP file.
    package let digest: ContentDigest
    /// In bytes.
    package let size: Int64

    package init(name: ArchiveName, digest: ContentDigest, size: Int64) {
        self.name = name
        self.digest = digest
        self.size = size
    }

    package var head: ArchiveHead { ArchiveHead(name: name, digest: digest) }
}
