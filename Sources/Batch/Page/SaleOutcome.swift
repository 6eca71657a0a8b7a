import Fiscal

/// What became of a sale: its number's fate where it is the sale that counts, else why it is not.
enum SaleOutcome: Hashable, Comparable {
    case fate(NumberFate)
    case standing(SaleStanding)

    /// Nil for a sale that was not judged.
    init?(_ sale: SaleStatus) {
        switch sale.standing {
        case .current, nil:
            guard let fate = sale.fate else { return nil }
            self = .fate(fate)
        case let standing?: self = .standing(standing)
        }
    }

    var words: Bilingual {
        switch self {
        case .fate(let fate): fate.words
        case .standing(let standing): standing.words
        }
    }

    var style: String {
        switch self {
        case .fate(let fate): fate.style
        case .standing(.current), .standing(.repeated), .standing(.superseded): "void"
        case .standing(.faulty), .standing(.conflicting), .standing(.rival): "wrong"
        }
    }

    /// What is done first, then what is open.
    static func < (left: SaleOutcome, right: SaleOutcome) -> Bool {
        switch (left, right) {
        case (.fate(let one), .fate(let other)): one > other
        case (.standing(let one), .standing(let other)): one.rawValue < other.rawValue
        case (.fate, .standing): true
        case (.standing, .fate): false
        }
    }
}
