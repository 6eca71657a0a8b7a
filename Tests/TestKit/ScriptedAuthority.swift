package import Fiscal
import Synchronization

/// A DIAN for tests of a run: it remembers what it accepted, how often, and does what it is told.
package final class ScriptedAuthority: Authority {
    /// What becomes of one call.
    package enum Behaviour: Sendable {
        case works
        /// No connection.
        case down
        /// It accepts, and the answer is lost.
        case losesAnswer
        /// It refuses with this rule.
        case refuses(String)
        /// Right after an acceptance it knows nothing of it.
        case doesNotKnowYet
        /// Another document of this number is there.
        case hasAnother
    }

    private struct Memory {
        var accepted: [DocumentNumber: UniqueCode] = [:]
        var submissions: [DocumentNumber: Int] = [:]
        var bytes: [DocumentNumber: Set<[UInt8]>] = [:]
        var refused: Set<UniqueCode> = []
    }

    private let memory = Mutex(Memory())
    private let behaviour: @Sendable (DocumentNumber?, Int) -> Behaviour
    private let power: Power

    /// `behaviour` gets the number, nil for a question, and the count of calls for the document.
    package init(
        _ power: Power = Power(),
        _ behaviour: @escaping @Sendable (DocumentNumber?, Int) -> Behaviour = { _, _ in .works }
    ) {
        self.power = power
        self.behaviour = behaviour
    }

    /// The same memory after a restart, with other power and behaviour.
    package convenience init(
        continuing other: ScriptedAuthority,
        _ power: Power = Power(),
        _ behaviour: @escaping @Sendable (DocumentNumber?, Int) -> Behaviour = { _, _ in .works }
    ) {
        self.init(power, behaviour)
        let past = other.memory.withLock { $0 }
        memory.withLock { $0 = past }
    }

    package var accepted: [DocumentNumber: UniqueCode] { memory.withLock { $0.accepted } }
    /// How often each number was sent.
    package var submissions: [DocumentNumber: Int] { memory.withLock { $0.submissions } }
    /// The different contents that were sent for each number.
    package var contents: [DocumentNumber: Set<[UInt8]>] { memory.withLock { $0.bytes } }

    package func isReachable(at time: Timestamp) async -> Bool {
        if case .down = behaviour(nil, 0) { return false }
        return power.isOn
    }

    package func submit(
        _ transmission: Transmission,
        on timeline: inout Timeline
    ) async -> AuthorityAnswer {
        guard (try? power.use()) != nil else { return .unavailable(reason: "no power") }
        let told = behaviour(transmission.number, transmission.attempt)
        if case .down = told { return .unavailable(reason: "no connection") }
        memory.withLock { memory in
            memory.submissions[transmission.number, default: 0] += 1
            memory.bytes[transmission.number, default: []].insert(transmission.invoice)
        }
        let answer = answer(transmission, told)
        if case .losesAnswer = told { return .notAnswered(reason: "timeout") }
        guard (try? power.use()) != nil else { return .notAnswered(reason: "no power") }
        return answer
    }

    private func answer(_ transmission: Transmission, _ told: Behaviour) -> AuthorityAnswer {
        memory.withLock { memory in
            if let known = memory.accepted[transmission.number] { return .alreadyKnown(known) }
            switch told {
            case .refuses(let rule):
                memory.refused.insert(transmission.uniqueCode)
                let message = RuleMessage(code: rule, text: "Rechazo: no")
                return .refused(rules: [message], document: Array("<no/>".utf8))
            case .hasAnother:
                guard let other = UniqueCode(bytes: [UInt8](repeating: 9, count: 48)) else {
                    return .inProcess
                }
                return .alreadyKnown(other)
            case .works, .down, .losesAnswer, .doesNotKnowYet:
                memory.accepted[transmission.number] = transmission.uniqueCode
                return .accepted(notifications: [], document: Array("<si/>".utf8))
            }
        }
    }

    package func status(
        of code: UniqueCode,
        attempt: Int,
        on timeline: inout Timeline
    ) async -> AuthorityAnswer {
        guard (try? power.use()) != nil else { return .unavailable(reason: "no power") }
        switch behaviour(nil, attempt) {
        case .down: return .unavailable(reason: "no connection")
        case .doesNotKnowYet: return .unknown
        case .works, .losesAnswer, .refuses, .hasAnother: break
        }
        let isAccepted = memory.withLock { $0.accepted.values.contains(code) }
        return isAccepted
            ? .accepted(notifications: [], document: Array("<si/>".utf8)) : .unknown
    }
}
