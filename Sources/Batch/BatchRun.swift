package import Fiscal

/// One pass over the inbox: the procedure of `design.md`, section 5, against ports.
///
/// Survey and facts gather, the judgement thinks, one commit records it, the rest carries out what is
/// decided. Before the commit a crash costs nothing; after it each step can be repeated.
package struct BatchRun: Sendable {
    let settings: BatchSettings
    let ledger: any SaleLedger
    let evidence: any EvidenceStore
    let folders: any SaleFolders
    let authority: any Authority
    let surroundings: Surroundings
    /// The signal that asks the run to stop after the portion in hand; nil when none came.
    let stopSignal: @Sendable () -> Int32?

    package init(
        settings: BatchSettings,
        ledger: any SaleLedger,
        evidence: any EvidenceStore,
        folders: any SaleFolders,
        authority: any Authority,
        surroundings: Surroundings,
        stopSignal: @escaping @Sendable () -> Int32? = { nil }
    ) {
        self.settings = settings
        self.ledger = ledger
        self.evidence = evidence
        self.folders = folders
        self.authority = authority
        self.surroundings = surroundings
        self.stopSignal = stopSignal
    }

    /// Throws the failure of the port that could not go on; what was recorded until then stands, and
    /// the next run goes on from there.
    package func run() async throws -> BatchReport {
        var facts = try surveyAndJudge()
        let now = facts.startedAt
        facts.authorityWasReachable = try await carryOut(run: facts.run, at: now)
        facts.late = try sealRun(facts.run, startedAt: now)
        var delivery = try Delivery(self)
        try delivery.deliverAll()
        facts.moved = delivery.moved
        facts.gone = delivery.gone
        facts.undelivered = delivery.undelivered
        try ledger.endRun(facts.run, at: surroundings.now())
        return try report(facts)
    }

    /// Steps 1 to 7 only: reads and judges, so that the report tells what a run would find.
    ///
    /// Meant for a scratch ledger and archives that keep nothing (`run --dry-run`); moves no file and
    /// calls nobody.
    package func rehearse() throws -> BatchReport {
        let heads = try ledger.heads()
        var report = try report(surveyAndJudge())
        report.heads = heads
        report.archives = []
        report.isRehearsal = true
        return report
    }

    /// What a crashed run left, then steps 1 to 7.
    private func surveyAndJudge() throws -> RunFacts {
        try resumeArchive()
        let now = surroundings.now()
        var facts = RunFacts(run: try ledger.beginRun(at: now), startedAt: now)
        facts.unreadable = try survey(run: facts.run, at: now)
        facts.arrived = try sealReception(run: facts.run)
        try judge(run: facts.run, at: now)
        try judgeClosings(run: facts.run, at: now)
        return facts
    }

    /// Steps 8 to 11.
    ///
    /// Tells whether DIAN could be reached; nil when there was no reason to ask.
    private func carryOut(run: Int64, at now: Timestamp) async throws -> Bool? {
        let hasWork =
            try !ledger.readySales(after: nil, limit: 1).isEmpty
            || !ledger.pendingDocuments(after: 0, limit: 1).isEmpty
        guard hasWork else {
            try sealAnswers(run: run)
            return nil
        }
        let isReachable = await authority.isReachable(at: now)
        var issuing = Issuing(self, number: run, at: now, authorityIsReachable: isReachable)
        try issuing.issueAll()
        if isReachable {
            try await Submitting(self).submitAll()
        } else {
            try ledger.append([.authorityUnreachable(at: now)], chain: nil, run: run)
        }
        try sealAnswers(run: run)
        return isReachable
    }
}

extension JournalEntry {
    fileprivate static func authorityUnreachable(at now: Timestamp) -> JournalEntry {
        JournalEntry(
            at: now,
            kind: "authority-unreachable",
            subject: "DIAN",
            detail: "No connection could be made; nothing was sent."
        )
    }
}
