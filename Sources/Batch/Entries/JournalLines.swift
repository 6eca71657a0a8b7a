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

    var json: JSONValue {
        .object([
            ("at", .text(at.text)), ("kind", .text(kind)), ("subject", .text(subject)),
            ("by", .text(by)), ("detail", .text(detail)),
        ])
    }
}
