import Fiscal

extension AttemptRecord {
    var json: JSONValue {
        .object([
            ("number", .text(number.text)),
            ("unique_code", .text(uniqueCode.hex)),
            ("call", .text(step == .send ? "submit" : "status")),
            ("attempt", .integer(Int64(attempt))),
            ("at", .text(at.text)),
            ("answered_at", .optional(answeredAt?.text)),
            ("answer", .optional(answer)),
            ("detail", .text(detail)),
        ])
    }
}

extension JournalEntry {
    /// As a call to DIAN; nil when it was none.
    var probe: JSONValue? {
        isReachableAuthority.map { isOpen in
            .object([
                ("number", .null), ("unique_code", .null), ("call", "probe"), ("attempt", .null),
                ("at", .text(at.text)), ("answered_at", .text(at.text)),
                ("answer", .text(isOpen ? "reachable" : "unavailable")),
                ("detail", .text(detail)),
            ])
        }
    }
}

extension JournalRecord {
    var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("n", .integer(id)), ("chain", .optional(chain?.text)), ("at", .text(entry.at.text)),
            ("kind", .text(entry.kind)), ("subject", .text(entry.subject)),
            ("by", .text(entry.by)), ("detail", .text(entry.detail)),
        ]
        if let act {
            members += [
                ("prefix", .text(act.series.prefix)), ("from", .integer(act.numbers.lowerBound)),
                ("to", .integer(act.numbers.upperBound)),
            ]
        }
        return .object(members)
    }
}
