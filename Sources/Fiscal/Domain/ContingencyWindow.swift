/// A period in which invoices could not be validated, as an operator declared it.
///
/// No machine-readable feed of DIAN's windows exists, so a person types them in, with the source.
package struct ContingencyWindow: Hashable, Sendable, Codable {
    /// Given by the ledger, from 1; an amendment keeps it.
    package let id: Int64
    /// `.authorityDown` (04) or `.issuerDown` (03).
    package let type: ContingencyType
    package let start: Timestamp
    /// Nil while the outage lasts.
    package let end: Timestamp?
    /// Where the times come from: a press note, the letter to DIAN.
    package let source: String
    package let note: String
    package let declaredBy: String
    package let declaredAt: Timestamp
    /// Who changed it last; nil while it stands as it was declared.
    package let amended: Amendment?
    /// The beginnings of the runs since its start in which DIAN accepted invoices, ascending; of an
    /// outage of DIAN whose end nobody has told, which they contradict.
    package var acceptances: [Timestamp] = []

    package struct Amendment: Hashable, Sendable, Codable {
        package let by: String
        package let at: Timestamp

        package init(by: String, at: Timestamp) {
            self.by = by
            self.at = at
        }
    }

    package init(
        id: Int64,
        type: ContingencyType,
        start: Timestamp,
        end: Timestamp?,
        source: String,
        note: String,
        declaredBy: String,
        declaredAt: Timestamp,
        amended: Amendment? = nil
    ) {
        self.id = id
        self.type = type
        self.start = start
        self.end = end
        self.source = source
        self.note = note
        self.declaredBy = declaredBy
        self.declaredAt = declaredAt
        self.amended = amended
    }

    /// The act that made it what it is, for the journal.
    package var act: JournalEntry {
        let times = "\(type.rawValue) \(start.text)/\(end?.text ?? "")"
        return JournalEntry(
            at: amended?.at ?? declaredAt,
            kind: amended == nil ? "window-declared" : "window-amended",
            subject: "window \(id)",
            by: amended?.by ?? declaredBy,
            detail: [times, source, note].filter { !$0.isEmpty }.joined(separator: "; ")
        )
    }

    /// Whether a sale at `moment` lies inside, both ends included, compared to the minute (CTG01).
    package func contains(_ moment: Timestamp) -> Bool {
        moment.minute >= start.minute && end.map { moment.minute <= $0.minute } ?? true
    }
}
