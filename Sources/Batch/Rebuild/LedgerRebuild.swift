package import Fiscal

/// Makes a new ledger from the archives alone: what was received is read again, and what runs decided, sent and
/// heard is taken as it was sealed.
///
/// What no archive tells is not known: what persons did since the last `corrida`, and the calls of a run that
/// did not come to its end. So DIAN is asked first about every invoice without a sealed answer.
package struct LedgerRebuild {
    let settings: BatchSettings
    let ledger: any LedgerRestoration
    let evidence: any EvidenceStore
    /// The arrivals that each `recepcion` brought, by its name.
    private var arrivals: [String: ClosedRange<Int64>] = [:]
    /// The file looked for last: the sales of a file follow each other.
    private var latest: (source: String, entry: String, arrival: Int64)?
    /// Chains of which something was taken since their last `corrida`.
    private var underway: Set<ChainName> = []
    package internal(set) var report = RebuildReport()

    package init(
        settings: BatchSettings,
        ledger: any LedgerRestoration,
        evidence: any EvidenceStore
    ) {
        self.settings = settings
        self.ledger = ledger
        self.evidence = evidence
    }

    /// Takes in the archives of every chain, whole from its first to its last, in any order; then looks
    /// where the files lie that were received.
    ///
    /// Throws `EvidenceFailure` for an archive that cannot be read, or that says what contradicts
    /// the others.
    package mutating func rebuild(
        from archives: [ArchiveOfRun],
        folders: any SaleFolders,
        at now: Timestamp
    ) throws {
        var chains = Dictionary(grouping: archives, by: \.name.chain).values
            .map { $0.sorted { $0.name.number < $1.name.number }[...] }
            .sorted { ($0.first?.name.chain.text ?? "") < ($1.first?.name.chain.text ?? "") }
        let end = chains.compactMap(\.last).map(\.name.plannedAt).max()
        // The chain whose next archive is of the oldest run; in a chain the order of numbers holds.
        while let next = chains.indices.filter({ !chains[$0].isEmpty })
            .min(by: { chains[$0].place < chains[$1].place })
        {
            let archive = chains[next][chains[next].startIndex]
            if underway.insert(archive.name.chain).inserted { try takeActs(before: chains[next]) }
            try take(archive)
            if archive.name.kind == .corrida { underway.remove(archive.name.chain) }
            chains[next].removeFirst()
        }
        try ledger.finishRestoration(at: now)
        // Archives before the last may be of a clock that was ahead.
        try ledger.forgetTimes(after: max(now, end ?? now))
        try findFiles(in: folders)
        report.fates = try ledger.fateCounts()
    }

    private mutating func take(_ archive: ArchiveOfRun) throws {
        try ledger.restoreRun(archive.run, begunAt: archive.name.plannedAt, endedAt: nil)
        let entries = try evidence.open(archive.name)
        switch archive.name.kind {
        case .recepcion: try takeFiles(archive, entries)
        case .emision: try takeInvoices(archive, entries)
        case .respuestas: try takeAnswers(archive, entries)
        case .corrida: try takeRun(archive, entries)
        }
        report.archives += 1
    }

    /// Writes an archive down as a run does: planned, then sealed.
    func complete(_ archive: ArchiveOfRun, with contents: ArchiveContents) throws {
        let plan = try ledger.begin(
            contents,
            chain: archive.name.chain,
            run: archive.run,
            at: archive.name.plannedAt,
            isReenactment: archive.isReenactment
        )
        guard plan.name == archive.name else { throw archive.contradicts(.placeInChain) }
        try ledger.complete(archive.sealed)
    }

    mutating func note(_ received: ClosedRange<Int64>, of archive: ArchiveName) {
        arrivals[archive.text] = received
    }

    /// The file that a row of an archive speaks of.
    mutating func arrival(of row: SealedRow, _ archive: ArchiveOfRun) throws -> Int64 {
        let (source, entry) = (row.text("received_archive"), try row.entry("received_entry"))
        if let latest, latest.source == source, latest.entry == entry { return latest.arrival }
        guard let files = arrivals[source],
            let arrival = try ledger.arrival(sealedAs: entry, among: files)
        else { throw archive.contradicts(Bilingual("\(source): data/\(entry)")) }
        latest = (source, entry, arrival)
        return arrival
    }

    mutating func noteDifference(_ difference: RebuildReport.Difference) {
        report.note(difference)
    }
}

extension ArraySlice<ArchiveOfRun> {
    /// Of the first one among those of other chains.
    fileprivate var place: (run: Int64, time: Int64) {
        (first?.run ?? .max, first?.name.plannedAt.seconds ?? .max)
    }
}

/// What a rebuilding did.
package struct RebuildReport: Sendable {
    package internal(set) var archives = 0
    package internal(set) var files = 0
    package internal(set) var invoices = 0
    /// Files with nothing left to do that lie in no folder of the workspace.
    package internal(set) var absentFiles = 0
    package internal(set) var fates: [NumberFate: FateCount] = [:]
    /// Sales that this program reads otherwise than they were judged; what was judged counts.
    package private(set) var differences: [Difference] = []
    package private(set) var differenceCount = 0

    package struct Difference: Hashable, Sendable {
        /// The `recepcion` and its entry.
        package let archive: String
        package let entry: String
        /// In the file, from 1.
        package let order: Int
        package let number: String
    }

    private static let maximumDifferences = 20

    mutating func note(_ difference: Difference) {
        guard !differences.contains(difference) else { return }
        differenceCount += 1
        if differences.count < Self.maximumDifferences { differences.append(difference) }
    }
}

extension ArchiveOfRun {
    /// What it says cannot be true beside what the other archives say, or is not of our form.
    func contradicts(_ what: Bilingual) -> EvidenceFailure {
        EvidenceFailure(
            .damaged,
            operation: Bilingual(es: "rehacer el libro desde", en: "rebuilding the ledger from"),
            object: name.path,
            cause: Bilingual(
                es: "\(what.es) no está como lo escribe este programa",
                en: "\(what.en) is not as this program writes it"
            ),
            hint: Bilingual(
                es: "Revise los expedientes con «contingencia verify»; el libro no se cambió.",
                en: "Check the archives with `contingencia verify`; the ledger was not changed."
            )
        )
    }
}

extension Bilingual {
    fileprivate static let placeInChain = Bilingual(
        es: "su lugar en la cadena",
        en: "its place in the chain"
    )
}
