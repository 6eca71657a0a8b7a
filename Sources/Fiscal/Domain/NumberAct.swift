/// What a person did to numbers of one series, and why.
///
/// Sealed into evidence through the journal, like the declaration of a window.
package struct NumberAct: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// The numbers are not used.
        case disable
        /// They are to be used after all.
        case enable
        /// The sale goes, though it lies in no declared window or behind a gap; with another type
        /// than the till gave it, or with its own where that is nil.
        case release(as: ContingencyType?)
        /// What DIAN refused is sent again as it is.
        case retry
        /// Whose the documents are that DIAN has under the numbers with other unique codes.
        case settle(Settlement)
    }

    package enum Settlement: String, Hashable, Sendable {
        /// This sale's, sent through another channel, or by this program before a backup was restored.
        case ours
        /// Another sale's.
        case other
    }

    package let kind: Kind
    package let series: NumberSeries
    package let numbers: ClosedRange<Int64>
    /// Never empty.
    package let reason: String
    /// The person's name, never empty.
    package let by: String
    package let at: Timestamp

    package init(
        _ kind: Kind,
        of series: NumberSeries,
        numbers: ClosedRange<Int64>,
        reason: String,
        by: String,
        at: Timestamp
    ) {
        self.kind = kind
        self.series = series
        self.numbers = numbers
        self.reason = reason
        self.by = by
        self.at = at
    }

    /// `FE7`, or `FE7-9` for several.
    package var subject: String {
        let first = "\(series.prefix)\(numbers.lowerBound)"
        return numbers.count == 1 ? first : "\(first)-\(numbers.upperBound)"
    }

    package var entry: JournalEntry {
        JournalEntry(at: at, kind: kind.word, subject: subject, by: by, detail: reason)
    }
}

extension NumberAct.Kind {
    /// The word for it in the journal and in JSON; never changes.
    package var word: String {
        switch self {
        case .disable: "number-disabled"
        case .enable: "number-enabled"
        case .release(as: nil): "number-released"
        case .release(as: let type?): "number-released-as-\(type.rawValue)"
        case .retry: "number-retried"
        case .settle(let outcome): "number-settled-\(outcome.rawValue)"
        }
    }

    /// The type that a released sale is to have instead of the till's.
    package var releasedType: ContingencyType? {
        switch self {
        case .release(let type): type
        case .disable, .enable, .retry, .settle: nil
        }
    }

    package var isRelease: Bool {
        switch self {
        case .release: true
        case .disable, .enable, .retry, .settle: false
        }
    }

    /// Nil for a word that is none of these.
    package init?(word: String) {
        let all: [NumberAct.Kind] =
            [.disable, .enable, .release(as: nil), .retry, .settle(.ours), .settle(.other)]
            + ContingencyType.allCases.map { .release(as: $0) }
        guard let kind = all.first(where: { $0.word == word }) else { return nil }
        self = kind
    }
}

/// Where a number stands, as a person's act meets it.
package struct NumberState: Hashable, Sendable {
    package let number: DocumentNumber
    /// A number whose invoice is being sealed counts as issued.
    package let fate: NumberFate
    /// Whether it awaits correction because DIAN refused it.
    package let wasRefused: Bool
    /// Of the sale that counts; nil when there is none, or it is faulty.
    package let type: ContingencyType?
    /// Whether the till printed a unique code for that sale.
    package let hasPrintedCode: Bool
    /// Whether another number has the paper invoice of that sale by now.
    package let isPaperTaken: Bool
    /// The unique code that DIAN has for the number, other than ours (rule 90).
    package let authorityCode: UniqueCode?

    package init(
        number: DocumentNumber,
        fate: NumberFate,
        wasRefused: Bool = false,
        type: ContingencyType? = nil,
        hasPrintedCode: Bool = false,
        isPaperTaken: Bool = false,
        authorityCode: UniqueCode? = nil
    ) {
        self.number = number
        self.fate = fate
        self.wasRefused = wasRefused
        self.type = type
        self.hasPrintedCode = hasPrintedCode
        self.isPaperTaken = isPaperTaken
        self.authorityCode = authorityCode
    }
}
