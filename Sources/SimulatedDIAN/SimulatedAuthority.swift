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

    package func isReachable(at time: Timestamp) async -> Bool { faults.isReachable(at: time) }

    package func submit(
        _ transmission: Transmission,
        on timeline: inout Timeline
    ) async -> AuthorityAnswer {
        let time = timeline.now
        let course = faults.course(
            of: transmission.uniqueCode,
            attempt: transmission.attempt,
            at: time
        )
        let answer = await answer(to: transmission, at: time, course)
        await timeline.pause(seconds: course.seconds)
        return answer
    }

    private func answer(
        to transmission: Transmission,
        at time: Timestamp,
        _ course: Course
    ) async -> AuthorityAnswer {
        guard course.isReceived else { return course.answer ?? .inProcess }
        let decision = Decision(
            on: transmission.invoice,
            register: register,
            receivedAt: time,
            waiting: course.waiting
        )
        do throws(AuthorityMemoryFailure) {
            if let rival = course.rival { _ = try await answer(to: decision.accepted(as: rival)) }
            if course.isDeliveredTwice { _ = try await answer(to: decision) }
            let answer = try await answer(to: decision)
            return course.answer ?? answer
        } catch {
            return .internalError(error)
        }
    }

    package func status(
        of code: UniqueCode,
        attempt: Int,
        on timeline: inout Timeline
    ) async -> AuthorityAnswer {
        let time = timeline.now
        let course = faults.course(of: code, attempt: attempt, at: time)
        await timeline.pause(seconds: course.seconds)
        if let answer = course.answerToQuestion { return answer }
        do throws(AuthorityMemoryFailure) {
            guard let decision = try memory.decision(on: code) else { return .unknown }
            return decision.answer(at: time, environment: register.environment)
        } catch {
            return .internalError(error)
        }
    }

    private func answer(
        to decision: Decision
    ) async throws(AuthorityMemoryFailure) -> AuthorityAnswer {
        let time = decision.receivedAt
        guard let earlier = try await memory.keep(decision) else {
            return decision.answer(at: time, environment: register.environment)
        }
        let isInProcess = earlier.code == decision.uniqueCode && earlier.isInProcess(at: time)
        return isInProcess ? .inProcess : .alreadyKnown(earlier.code)
    }
}

extension AuthorityAnswer {
    /// The real service, too, answers 500 when its own storage fails.
    fileprivate static func internalError(_ failure: AuthorityMemoryFailure) -> AuthorityAnswer {
        .notAnswered(reason: "HTTP 500: \(failure)")
    }
}
