package import Fiscal

/// Open sales that share a deadline.
package struct DeadlineReport: Hashable, Sendable {
    /// Nil while the outage lasts: the 48 hours have not begun.
    package var deadline: Deadline?
    /// To the earliest reading; negative when it is past; nil without a deadline.
    package var secondsLeft: Int64?
    /// Nil where it could not be read.
    package var type: ContingencyType?
    package var fate: NumberFate
    package var sales: FateCount

    /// Whether it is near, or past.
    package func isAtRisk(by alerts: Alerts) -> Bool {
        secondsLeft.map { $0 <= alerts.timeLeft } ?? false
    }

    /// Whether it is so near that somebody should be called, or past.
    package func isUrgent(by alerts: Alerts) -> Bool {
        secondsLeft.map { $0 <= alerts.urgent } ?? false
    }

    /// The published shape.
    package func json(by alerts: Alerts) -> JSONValue {
        .object([
            ("type", .optional(type?.rawValue)),
            ("fate", .text(fate.rawValue)),
            (
                "sales",
                .object([
                    ("count", .integer(Int64(sales.count))), ("total", .text(sales.total.plain)),
                ])
            ),
            ("from_restoration", .optional(deadline?.earliest.text)),
            ("from_next_day", .optional(deadline?.latest.text)),
            ("provisional", .bool(deadline?.isProvisional ?? false)),
            ("seconds_left", secondsLeft.map { .integer($0) } ?? .null),
            ("at_risk", .bool(isAtRisk(by: alerts))),
            ("urgent", .bool(isUrgent(by: alerts))),
        ])
    }
}

extension DeadlineReport {
    /// Open sales grouped by deadline, type and fate, the most urgent first; those whose outage still
    /// lasts come last.
    package static func all(
        from ledger: any SaleLedger,
        at now: Timestamp
    ) throws -> [DeadlineReport] {
        let windows = try ledger.windows()
        var groups: [Group: Sum] = [:]
        try ledger.openNumbers { open in
            let deadline = open.deadline(in: windows)
            let group = Group(lastDay: deadline?.latest, type: open.type, fate: open.fate)
            groups[group, default: Sum()].add(deadline, open.total ?? .zero)
        }
        return groups.map { DeadlineReport($0, $1, at: now) }.sorted(by: isMoreUrgent)
    }

    /// The latest reading ends with a day, so that provisional deadlines, which run from each sale's
    /// own time, are a line a day and not a million.
    private struct Group: Hashable {
        let lastDay: Timestamp?
        let type: ContingencyType?
        let fate: NumberFate
    }

    private struct Sum {
        /// The earliest of the group.
        var deadline: Deadline?
        var sales = FateCount(count: 0, total: .zero)

        mutating func add(_ other: Deadline?, _ amount: Pesos) {
            deadline = [deadline, other].compactMap { $0 }.min()
            let total = Pesos.sum([sales.total, amount]) ?? sales.total
            sales = FateCount(count: sales.count + 1, total: total)
        }
    }

    private init(_ group: Group, _ sum: Sum, at now: Timestamp) {
        deadline = sum.deadline
        secondsLeft = sum.deadline.map { $0.earliest.seconds - now.seconds }
        type = group.type
        fate = group.fate
        sales = sum.sales
    }

    private static func isMoreUrgent(_ left: DeadlineReport, _ right: DeadlineReport) -> Bool {
        let (first, second) = (left.secondsLeft ?? .max, right.secondsLeft ?? .max)
        let (one, other) = (left.type?.rawValue ?? "", right.type?.rawValue ?? "")
        return (first, one, left.fate) < (second, other, right.fate)
    }
}

extension OpenNumber {
    /// Nil while the outage lasts.
    fileprivate func deadline(in windows: [ContingencyWindow]) -> Deadline? {
        guard let soldAt else { return .ofUnreadable(receivedAt: receivedAt, in: windows) }
        if let type { return .of(type, soldAt: soldAt, in: windows) }
        return [.authorityDown, .issuerDown]
            .compactMap { Deadline.of($0, soldAt: soldAt, in: windows) }.min()
    }
}
