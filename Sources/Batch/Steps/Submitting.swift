import Fiscal

/// Step 10: sealed invoices go to DIAN in groups: intents written, calls in parallel, outcomes written.
///
/// The calls go in rounds over everything that has a step to go, with a pause between two rounds. So a
/// document whose answer is missing holds back no other, and its k-th call comes k - 1 pauses after the
/// start, whatever becomes of the others. Before a document is sent again DIAN is asked.
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
        var timeline = run.surroundings.timeline()
        for round in 1...max(1, policy.callsPerRun) {
            guard try !run.ledger.pendingDocuments(after: 0, limit: 1).isEmpty,
                run.stopSignal() == nil
            else { return }
            if round > 1 { await timeline.pause(seconds: policy.pause) }
            try await makeRound(at: timeline)
        }
    }

    /// One call for each document; a group that meets a closed door ends the round, and the next round
    /// knocks again.
    private func makeRound(at timeline: Timeline) async throws {
        var last: Int64 = 0
        while run.stopSignal() == nil {
            let group = try run.ledger.pendingDocuments(
                after: last,
                limit: run.settings.portions.group
            )
            guard !group.isEmpty else { return }
            let outcomes = try await callAll(group, at: timeline)
            guard outcomes.contains(where: \.answer.isAnAnswer) else { return }
            last = group[outcomes.count - 1].id
        }
    }

    /// Calls for as many documents of the group, from its start, as the limit of bytes allows; at least
    /// for one.
    private func callAll(
        _ group: [PendingDocument],
        at timeline: Timeline
    ) async throws -> [Outcome] {
        var (calls, bytes): ([Call], Int) = ([], 0)
        for document in group where bytes < run.settings.portions.bytes {
            let call = Call(
                document: document,
                intent: Intent(document, at: timeline.now),
                invoice: document.state.nextStep == .send
                    ? try archives.invoice(of: document) : []
            )
            calls.append(call)
            bytes += call.invoice.count
        }
        try run.ledger.record(calls.map(\.intent))
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

extension Intent {
    fileprivate init(_ document: PendingDocument, at time: Timestamp) {
        self.init(
            document: document.id,
            step: document.state.nextStep ?? .askStatus,
            attempt: document.attempts + 1,
            at: time
        )
    }
}

private struct Call {
    let document: PendingDocument
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
        let since = document.lastSentAt.map { intent.at.seconds - $0.seconds } ?? .max
        let state = intent.step == .send ? SubmissionState.inFlight : document.state
        let next = state.after(
            answer,
            to: intent.step,
            for: code,
            isBelievable: since >= settlingTime
        )
        return Outcome(
            intent: intent,
            answeredAt: timeline.now,
            answer: answer,
            state: next ?? state,
            finding: next == .refused || next == .disputed
                ? .of(answer, document.number, code) : nil
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
