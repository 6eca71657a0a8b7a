package import Fiscal

/// How a run found and left everything, as values: rendered as text or JSON by the command line.
package struct BatchReport: Sendable {
    package var run: Int64
    package var startedAt: Timestamp
    package var isReenactment: Bool
    /// Whether nothing was sealed, sent or moved: `run --dry-run`.
    package var isRehearsal = false
    /// Nil when nothing had to be sent, so that DIAN was not asked.
    package var contact: AuthorityContact?
    /// Silences of DIAN that lasted in this run.
    package var outages: [ObservedOutage]
    /// Outages of DIAN that nobody has ended and that its acceptances contradict.
    package var forgottenWindows: [ContingencyWindow]
    /// The signal that stopped the run early; nil for a run that came to its end.
    package var stoppedBy: Int32?

    /// Files that came, moved, or still wait, in the order of their paths.
    package var files: [FileReport]
    /// Files that could not be read, with the machine's words; they stay in the inbox.
    package var unreadable: [UnreadableFile]
    /// Files of the inbox that the run was stopped before, by a signal or its time.
    package var unvisited: Int
    /// Files that could not be moved, or have findings or receipts written, with the machine's words.
    package var undelivered: [UndeliveredFile]
    /// Archives that hold what they cannot give any more; every run looks again.
    package var damaged: [DamagedArchive]

    /// Numbers that DIAN accepted in this run.
    package var acceptedNow: FateCount
    /// Of the sales first told of in this run, those accepted after the earliest deadline.
    package var acceptedLate: Int
    /// The stores' days of which a sale was accepted, as they stand now.
    package var takings: [DayTakings]
    /// All numbers of the workspace, by fate; `missing` is in `gaps`.
    package var fates: [NumberFate: FateCount]
    package var gaps: [GapReport]
    /// Groups of open sales by deadline, the most urgent first.
    package var deadlines: [DeadlineReport]
    package var rangeAlerts: [RangeAlert]
    /// Who should have sent and did not.
    package var silentStores: [StoreSilence]
    /// Days whose sales do not meet their closing yet.
    package var openClosings: [ClosingCheck]
    package var archives: [SealedArchive]
    /// The last archive of every chain: what contradicts a rewritten chain.
    package var heads: [ArchiveHead]
    package var language: Language

    /// Numbers and files that only a person can move on: for the exit code, not a sum of money or sales.
    package var needingPerson: Int {
        (fates[.awaitingCorrection]?.count ?? 0) + (fates[.disputed]?.count ?? 0)
            + unreadable.count + undelivered.count + damaged.count
            + files.count(where: \.needsPerson)
    }

    /// Sales that wait for DIAN, a gap or a window, and files that wait to be read.
    package var waiting: Int {
        [.awaitingWindow, .held, .ready, .issued].reduce(unvisited) {
            $0 + (fates[$1]?.count ?? 0)
        }
    }

    /// Whether the time budget cut it short.
    package var isOutOfTime: Bool { stoppedBy == nil && (contact == .outOfTime || unvisited > 0) }
}

/// How a run met DIAN, and why it parted.
package enum AuthorityContact: Hashable, Sendable {
    case neverReached
    /// It fell silent, and was so when the run ended.
    case lost
    /// It answered, and the run's time was over.
    case outOfTime
    /// Nothing is left to call about, or only what was called about as often as a run may.
    case kept
}

/// One file that came, moved, or still asks for attention.
package struct FileReport: Hashable, Sendable {
    /// As it was in the inbox.
    package var path: String
    package var location: FileLocation
    /// Whether it came in this run.
    package var isNew: Bool
    /// Whether it was moved in this run.
    package var wasMoved: Bool
    /// Whether it was no longer there to be moved: it was removed or replaced; its companions tell.
    package var wasGone: Bool
    package var sales: Int
    package var tally: ArrivalTally
    package var isTrusted: Bool
    /// Errors before warnings; none of a file that is settled.
    package var findings: [Finding]
    /// How many warnings were written beside it, where it was delivered in this run.
    package var warnings: Int
    /// Whether a person must look at it.
    package var needsPerson: Bool
}

/// A file that the machine could not read; it was left where it lies.
package struct UnreadableFile: Hashable, Sendable {
    package var path: String
    package var cause: Bilingual
}

/// A file that the machine could not move or write beside; every run tries again.
package struct UndeliveredFile: Hashable, Sendable {
    /// As it was in the inbox.
    package var path: String
    package var cause: Bilingual
}

/// Numbers between two that were seen, of which nothing is known.
package struct GapReport: Hashable, Sendable {
    package var series: NumberSeries
    package var authorisation: String
    package var numbers: ClosedRange<Int64>
}

extension ObservedOutage {
    /// The published members.
    package var json: JSONValue {
        .object([("start", .text(start.text)), ("end", .optional(end?.text))])
    }
}
