import Fiscal

/// How an archive's place in its chain is read.
enum ArchiveColumns {
    /// For `Columns.archiveName()`.
    static func name(_ table: String) -> String {
        "\(table).chain, \(table).number, \(table).kind, \(table).plannedAt"
    }

    /// For `Columns.sealedArchive()`.
    static let sealed = "\(name("archive")), archive.digest, archive.size"
}

extension Columns {
    mutating func archiveName() throws -> ArchiveName {
        ArchiveName(
            chain: try chain(),
            number: integer(),
            kind: try named(ArchiveKind.self),
            plannedAt: time()
        )
    }

    /// All NULL for none.
    mutating func archiveNameOrNil() throws -> ArchiveName? {
        let (chain, number) = (textOrNil(), integerOrNil())
        let (kind, plannedAt) = (textOrNil(), timeOrNil())
        guard let chain, let number, let kind, let plannedAt else { return nil }
        return ArchiveName(
            chain: try stored(ChainName(stored: chain), as: "chain"),
            number: number,
            kind: try stored(ArchiveKind(rawValue: kind), as: "kind of archive"),
            plannedAt: plannedAt
        )
    }

    mutating func chain() throws -> ChainName {
        try stored(ChainName(stored: text()), as: "chain")
    }

    mutating func sealedArchive() throws -> SealedArchive {
        SealedArchive(name: try archiveName(), digest: try digest(), size: integer())
    }
}
