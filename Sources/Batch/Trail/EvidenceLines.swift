import Fiscal
import FoundationEssentials

/// A sale, or a file as a whole, in `hallazgos.json`, which has one on a line.
struct FindingLine: Decodable {
    let file: String
    /// Of the `recepcion`, its entry, and a sale's place in the file, from 1.
    let archive: String?
    let entry: String?
    let order: Int?
    /// Nil for a file, and for a sale whose number cannot be read.
    let number: String?
    let findings: [Finding]

    struct Finding: Decodable {
        let code: String
        let severity: String
        let message: String
        let remedy: String
        let count: Int
        let places: [Place]
    }
}

/// A line of `intentos.jsonl`.
struct AttemptLine: Decodable {
    /// Nil when it was only asked whether DIAN can be reached.
    let number: String?
    let uniqueCode: String?
    let call: String
    let attempt: Int?
    let at: String
    let answeredAt: String?
    let answer: String?
    let detail: String

    private enum CodingKeys: String, CodingKey {
        case number, call, attempt, at, answer, detail
        case uniqueCode = "unique_code"
        case answeredAt = "answered_at"
    }
}

/// A line of `bitacora.jsonl`.
struct JournalLine: Decodable {
    /// Its place in the journal.
    var n: Int64?
    /// Nil for what concerns the whole workspace.
    var chain: String?
    let at: String
    let kind: String
    let subject: String
    let by: String
    let detail: String
    /// Of an act on numbers: what it was done to.
    var prefix: String?
    var from: Int64?
    var to: Int64?

    /// Whether its subject is the number, `FE7`, or a span with it, `FE5-9`.
    ///
    /// Nothing says where the prefix of a span ends when it has digits: each way to cut it counts.
    func speaks(of number: String) -> Bool {
        let subject = subject.prefix { $0 != " " }
        if subject == number { return true }
        let ends = subject.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let last = String(ends[1]).consecutive(after: "") else {
            return false
        }
        return (0...4).contains { length in
            let prefix = String(ends[0].prefix(length))
            guard let first = String(ends[0]).consecutive(after: prefix), first <= last,
                let consecutive = number.consecutive(after: prefix)
            else { return false }
            return (first...last).contains(consecutive)
        }
    }
}

extension SealedArchiveReading {
    /// The values on the lines of an entry that hold a text; lines that are no such value are passed.
    func values<Value: Decodable>(
        _ type: Value.Type,
        of entry: String,
        holding text: String,
        _ each: (Value) throws -> Void
    ) throws {
        let decoder = JSONDecoder()
        try lines(of: entry, holding: text) { line in
            let value = line.hasSuffix(",") ? line.dropLast() : line[...]
            guard let read = try? decoder.decode(type, from: Data(value.utf8)) else { return }
            try each(read)
        }
    }
}

extension String {
    /// The number after a prefix; nil for another prefix and for what no number looks like.
    func consecutive(after prefix: String) -> Int64? {
        guard hasPrefix(prefix) else { return nil }
        let digits = dropFirst(prefix.count)
        guard digits.first != "0", digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int64(digits)
    }
}
