/// What the ledger keeps of a closing in a file.
package struct ClosingNote: Hashable, Sendable {
    /// Among the sales and closings of its file, from 0.
    package let ordinal: Int
    package let place: Place
    package let closing: DayClosing
    /// The reader's warnings.
    package let findings: [Finding]

    package init(ordinal: Int, place: Place, closing: DayClosing, findings: [Finding]) {
        self.ordinal = ordinal
        self.place = place
        self.closing = closing
        self.findings = findings
    }
}

/// A closing in a sealed file, and what became of it.
package struct ClosingRecord: Hashable, Sendable {
    package let key: SaleKey
    package let place: Place
    package let issuer: NIT
    /// Of its file, in the inbox.
    package let path: String
    /// Where its file lies sealed.
    package let archive: ArchiveName
    /// Its file's name in that archive, relative to `data/`.
    package let entry: String
    package let closing: DayClosing
    /// Nil before it was judged.
    package let standing: ClosingStanding?
    package let findings: [Finding]

    package init(
        key: SaleKey,
        place: Place,
        issuer: NIT,
        path: String,
        archive: ArchiveName,
        entry: String,
        closing: DayClosing,
        standing: ClosingStanding?,
        findings: [Finding]
    ) {
        self.key = key
        self.place = place
        self.issuer = issuer
        self.path = path
        self.archive = archive
        self.entry = entry
        self.closing = closing
        self.standing = standing
        self.findings = findings
    }

    package var series: NumberSeries { NumberSeries(issuer: issuer, prefix: closing.prefix) }
}

/// What a closing is to its day.
package enum ClosingStanding: String, Hashable, Sendable, CaseIterable {
    /// The sales do not meet it yet; every run looks again.
    case open
    /// The sales met it; that stays so.
    case met
    /// A later closing took its place.
    case replaced
}

/// A number as far as a closing must know it.
package struct KnownNumber: Hashable, Sendable {
    package let consecutive: Int64
    package let isDisabled: Bool
    /// Of the sale that counts; nil when it is faulty or there is none.
    package let soldAt: Timestamp?
    package let total: Pesos?

    package init(consecutive: Int64, isDisabled: Bool, soldAt: Timestamp?, total: Pesos?) {
        self.consecutive = consecutive
        self.isDisabled = isDisabled
        self.soldAt = soldAt
        self.total = total
    }
}

/// The decision on a closing, to be written down and told.
package struct ClosingRuling: Hashable, Sendable {
    package let closing: ClosingRecord
    package let standing: ClosingStanding
    /// How many of its numbers are known.
    package let known: Int
    /// What their sales add up to.
    package let sum: Pesos
    package let entry: JournalEntry
    /// The entry's place in the journal (`JournalRecord.id`); nil before it is written.
    package let entryID: Int64?

    package init(
        closing: ClosingRecord,
        standing: ClosingStanding,
        known: Int,
        sum: Pesos,
        entry: JournalEntry,
        entryID: Int64? = nil
    ) {
        self.closing = closing
        self.standing = standing
        self.known = known
        self.sum = sum
        self.entry = entry
        self.entryID = entryID
    }
}
