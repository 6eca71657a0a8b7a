/// The 48 hours to transmit, by the earliest and by the latest reading of the norm.
///
/// The start of the 48 hours is stated in several ways (`dian-law.md`, U1). Alerts go by the
/// earliest, the moment of restoration (ET 616-1); the latest, from the day after (Resolución 227 of
/// 2025, 1.5.1.5.7.1), is shown as the legal maximum. For drafts the norm states none; the same
/// 48 hours are kept as ours.
package struct Deadline: Hashable, Comparable, Sendable {
    /// 48 hours after the service was restored.
    package let earliest: Timestamp
    /// 48 hours after the end of the day on which it was restored.
    package let latest: Timestamp
    /// Whether no known outage explains the sale, so that the till's time had to stand in.
    package let isProvisional: Bool

    private static let hours48: Int64 = 48 * 3600

    package init(restored end: Timestamp, isProvisional: Bool = false) {
        earliest = end.adding(seconds: Self.hours48)
        latest = end.day.next.start.adding(seconds: Self.hours48)
        self.isProvisional = isProvisional
    }

    package static func < (left: Deadline, right: Deadline) -> Bool {
        left.earliest < right.earliest
    }

    /// The deadline of a sale whose time cannot be read: the most urgent it can have.
    ///
    /// That of any outage that was over when the file came and whose deadline was not; else 48 hours
    /// from the arrival.
    package static func ofUnreadable(
        receivedAt: Timestamp,
        in windows: some Sequence<ContingencyWindow>
    ) -> Deadline {
        windows.compactMap(\.end)
            .filter { $0 <= receivedAt }
            .map { Deadline(restored: $0, isProvisional: true) }
            .filter { $0.earliest > receivedAt }
            .min() ?? Deadline(restored: receivedAt, isProvisional: true)
    }

    /// The deadline of a sale; nil while the outage it was sold in has not ended.
    ///
    /// A draft (01) belongs to an outage of DIAN like type 04. Where windows overlap, the one
    /// that ends last counts: the service was not back before. One whose end nobody has told yet does not
    /// take away the deadline that another gives; and when DIAN has accepted invoices since the sale, the
    /// outage counts, provisionally, as over from then on.
    package static func of(
        _ type: ContingencyType,
        soldAt: Timestamp,
        in windows: some Sequence<ContingencyWindow>
    ) -> Deadline? {
        let kind: ContingencyType = type == .issuerDown ? .issuerDown : .authorityDown
        let containing = windows.filter { $0.type == kind && $0.contains(soldAt) }
        guard !containing.isEmpty else { return Deadline(restored: soldAt, isProvisional: true) }
        let ends = containing.compactMap(\.end)
        if let last = ends.max() {
            return Deadline(restored: last, isProvisional: ends.count < containing.count)
        }
        let acceptance = containing[0].acceptances.first { $0 >= soldAt }
        return acceptance.map { Deadline(restored: $0, isProvisional: true) }
    }
}
