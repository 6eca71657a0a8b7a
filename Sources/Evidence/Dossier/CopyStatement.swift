package import Fiscal

/// What a partial copy says of the chains it was made from, in its `bag-info.txt`.
///
/// By it a copy with holes can be checked: it has all but what is left out on purpose, up to the last
/// archive there was.
package struct CopyStatement: Hashable, Sendable {
    package let chains: [Chain]
    /// How many things were wrong with the archives when it was made.
    package let problems: Int

    package struct Chain: Hashable, Sendable {
        /// When the copy was made; copied or not.
        package let last: Last
        /// What was there and was not asked for, ascending.
        package let leftOut: [ClosedRange<Int64>]
    }

    /// The last archive of a chain: its name, such as `900373115-000012-corrida`, and its SHA-256.
    package struct Last: Hashable, Sendable {
        package let name: String
        package let chain: ChainName
        package let number: Int64
        package let digest: ContentDigest

        init?(name: String, digest: ContentDigest) {
            guard let place = ChainPlace(name: name), let chain = ChainName(stored: place.chain)
            else { return nil }
            (self.name, self.chain, self.number) = (name, chain, place.number)
            self.digest = digest
        }
    }

    package init(chains: [Chain], problems: Int) {
        (self.chains, self.problems) = (chains, problems)
    }
}

extension EvidenceCatalogue {
    /// What a copy of some of these archives says of itself, when all of them were verified.
    package func statement(
        ofCopying copied: [ArchiveName],
        _ report: VerificationReport,
        problems: Int
    ) -> CopyStatement {
        let chains = Dictionary(grouping: report.heads, by: \.name.chain).sorted { $0.key < $1.key }
        let copied = Set(copied)
        return CopyStatement(
            chains: chains.compactMap { chain, heads in
                let known = dossier?.statement?.chains.first { $0.last.chain == chain }?.last
                guard let last = known ?? heads.last.map(CopyStatement.Last.init) else {
                    return nil
                }
                var leftOut = IntervalSet(
                    report.excused.filter { $0.chain == chain }.map(\.numbers)
                )
                for name in heads.map(\.name) where !copied.contains(name) {
                    leftOut.insert(name.number)
                }
                return CopyStatement.Chain(last: last, leftOut: leftOut.intervals)
            },
            problems: problems
        )
    }
}

extension CopyStatement.Last {
    fileprivate init(_ head: ArchiveHead) {
        (name, chain, number) = (head.name.text, head.name.chain, head.name.number)
        digest = head.digest
    }
}

// MARK: - Text

extension CopyStatement {
    private enum Label: String {
        case last = "Contingencia-Ultimo"
        case digest = "Contingencia-Ultimo-SHA256"
        case leftOut = "Contingencia-Omitidos"
        case problems = "Contingencia-Problemas"
    }

    private static let none = "ninguno"

    /// Lines of `bag-info.txt`: for each chain three, and how many problems there were.
    var text: String {
        let lines =
            chains.flatMap { chain in
                [
                    (Label.last, chain.last.name), (.digest, chain.last.digest.hex),
                    (.leftOut, Self.text(of: chain.leftOut)),
                ]
            } + [(.problems, String(problems))]
        return lines.map { "\($0.rawValue): \($1)\n" }.joined()
    }

    private static func text(of numbers: [ClosedRange<Int64>]) -> String {
        guard !numbers.isEmpty else { return none }
        return numbers.map { numbers in
            numbers.count == 1
                ? "\(numbers.lowerBound)" : "\(numbers.lowerBound)-\(numbers.upperBound)"
        }.joined(separator: " ")
    }

    /// Nil when the text does not state exactly this; lines of other labels are passed.
    init?(parsing text: String) {
        var chains: [Chain] = []
        var (last, digest): (String?, ContentDigest?) = (nil, nil)
        var problems: Int?
        for line in text.split(separator: "\n") {
            guard let colon = line.firstRange(of: ": ") else { return nil }
            let value = String(line[colon.upperBound...])
            switch Label(rawValue: String(line[..<colon.lowerBound])) {
            case .last: last = value
            case .digest: digest = ContentDigest(hex: value)
            case .leftOut:
                guard let name = last, let sha = digest, let known = Last(name: name, digest: sha),
                    let leftOut = Self.numbers(value),
                    leftOut.allSatisfy({ $0.upperBound <= known.number })
                else { return nil }
                chains.append(Chain(last: known, leftOut: leftOut))
                (last, digest) = (nil, nil)
            case .problems: problems = Int(value)
            case nil: break
            }
        }
        guard let problems, !chains.isEmpty, Set(chains.map(\.last.chain)).count == chains.count
        else { return nil }
        self.init(chains: chains, problems: problems)
    }

    private static func numbers(_ text: String) -> [ClosedRange<Int64>]? {
        if text == none { return [] }
        var numbers: [ClosedRange<Int64>] = []
        for part in text.split(separator: " ") {
            let ends = part.split(separator: "-").map { Int64($0) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
                1 <= first, first <= last
            else { return nil }
            numbers.append(first...last)
        }
        return numbers
    }
}
