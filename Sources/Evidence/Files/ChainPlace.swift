import Fiscal

/// An archive's place in a chain, as its name tells it.
struct ChainPlace: Hashable {
    /// As it is written: it may be no chain of ours.
    let chain: String
    let number: Int64

    init(_ name: ArchiveName) {
        (chain, number) = (name.chain.text, name.number)
    }

    private init(chain: String, number: Int64) {
        (self.chain, self.number) = (chain, number)
    }

    /// Nil unless the name is like `900373115-000123-emision`.
    init?(name: some StringProtocol) {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 3, let number = Int64(parts[parts.count - 2]), number > 0 else {
            return nil
        }
        self.init(chain: parts.dropLast(2).joined(separator: "-"), number: number)
    }

    /// Nil unless the path ends like `900373115/2025/01/900373115-000123-emision.zip`.
    init?(path: String) {
        let parts = path.split(separator: "/")
        guard parts.count == 4, parts[3].hasSuffix(".zip"),
            let place = Self(name: parts[3].dropLast(4)), place.chain == parts[0]
        else { return nil }
        self = place
    }

    var previous: ChainPlace { ChainPlace(chain: chain, number: number - 1) }
}
