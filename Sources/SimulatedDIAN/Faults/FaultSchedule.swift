package import Fiscal

/// When and how the simulated DIAN fails.
///
/// What becomes of a call is a function of seed, document, attempt and time: the same night fails
/// alike on every machine, whatever the order in which the calls arrive.
package struct FaultSchedule: Sendable {
    /// A period in which every call meets the same fault.
    package struct Outage: Hashable, Sendable {
        package let start: Timestamp
        /// The first moment after it; nil when it does not end.
        package let end: Timestamp?
        package let fault: Fault

        package init(start: Timestamp, end: Timestamp?, fault: Fault) {
            self.start = start
            self.end = end
            self.fault = fault
        }
    }

    /// How often a fault befalls calls outside outages.
    package struct Chance: Hashable, Sendable {
        package let fault: Fault
        /// 0 to 1000 of a thousand calls.
        package let perMille: Int

        package init(_ fault: Fault, perMille: Int) {
            self.fault = fault
            self.perMille = perMille
        }
    }

    package let seed: UInt64
    /// Where two overlap, the first in the list counts.
    package let outages: [Outage]
    /// Their sum should not pass 1000; what is beyond never happens.
    package let chances: [Chance]
    /// What befell the calls of a past night befalls them again, whatever else is set.
    package let recorded: RecordedNight
    /// How many seconds a caller waits for an answer.
    package let timeout: Int64

    package init(
        seed: UInt64,
        outages: [Outage] = [],
        chances: [Chance] = [],
        recorded: RecordedNight = .none,
        timeout: Int64 = 60
    ) {
        self.seed = seed
        self.outages = outages
        self.chances = chances
        self.recorded = recorded
        self.timeout = timeout
    }

    /// A DIAN that never fails.
    package static let none = FaultSchedule(seed: 0)

    /// How long an answer is held back where no outage says until when.
    private static let ordinaryDelay: Int64 = 300

    func course(of code: UniqueCode, attempt: Int, at time: Timestamp) -> Course {
        if let course = recorded.course(of: code, attempt: attempt, at: time) { return course }
        guard let fault = fault(of: code, attempt: attempt, at: time) else { return Course() }
        let end = outage(at: time)?.end ?? time.adding(seconds: Self.ordinaryDelay)
        return fault.course(of: code, until: end, timeout: timeout)
    }

    func isReachable(at time: Timestamp) -> Bool {
        if let isReachable = recorded.isReachable(at: time) { return isReachable }
        guard let outage = outage(at: time) else { return true }
        return outage.fault != .unavailable && !isFlapped(outage, at: time)
    }

    func fault(of code: UniqueCode, attempt: Int, at time: Timestamp) -> Fault? {
        if let outage = outage(at: time) {
            if outage.fault != .flapping { return outage.fault }
            if isFlapped(outage, at: time) { return .unavailable }
        }
        guard !chances.isEmpty else { return nil }
        var draw = Int(digest(of: code, attempt: attempt) % 1000)
        for chance in chances {
            draw -= chance.perMille
            if draw < 0 { return chance.fault }
        }
        return nil
    }

    private func outage(at time: Timestamp) -> Outage? {
        outages.first { outage in
            time >= outage.start && outage.end.map { time < $0 } ?? true
        }
    }

    /// Whether this is one of the closed minutes of a flapping outage.
    private func isFlapped(_ outage: Outage, at time: Timestamp) -> Bool {
        outage.fault == .flapping
            && !mixed(seed ^ UInt64(bitPattern: time.minute.seconds)).isMultiple(of: 2)
    }

    /// The finaliser of SplitMix64 over seed, code and attempt: alike on every platform.
    private func digest(of code: UniqueCode, attempt: Int) -> UInt64 {
        var state = mixed(seed &+ UInt64(truncatingIfNeeded: attempt))
        for byte in code.bytes {
            state = mixed(state ^ UInt64(byte))
        }
        return state
    }

    private func mixed(_ value: UInt64) -> UInt64 {
        var value = value &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
