import Fiscal

/// One call for each document that has a step to go, in groups: intents written, calls in parallel, outcomes
/// written while the next group is on its way.
///
/// Before a document is sent again DIAN is asked.
struct SubmissionRound {
    private let run: BatchRun
    private let policy: SubmissionPolicy
    private let archives: ArchivesAsSealed
    private let sealing: SealingBeside
    var door: AuthorityDoor
    /// What is likely to be sent next, by document.
    private var ahead: [Int64: [UInt8]] = [:]
    /// Answer documents since an archive was sealed.
    private var unsealed = 0
    /// Of calls of which the ledger knows only that they were to be made.
    private var unrecorded: [Outcome] = []
    /// When the first call was made since DIAN answered last.
    private var silentSince: Timestamp?
    private(set) var outdated: [NumberSeries: IntervalSet] = [:]
    private(set) var damage = DamagedArchives()

    // MARK: What came of the calls of the round in hand

    /// Whether one was not answered in time.
    private(set) var metDelay = false
    private(set) var wasAnswered = false
    private(set) var isEmpty = true
    /// When DIAN must know what it gave no final answer about; nil when there is nothing.
    private(set) var settlesAt: Timestamp?

    init(_ run: BatchRun, number: Int64, door: AuthorityDoor) {
        self.run = run
        self.door = door
        policy = run.settings.submission
        archives = ArchivesAsSealed(run.evidence)
        sealing = SealingBeside(run, number: number)
    }

    /// As far as time allows; false when DIAN fell silent and stays so.
    mutating func make() async throws -> Bool {
        (metDelay, wasAnswered, isEmpty, settlesAt) = (false, false, true, nil)
        do {
            let isOpen = try await callAll()
            try record()
            try sealing.wait()
            return isOpen
        } catch {
            // What DIAN said is not lost with what failed; where that fails as well, DIAN is asked.
            try? recordOutcomes()
            try? sealing.wait()
            throw error
        }
    }

    mutating func waitUntilOpen() async throws -> Bool {
        try await door.waitUntilOpen(since: silentSince)
    }

    private mutating func callAll() async throws -> Bool {
        var last: Int64 = 0
        while run.hasTimeForCall() {
            let group = try run.ledger.pendingDocuments(after: last, limit: largestGroup)
            guard let end = group.last?.id else { break }
            let calls = try await made(prepared(group))
            guard !calls.isEmpty else {
                last = end
                continue
            }
            last = calls.last { !$0.wasSpared }?.intent.document ?? last
            // What is called next depends on it; and an outage does not end before the answer that ends it.
            if door.isOutageOpen || !calls.allSatisfy(\.wasAnswered) { try record() }
            if calls.leftSilence(lines: policy.parallelCalls, after: door.isSilent) {
                guard try await waitUntilOpen() else { return false }
            } else if calls.contains(where: \.wasAnswered) {
                try door.noteAnswer()
            }
        }
        return true
    }

    /// As many calls as are over before work must end, even when none is answered; after a silence one
    /// for each line, until DIAN answers.
    private var largestGroup: Int {
        let rows = door.isSilent ? 1 : max(0, run.secondsLeft / policy.timeout)
        return min(run.settings.portions.group, policy.parallelCalls * Int(min(rows, 1 << 20)))
    }

    /// Calls for as many documents of the group, from its start, as the limit of bytes allows; for none only
    /// where all of them lie in archives that were damaged.
    private mutating func prepared(_ group: [PendingDocument]) throws -> [Call] {
        var (calls, bytes): ([Call], Int) = ([], 0)
        for document in group where bytes < run.settings.portions.bytes {
            guard let invoice = try invoice(of: document) else { continue }
            let call = Call(document, at: run.surroundings.now(), invoice: invoice)
            calls.append(call)
            bytes += call.invoice.count
        }
        return calls
    }

    /// What is to be sent, nothing for a question; nil where the archive is not as it was sealed.
    private mutating func invoice(of document: PendingDocument) throws -> [UInt8]? {
        guard document.state.nextStep == .send else { return [] }
        if let invoice = ahead.removeValue(forKey: document.id) { return invoice }
        do {
            return try archives.open(document.archive).bytes(of: document.entry)
        } catch let failure as EvidenceFailure where failure.isOfOneArchive {
            damage.note(document.number, waitsFor: document.archive.name, failure)
            return nil
        }
    }

    private mutating func readAhead(after last: Int64) throws {
        ahead = [:]
        guard run.hasTimeForCall() else { return }
        var bytes = 0
        for document in try run.ledger.pendingDocuments(after: last, limit: largestGroup)
        where document.state.nextStep == .send && bytes < run.settings.portions.bytes {
            // What cannot be read is told when its turn has come.
            let invoice = try? archives.open(document.archive).bytes(of: document.entry)
            ahead[document.id] = invoice
            bytes += invoice?.count ?? 0
        }
    }

    /// Makes the calls; meanwhile what the ones before them led to is written down, and the next are read.
    ///
    /// The clock goes on when both are done, so that a virtual one does not tell which was faster.
    private mutating func made(_ calls: [Call]) async throws -> [Call] {
        guard let last = calls.last?.intent.document else { return [] }
        try run.ledger.record(calls.map(\.intent))
        let (authority, surroundings, policy) = (run.authority, run.surroundings, policy)
        async let coming = calls.made(to: authority, in: surroundings, policy)
        let recording = Result {
            try record()
            try readAhead(after: last)
        }
        let (made, end) = await coming
        await surroundings.wait(end)
        note(made)
        try recording.get()
        return made
    }

    private mutating func note(_ calls: [Call]) {
        unrecorded += calls.compactMap(\.outcome)
        isEmpty = false
        metDelay = metDelay || calls.contains(where: \.wasDelayed)
        wasAnswered = wasAnswered || calls.contains(where: \.wasAnswered)
        let unsettled = calls.compactMap(\.unsettledSince).max()
        let settled = unsettled.map { $0.adding(seconds: policy.settlingTime) }
        settlesAt = [settlesAt, settled].compactMap(\.self).max()
        calls.addOutdated(to: &outdated)
        let answered = calls.lastIndex(where: \.wasAnswered)
        let sinceAnswer = calls[(answered.map { $0 + 1 } ?? 0)...]
        if sinceAnswer.count < calls.count { silentSince = nil }
        silentSince = silentSince ?? sinceAnswer.first?.intent.at
    }

    /// Writes down what the last calls led to.
    ///
    /// Answers do not pile up until the end, which must come within the time budget.
    private mutating func record() throws {
        try recordOutcomes()
        guard unsealed >= run.settings.portions.documents else { return }
        try run.sealAnswers(beside: sealing)
        unsealed = 0
    }

    private mutating func recordOutcomes() throws {
        guard !unrecorded.isEmpty else { return }
        try run.ledger.record(unrecorded)
        unsealed += unrecorded.count { $0.state == .accepted || $0.state == .refused }
        unrecorded = []
    }
}
