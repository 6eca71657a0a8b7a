import Fiscal

extension SaleStatus {
    /// Whether DIAN took the document after the 48 hours by the earliest reading.
    ///
    /// Late documents are transmitted all the same: it is a matter of sanctions, not of validity. A provisional
    /// deadline makes none late: what is sealed cannot be taken back when the outage is declared.
    func wasLate(in windows: [ContingencyWindow]) -> Bool {
        guard standing == .current, let facts, let document, document.state == .accepted,
            let answeredAt = document.answeredAt,
            let deadline = Deadline.of(facts.type, soldAt: facts.soldAt, in: windows),
            !deadline.isProvisional
        else { return false }
        return answeredAt > deadline.earliest
    }
}
