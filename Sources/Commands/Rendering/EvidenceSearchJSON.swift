import Batch
import Evidence
import Fiscal

extension EvidenceSearch {
    func json(in language: Language) -> JSONValue {
        .object([
            ("version", 1),
            ("command", "evidence find"),
            ("sought", .text(typed)),
            ("folder", .text(folder)),
            ("exit_code", .integer(Int64(exitStatus.rawValue))),
            ("archives_searched", .integer(Int64(archives))),
            (
                "chains",
                .array(
                    trails.map { trail in
                        .object([
                            ("chain", .text(trail.chain.text)),
                            ("subject", .text(trail.subject.text)),
                            (
                                "traces",
                                .array(trail.found.traces.map { json(of: $0, in: language) })
                            ),
                        ])
                    }
                )
            ),
            ("not_here", .array(gaps.map(\.json))),
            ("problems", .array(problems.map { $0.json(in: language) })),
        ])
    }

    private func json(of trace: EvidenceTrace, in language: Language) -> JSONValue {
        let (path, isDamaged) = place(of: trace.archive)
        return .object(
            [
                ("at", .text(trace.at.text)),
                ("archive", .text(trace.archive)),
                ("path", .optional(path)),
                ("damaged", .bool(isDamaged)),
                ("entry", .text(trace.entry)),
            ] + trace.event.members(in: language)
        )
    }
}

extension EvidenceTrace.Event {
    /// The published shape: the word of the event, then what belongs to it.
    fileprivate func members(in language: Language) -> [(String, JSONValue)] {
        switch self {
        case .came(let file, let sha256, let bytes, let sales, let refusedFor):
            [
                ("event", "came"), ("file", .text(file)), ("sha256", .text(sha256)),
                ("bytes", .integer(bytes)), ("sales", .integer(Int64(sales))),
                ("refused_for", .text(refusedFor)),
            ]
        case .received(let file, let line):
            [("event", "received"), ("file", .text(file)), ("line", .text(line))]
        case .issued(let type, let issuedAt, let total, let uniqueCode):
            [
                ("event", "issued"), ("type", .text(type)), ("issued_at", .text(issuedAt)),
                ("total", .text(total)), ("unique_code", .text(uniqueCode)),
            ]
        case .called(let call, let attempt, let answer, let detail):
            [
                ("event", "called"), ("call", .text(call)), ("attempt", .integer(Int64(attempt))),
                ("answer", .optional(answer)), ("detail", .text(detail)),
            ]
        case .answered(let answer, let uniqueCode):
            [
                ("event", "answered"), ("answer", .text(answer.text(in: language))),
                ("unique_code", .text(uniqueCode)),
            ]
        case .judged(let fate, let role, let isLate, let file, let line):
            [
                ("event", "judged"), ("fate", .text(fate.text(in: language))),
                ("role", .text(role.text(in: language))), ("late", .bool(isLate)),
                ("file", .text(file)), ("line", .text(line)),
            ]
        case .left(let file, let sales):
            [
                ("event", "left"), ("file", .text(file)),
                (
                    "sales",
                    .array(
                        sales.map {
                            .object([
                                ("fate", .text($0.fate.text(in: language))),
                                ("count", .integer(Int64($0.count))),
                            ])
                        }
                    )
                ),
            ]
        case .found(let code, let message):
            [("event", "found"), ("code", .text(code)), ("message", .text(message))]
        case .noted(let kind, let by, let detail):
            [
                ("event", "noted"), ("kind", .text(kind)), ("by", .text(by)),
                ("detail", .text(detail)),
            ]
        case .numbered(let from, let to, let fate, let again):
            [
                ("event", "numbered"), ("from", .integer(from)), ("to", .integer(to)),
                ("fate", .text(fate.text(in: language))),
                ("more_runs", .integer(Int64(again?.runs ?? 0))),
                ("until", .optional(again?.until.text)),
            ]
        }
    }
}
