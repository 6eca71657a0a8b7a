import Fiscal

/// Step 10: sealed invoices go to DIAN in groups: intents written, calls in parallel, outcomes written.
///
/// The calls go in rounds over everything that has a step to go, with a pause between two rounds. So a
/// document whose answer is missing holds back no other. Before a document is sent again DIAN is asked.
/// When DIAN falls silent the run stops calling until it can be reached again. When the rounds are used
/// up it waits once for a DIAN that said nothing, and once until DIAN must know what it was sent; each
/// time the rounds begin anew.
struct Submitting {
    private let run: BatchRun
    private let number: Int64
    private let policy: SubmissionPolicy
    private let archives: ArchiveReader
    private var door: AuthorityDoor
    /// Answer documents since an archive was sealed.
    private var unsealed = 0
    private var round = Round()
    /// When the first call was made since DIAN answered last.
    private var silentSince: Timestamp?
    private var waits: Set<Wait> = []
    /// Numbers whose document DIAN refused for its day alone.
    private(set) var outdated: [NumberSeries: IntervalSet] = [:]
    private(set) var damage = DamagedArchives()

    /// What came of the calls of the round in hand.
    private struct Round {
        /// Whether one was not answered in time.
        var metDelay = false
        var wasAnswered = false
        var isEmpty = true
        /// When DIAN must know what it gave no final answer about; nil when there is nothing.
        var settlesAt: Timestamp?

        mutating func note(_ calls: [Call], settlingTime: Int64) {
            isEmpty = isEmpty && calls.isEmpty
            metDelay = metDelay || calls.contains(where: \.wasDelayed)
            wasAnswered = wasAnswered || calls.contains(where: \.wasAnswered)
            let unsettled = calls.compactMap(\.unsettledSince).max()
            let settled = unsettled.map { $0.adding(seconds: settlingTime) }
            settlesAt = [settlesAt, settled].compactMap(\.self).max()
        }
    }

    /// For what a run waits, once, when a document was called about as often as a run may.
    private enum Wait {
        case silence
        case settling
    }

    init(_ run: BatchRun, number: Int64, door: AuthorityDoor) {
        self.run = run
        self.number = number
        self.door = door
        policy = run.settings.submission
        archives = ArchiveReader(run.evidence)
    }

    mutating func submitAll() async throws -> AuthorityContact {
        var rounds = 0
        while try !run.ledger.pendingDocuments(after: 0, limit: 1).isEmpty {
            // A silence is no document's fault, and has its own pauses.
            if rounds > 0, !door.isSilent, let end = try await rest(after: &rounds) { return end }
            guard run.hasTimeForCall() else { return .outOfTime }
            guard try await makeRound() else { return .lost }
            // What is left lies in archives that were damaged.
            if round.isEmpty, run.hasTimeForCall() { break }
            if !door.isSilent { rounds += 1 }
        }
        // Where nothing could be asked, that it can be reached is its answer.
        try door.noteAnswer()
        return .kept
    }

    /// Pauses before the next round; tells how the run parted from DIAN when there is none.
    private mutating func rest(after rounds: inout Int) async throws -> AuthorityContact? {
        let retry = round.metDelay ? policy.delay : policy.error
        if rounds < retry.calls { return await pause(seconds: retry.pause) ? nil : .outOfTime }
        rounds = 0
        if !round.wasAnswered, waits.insert(.silence).inserted {
            return try await door.waitUntilOpen(since: silentSince) ? nil : .lost
        }
        if let left = secondsToSettle, waits.insert(.settling).inserted {
            let wait = RunWait.settling(until: run.surroundings.now().adding(seconds: left))
            return await pause(seconds: left, telling: wait) ? nil : .outOfTime
        }
        return .kept
    }

    /// False, at once, when no call could follow in time.
    private func pause(seconds: Int64, telling wait: RunWait? = nil) async -> Bool {
        guard run.hasTimeForCall(after: seconds) else { return false }
        if let wait { run.tellWait(wait) }
        await run.surroundings.pause(seconds: seconds)
        return true
    }

    private var secondsToSettle: Int64? {
        let left = (round.settlesAt?.seconds ?? 0) - run.surroundings.now().seconds
        return left > 0 ? left : nil
    }

    /// One call for each document, as far as time allows; false when DIAN fell silent and stays so.
    private mutating func makeRound() async throws -> Bool {
        var last: Int64 = 0
        round = Round()
        while run.hasTimeForCall() {
            let group = try run.ledger.pendingDocuments(after: last, limit: largestGroup)
            guard !group.isEmpty else { break }
            let calls = try await callAll(group)
            guard !calls.isEmpty else {
                last = group[group.count - 1].id
                continue
            }
            last = calls.last { !$0.wasSpared }?.intent.document ?? last
            if calls.leftSilence(lines: policy.parallelCalls, after: door.isSilent) {
                guard try await door.waitUntilOpen(since: silentSince) else { return false }
            } else if calls.contains(where: \.wasAnswered) {
                try door.noteAnswer()
            }
        }
        return true
    }

    /// As many calls as are over before work must end, even when none is answered; after a silence one
    /// for each line, until DIAN answers.
    private var largestGroup: Int {
        let rows = door.isSilent ? 1 : run.secondsLeft / policy.timeout
        return min(run.settings.portions.group, policy.parallelCalls * Int(min(rows, 1 << 20)))
    }

    /// Calls for as many documents of the group, from its start, as the limit of bytes allows; for none only
    /// where all of them lie in archives that were damaged.
    private mutating func callAll(_ group: [PendingDocument]) async throws -> [Call] {
        var (calls, bytes): ([Call], Int) = ([], 0)
        for document in group where bytes < run.settings.portions.bytes {
            guard let invoice = try invoice(of: document) else { continue }
            let call = Call(document, at: run.surroundings.now(), invoice: invoice)
            calls.append(call)
            bytes += call.invoice.count
        }
        guard !calls.isEmpty else { return [] }
        try run.ledger.record(calls.map(\.intent))
        calls = await calls.made(to: run.authority, in: run.surroundings, policy)
        noteSilence(of: calls)
        let outcomes = calls.compactMap(\.outcome)
        try run.ledger.record(outcomes)
        calls.addOutdated(to: &outdated)
        round.note(calls, settlingTime: policy.settlingTime)
        try sealFullArchives(after: outcomes)
        return calls
    }

    /// What is to be sent, nothing for a question; nil where the archive is not as it was sealed.
    private mutating func invoice(of document: PendingDocument) throws -> [UInt8]? {
        guard document.state.nextStep == .send else { return [] }
        do {
            return try archives.invoice(of: document)
        } catch let failure as EvidenceFailure where failure.isOfOneArchive {
            damage.note(document.number, waitsFor: document.archive.name, failure)
            return nil
        }
    }

    private mutating func noteSilence(of calls: [Call]) {
        let answered = calls.lastIndex(where: \.wasAnswered)
        let sinceAnswer = calls[(answered.map { $0 + 1 } ?? 0)...]
        if sinceAnswer.count < calls.count { silentSince = nil }
        silentSince = silentSince ?? sinceAnswer.first?.intent.at
    }

    /// Answers do not pile up until the end, which must come within the time budget.
    private mutating func sealFullArchives(after outcomes: [Outcome]) throws {
        unsealed += outcomes.count { $0.state == .accepted || $0.state == .refused }
        guard unsealed >= run.settings.portions.documents else { return }
        try run.sealAnswers(run: number)
        unsealed = 0
    }
}

/// Sealed invoices, read from the archive that holds them; the last archive stays open.
private final class ArchiveReader {
    private let evidence: any EvidenceStore
    private var last:
        (name: ArchiveName, archive: Result<any SealedArchiveReading, EvidenceFailure>)?

    init(_ evidence: any EvidenceStore) { self.evidence = evidence }

    func invoice(of document: PendingDocument) throws -> [UInt8] {
        try archive(document.archive).get().bytes(of: document.entry)
    }

    private func archive(
        _ head: ArchiveHead
    ) -> Result<any SealedArchiveReading, EvidenceFailure> {
        if let last, last.name == head.name { return last.archive }
        let archive = Result { () throws(EvidenceFailure) in try evidence.open(asSealed: head) }
        last = (head.name, archive)
        return archive
    }
}
