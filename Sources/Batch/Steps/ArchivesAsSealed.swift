import Fiscal

/// Archives that are opened only as they were sealed.
///
/// The last of each chain stays open and is not hashed again: the files of several issuers may take turns.
final class ArchivesAsSealed {
    private let evidence: any EvidenceStore
    private var last:
        [ChainName: (name: ArchiveName, archive: Result<any SealedArchiveReading, EvidenceFailure>)] =
            [:]

    init(_ evidence: any EvidenceStore) { self.evidence = evidence }

    func open(_ head: ArchiveHead) throws(EvidenceFailure) -> any SealedArchiveReading {
        if let last = last[head.name.chain], last.name == head.name {
            return try last.archive.get()
        }
        let archive = Result { () throws(EvidenceFailure) in try evidence.open(asSealed: head) }
        last[head.name.chain] = (head.name, archive)
        return try archive.get()
    }
}
