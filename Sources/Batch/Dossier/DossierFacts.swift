import Fiscal

/// What all runs say of what is asked for, whether their archives are copied or not.
struct DossierFacts {
    /// The numbers of the sales asked for.
    private(set) var asked: [ChainName: NumberTexts] = [:]
    /// Numbers with a sale whose date at the till can be read, and with one whose cannot.
    private var dated: [ChainName: NumberTexts] = [:]
    private var undated: [ChainName: NumberTexts] = [:]
    /// Whether any sale was of the prefixes and stores asked for.
    private(set) var hasSales = false
    /// The last statement of each range.
    private var statements: [RangeKey: DossierStatement] = [:]
    /// As the latest run knew them, by their ids: one that was open once may have ended before the time
    /// asked for.
    private var windows: [Int64: (knownAt: Timestamp, window: ContingencyFile.Window)] = [:]
    /// By their starts.
    private var silences: [String: ContingencyFile.Silence] = [:]
    private let request: EvidenceRequest

    init(_ request: EvidenceRequest) { self.request = request }

    /// Takes up a run; those of a chain come in their order.
    ///
    /// Throws `EvidenceFailure` for what cannot be read.
    mutating func take(_ name: ArchiveName, _ archive: any SealedArchiveReading) throws {
        try archive.rows(of: .judged) { sale in
            guard request.concerns(sale) else { return }
            hasSales = true
            guard let number = sale["invoice"], !number.isEmpty else { return }
            if let sold = sale["sold"].flatMap({ Timestamp($0) }) {
                dated[name.chain, default: NumberTexts()].insert(number)
                if request.covers(sold) { asked[name.chain, default: NumberTexts()].insert(number) }
            } else {
                undated[name.chain, default: NumberTexts()].insert(number)
            }
        }
        let stated = try archive.statements(in: name) { request.covers(prefix: $0) }
        statements.merge(stated) { _, later in later }
        let contingency = try ContingencyFile(readingFrom: archive)
        for window in contingency.windows {
            if let known = windows[window.id], known.knownAt > name.plannedAt { continue }
            windows[window.id] = (name.plannedAt, window)
        }
        for silence in contingency.observedOutages
        where silence.end != nil || silences[silence.start] == nil {
            silences[silence.start] = silence
        }
    }

    /// To be called when all runs were taken up: a sale is left out for no other date than its own.
    mutating func settle() {
        for (chain, numbers) in undated {
            asked[chain, default: NumberTexts()]
                .insert(numbers, without: dated[chain] ?? NumberTexts())
        }
        (dated, undated) = ([:], [:])
    }

    /// Whether a sale, a row of a run's index, belongs to what is asked for; one without a number may.
    func speaks(of sale: [String: String], in chain: ChainName) -> Bool {
        let number = sale["invoice"] ?? ""
        return number.isEmpty ? request.concerns(sale) : isAsked(number, chain)
    }

    func isAsked(_ number: String?, _ chain: ChainName) -> Bool {
        number.map { asked[chain]?.contains($0) ?? false } ?? false
    }

    /// An act on a number asked for, or, for such a number may have no sale, on one of the prefixes in the
    /// time asked for.
    func isAsked(_ act: JournalLine, _ chain: ChainName) -> Bool {
        if asked[chain]?.overlaps(subject: act.subject) ?? false { return true }
        let first = String(act.subject.prefix { $0 != "-" && $0 != " " })
        return request.senders.isEmpty && request.covers(number: first)
            && Timestamp(act.at).map(request.covers) ?? true
    }

    /// Whether a range is asked for, as a whole or for the sake of a number in these stretches.
    func isAsked(_ range: RangeKey, _ stretches: [ContinuityStatement.Stretch]) -> Bool {
        guard request.senders.isEmpty else {
            return stretches.contains { stretch in
                asked.values.contains { $0.overlaps(prefix: range.prefix, stretch.numbers) }
            }
        }
        return request.covers(prefix: range.prefix)
    }

    var askedStatements: [(range: RangeKey, statement: DossierStatement)] {
        statements.filter { isAsked($0, $1.stretches) }.sorted { $0.key < $1.key }
            .map { (range: $0, statement: $1) }
    }

    var askedWindows: [ContingencyFile.Window] {
        windows.values.map(\.window).filter(request.covers).sorted { $0.id < $1.id }
    }

    var askedSilences: [ContingencyFile.Silence] {
        silences.values.filter(request.covers).sorted { $0.start < $1.start }
    }
}

/// An authorised range of a chain.
struct RangeKey: Hashable, Comparable {
    let chain: ChainName
    let authorisation: String
    let prefix: String

    static func < (left: RangeKey, right: RangeKey) -> Bool {
        (left.chain, left.authorisation, left.prefix) < (
            right.chain, right.authorisation, right.prefix
        )
    }
}

/// The continuity of a range as one run left it.
struct DossierStatement {
    let archive: ArchiveName
    fileprivate(set) var stretches: [ContinuityStatement.Stretch] = []
}

extension SealedArchiveReading {
    /// The statements of a run about ranges whose prefix is wanted.
    func statements(
        in name: ArchiveName,
        where isWanted: (_ prefix: String) -> Bool
    ) throws -> [RangeKey: DossierStatement] {
        var stated: [RangeKey: DossierStatement] = [:]
        try rows(of: .numbering) { row in
            guard let prefix = row["prefix"], isWanted(prefix),
                let stretch = ContinuityStatement.Stretch(row)
            else { return }
            let range = RangeKey(
                chain: name.chain,
                authorisation: row["authorisation"] ?? "",
                prefix: prefix
            )
            stated[range, default: DossierStatement(archive: name)].stretches.append(stretch)
        }
        return stated
    }
}

extension ContinuityStatement.Stretch {
    /// From a row of `numeracion.csv`; nil when it is none of ours.
    fileprivate init?(_ row: [String: String]) {
        guard let first = row["from"].flatMap({ Int64($0) }),
            let last = row["to"].flatMap({ Int64($0) }), first <= last,
            DocumentNumber.consecutives.contains(first), DocumentNumber.consecutives.contains(last),
            let fate = row["fate"].flatMap({ NumberFate.read($0, \.words) })
        else { return nil }
        self.init(numbers: first...last, fate: fate)
    }
}
