package import Fiscal

extension ContingencyWindow {
    /// The published members of a window as it was declared, and of the papers that prove it.
    package func declaredMembers(_ papers: [WindowAttachment]) -> [(String, JSONValue)] {
        [
            ("id", .integer(id)),
            ("type", .text(type.rawValue)),
            ("start", .text(start.text)),
            ("end", .optional(end?.text)),
            ("source", .text(source)),
            ("note", .text(note)),
            ("declared_by", .text(declaredBy)),
            ("declared_at", .text(declaredAt.text)),
            ("amended_by", .optional(amended?.by)),
            ("amended_at", .optional(amended?.at.text)),
            ("attachments", .array(papers.map(\.json))),
        ]
    }

    /// The same, with both readings of its deadline, for evidence.
    func json(with papers: [WindowAttachment]) -> JSONValue {
        let deadline = end.map { Deadline(restored: $0) }
        return .object(
            declaredMembers(papers) + [
                ("deadline_from_restoration", .optional(deadline?.earliest.text)),
                ("deadline_from_next_day", .optional(deadline?.latest.text)),
            ]
        )
    }
}

extension WindowAttachment {
    /// The entry lies in this archive, or in an earlier `corrida` of the chain.
    fileprivate var json: JSONValue {
        .object([
            ("name", .text(name)), ("sha256", .text(digest.hex)), ("bytes", .integer(size)),
            ("entry", .text("data/" + entry)),
        ])
    }
}
