import Fiscal
import FoundationEssentials

extension SubmissionState {
    /// The word for it in the ledger; never changes.
    var storedName: String {
        switch self {
        case .toSend: "toSend"
        case .inFlight: "inFlight"
        case .unresolved: "unresolved"
        case .acceptedWithoutReceipt: "acceptedWithoutReceipt"
        case .accepted: "accepted"
        case .refused: "refused"
        case .disputed: "disputed"
        }
    }

    init?(storedName: String) {
        let all: [SubmissionState] = [
            .toSend, .inFlight, .unresolved, .acceptedWithoutReceipt, .accepted, .refused,
            .disputed,
        ]
        guard let state = all.first(where: { $0.storedName == storedName }) else { return nil }
        self = state
    }
}

extension SubmissionState.Step {
    /// The word for it in the ledger; never changes.
    var storedName: String {
        switch self {
        case .send: "send"
        case .askStatus: "askStatus"
        }
    }

    init?(storedName: String) {
        switch storedName {
        case "send": self = .send
        case "askStatus": self = .askStatus
        default: return nil
        }
    }
}

/// Nil for an empty list, so that a sale without findings costs nothing.
func jsonText(_ values: [some Encodable]) throws -> String? {
    guard !values.isEmpty else { return nil }
    let encoder = JSONEncoder()
    // Sorted: the same findings are the same text, by which a change is recognised.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(values), as: UTF8.self)
}

extension Columns {
    mutating func list<Value: Decodable>(of type: Value.Type) throws -> [Value] {
        guard let text = textOrNil() else { return [] }
        let values = try? JSONDecoder().decode([Value].self, from: Data(text.utf8))
        return try stored(values, as: "[\(type)]")
    }

    mutating func time() -> Timestamp { Timestamp(seconds: integer()) }
    mutating func timeOrNil() -> Timestamp? { integerOrNil().map(Timestamp.init(seconds:)) }

    mutating func issuer() throws -> NIT {
        try stored(NIT(digits: integer()), as: "issuer")
    }

    mutating func issuerOrNil() throws -> NIT? {
        guard let digits = integerOrNil() else { return nil }
        return try stored(NIT(digits: digits), as: "issuer")
    }

    /// From prefix and consecutive.
    mutating func number() throws -> DocumentNumber {
        try stored(DocumentNumber(prefix: text(), consecutive: integer()), as: "number")
    }

    /// From prefix and consecutive, both NULL for none.
    mutating func numberOrNil() throws -> DocumentNumber? {
        let (prefix, consecutive) = (textOrNil(), integerOrNil())
        guard let prefix, let consecutive else { return nil }
        return try stored(DocumentNumber(prefix: prefix, consecutive: consecutive), as: "number")
    }

    /// From arrival and ordinal.
    mutating func key() -> SaleKey { SaleKey(arrival: integer(), ordinal: Int(integer())) }

    /// From arrival and ordinal, both NULL for none.
    mutating func keyOrNil() -> SaleKey? {
        let (arrival, ordinal) = (integerOrNil(), integerOrNil())
        guard let arrival, let ordinal else { return nil }
        return SaleKey(arrival: arrival, ordinal: Int(ordinal))
    }

    mutating func digest() throws -> ContentDigest {
        try stored(ContentDigest(bytes: blob()), as: "digest")
    }

    mutating func digestOrNil() throws -> ContentDigest? {
        guard let bytes = blobOrNil() else { return nil }
        return try stored(ContentDigest(bytes: bytes), as: "digest")
    }

    mutating func uniqueCode() throws -> UniqueCode {
        try stored(UniqueCode(bytes: blob()), as: "unique code")
    }

    mutating func state() throws -> SubmissionState {
        try stored(SubmissionState(storedName: text()), as: "state")
    }

    mutating func named<Value: RawRepresentable<String>>(_ type: Value.Type) throws -> Value {
        try stored(Value(rawValue: text()), as: "\(type)")
    }

    mutating func namedOrNil<Value: RawRepresentable<String>>(
        _ type: Value.Type
    ) throws -> Value? {
        guard let name = textOrNil() else { return nil }
        return try stored(Value(rawValue: name), as: "\(type)")
    }
}
