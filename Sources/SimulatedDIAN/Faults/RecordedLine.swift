import Fiscal

/// One line of `intentos.jsonl`.
enum RecordedLine: Decodable {
    case call(RecordedCall)
    case probe(RecordedProbe)

    private enum CodingKeys: String, CodingKey {
        case call
    }

    init(from decoder: any Decoder) throws {
        let word = try decoder.container(keyedBy: CodingKeys.self).decode(
            String.self,
            forKey: .call
        )
        self =
            word == "probe"
            ? .probe(try RecordedProbe(from: decoder)) : .call(try RecordedCall(from: decoder))
    }
}

/// Whether DIAN could be reached at a moment.
struct RecordedProbe: Decodable, Hashable, Sendable {
    let at: Timestamp
    let isReachable: Bool

    private enum CodingKeys: String, CodingKey {
        case at, answer
    }

    init(from decoder: any Decoder) throws {
        let line = try decoder.container(keyedBy: CodingKeys.self)
        at = try line.time(.at)
        isReachable = try line.word(.answer, of: ["reachable", "unavailable"]) == "reachable"
    }
}

/// A call about a document.
struct RecordedCall: Decodable, Hashable, Sendable {
    let code: UniqueCode
    let isSubmission: Bool
    let attempt: Int
    let at: Timestamp
    /// Nil where the run died before the answer.
    let answeredAt: Timestamp?
    /// `AuthorityAnswer.name`, or nil likewise.
    let answer: String?
    let detail: String

    private enum CodingKeys: String, CodingKey {
        case code = "unique_code"
        case answeredAt = "answered_at"
        case call, attempt, at, answer, detail
    }

    private static let answers: Set<String> = [
        "accepted", "refused", "already-known", "in-process", "unknown", "not-answered",
        "unavailable",
    ]

    init(from decoder: any Decoder) throws {
        let line = try decoder.container(keyedBy: CodingKeys.self)
        guard let code = UniqueCode(hex: try line.decode(String.self, forKey: .code)) else {
            throw line.mistake(.code)
        }
        self.code = code
        isSubmission = try line.word(.call, of: ["submit", "status"]) == "submit"
        attempt = try line.decode(Int.self, forKey: .attempt)
        at = try line.time(.at)
        let isAnswered = try line.decodeIfPresent(String.self, forKey: .answer) != nil
        answer = isAnswered ? try line.word(.answer, of: Self.answers) : nil
        answeredAt = isAnswered ? try line.time(.answeredAt) : nil
        detail = try line.decode(String.self, forKey: .detail)
    }
}

extension KeyedDecodingContainer {
    /// RFC 3339.
    fileprivate func time(_ key: Key) throws -> Timestamp {
        guard let time = Timestamp(try decode(String.self, forKey: key)) else { throw mistake(key) }
        return time
    }

    fileprivate func word(_ key: Key, of words: Set<String>) throws -> String {
        let word = try decode(String.self, forKey: key)
        guard words.contains(word) else { throw mistake(key) }
        return word
    }

    fileprivate func mistake(_ key: Key) -> DecodingError {
        .dataCorruptedError(forKey: key, in: self, debugDescription: "not in the format")
    }
}
