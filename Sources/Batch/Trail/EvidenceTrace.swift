package import Fiscal

/// One place in the archives that speaks of what is looked for.
package struct EvidenceTrace: Hashable, Sendable {
    package let at: Timestamp
    /// The archive's name, `900373115-000002-emision`.
    package let archive: String
    /// Its path in the bag, with `data/`.
    package let entry: String
    package internal(set) var event: Event

    /// What is said there; words of ours are known in both languages, whichever the archive has.
    package enum Event: Hashable, Sendable {
        /// A sale file as it came; `refusedFor` has the codes of a file that was refused whole.
        case came(file: String, sha256: String, bytes: Int64, sales: Int, refusedFor: String)
        /// The sale file it came in; `line` is a JSON pointer where the file has no lines.
        case received(file: String, line: String)
        /// `issuedAt` is the invoice's own time: of type 04 the till's. `total` has a decimal point.
        case issued(type: String, issuedAt: String, total: String, uniqueCode: String)
        /// A call to DIAN about its document; `answer` is nil when the run died before it knew.
        case called(call: String, attempt: Int, answer: String?, detail: String)
        case answered(answer: Bilingual, uniqueCode: String)
        /// How a run left the number, and what this sale is to it.
        case judged(fate: Bilingual, role: Bilingual, isLate: Bool, file: String, line: String)
        /// How a run left the sales of a file, the most frequent first.
        case left(file: String, sales: [SaleCount])
        /// In the language of the archive.
        case found(code: String, message: String)
        /// What a person did, or the program without being told.
        case noted(kind: String, by: String, detail: String)
        /// The interval of the continuity statement it lies in; `again` is nil when only one run said so.
        case numbered(from: Int64, to: Int64, fate: Bilingual, again: Repetition?)
    }

    package struct SaleCount: Hashable, Sendable {
        package let fate: Bilingual
        package internal(set) var count: Int
    }

    /// Later runs whose statement says the same.
    package struct Repetition: Hashable, Sendable {
        package internal(set) var runs: Int
        package internal(set) var until: Timestamp
    }

    /// What comes first of things that happened in the same second.
    fileprivate var order: (time: Timestamp, rank: Int) {
        switch event {
        case .came: (at, 0)
        case .received: (at, 1)
        case .issued: (at, 2)
        case .called: (at, 3)
        case .answered: (at, 4)
        case .judged, .left: (at, 5)
        case .found: (at, 6)
        case .numbered: (at, 7)
        case .noted: (at, 8)
        }
    }
}

extension [EvidenceTrace] {
    /// In the order in which it happened.
    var inOrder: [EvidenceTrace] {
        enumerated()
            .sorted { left, right in
                let (first, second) = (left.element.order, right.element.order)
                return (first.time, first.rank, left.offset)
                    < (second.time, second.rank, right.offset)
            }
            .map(\.element)
    }
}

extension Bilingual {
    /// A text of an archive in both languages, where it is one of ours; else it is the same in both.
    init(reading text: String, among ours: [Bilingual]) {
        self = ours.first { $0.es == text || $0.en == text } ?? Bilingual(es: text, en: text)
    }
}
