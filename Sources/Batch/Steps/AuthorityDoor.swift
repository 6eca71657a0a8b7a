import Fiscal

/// Whether DIAN can be reached: learnt without sending anything, and waited for at growing pauses.
///
/// Every look is written down: DIAN's silence is evidence, and a night is played again from it.
struct AuthorityDoor {
    /// Annex 1.9 §12.2.1: the service is looked at again after half an hour.
    private static let longestPause: Int64 = 1800

    private let run: BatchRun
    private let number: Int64
    /// Whether nothing was heard of DIAN since it was waited for, but that it can be reached.
    private(set) var isSilent = false
    /// In seconds, since DIAN answered last.
    private var waited: Int64 = 0
    private var pause: Int64 = 0

    init(_ run: BatchRun, number: Int64) {
        self.run = run
        self.number = number
        noteAnswer()
    }

    func probe() async throws -> Bool {
        let time = run.surroundings.now()
        let isOpen = await run.authority.isReachable(at: time)
        try run.ledger.append([.probe(at: time, isOpen: isOpen)], chain: nil, run: number)
        return isOpen
    }

    /// Pauses and looks, until DIAN is back; false once the run may wait no longer.
    mutating func waitUntilOpen() async throws -> Bool {
        let policy = run.settings.submission
        isSilent = true
        while run.hasTimeForCall() {
            let left = min(policy.patience - waited, run.secondsLeft - policy.timeout)
            guard left > 0 else { return false }
            await run.surroundings.pause(seconds: min(pause, left))
            waited += min(pause, left)
            pause = min(2 * pause, Self.longestPause)
            if try await probe() { return true }
        }
        return false
    }

    /// DIAN answers: the next silence is waited for from the start.
    mutating func noteAnswer() {
        isSilent = false
        waited = 0
        pause = max(1, run.settings.submission.error.pause)
    }
}

extension JournalEntry {
    private static let open = "authority-reachable"
    private static let closed = "authority-unreachable"

    fileprivate static func probe(at time: Timestamp, isOpen: Bool) -> JournalEntry {
        JournalEntry(
            at: time,
            kind: isOpen ? open : closed,
            subject: "DIAN",
            detail: isOpen ? "" : "No connection could be made; nothing was sent."
        )
    }

    /// What came of looking whether DIAN can be reached; nil of any other entry.
    var isReachableAuthority: Bool? {
        switch kind {
        case Self.open: true
        case Self.closed: false
        default: nil
        }
    }
}
