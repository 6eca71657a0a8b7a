import Crypto
package import Fiscal
import Synchronization

/// Archives in memory, for tests of a run: what was sealed can be looked at.
package final class MemoryEvidence: EvidenceStore {
    private struct Archive {
        let plan: ArchivePlan
        let sealed: SealedArchive
        var entries: [String: [UInt8]]
        /// Entries whose damage shows at the end of reading them, as a CRC does.
        var damaged: Set<String> = []
    }

    private let archives = Mutex<[ArchiveName: Archive]>([:])
    private let forbidden = Mutex<Set<ArchiveName>>([])

    package init() {}

    /// What was sealed, by chain and number.
    package var sealed: [SealedArchive] {
        archives.withLock { $0.values.map(\.sealed) }
            .sorted { ($0.name.chain, $0.name.number) < ($1.name.chain, $1.name.number) }
    }

    /// What was sealed, with the run that each archive names.
    package var ofRuns: [ArchiveOfRun] {
        archives.withLock { $0.values.map(\.plan) }.compactMap { plan in
            sealed.first { $0.name == plan.name }.map {
                ArchiveOfRun(sealed: $0, run: plan.run, isReenactment: plan.isReenactment)
            }
        }
    }

    /// The entries of an archive by their names relative to `data/`; nil when it does not exist.
    package func entries(of name: ArchiveName) -> [String: [UInt8]]? {
        archives.withLock { $0[name]?.entries }
    }

    /// Puts other bytes in the place of an entry: damage, or, where that does not show, what another
    /// version of the program would read in it.
    package func replace(
        _ entry: String,
        of name: ArchiveName,
        with bytes: [UInt8],
        showsDamage: Bool
    ) {
        archives.withLock { archives in
            archives[name]?.entries[entry] = bytes
            if showsDamage { archives[name]?.damaged.insert(entry) }
        }
    }

    /// Takes an archive away.
    package func lose(_ name: ArchiveName) {
        archives.withLock { _ = $0.removeValue(forKey: name) }
    }

    /// Lets an archive no longer be opened, as where its rights are missing or its disk fails.
    package func forbid(_ name: ArchiveName) {
        forbidden.withLock { _ = $0.insert(name) }
    }

    package func seal(
        _ plan: ArchivePlan,
        _ fill: (any ArchiveEntries) throws -> Void
    ) throws -> SealedArchive {
        let collected = MemoryEntries()
        try fill(collected)
        guard !collected.hasFailed else {
            throw failure(.storage, plan.name, "an entry was not finished")
        }
        let (digest, size) = collected.identity(of: plan)
        let sealed = SealedArchive(name: plan.name, digest: digest, size: size)
        let archive = Archive(plan: plan, sealed: sealed, entries: collected.entries)
        let isNew = archives.withLock { archives in
            guard archives[plan.name] == nil else { return false }
            archives[plan.name] = archive
            return true
        }
        guard isNew else { throw failure(.nameTaken, plan.name, "it exists already") }
        return sealed
    }

    package func adopt(_ plan: ArchivePlan) throws(EvidenceFailure) -> SealedArchive? {
        let there = archives.withLock { $0.values.first { $0.plan.name.path == plan.name.path } }
        guard let there else { return nil }
        guard there.plan == plan else { throw failure(.ledgerBehind, plan.name, "of another plan") }
        return there.sealed
    }

    package func lookBack(
        to heads: [ArchiveHead],
        begun: ArchivePlan?
    ) throws(EvidenceFailure) {
        let sealed = sealed
        for head in heads where !sealed.contains(where: { $0.head == head }) {
            throw failure(.chainBroken, head.name, "missing or changed")
        }
        for name in sealed.map(\.name) where name != begun?.name {
            let last = heads.first { $0.name.chain == name.chain }?.name.number ?? 0
            if name.number > last { throw failure(.ledgerBehind, name, "follows \(last)") }
        }
    }

    package func open(
        _ archive: ArchiveName
    ) throws(EvidenceFailure) -> any SealedArchiveReading {
        guard !forbidden.withLock({ $0.contains(archive) }) else {
            throw failure(.unreadable, archive, "forbidden")
        }
        guard let found = archives.withLock({ $0[archive] }) else {
            throw failure(.chainBroken, archive, "missing")
        }
        return MemoryReading(archive, found.entries, damaged: found.damaged)
    }

    package func open(
        asSealed archive: ArchiveHead
    ) throws(EvidenceFailure) -> any SealedArchiveReading {
        let isSound = archives.withLock { $0[archive.name]?.damaged.isEmpty ?? false }
        guard isSound else { throw failure(.chainBroken, archive.name, "missing or changed") }
        return try open(archive.name)
    }
}

private final class MemoryEntries: ArchiveEntries {
    private(set) var entries: [String: [UInt8]] = [:]
    private(set) var hasFailed = false

    func add(_ name: String, _ bytes: [UInt8]) throws {
        try add(name) { consume in try bytes.withUnsafeBytes { try consume($0) } }
    }

    func add(
        _ name: String,
        _ produce: (_ consume: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        guard !hasFailed else { throw refusal(name, "an entry before it was not finished") }
        hasFailed = true
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !["", ".", ".."].contains($0) }) else {
            throw refusal(name, "not a name for an entry")
        }
        guard entries[name] == nil else { throw refusal(name, "it occurs twice") }
        var bytes: [UInt8] = []
        try produce { bytes += $0 }
        entries[name] = bytes
        hasFailed = false
    }

    private func refusal(_ name: String, _ cause: String) -> EvidenceFailure {
        EvidenceFailure(
            .storage,
            operation: .adding,
            object: name,
            cause: Bilingual(cause),
            hint: Bilingual("")
        )
    }

    /// Depends on the plan and on every byte of every entry.
    func identity(of plan: ArchivePlan) -> (digest: ContentDigest, size: Int64) {
        var hash = SHA256()
        hash.take(Array(plan.name.text.utf8))
        hash.take(Array(plan.name.plannedAt.text.utf8))
        hash.take(plan.previous?.digest.bytes ?? [])
        hash.take(plan.isReenactment ? [1] : [0])
        for (name, bytes) in entries.sorted(by: { $0.key < $1.key }) {
            hash.take(Array(name.utf8))
            hash.take(bytes)
        }
        guard let digest = ContentDigest(bytes: Array(hash.finalize())) else {
            preconditionFailure("32 bytes")
        }
        return (digest, entries.values.reduce(0) { $0 + Int64($1.count) })
    }
}

extension SHA256 {
    /// A field and its length, so that fields do not run together.
    fileprivate mutating func take(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { update(bufferPointer: $0) }
        withUnsafeBytes(of: bytes.count.littleEndian) { update(bufferPointer: $0) }
    }
}

private final class MemoryReading: SealedArchiveReading {
    private let archive: ArchiveName
    private let entries: [String: [UInt8]]
    private let damaged: Set<String>

    init(_ archive: ArchiveName, _ entries: [String: [UInt8]], damaged: Set<String>) {
        (self.archive, self.entries, self.damaged) = (archive, entries, damaged)
    }

    func read(_ entry: String, _ consume: (UnsafeRawBufferPointer) throws -> Void) throws {
        try bytes(of: entry).withUnsafeBytes { try consume($0) }
        if damaged.contains(entry) { throw failure(.damaged, archive, "\(entry) was changed") }
    }

    func has(_ entry: String) -> Bool { entries[entry] != nil }

    func bytes(of entry: String) throws -> [UInt8] {
        guard let bytes = entries[entry] else {
            throw failure(.damaged, archive, "it has no entry \(entry)")
        }
        return bytes
    }
}

private func failure(
    _ code: EvidenceFailureCode,
    _ name: ArchiveName,
    _ cause: String
) -> EvidenceFailure {
    EvidenceFailure(
        code,
        operation: .reading,
        object: name.text,
        cause: Bilingual(cause),
        hint: Bilingual("")
    )
}
