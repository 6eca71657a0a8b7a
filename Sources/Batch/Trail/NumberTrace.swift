package import Fiscal

/// One place in the archives that speaks of a number.
package struct NumberTrace: Hashable, Sendable {
    package let at: Timestamp
    /// The archive's name, `900373115-000002-emision`.
    package let archive: String
    /// Its path in the bag, with `data/`.
    package let entry: String
    package let event: Event

    /// What is said there; fates and answers are in the words, and the language, of the archive.
    package enum Event: Hashable, Sendable {
        /// The sale file it came in; `line` is a JSON pointer where the file has no lines.
        case received(file: String, line: String)
        /// `issuedAt` is the invoice's own time: of type 04 the till's.
        case issued(type: String, issuedAt: String, total: String, uniqueCode: String)
        /// A call to DIAN about its document; `answer` is nil when the run died before it knew.
        case called(call: String, attempt: Int, answer: String?, detail: String)
        case answered(answer: String, uniqueCode: String)
        /// How a run left the number, and what this sale is to it.
        case judged(fate: String, role: String, isLate: Bool, file: String, line: String)
        case found(code: String, message: String)
        /// What a person did, or the program without being told.
        case noted(kind: String, by: String, detail: String)
        /// The interval of the continuity statement it lies in.
        case numbered(from: Int64, to: Int64, fate: String)
    }

    /// What comes first of things that happened in the same second.
    var order: (time: Timestamp, rank: Int) {
        switch event {
        case .received: (at, 0)
        case .issued: (at, 1)
        case .called: (at, 2)
        case .answered: (at, 3)
        case .judged: (at, 4)
        case .found: (at, 5)
        case .numbered: (at, 6)
        case .noted: (at, 7)
        }
    }
}
