package import Fiscal

/// DIAN as another party that happens to live in our process: the embedded default.
///
/// It knows nothing of our ledger and decides from the bytes it receives, its register and its
/// memory alone. Time comes with each call.
package final class SimulatedAuthority: Authority {
    private let register: AuthorityRegister
    private let faults: FaultSchedule
    private let memory: AuthorityMemory

    /// Opens, or creates, the authority's own SQLite file at `path`; in memory when that is nil.
    package init(
        register: AuthorityRegister,
        faults: FaultSchedule = .none,
        memory path: String? = nil
    ) throws(AuthorityMemoryFailure) {
        self.register = register
        self.faults = faults
        self.memory = try AuthorityMemory(at: path)
    }

    package func isReachable(at time: Timestamp) async -> Bool {
        faults.outage(at: time)?.fault != .unavailable
    }

    package func submit(_ transmission: Transmission, at time: Timestamp) async -> AuthorityAnswer {
        let fault = faults.fault(
            of: transmission.uniqueCode,
            attempt: transmission.attempt,
            at: time
        )
        if let answer = fault?.answerWithoutProcessing { return answer }
        let answerableFrom = fault == .late ? faults.endOfDelay(from: time) : time
        let answer = process(transmission.invoice, at: time, answerableFrom: answerableFrom)
        return fault?.answerAfterProcessing ?? answer
    }

    package func status(
        of code: UniqueCode,
        attempt: Int,
        at time: Timestamp
    ) async -> AuthorityAnswer {
        let fault = faults.fault(of: code, attempt: attempt, at: time)
        if let answer = fault?.answerWithoutProcessing ?? fault?.answerAfterProcessing {
            return answer
        }
        do throws(AuthorityMemoryFailure) {
            guard let decision = try memory.decision(on: code) else { return .unknown }
            return decision.answer(at: time, environment: register.environment)
        } catch {
            return .internalError(error)
        }
    }

    private func process(
        _ invoice: [UInt8],
        at time: Timestamp,
        answerableFrom: Timestamp
    ) -> AuthorityAnswer {
        let decision = Decision(
            on: invoice,
            register: register,
            receivedAt: time,
            answerableFrom: answerableFrom
        )
        do throws(AuthorityMemoryFailure) {
            guard let earlier = try memory.keep(decision) else {
                return decision.answer(at: time, environment: register.environment)
            }
            let isInProcess = earlier.code == decision.uniqueCode && time < earlier.answerableFrom
            return isInProcess ? .inProcess : .alreadyKnown(earlier.code)
        } catch {
            return .internalError(error)
        }
    }
}

extension FaultSchedule.Fault {
    /// Nil when the call reaches the rules.
    fileprivate var answerWithoutProcessing: AuthorityAnswer? {
        switch self {
        case .unavailable: .unavailable(reason: "connection refused")
        case .error(let error): .notAnswered(reason: "HTTP \(error.rawValue)")
        case .slow, .lost, .late, .garbage: nil
        }
    }

    /// Nil when the caller gets the answer itself.
    fileprivate var answerAfterProcessing: AuthorityAnswer? {
        switch self {
        case .slow: .notAnswered(reason: "no answer within 60 s")
        case .lost: .notAnswered(reason: "connection reset by peer")
        case .garbage: .notAnswered(reason: "HTTP 200 with an empty body")
        case .unavailable, .late, .error: nil
        }
    }
}

extension AuthorityAnswer {
    /// The real service, too, answers 500 when its own storage fails.
    fileprivate static func internalError(_ failure: AuthorityMemoryFailure) -> AuthorityAnswer {
        .notAnswered(reason: "HTTP 500: \(failure)")
    }
}
