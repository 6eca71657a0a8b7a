import Fiscal

extension Rule {
    /// FAD10: `HH:MM:SS-05:00`: the offset is part of the text.
    ///
    /// Its words are ours: no published text is known.
    static let fad10 = Rule("FAD10", "La hora no tiene el formato HH:MM:SS-05:00") {
        let time = $0.invoice.root.value("IssueTime")
        guard time.utf8.count == 14, time.hasSuffix("-05:00") else { return true }
        return $0.invoice.issuedAt == nil && $0.invoice.issueDay != nil
    }
}
