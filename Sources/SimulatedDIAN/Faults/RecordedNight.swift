import Fiscal
import Foundation

/// The calls of a past night, read from its evidence, so that it can be re-enacted exactly.
///
/// The format is that of `intentos.jsonl` in an archive of the kind `corrida`: one call a line, as a
/// JSON object. A call about a document has `unique_code`, `call` (`submit`, `status`), `attempt`, `at`,
/// `answered_at`, `answer` (both absent or null where the run died before it) and `detail`; a look whether
/// DIAN can be reached has `call` (`probe`), `at` and `answer` (`reachable`, `unavailable`). Of several
/// runs the files follow one another.
///
/// A call that was answered with a decision is decided anew, from the bytes that come. Every other one
/// gets its old answer. Whether a document that got none had arrived is told by what came after.
package struct RecordedNight: Sendable {
    private var courses: [Call: RecordedCourse] = [:]
    /// In the order of their times.
    private var probes: [RecordedProbe] = []

    private struct Call: Hashable, Sendable {
        let code: UniqueCode
        let attempt: Int
    }

    /// A night in which nothing is known to have gone wrong.
    package static let none = RecordedNight()

    /// Which line, from 1, is not in the format.
    package struct Unreadable: Error, Hashable, Sendable {
        package let line: Int
    }

    private init() {}

    package init(_ text: [UInt8]) throws(Unreadable) {
        var calls: [UniqueCode: [RecordedCall]] = [:]
        for (index, line) in text.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let recorded = try? JSONDecoder().decode(RecordedLine.self, from: Data(line))
            else { throw Unreadable(line: index + 1) }
            switch recorded {
            case .probe(let probe): probes.append(probe)
            case .call(let call): calls[call.code, default: []].append(call)
            }
        }
        probes.sort { $0.at < $1.at }
        for (code, calls) in calls {
            let calls = calls.sorted { $0.attempt < $1.attempt }
            for (index, call) in calls.enumerated() {
                courses[Call(code: code, attempt: call.attempt)] =
                    RecordedCourse(of: call, before: calls[(index + 1)...])
            }
        }
    }

    func course(of code: UniqueCode, attempt: Int, at time: Timestamp) -> Course? {
        courses[Call(code: code, attempt: attempt)]?.course(at: time)
    }

    /// What was learnt last by then; nil before the first time that somebody looked.
    func isReachable(at time: Timestamp) -> Bool? {
        probes.last { $0.at <= time }?.isReachable
    }
}

private struct RecordedCourse: Sendable {
    private let course: Course
    private let at: Timestamp
    private let answeredAt: Timestamp

    init(of call: RecordedCall, before later: ArraySlice<RecordedCall>) {
        course = call.course(before: later)
        at = call.at
        answeredAt = call.answeredAt ?? call.at
    }

    /// The answer comes when it came then.
    ///
    /// Intents are written before the calls of a group, so what lies
    /// between the two times may be more than the call itself took.
    func course(at time: Timestamp) -> Course {
        var course = course
        course.seconds = max(0, answeredAt.seconds - max(time, at).seconds)
        return course
    }
}

extension RecordedCall {
    fileprivate func course(before later: ArraySlice<RecordedCall>) -> Course {
        switch answer {
        case "accepted", "refused": return Course()
        case "already-known":
            return detail == code.hex
                ? Course(isDeliveredTwice: true) : Course(rival: UniqueCode(hex: detail))
        case "in-process": return Course(answer: .inProcess)
        case "unknown": return Course(answer: .unknown)
        case "unavailable":
            return Course(isReceived: false, answer: .unavailable(reason: detail))
        default:
            return Course(
                isReceived: later.showArrival,
                answer: .notAnswered(reason: answer == nil ? "no answer recorded" : detail)
            )
        }
    }

    /// Whether this answer is given only of a document that has arrived.
    fileprivate var showsArrival: Bool {
        switch answer {
        case "accepted", "refused", "in-process": !isSubmission
        case "already-known": detail == code.hex
        default: false
        }
    }

    fileprivate var endsTheQuestion: Bool { isSubmission && answer != "unavailable" }
}

extension ArraySlice<RecordedCall> {
    /// The questions that follow, up to and with the next time that it was sent.
    fileprivate var showArrival: Bool {
        for call in self {
            if call.showsArrival { return true }
            if call.endsTheQuestion { return false }
        }
        return false
    }
}
