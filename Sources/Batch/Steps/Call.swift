import Fiscal

/// One call to DIAN about one document, and what came of it.
struct Call: Sendable {
    let intent: Intent
    /// Empty for a question.
    let invoice: [UInt8]
    /// Nil before the call.
    private(set) var outcome: Outcome?
    /// Whether no answer came within the time that an answer is waited for (annex 1.9 §12.4).
    private(set) var wasDelayed = false
    /// Whether it was not made, for DIAN had fallen silent.
    private(set) var wasSpared = false
    let document: PendingDocument

    init(_ document: PendingDocument, at time: Timestamp, invoice: [UInt8]) {
        self.document = document
        self.invoice = invoice
        intent = Intent(
            document: document.id,
            step: document.state.nextStep ?? .askStatus,
            attempt: document.attempts + 1,
            at: time
        )
    }

    fileprivate mutating func make(
        to authority: any Authority,
        on timeline: inout Timeline,
        _ policy: SubmissionPolicy
    ) async {
        let start = timeline.now
        let since = document.lastSentAt.map { start.seconds - $0.seconds } ?? .max
        let answer = await answer(of: authority, on: &timeline)
        settle(answer, at: timeline.now, isBelievable: since >= policy.settlingTime)
        if case .notAnswered = answer {
            wasDelayed = timeline.now.seconds - start.seconds >= policy.timeout
        }
    }

    /// The intent is written and DIAN silent: the call is not made, and what it was about certainly not
    /// received.
    fileprivate mutating func spare(at time: Timestamp) {
        wasSpared = true
        let answer = AuthorityAnswer.unavailable(
            reason: "not called: DIAN did not answer the calls before this one"
        )
        settle(answer, at: time, isBelievable: false)
    }

    private func answer(
        of authority: any Authority,
        on timeline: inout Timeline
    ) async -> AuthorityAnswer {
        switch intent.step {
        case .askStatus:
            return await authority.status(
                of: document.uniqueCode,
                attempt: intent.attempt,
                on: &timeline
            )
        case .send:
            let transmission = Transmission(
                number: document.number,
                uniqueCode: document.uniqueCode,
                fileName: document.fileName,
                invoice: invoice,
                attempt: intent.attempt
            )
            return await authority.submit(transmission, on: &timeline)
        }
    }

    private mutating func settle(
        _ answer: AuthorityAnswer,
        at time: Timestamp,
        isBelievable: Bool
    ) {
        let state = intent.step == .send ? SubmissionState.inFlight : document.state
        let next = state.after(
            answer,
            to: intent.step,
            for: document.uniqueCode,
            isBelievable: isBelievable
        )
        outcome = Outcome(
            intent: intent,
            answeredAt: time,
            answer: answer,
            state: next ?? state,
            finding: next == .refused || next == .disputed
                ? .of(answer, document.number, document.uniqueCode) : nil
        )
    }
}

extension [Call] {
    /// DIAN counts as silent after so many calls of a line without an answer (annex 1.9 §12.2.1).
    private static var callsIntoSilence: Int { 3 }

    /// The calls made, on at most `parallelCalls` lines at the same time, in the same order; and when the last
    /// was over.
    ///
    /// The k-th line has the calls k, k + `parallelCalls` … one after another, on a clock of its own: so on
    /// a virtual clock every call has its time, whatever line is faster. A line that nobody answers
    /// makes no more calls.
    func made(
        to authority: any Authority,
        in surroundings: Surroundings,
        _ policy: SubmissionPolicy
    ) async -> (calls: [Call], end: Timestamp) {
        let lines = Swift.min(policy.parallelCalls, count)
        return await withTaskGroup(of: (Int, [Call], Timeline).self) { group in
            for first in 0..<lines {
                let line = stride(from: first, to: count, by: lines).map { self[$0] }
                let timeline = surroundings.timeline()
                group.addTask { [timeline] in
                    var (line, timeline) = (line, timeline)
                    await line.make(to: authority, on: &timeline, policy)
                    return (first, line, timeline)
                }
            }
            var (made, end) = (self, surroundings.now())
            for await (first, line, timeline) in group {
                for (row, call) in line.enumerated() { made[first + row * lines] = call }
                end = Swift.max(end, timeline.now)
            }
            return (made, end)
        }
    }

    private mutating func make(
        to authority: any Authority,
        on timeline: inout Timeline,
        _ policy: SubmissionPolicy
    ) async {
        var unanswered = 0
        for index in indices {
            if unanswered < Self.callsIntoSilence {
                await self[index].make(to: authority, on: &timeline, policy)
            } else {
                self[index].spare(at: timeline.now)
            }
            unanswered = self[index].wasAnswered ? 0 : unanswered + 1
        }
    }

    /// Whether every line ended in vain, with no connection or with enough calls without an answer; a
    /// silence goes on whatever their number.
    func leftSilence(lines: Int, after wasSilent: Bool) -> Bool {
        let last = suffix(Swift.max(lines, Self.callsIntoSilence))
        let isEnough = wasSilent || last.count >= Self.callsIntoSilence
        return !last.contains(where: \.wasAnswered)
            && (isEnough || last.contains(where: \.metClosedDoor))
    }
}

extension Call {
    fileprivate var metClosedDoor: Bool {
        if case .unavailable = outcome?.answer { true } else { false }
    }

    /// Whether DIAN itself said something, as opposed to a closed door or silence.
    var wasAnswered: Bool {
        switch outcome?.answer {
        case .accepted, .refused, .alreadyKnown, .inProcess, .unknown: true
        case .notAnswered, .unavailable, nil: false
        }
    }

    /// When the document was sent that DIAN answers about and does not know for good yet; nil of any other.
    var unsettledSince: Timestamp? {
        guard wasAnswered, outcome?.state.nextStep == .askStatus else { return nil }
        return intent.step == .send ? intent.at : document.lastSentAt
    }
}
