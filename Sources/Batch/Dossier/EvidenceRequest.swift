package import Fiscal

/// What a requirement asks for: the sales of some days and some prefixes.
package struct EvidenceRequest: Hashable, Sendable {
    /// The first day, in Colombia; nil for all before.
    package let from: CalendarDay?
    /// The last day; nil for all after.
    package let to: CalendarDay?
    /// In upper case; none stands for all.
    package let prefixes: [String]

    package init(from: CalendarDay?, to: CalendarDay?, prefixes: [String]) {
        (self.from, self.to, self.prefixes) = (from, to, prefixes)
    }

    func covers(_ day: CalendarDay) -> Bool {
        from.map { $0 <= day } ?? true && to.map { day <= $0 } ?? true
    }

    /// Whether an outage lay in the days asked for, in part at least; one without end lasts.
    func touches(_ start: Timestamp, _ end: Timestamp?) -> Bool {
        to.map { start.day <= $0 } ?? true
            && from.map { from in end.map { from <= $0.day } ?? true } ?? true
    }

    func covers(prefix: String) -> Bool { prefixes.isEmpty || prefixes.contains(prefix) }

    func covers(number: String) -> Bool {
        prefixes.isEmpty || prefixes.contains { number.consecutive(after: $0) != nil }
    }

    /// Whether a sale judged in an archive is asked for, by its date at the till; one that has none that
    /// could be read counts for the day of the run.
    func covers(_ sale: [String: String], judgedIn archive: ArchiveName) -> Bool {
        guard let number = sale["invoice"], covers(number: number) else { return false }
        let sold = sale["sold"].flatMap { Timestamp($0) }
        return covers((sold ?? archive.plannedAt).day)
    }
}
