import Fiscal

/// What goes wrong with one call (`dian-technical.md` section 7).
package enum Fault: Hashable, Sendable {
    /// No connection is made; nothing is received.
    case unavailable
    /// Of outages: no connection in some minutes, none the wiser in others.
    case flapping
    /// The connection is cut before the document has been read.
    case cut
    /// DIAN answers an error and does not look at the document.
    case error(HTTPError)
    /// The answer takes longer than the caller waits; the document is processed.
    case slow
    /// The document is processed and the connection cut before the answer.
    case lost
    /// The document is processed; the answer's body is empty.
    case garbage
    /// The document is processed; the answer's body ends in the middle.
    case truncated
    /// The document is processed and its answer held back: in process (98) until then.
    case late
    /// The document is processed, its answer lost, and the code unknown (66) for a while.
    case unknown
    /// The document arrives twice; the answer is that to the second: rule 90 with its own code.
    case repeated
    /// Another document of this number was accepted before: rule 90 with its code.
    case foreign
}

/// The errors that count as a failure of DIAN (annex 1.9 §12.2).
package enum HTTPError: Int, Hashable, Sendable, CaseIterable {
    case forbidden = 403
    case internalError = 500
    case serviceUnavailable = 503
    case insufficientStorage = 507
    case loopDetected = 508

    var reason: String {
        switch self {
        case .forbidden: "Forbidden"
        case .internalError: "Internal Server Error"
        case .serviceUnavailable: "Service Unavailable"
        case .insufficientStorage: "Insufficient Storage"
        case .loopDetected: "Loop Detected"
        }
    }
}

/// The way that one call takes; by default nothing goes wrong.
struct Course: Hashable, Sendable {
    var isReceived = true
    var isDeliveredTwice = false
    /// The code of another document of this number, accepted before.
    var rival: UniqueCode?
    var waiting: Waiting?
    /// What the caller gets instead of the authority's own answer.
    var answer: AuthorityAnswer?
    /// How long the caller waits.
    var seconds: Int64 = 0

    /// The same for a question, which keeps no decision back.
    var answerToQuestion: AuthorityAnswer? { waiting == nil ? answer : nil }
}

/// A decision that is kept back.
struct Waiting: Hashable, Sendable {
    let until: Timestamp
    /// Whether the code is unknown (66) meanwhile, instead of in process (98).
    let isUnknown: Bool
}

extension Fault {
    /// `end` is when a decision that is kept back is given; a caller waits for `timeout` seconds.
    func course(of code: UniqueCode, until end: Timestamp, timeout: Int64) -> Course {
        switch self {
        case .unavailable, .flapping:
            Course(isReceived: false, answer: .unavailable(reason: "connection refused"))
        case .cut:
            Course(
                isReceived: false,
                answer: .notAnswered(reason: "connection reset while sending")
            )
        case .error(let error):
            Course(
                isReceived: false,
                answer: .notAnswered(reason: "HTTP \(error.rawValue) \(error.reason)")
            )
        case .slow:
            Course(
                answer: .notAnswered(reason: "no answer within \(timeout) s"),
                seconds: timeout
            )
        case .lost: Course(answer: .notAnswered(reason: "connection reset by peer"))
        case .garbage: Course(answer: .notAnswered(reason: "HTTP 200 with an empty body"))
        case .truncated: Course(answer: .notAnswered(reason: "HTTP 200 with a truncated body"))
        case .late: Course(waiting: Waiting(until: end, isUnknown: false))
        case .unknown:
            Course(
                waiting: Waiting(until: end, isUnknown: true),
                answer: .notAnswered(reason: "connection reset by peer")
            )
        case .repeated: Course(isDeliveredTwice: true)
        case .foreign: Course(rival: UniqueCode(bytes: code.bytes.map { ~$0 }))
        }
    }
}
