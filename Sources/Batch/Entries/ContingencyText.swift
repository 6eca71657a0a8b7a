package import Fiscal

extension ContingencyWindow {
    /// The published members of a window as it was declared, and of the papers that prove it.
    ///
    /// `archives` has those in which papers lie, by their ids, where that is known.
    package func declaredMembers(
        _ papers: [WindowAttachment],
        in archives: [Int64: ArchiveName] = [:]
    ) -> [(String, JSONValue)] {
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
            ("attachments", .array(papers.map { $0.json(in: archives[$0.id]) })),
        ]
    }

    /// The same, with both readings of its deadline, for evidence.
    func json(
        with papers: [WindowAttachment],
        in archives: [Int64: ArchiveName]
    ) -> JSONValue {
        let deadline = end.map { Deadline(restored: $0) }
        return .object(
            declaredMembers(papers, in: archives) + [
                ("deadline_from_restoration", .optional(deadline?.earliest.text)),
                ("deadline_from_next_day", .optional(deadline?.latest.text)),
            ]
        )
    }
}

extension WindowAttachment {
    fileprivate func json(in archive: ArchiveName?) -> JSONValue {
        let place = archive.map { [("archive", JSONValue.text($0.text))] } ?? []
        return .object(
            [("name", .text(name)), ("sha256", .text(digest.hex)), ("bytes", .integer(size))]
                + place + [("entry", .text("data/" + entry))]
        )
    }
}
