package import Fiscal

/// What a store's receipt calls the last archive of its time: a witness in other hands.
package struct ReceiptHead: Hashable, Sendable {
    /// Where the receipt lies.
    package let path: String
    /// The archive's name, `900373115-000123-corrida`.
    package let archive: String
    package let digest: ContentDigest

    /// Nil unless it is the name of an archive.
    package init?(path: String, archive: String, digest: ContentDigest) {
        guard ChainPlace(name: archive) != nil else { return nil }
        (self.path, self.archive, self.digest) = (path, archive, digest)
    }

    /// Whether it names one of these archives as it lies there, of which a ledger has another digest.
    package func speaks(for archives: [ArchiveHead], against known: [ArchiveHead]) -> Bool {
        known.contains { $0.name.text == archive && $0.digest != digest }
            && archives.contains { $0.name.text == archive && $0.digest == digest }
    }

    /// Whether it is of a later time than these last archives of their chains.
    package func isAfter(_ heads: [ArchiveHead]) -> Bool {
        guard let place = ChainPlace(name: archive) else { return false }
        let last = heads.first { $0.name.chain.text == place.chain }?.name.number ?? 0
        return place.number > last
    }
}

extension VerificationReport {
    /// Notes the archives that receipts name and that are not `known`, each with its first receipt.
    package mutating func hold(against receipts: [ReceiptHead], _ known: [ArchiveHead]) {
        let here = Set(known.map { Named($0.name.text, $0.digest) })
        let strangers = Dictionary(grouping: receipts) { Named($0.archive, $0.digest) }
            .filter { !here.contains($0.key) }
        for (named, receipts) in strangers.sorted(by: { $0.key.archive < $1.key.archive }) {
            let first = receipts.map(\.path).min() ?? ""
            let damage = Damage.named(named.archive, named.digest, by: receipts.count)
            problems.append(EvidenceProblem(damage, in: first))
        }
    }
}

private struct Named: Hashable {
    let archive: String
    let digest: ContentDigest

    init(_ archive: String, _ digest: ContentDigest) {
        (self.archive, self.digest) = (archive, digest)
    }
}
