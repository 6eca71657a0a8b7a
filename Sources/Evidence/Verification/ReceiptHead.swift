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

    /// Whether a ledger that knows these archives has another digest of the one it names.
    package func speaks(against known: [ArchiveHead]) -> Bool {
        known.contains { $0.name.text == archive && $0.digest != digest }
    }
}

extension [ReceiptHead] {
    /// Those that name an archive which is not `known`, or is another one.
    package func strangers(to known: [ArchiveHead]) -> [ReceiptHead] {
        let known = Set(known.map { Named($0.name.text, $0.digest) })
        return filter { !known.contains(Named($0.archive, $0.digest)) }
    }
}

extension VerificationReport {
    /// Notes the archives that receipts name and that are not `known`, each with its first receipt.
    package mutating func hold(against receipts: [ReceiptHead], _ known: [ArchiveHead]) {
        let strangers = Dictionary(grouping: receipts.strangers(to: known)) {
            Named($0.archive, $0.digest)
        }
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
