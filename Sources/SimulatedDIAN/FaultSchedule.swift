package import Fiscal

/// When and how the simulated DIAN fails.
///
/// A fault is a function of seed, document, attempt and time: the same night fails alike on every
/// machine, whatever the order in which the calls arrive.
package struct FaultSchedule: Sendable {
    /// What goes wrong with one call (`dian-technical.md` section 7).
    package enum Fault: Hashable, Sendable {
        /// No connection is made; nothing is received.
        case unavailable
        /// The answer takes longer than the minute a caller waits; the document is processed.
        case slow
        /// The document is processed and the connection cut before the answer.
        case lost
        /// The document is processed and its answer held back: in process (98) until then.
        case late
        /// The document is processed; the answer's body is empty.
        case garbage
        /// DIAN answers an error and does not look at the document.
        case error(HTTPError)
    }

    /// The errors that count as a failure of DIAN (annex 1.9 §12.2).
    package enum HTTPError: Int, Hashable, Sendable, CaseIterable {
        case forbidden = 403
        case internalError = 500
        case serviceUnavailable = 503
        case insufficientStorage = 507
        case loopDetected = 508
    }

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

    package init(seed: UInt64, outages: [Outage] = [], chances: [Chance] = []) {
        self.seed = seed
        self.outages = outages
        self.chances = chances
    }

    /// A DIAN that never fails.
    package static let none = FaultSchedule(seed: 0)

    /// How long an answer is held back where no outage says until when.
    private static let ordinaryDelay: Int64 = 300

    func fault(of code: UniqueCode, attempt: Int, at time: Timestamp) -> Fault? {
        if let outage = outage(at: time) { return outage.fault }
        var draw = Int(digest(of: code, attempt: attempt) % 1000)
        for chance in chances {
            draw -= chance.perMille
            if draw < 0 { return chance.fault }
        }
        return nil
    }

    func outage(at time: Timestamp) -> Outage? {
        outages.first { outage in
            time >= outage.start && outage.end.map { time < $0 } ?? true
        }
    }

    /// When the answer to a document received late is given.
    func endOfDelay(from time: Timestamp) -> Timestamp {
        outage(at: time)?.end ?? time.adding(seconds: Self.ordinaryDelay)
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
