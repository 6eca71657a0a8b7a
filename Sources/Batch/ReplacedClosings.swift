import Fiscal

extension [ClosingRecord] {
    /// In the order of arrival: those that count, and those whose place a later one has taken.
    ///
    /// A number is used once: of two closings that name it the later is the corrected one, whatever their
    /// days. Two of one day without a common number are those of two shifts; but one that comes in a file
    /// of the same name corrects the number itself. One without numbers speaks of its whole day.
    func split() -> (current: [ClosingRecord], replaced: [ClosingRecord]) {
        var later: [NumberSeries: LaterClosings] = [:]
        var (current, replaced): ([ClosingRecord], [ClosingRecord]) = ([], [])
        for closing in reversed() {
            if later[closing.series]?.replace(closing) ?? false {
                replaced.append(closing)
            } else {
                current.append(closing)
            }
            later[closing.series, default: LaterClosings()].add(closing)
        }
        return (current.reversed(), replaced.reversed())
    }
}

/// What an earlier closing of the same series must know of the later ones.
private struct LaterClosings {
    private struct FileOfDay: Hashable {
        let path: String
        let day: CalendarDay
    }

    private var numbers = IntervalSet()
    private var days: Set<CalendarDay> = []
    private var wholeDays: Set<CalendarDay> = []
    /// The last arrival of each.
    private var files: [FileOfDay: Int64] = [:]

    mutating func add(_ record: ClosingRecord) {
        let closing = record.closing
        days.insert(closing.day)
        if let span = closing.numbers {
            numbers.insert(span)
        } else {
            wholeDays.insert(closing.day)
        }
        let file = FileOfDay(path: record.path, day: closing.day)
        files[file] = files[file] ?? record.key.arrival
    }

    func replace(_ record: ClosingRecord) -> Bool {
        let closing = record.closing
        guard let span = closing.numbers else { return days.contains(closing.day) }
        let file = files[FileOfDay(path: record.path, day: closing.day)]
        return numbers.overlaps(span) || wholeDays.contains(closing.day)
            || file ?? record.key.arrival != record.key.arrival
    }
}
