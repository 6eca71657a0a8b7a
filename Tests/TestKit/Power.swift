package import Fiscal
import Synchronization

/// Electricity for a certain number of effects: after them everything is refused.
///
/// All adapters of a run share one, so that a test can cut after every single effect in turn.
package final class Power: Sendable {
    package struct Cut: Error {}

    private let left: Mutex<Int>
    private let used = Mutex(0)
    /// Whether one effect alone is refused.
    private let comesBack: Bool

    /// With nil the power never fails.
    package init(effects: Int? = nil, comesBack: Bool = false) {
        left = Mutex(effects ?? .max)
        self.comesBack = comesBack
    }

    /// The effects there were, refused ones left out.
    package var effects: Int { used.withLock { $0 } }

    package var isOn: Bool { left.withLock { $0 > 0 } }

    /// One effect; throws when the power has failed before it.
    package func use() throws(Cut) {
        let isOn = left.withLock { left in
            guard left > 0 else {
                if comesBack { left = .max }
                return false
            }
            left -= 1
            return true
        }
        guard isOn else { throw Cut() }
        used.withLock { $0 += 1 }
    }
}

/// Archives that need power: before they are written, and again before anybody knows of them.
package struct PoweredEvidence: EvidenceStore {
    private let evidence: MemoryEvidence
    private let power: Power

    package init(_ evidence: MemoryEvidence, _ power: Power) {
        self.evidence = evidence
        self.power = power
    }

    package func seal(
        _ plan: ArchivePlan,
        _ fill: (any ArchiveEntries) throws -> Void
    ) throws -> SealedArchive {
        try refuse(plan.name) { () throws(Power.Cut) in try power.use() }
        let sealed = try evidence.seal(plan, fill)
        try refuse(plan.name) { () throws(Power.Cut) in try power.use() }
        return sealed
    }

    package func adopt(_ plan: ArchivePlan) throws(EvidenceFailure) -> SealedArchive? {
        try evidence.adopt(plan)
    }

    package func lookBack(
        to heads: [ArchiveHead],
        begun: ArchivePlan?
    ) throws(EvidenceFailure) {
        try evidence.lookBack(to: heads, begun: begun)
    }

    package func open(_ archive: ArchiveName) throws(EvidenceFailure) -> any SealedArchiveReading {
        try evidence.open(archive)
    }

    package func open(
        asSealed archive: ArchiveHead
    ) throws(EvidenceFailure) -> any SealedArchiveReading {
        try evidence.open(asSealed: archive)
    }

    private func refuse(
        _ archive: ArchiveName,
        _ effect: () throws(Power.Cut) -> Void
    ) throws(EvidenceFailure) {
        do {
            try effect()
        } catch {
            throw EvidenceFailure(
                .storage,
                operation: .writing,
                object: archive.text,
                cause: Bilingual("no power"),
                hint: Bilingual("")
            )
        }
    }
}

/// Folders that need power for whatever changes them.
package struct PoweredFolders: SaleFolders {
    private let folders: MemoryFolders
    private let power: Power
    /// What somebody else does to the inbox when a file has been read to its end.
    private let afterRead: @Sendable (String) throws -> Void
    /// Files of the inbox whose folder may not be written to.
    private let immovable: Set<String>

    package init(
        _ folders: MemoryFolders,
        _ power: Power,
        immovable: Set<String> = [],
        afterRead: @escaping @Sendable (String) throws -> Void = { _ in }
    ) {
        self.folders = folders
        self.power = power
        self.afterRead = afterRead
        self.immovable = immovable
    }

    package func settledFiles() throws(FolderFailure) -> [String] {
        try folders.settledFiles()
    }

    package func read(
        _ path: String,
        _ consume: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> FileIdentity {
        let identity = try folders.read(path, consume)
        try afterRead(path)
        return identity
    }

    package func freePath(
        for path: String,
        digest: ContentDigest,
        in place: FolderPlace
    ) throws(FolderFailure) -> String {
        try folders.freePath(for: path, digest: digest, in: place)
    }

    package func write(
        beside path: String,
        suffix: String,
        in place: FolderPlace,
        _ produce: (_ consume: ([UInt8]) throws -> Void) throws -> Void
    ) throws {
        try need(path)
        try folders.write(beside: path, suffix: suffix, in: place, produce)
    }

    package func remove(
        beside path: String,
        suffix: String,
        in place: FolderPlace
    ) throws(FolderFailure) {
        try need(path)
        try folders.remove(beside: path, suffix: suffix, in: place)
    }

    package func move(
        _ source: FileLocation,
        to target: FileLocation,
        expecting digest: ContentDigest
    ) throws(FolderFailure) -> MoveOutcome {
        try need(source.path)
        if source.place == .inbox, immovable.contains(source.path) {
            throw FolderFailure(
                .storage,
                operation: .renaming,
                object: source.path,
                cause: Bilingual("Permission denied"),
                hint: Bilingual("")
            )
        }
        let outcome = try folders.move(source, to: target, expecting: digest)
        try need(source.path)
        return outcome
    }

    package func exists(_ location: FileLocation) throws(FolderFailure) -> Bool {
        try folders.exists(location)
    }

    private func need(_ path: String) throws(FolderFailure) {
        do {
            try power.use()
        } catch {
            throw FolderFailure(
                .storage,
                operation: .writing,
                object: path,
                cause: Bilingual("no power"),
                hint: Bilingual("")
            )
        }
    }
}
