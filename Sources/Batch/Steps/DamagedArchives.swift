package import Fiscal

/// An archive that is not as it was sealed or cannot be read, with what cannot go on without it.
package struct DamagedArchive: Hashable, Sendable {
    package let name: ArchiveName
    package let cause: Bilingual
    /// What to do about one that cannot be read; nil for one to be restored from a copy.
    package let hint: Bilingual?
    /// Of sales that wait to be issued from it, or of invoices that wait to be sent.
    package internal(set) var numbers: Set<DocumentNumber>
}

/// The damage that a run has met: it holds what lies in its archive, and nothing else.
struct DamagedArchives {
    private(set) var all: [DamagedArchive] = []

    mutating func note(
        _ number: DocumentNumber,
        waitsFor archive: ArchiveName,
        _ failure: EvidenceFailure
    ) {
        add(
            DamagedArchive(
                name: archive,
                cause: failure.cause,
                hint: failure.wantsCopy ? nil : failure.hint,
                numbers: [number]
            )
        )
    }

    mutating func note(_ others: DamagedArchives) {
        for other in others.all { add(other) }
    }

    private mutating func add(_ archive: DamagedArchive) {
        if let place = all.firstIndex(where: { $0.name == archive.name }) {
            all[place].numbers.formUnion(archive.numbers)
        } else {
            all.append(archive)
        }
    }
}

extension EvidenceFailure {
    /// Whether it is about one archive, as opposed to the disk or the chain as a whole.
    var isOfOneArchive: Bool { wantsCopy || code == .unreadable }

    fileprivate var wantsCopy: Bool { code == .damaged || code == .chainBroken }
}
