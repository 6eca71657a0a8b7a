import Fiscal

/// Steps 5 to 7: facts are gathered, the judgement thinks, one commit makes it valid.
extension BatchRun {
    func judge(run: Int64, at now: Timestamp) throws {
        let facts = ExaminationFacts(
            issuers: Dictionary(settings.issuers.map { ($0.nit, $0) }) { first, _ in first },
            windows: try ledger.windows(),
            now: now,
            gaps: settings.gaps,
            runEvery: settings.runEvery,
            environment: settings.environment
        )
        var examination = Examination(facts: facts, seen: try ledger.seen())
        try ledger.judge(&examination, run: run)
        for (series, numbers) in examination.released.sorted(by: { $0.key < $1.key }) {
            let entries = numbers.intervals.map { interval in
                JournalEntry.gapReleased(series, interval, at: now)
            }
            try ledger.append(entries, chain: ChainName(series.issuer), run: run)
        }
    }
}

extension JournalEntry {
    fileprivate static func gapReleased(
        _ series: NumberSeries,
        _ numbers: ClosedRange<Int64>,
        at now: Timestamp
    ) -> JournalEntry {
        JournalEntry(
            at: now,
            kind: "gap-released",
            subject: "\(series.prefix)\(numbers.lowerBound)-\(numbers.upperBound)",
            detail: "A gap lies before these numbers; they go because the next expected run would "
                + "come after their earliest deadline."
        )
    }
}
