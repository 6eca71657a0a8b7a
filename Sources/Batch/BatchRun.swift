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
    let stop: StopWish
    /// Told when the run begins to wait, once for each wait.
    let tellWait: @Sendable (RunWait) -> Void
    /// When work ends so that everything is recorded, sealed and delivered within the time budget; nil
    /// without one.
    private let endOfWork: Timestamp?

    package init(
        settings: BatchSettings,
        ledger: any SaleLedger,
        evidence: any EvidenceStore,
        folders: any SaleFolders,
        authority: any Authority,
        surroundings: Surroundings,
        stop: StopWish = .none,
        tellWait: @escaping @Sendable (RunWait) -> Void = { _ in }
    ) {
        self.settings = settings
        self.ledger = ledger
        self.evidence = evidence
        self.folders = folders
        self.authority = authority
        self.surroundings = surroundings
        self.stop = stop
        self.tellWait = tellWait
        // A tenth for what follows the last call; all archives of answers but the last two are sealed before it.
        endOfWork = settings.timeBudget.map { budget in
            surroundings.now().adding(seconds: budget - (budget + 9) / 10)
        }
    }

    /// Throws the failure of the port that could not go on, or `RunGivenUp`.
    ///
    /// What was recorded until then stands, and the next run goes on from there.
    package func run() async throws -> BatchReport {
        var facts = try surveyAndJudge()
        let now = facts.startedAt
        try await carryOut(&facts, at: now)
        facts.told = try sealRun(facts)
        var delivery = try Delivery(self, closings: facts.closings)
        try delivery.deliverAll()
        facts.moved = delivery.moved
        facts.gone = delivery.gone
        facts.warnings = delivery.warnings
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
        (facts.unreadable, facts.unvisited) = try survey(run: facts.run, at: now)
        facts.arrived = try sealReception(run: facts.run)
        try judge(run: facts.run, at: now)
        facts.closings = try judgeClosings(run: facts.run, at: now)
        return facts
    }

    /// Steps 8 to 11: type 04 is issued whether DIAN can be reached or not, and then it is waited for.
    ///
    /// Where there is no reason to call, DIAN is not met.
    private func carryOut(_ facts: inout RunFacts, at now: Timestamp) async throws {
        guard try hasWork() else { return try sealAnswers(run: facts.run) }
        var door = try AuthorityDoor(self, number: facts.run)
        var isOpen = try await door.probe()
        if !isOpen {
            try issueAll(&facts, at: now, authorityIsReachable: false)
            isOpen = try await door.waitUntilOpen()
        }
        guard isOpen else {
            facts.contact = .neverReached
            return try sealAnswers(run: facts.run)
        }
        let isRetried = try await transmitAll(&facts, door)
        // Once more for those whose day alone was wrong: DIAN's own clock could differ for ever.
        guard facts.contact == .kept, isRetried else { return }
        _ = try await transmitAll(&facts, door)
    }

    /// Steps 8 to 11 before a DIAN that can be reached; tells whether sales are to be issued with another day.
    private func transmitAll(_ facts: inout RunFacts, _ door: AuthorityDoor) async throws -> Bool {
        try issueAll(&facts, at: surroundings.now(), authorityIsReachable: true)
        var submitting = Submitting(self, number: facts.run, door: door)
        facts.contact = try await submitting.submitAll()
        facts.damage.note(submitting.damage)
        try sealAnswers(run: facts.run)
        try retry(outdated: submitting.outdated)
        return !submitting.outdated.isEmpty
    }

    private func hasWork() throws -> Bool {
        try !ledger.readySales(after: nil, limit: 1).isEmpty
            || !ledger.pendingDocuments(after: 0, limit: 1).isEmpty
    }

    private func issueAll(
        _ facts: inout RunFacts,
        at now: Timestamp,
        authorityIsReachable: Bool
    ) throws {
        var issuing = Issuing(
            self,
            number: facts.run,
            at: now,
            authorityIsReachable: authorityIsReachable
        )
        try issuing.issueAll()
        facts.damage.note(issuing.damage)
    }
}

extension BatchRun {
    /// How many seconds of work are left.
    var secondsLeft: Int64 { endOfWork.map { $0.seconds - surroundings.now().seconds } ?? .max }

    /// Whether somebody, or the time budget, asks the run to come to its end.
    var isStopping: Bool { stop.signal() != nil || secondsLeft <= 0 }

    /// Whether there is time to read another file: half of the budget is for what was read.
    var hasTimeToRead: Bool {
        stop.signal() == nil && (settings.timeBudget.map { secondsLeft > $0 / 2 } ?? true)
    }

    /// Whether a call that begins after a pause is answered, or given up, before work must end.
    func hasTimeForCall(after pause: Int64 = 0) -> Bool {
        stop.signal() == nil && secondsLeft - settings.submission.timeout >= pause
    }
}
