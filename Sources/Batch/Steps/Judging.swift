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
            environment: settings.environment,
            language: settings.language
        )
        var examination = Examination(facts: facts, seen: try ledger.seen())
        try ledger.judge(&examination, run: run, goOn)
    }
}
