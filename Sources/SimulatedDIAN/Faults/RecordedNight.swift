import Fiscal
import Foundation

/// The calls of a past night, read from its evidence, so that it can be re-enacted exactly.
///
/// The format is that of `intentos.jsonl` in an archive of the kind `corrida`: one call a line, as a
/// JSON object with `unique_code`, `call` (`submit`, `status`), `attempt`, `answer` (absent or null
/// where the run died before it) and `detail`. Of several runs the files follow one another.
///
/// A call that was answered with a decision is decided anew, from the bytes that come. Every other one
/// gets its old answer. Whether a document that got none had arrived is told by what came after.
package struct RecordedNight: Sendable {
    private let courses: [Call: Course]

    private struct Call: Hashable, Sendable {
        let code: UniqueCode
        let attempt: Int
    }

    /// A night in which nothing is known to have gone wrong.
    package static let none = RecordedNight(courses: [:])

    /// Which line, from 1, is not in the format.
    package struct Unreadable: Error, Hashable, Sendable {
        package let line: Int
    }

    private init(courses: [Call: Course]) { self.courses = courses }

    package init(_ text: [UInt8]) throws(Unreadable) {
        var calls: [UniqueCode: [RecordedCall]] = [:]
        for (index, line) in text.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let call = try? JSONDecoder().decode(RecordedCall.self, from: Data(line)),
                let code = UniqueCode(hex: call.uniqueCode), call.isKnown
            else { throw Unreadable(line: index + 1) }
            calls[code, default: []].append(call)
        }
        var courses: [Call: Course] = [:]
        for (code, calls) in calls {
            let calls = calls.sorted { $0.attempt < $1.attempt }
            for (index, call) in calls.enumerated() {
                courses[Call(code: code, attempt: call.attempt)] =
                    call.course(of: code, before: calls[(index + 1)...])
            }
        }
        self.init(courses: courses)
    }

    func course(of code: UniqueCode, attempt: Int) -> Course? {
        courses[Call(code: code, attempt: attempt)]
    }
}

/// One line.
private struct RecordedCall: Decodable {
    let uniqueCode: String
    let call: String
    let attempt: Int
    let answer: String?
    let detail: String

    private enum CodingKeys: String, CodingKey {
        case uniqueCode = "unique_code"
        case call, attempt, answer, detail
    }

    private static let answers: Set<String> = [
        "accepted", "refused", "already-known", "in-process", "unknown", "not-answered",
        "unavailable",
    ]

    var isKnown: Bool {
        (isSubmission || call == "status") && answer.map(Self.answers.contains) ?? true
    }

    private var isSubmission: Bool { call == "submit" }

    func course(of code: UniqueCode, before later: ArraySlice<RecordedCall>) -> Course {
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
                isReceived: later.showArrival(of: code),
                answer: .notAnswered(reason: answer == nil ? "no answer recorded" : detail)
            )
        }
    }

    /// Whether this answer is given only of a document that has arrived.
    fileprivate func showsArrival(of code: UniqueCode) -> Bool {
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
    fileprivate func showArrival(of code: UniqueCode) -> Bool {
        for call in self {
            if call.showsArrival(of: code) { return true }
            if call.endsTheQuestion { return false }
        }
        return false
    }
}
