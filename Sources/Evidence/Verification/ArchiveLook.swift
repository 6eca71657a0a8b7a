import Dispatch
import Fiscal
import Synchronization

/// What a look at the file of an archive has shown, as close a look as was asked for.
enum ArchiveLook: Sendable {
    case absent
    case unreadable(Damage)
    /// `size` in bytes is known from the level `fast` on, `content` at `full`.
    case seen(size: Int64?, content: Content?)

    /// From the first byte to the last.
    struct Content: Sendable {
        let digest: ContentDigest
        /// What the bag says of itself; nil when it could not be read.
        let info: BagInfo?
        /// Of the ZIP and of the bag alone; nothing was compared with others.
        let problems: [Damage]
    }

    init(_ path: String, _ level: VerificationLevel) {
        do {
            guard let file = try RawFile.openIfPresent(path) else {
                self = .absent
                return
            }
            switch level {
            case .complete: self = .seen(size: nil, content: nil)
            case .fast: self = .seen(size: try file.size(), content: nil)
            case .full:
                let (digest, size) = try file.identity()
                self = .seen(size: size, content: try Content(file, digest))
            }
        } catch {
            self = .unreadable(.unreadable(error))
        }
    }

    var content: Content? {
        if case .seen(_, let content) = self { content } else { nil }
    }

    /// Looks at several files at a time, each of them as a stream.
    static func all(
        _ files: [(path: String, level: VerificationLevel)],
        width: Int
    ) -> [ArchiveLook] {
        let next = Atomic(0)
        return [ArchiveLook](unsafeUninitializedCapacity: files.count) { buffer, count in
            // Each slot is written once, by the worker that drew its index.
            nonisolated(unsafe) let slots = buffer
            DispatchQueue.concurrentPerform(iterations: min(width, files.count)) { _ in
                while true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < files.count else { return }
                    let (path, level) = files[index]
                    slots.initializeElement(at: index, to: ArchiveLook(path, level))
                }
            }
            count = files.count
        }
    }
}

extension ArchiveLook.Content {
    /// What lies here, when the archive after it is as it was sealed and names exactly this as the one before
    /// it: then this is the archive that was sealed, whatever the ledger says.
    func head(
        of name: ArchiveName,
        as next: (archive: SealedArchive, look: ArchiveLook)?
    ) -> ArchiveHead? {
        guard let next, let content = next.look.content, content.digest == next.archive.digest,
            content.info?.previous == BagInfo.Previous(name: name.text, digest: digest)
        else { return nil }
        return ArchiveHead(name: name, digest: digest)
    }

    /// What is no ZIP of ours still has its digest.
    fileprivate init(_ file: RawFile, _ digest: ContentDigest) throws {
        self.digest = digest
        do {
            let inspection = try BagInspection(ZipReader(file))
            (info, problems) = (inspection.info, inspection.problems)
        } catch let damage as Damage {
            (info, problems) = (nil, [damage])
        }
    }
}
