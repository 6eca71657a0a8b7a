package import Fiscal

/// A store whose sales are not there although their day is over (design.md, section 7): what continuity
/// cannot see, for after the last number nothing is missing.
///
/// It goes by the days of the sales, not by when files come. Nobody is expected for days before the
/// ledger's first run, so a store that never sent is silent from that day on.
package struct StoreSilence: Hashable, Sendable {
    package let store: String
    /// The last day of which sales are there; nil when there never were any.
    package let lastDay: CalendarDay?
    /// The first day that was expected since and did not come; of a weekly store the week's Monday.
    package let since: CalendarDay
    /// How many days, or weeks, were expected since; at least one.
    package let expected: Int

    /// Nil when everything that is due at `now` is there.
    package init?(
        of store: Store,
        lastDay: CalendarDay?,
        firstRun: Timestamp,
        at now: Timestamp
    ) {
        // What lies before is there, or was never expected.
        let known = max(lastDay?.number ?? .min, firstRun.day.number - 1)
        let missing = (known + 1..<max(known + 1, now.day.number + 1))
            .map(CalendarDay.init(number:))
            .filter { day in
                day.start.adding(seconds: store.due) <= now
                    && store.sends.firstDay(dueOn: day).map { $0.number > known } ?? false
            }
        guard let since = missing.first.flatMap(store.sends.firstDay) else { return nil }
        self.store = store.name
        self.lastDay = lastDay
        self.since = since
        expected = missing.count
    }

    /// Of all stores, in the order of the settings; of none before the first run.
    package static func all(
        of stores: [Store],
        from ledger: any SaleLedger,
        at now: Timestamp
    ) throws -> [StoreSilence] {
        guard !stores.isEmpty, let firstRun = try ledger.firstRunTime() else { return [] }
        let wanted = Set(stores.map(\.sender))
        var lastDays: [Sender: CalendarDay] = [:]
        for sent in try ledger.lastSent() {
            for sender in sent.senders where wanted.contains(sender) {
                lastDays[sender] = max(sent.day, lastDays[sender] ?? sent.day)
            }
        }
        return stores.compactMap { store in
            StoreSilence(
                of: store,
                lastDay: lastDays[store.sender],
                firstRun: firstRun,
                at: now
            )
        }
    }

    /// The published members.
    package var json: JSONValue {
        .object([
            ("store", .text(store)),
            ("last_day", .optional(lastDay?.text)),
            ("expected_since", .text(since.text)),
            ("expected", .integer(Int64(expected))),
        ])
    }
}

extension Store.Rhythm {
    /// The first of the days whose sales are due on this one; nil when none are.
    fileprivate func firstDay(dueOn day: CalendarDay) -> CalendarDay? {
        switch self {
        case .weekly: day.weekday == .sunday ? CalendarDay(number: day.number - 6) : nil
        case .days(let days): days.contains(day.weekday) ? day : nil
        }
    }
}
