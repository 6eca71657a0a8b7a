import Fiscal

/// Archives that are opened only as they were sealed; the last one stays open, and is not hashed again.
final class ArchivesAsSealed {
    private let evidence: any EvidenceStore
    private var last:
        (name: ArchiveName, archive: Result<any SealedArchiveReading, EvidenceFailure>)?

    init(_ evidence: any EvidenceStore) { self.evidence = evidence }

    func open(_ head: ArchiveHead) throws(EvidenceFailure) -> any SealedArchiveReading {
        if let last, last.name == head.name { return try last.archive.get() }
        let archive = Result { () throws(EvidenceFailure) in try evidence.open(asSealed: head) }
        last = (head.name, archive)
        return try archive.get()
    }
}
