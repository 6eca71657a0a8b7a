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
    private var pause: Int64

    /// Whether the ledger knows of a silence that has not ended.
    private(set) var isOutageOpen: Bool

    init(_ run: BatchRun, number: Int64) throws {
        self.run = run
        self.number = number
        let outages = try run.ledger.observedOutages(since: run.surroundings.now())
        isOutageOpen = outages.contains { $0.end == nil }
        pause = run.firstPause
    }

    func probe() async throws -> Bool {
        let time = run.surroundings.now()
        let isOpen = await run.authority.isReachable(at: time)
        let entry = JournalEntry.probe(at: time, isOpen: isOpen, in: run.settings.language)
        try run.ledger.append([entry], chain: nil, run: number)
        return isOpen
    }

    /// Pauses and looks, until DIAN is back; false once the run may wait no longer.
    ///
    /// `start` is when it was first found silent; nil for now.
    mutating func waitUntilOpen(since start: Timestamp? = nil) async throws -> Bool {
        if !isSilent {
            isSilent = true
            isOutageOpen = true
            try run.ledger.noteSilence(at: start ?? run.surroundings.now())
            if run.hasTimeForCall(), timeLeft > 0 {
                run.tellWait(.silence(until: run.surroundings.now().adding(seconds: timeLeft)))
            }
        }
        while run.hasTimeForCall() {
            let left = timeLeft
            guard left > 0 else { return false }
            await run.surroundings.pause(seconds: min(pause, left))
            waited += min(pause, left)
            pause = min(2 * pause, Self.longestPause)
            if try await probe() { return true }
        }
        return false
    }

    /// In seconds, for pauses.
    private var timeLeft: Int64 {
        let policy = run.settings.submission
        return min(policy.patience - waited, run.secondsLeft - policy.timeout)
    }

    /// DIAN answers: the next silence is waited for from the start.
    mutating func noteAnswer() throws {
        isSilent = false
        waited = 0
        pause = run.firstPause
        guard isOutageOpen else { return }
        isOutageOpen = false
        try run.ledger.noteAnswer(at: run.surroundings.now())
    }
}

extension BatchRun {
    /// In seconds, before DIAN is looked at again.
    fileprivate var firstPause: Int64 { max(1, settings.submission.error.pause) }
}

extension JournalEntry {
    private static let open = "authority-reachable"
    private static let closed = "authority-unreachable"

    private static let noConnection = Bilingual(
        es: "No se pudo conectar; no se envió nada.",
        en: "No connection could be made; nothing was sent."
    )

    fileprivate static func probe(
        at time: Timestamp,
        isOpen: Bool,
        in language: Language
    ) -> JournalEntry {
        JournalEntry(
            at: time,
            kind: isOpen ? open : closed,
            subject: "DIAN",
            detail: isOpen ? "" : noConnection.text(in: language)
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
