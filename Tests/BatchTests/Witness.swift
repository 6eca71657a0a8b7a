import Fiscal
import SimulatedDIAN
import Synchronization

/// Stands between a run and DIAN, and remembers what went by.
final class Witness: Authority {
    fileprivate struct Memory {
        /// Of each code: whether it was sent and nobody was asked since.
        var sent: Set<UniqueCode> = []
        var sentWithoutAsking: [DocumentNumber] = []
        var bytes: Set<[UInt8]> = []
        var accepted: Set<UniqueCode> = []
        var lastAcceptance: Timestamp?
        var calls: [Timestamp] = []
        var callsInFlight = 0
        var mostInFlight = 0
    }

    private let dian: SimulatedAuthority
    private let memory = Mutex(Memory())

    init(_ dian: SimulatedAuthority) { self.dian = dian }

    var accepted: Set<UniqueCode> { memory.withLock { $0.accepted } }
    var lastAcceptance: Timestamp? { memory.withLock { $0.lastAcceptance } }
    /// Every different content that was sent.
    var bytes: Set<[UInt8]> { memory.withLock { $0.bytes } }
    var sentWithoutAsking: [DocumentNumber] { memory.withLock { $0.sentWithoutAsking } }
    /// When each call was made, looks whether DIAN can be reached left out.
    var calls: [Timestamp] { memory.withLock { $0.calls.sorted() } }
    /// The largest number of calls there were at the same time.
    var mostInFlight: Int { memory.withLock { $0.mostInFlight } }

    func isReachable(at time: Timestamp) async -> Bool { await dian.isReachable(at: time) }

    func submit(
        _ transmission: Transmission,
        on timeline: inout Timeline
    ) async -> AuthorityAnswer {
        await begin(at: timeline.now)
        let answer = await dian.submit(transmission, on: &timeline)
        let code = transmission.uniqueCode
        memory.withLock { memory in
            memory.callsInFlight -= 1
            memory.bytes.insert(transmission.invoice)
            if memory.sent.contains(code) { memory.sentWithoutAsking.append(transmission.number) }
            if case .unavailable = answer { return }
            memory.sent.insert(code)
            memory.note(answer, on: code, at: timeline.now)
        }
        return answer
    }

    func status(
        of code: UniqueCode,
        attempt: Int,
        on timeline: inout Timeline
    ) async -> AuthorityAnswer {
        await begin(at: timeline.now)
        let answer = await dian.status(of: code, attempt: attempt, on: &timeline)
        memory.withLock { memory in
            memory.callsInFlight -= 1
            memory.note(answer, on: code, at: timeline.now)
        }
        return answer
    }

    /// Gives others the time to be in flight as well.
    private func begin(at time: Timestamp) async {
        memory.withLock { memory in
            memory.calls.append(time)
            memory.callsInFlight += 1
            memory.mostInFlight = max(memory.mostInFlight, memory.callsInFlight)
        }
        for _ in 0..<20 { await Task.yield() }
    }
}

extension Witness.Memory {
    fileprivate mutating func note(
        _ answer: AuthorityAnswer,
        on code: UniqueCode,
        at time: Timestamp
    ) {
        switch answer {
        case .unknown: sent.remove(code)
        case .accepted:
            accepted.insert(code)
            lastAcceptance = max(time, lastAcceptance ?? time)
        case .refused, .alreadyKnown, .inProcess, .notAnswered, .unavailable: break
        }
    }
}
