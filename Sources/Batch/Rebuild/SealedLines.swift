import Fiscal

/// `contingencia.json` as a ledger needs it.
struct SealedContingency {
    let startedAt: Timestamp
    let windows: [ContingencyWindow]
    let papers: [WindowAttachment]
    let outages: [ObservedOutage]

    /// Nil when a value in it is none of ours.
    init?(_ written: ContingencyFile) {
        guard let startedAt = Timestamp(written.startedAt) else { return nil }
        self.startedAt = startedAt
        windows = written.windows.compactMap(ContingencyWindow.init)
        papers = written.windows.flatMap { window in
            window.attachments.compactMap { WindowAttachment($0, of: window.id) }
        }
        outages = written.observedOutages.compactMap { outage in
            Timestamp(outage.start).map { start in
                ObservedOutage(start: start, end: outage.end.flatMap { Timestamp($0) })
            }
        }
        guard windows.count == written.windows.count,
            papers.count == written.windows.reduce(0, { $0 + $1.attachments.count }),
            outages.count == written.observedOutages.count
        else { return nil }
    }
}

extension ContingencyWindow {
    fileprivate init?(_ written: ContingencyFile.Window) {
        guard let type = ContingencyType(rawValue: written.type),
            let start = Timestamp(written.start), let declaredAt = Timestamp(written.declaredAt)
        else { return nil }
        var amended: Amendment?
        if let by = written.amendedBy, let at = written.amendedAt.flatMap({ Timestamp($0) }) {
            amended = Amendment(by: by, at: at)
        }
        self.init(
            id: written.id,
            type: type,
            start: start,
            end: written.end.flatMap { Timestamp($0) },
            source: written.source,
            note: written.note,
            declaredBy: written.declaredBy,
            declaredAt: declaredAt,
            amended: amended
        )
    }
}

extension WindowAttachment {
    /// Its id stands at the end of its entry's name.
    fileprivate init?(_ written: ContingencyFile.Paper, of window: Int64) {
        let name = written.entry.split(separator: "/").last?.split(separator: ".").first
        guard let id = name?.split(separator: "-").last.flatMap({ Int64($0) }),
            let digest = ContentDigest(hex: written.sha256)
        else { return nil }
        self.init(id: id, window: window, name: written.name, digest: digest, size: written.bytes)
        guard "data/" + entry == written.entry else { return nil }
    }
}

extension JournalRecord {
    /// Nil for what this program does not write.
    init?(_ line: JournalLine, of told: ChainName) {
        let chain = line.chain.flatMap { ChainName(stored: $0) }
        guard let id = line.n, id > 0, let at = Timestamp(line.at),
            (chain == nil) == (line.chain == nil)
        else { return nil }
        let entry = JournalEntry(
            at: at,
            kind: line.kind,
            subject: line.subject,
            by: line.by,
            detail: line.detail
        )
        self.init(id: id, chain: chain, entry: entry, act: NumberAct(line, at: at, of: told))
    }
}

extension NumberAct {
    /// Nil of every other entry.
    fileprivate init?(_ line: JournalLine, at time: Timestamp, of chain: ChainName) {
        guard let kind = Kind(word: line.kind), let prefix = line.prefix, let first = line.from,
            let last = line.to, first <= last, let digits = Int64(chain.text),
            let issuer = NIT(digits: digits)
        else { return nil }
        self.init(
            kind,
            of: NumberSeries(issuer: issuer, prefix: prefix),
            numbers: first...last,
            reason: line.detail,
            by: line.by,
            at: time
        )
    }
}

extension AttemptLine {
    /// The unique code by which DIAN said that it has the number.
    var knownCode: UniqueCode? {
        answer == AuthorityAnswer.alreadyKnownName ? UniqueCode(hex: detail) : nil
    }
}

extension FindingLine.Finding {
    /// In the archive's language alone, which stands for both.
    func finding(of archive: ArchiveOfRun) throws -> Fiscal.Finding {
        guard let code = FindingCode(rawValue: code),
            let severity = Fiscal.Finding.Severity(rawValue: severity)
        else { throw archive.contradicts(Bilingual(RunEntry.findings)) }
        return Fiscal.Finding(
            code,
            severity,
            at: places,
            count: count,
            message: Bilingual(es: message, en: message),
            remedy: Bilingual(es: remedy, en: remedy)
        )
    }
}
