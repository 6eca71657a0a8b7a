import Fiscal

/// Step 10: sealed invoices go to DIAN, in rounds over everything that has a step to go.
///
/// A document whose answer is missing holds back no other; between two rounds there is a pause. When DIAN
/// falls silent the run stops calling until it can be reached again. When the rounds are used up it waits
/// once for a DIAN that said nothing, and once until DIAN must know what it was sent; each time the rounds
/// begin anew.
struct Submitting {
    private let run: BatchRun
    private let policy: SubmissionPolicy
    private var round: SubmissionRound
    private var waits: Set<Wait> = []

    /// For what a run waits, once, when a document was called about as often as a run may.
    private enum Wait {
        case silence
        case settling
    }

    init(_ run: BatchRun, number: Int64, door: AuthorityDoor) {
        self.run = run
        policy = run.settings.submission
        round = SubmissionRound(run, number: number, door: door)
    }

    /// Numbers whose document DIAN refused for its day alone.
    var outdated: [NumberSeries: IntervalSet] { round.outdated }
    var damage: DamagedArchives { round.damage }

    mutating func submitAll() async throws -> AuthorityContact {
        var rounds = 0
        while try !run.ledger.pendingDocuments(after: 0, limit: 1).isEmpty {
            // A silence is no document's fault, and has its own pauses.
            if rounds > 0, !round.door.isSilent, let end = try await rest(after: &rounds) {
                return end
            }
            guard run.hasTimeForCall() else { return .outOfTime }
            guard try await round.make() else { return .lost }
            // What is left lies in archives that were damaged.
            if round.isEmpty, run.hasTimeForCall() { break }
            if !round.door.isSilent { rounds += 1 }
        }
        // Where nothing could be asked, that it can be reached is its answer.
        try round.door.noteAnswer()
        return .kept
    }

    /// Pauses before the next round; tells how the run parted from DIAN when there is none.
    private mutating func rest(after rounds: inout Int) async throws -> AuthorityContact? {
        let retry = round.metDelay ? policy.delay : policy.error
        if rounds < retry.calls { return await pause(seconds: retry.pause) ? nil : .outOfTime }
        rounds = 0
        if !round.wasAnswered, waits.insert(.silence).inserted {
            return try await round.waitUntilOpen() ? nil : .lost
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
}
