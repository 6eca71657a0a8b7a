import Fiscal

/// Step 10: sealed invoices go to DIAN in groups: intents written, calls in parallel, outcomes written.
///
/// A document whose answer is missing waits alone and holds back no other; before it is sent again DIAN
/// is asked. When a whole group meets a closed door the run stops knocking.
struct Submitting {
    private let run: BatchRun
    private let policy: SubmissionPolicy
    private let archives: ArchiveReader

    init(_ run: BatchRun) {
        self.run = run
        policy = run.settings.submission
        archives = ArchiveReader(run.evidence)
    }

    func submitAll() async throws {
        var last: Int64 = 0
        while run.stopSignal() == nil {
            let group = try run.ledger.pendingDocuments(
                after: last,
                limit: run.settings.portions.group
            )
            guard let end = group.last else { return }
            last = end.id
            guard try await submit(group) else { return }
        }
    }

    /// Tells whether anybody answered.
    ///
    /// The documents of a group share a timeline: a document's k-th call comes k - 1 pauses after the
    /// start of its group, whatever becomes of the others.
    private func submit(_ group: [PendingDocument]) async throws -> Bool {
        var timeline = run.surroundings.timeline()
        var open = group.map(Pending.init)
        var wasAnswered = false
        for call in 1...max(1, policy.callsPerRun) {
            if call > 1 { await timeline.pause(seconds: policy.pause) }
            let outcomes = try await callAll(open, at: timeline)
            wasAnswered = wasAnswered || outcomes.contains { $0.answer.isAnAnswer }
            open = zip(open, outcomes).compactMap { $0.after($1) }
            if open.isEmpty || run.stopSignal() != nil { break }
        }
        return wasAnswered
    }

    private func callAll(_ open: [Pending], at timeline: Timeline) async throws -> [Outcome] {
        let intents = open.map { $0.intent(at: timeline.now) }
        try run.ledger.record(intents)
        let calls = try zip(open, intents).map { pending, intent in
            Call(
                document: pending.document,
                state: pending.state,
                lastSentAt: pending.lastSentAt,
                intent: intent,
                invoice: intent.step == .send ? try archives.invoice(of: pending.document) : []
            )
        }
        let outcomes = await makeAll(calls, timeline)
        try run.ledger.record(outcomes)
        return outcomes
    }

    /// At most `parallelCalls` at the same time; the outcomes stand in the order of the calls.
    private func makeAll(_ calls: [Call], _ timeline: Timeline) async -> [Outcome] {
        let (authority, settlingTime) = (run.authority, policy.settlingTime)
        return await withTaskGroup(of: (Int, Outcome).self) { group in
            var outcomes = [Outcome?](repeating: nil, count: calls.count)
            for index in calls.indices {
                if index >= max(1, policy.parallelCalls), let (done, outcome) = await group.next() {
                    outcomes[done] = outcome
                }
                group.addTask {
                    (index, await calls[index].make(to: authority, timeline, settlingTime))
                }
            }
            for await (done, outcome) in group { outcomes[done] = outcome }
            return outcomes.compactMap { $0 }
        }
    }
}

/// A document on its way through one run.
private struct Pending {
    let document: PendingDocument
    var state: SubmissionState
    var attempts: Int
    var lastSentAt: Timestamp?

    init(_ document: PendingDocument) {
        self.document = document
        state = document.state
        attempts = document.attempts
        lastSentAt = document.lastSentAt
    }

    func intent(at time: Timestamp) -> Intent {
        Intent(
            document: document.id,
            step: state.nextStep ?? .askStatus,
            attempt: attempts + 1,
            at: time
        )
    }

    /// Itself with the outcome, or nil when nothing is left to do in this run.
    func after(_ outcome: Outcome) -> Pending? {
        var next = self
        next.state = outcome.state
        next.attempts += 1
        if outcome.intent.step == .send { next.lastSentAt = outcome.intent.at }
        return outcome.state.nextStep == nil ? nil : next
    }
}

private struct Call {
    let document: PendingDocument
    let state: SubmissionState
    let lastSentAt: Timestamp?
    let intent: Intent
    /// Empty for a question.
    let invoice: [UInt8]

    func make(
        to authority: any Authority,
        _ timeline: Timeline,
        _ settlingTime: Int64
    ) async -> Outcome {
        let answer = await ask(authority)
        let code = document.uniqueCode
        let since = lastSentAt.map { intent.at.seconds - $0.seconds } ?? .max
        let flying = intent.step == .send ? SubmissionState.inFlight : state
        let next = flying.after(
            answer,
            to: intent.step,
            for: code,
            isBelievable: since >= settlingTime
        )
        return Outcome(
            intent: intent,
            answeredAt: timeline.now,
            answer: answer,
            state: next ?? .unresolved,
            finding: .of(answer, document.number, code)
        )
    }

    private func ask(_ authority: any Authority) async -> AuthorityAnswer {
        switch intent.step {
        case .askStatus:
            return await authority.status(
                of: document.uniqueCode,
                attempt: intent.attempt,
                at: intent.at
            )
        case .send:
            let transmission = Transmission(
                number: document.number,
                uniqueCode: document.uniqueCode,
                fileName: document.fileName,
                invoice: invoice,
                attempt: intent.attempt
            )
            return await authority.submit(transmission, at: intent.at)
        }
    }
}

/// Sealed invoices, read from the archive that holds them; the last archive stays open.
private final class ArchiveReader {
    private let evidence: any EvidenceStore
    private var open: (name: ArchiveName, archive: any SealedArchiveReading)?

    init(_ evidence: any EvidenceStore) { self.evidence = evidence }

    func invoice(of document: PendingDocument) throws -> [UInt8] {
        if let open, open.name == document.archive {
            return try open.archive.bytes(of: document.entry)
        }
        let archive = try evidence.open(document.archive)
        open = (document.archive, archive)
        return try archive.bytes(of: document.entry)
    }
}

extension AuthorityAnswer {
    /// Whether DIAN itself said something, as opposed to a closed door or silence.
    fileprivate var isAnAnswer: Bool {
        switch self {
        case .accepted, .refused, .alreadyKnown, .inProcess, .unknown: true
        case .notAnswered, .unavailable: false
        }
    }
}

extension Finding {
    /// What the store must know of DIAN's answer; nil when all is well or nothing is known.
    fileprivate static func of(
        _ answer: AuthorityAnswer,
        _ number: DocumentNumber,
        _ code: UniqueCode
    ) -> Finding? {
        switch answer {
        case .refused(let rules, _): refused(number, rules)
        case .alreadyKnown(let other) where other != code: disputed(number, other)
        case .accepted, .alreadyKnown, .inProcess, .unknown, .notAnswered, .unavailable: nil
        }
    }

    private static func refused(_ number: DocumentNumber, _ rules: [RuleMessage]) -> Finding {
        let said = rules.map { "\($0.code) \($0.text)" }.joined(separator: "; ")
        return Finding(
            .refusedByAuthority,
            at: Place(number: number.text),
            message: Bilingual(
                es: "La DIAN rechazó la factura \(number.text): \(said).",
                en: "DIAN refused invoice \(number.text): \(said)."
            ),
            remedy: Bilingual(
                es: "Corrija la venta según la regla y envíela de nuevo con el mismo número.",
                en: "Correct the sale by the rule and send it again with the same number."
            )
        )
    }

    private static func disputed(_ number: DocumentNumber, _ other: UniqueCode) -> Finding {
        Finding(
            .disputedByAuthority,
            at: Place(number: number.text),
            message: Bilingual(
                es: "La DIAN ya tiene la factura \(number.text) con otro código único "
                    + "(\(other.hex.prefix(12))…).",
                en: "DIAN already has invoice \(number.text) with another unique code "
                    + "(\(other.hex.prefix(12))…)."
            ),
            remedy: Bilingual(
                es: "Averigüe qué documento se transmitió con ese número antes de decidir.",
                en: "Find out which document was transmitted with that number before deciding."
            )
        )
    }
}
