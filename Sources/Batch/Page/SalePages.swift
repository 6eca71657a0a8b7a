import Fiscal

/// The invoices of a `corrida` for people, cut into pages that any desktop opens.
///
/// The first page is kept, for it becomes part of `indice.html`; no more than that and the page in hand
/// are in memory.
struct SalePages {
    /// Of all pages, by what became of them.
    private(set) var sums: [SaleOutcome: FateCount] = [:]
    /// The windows that a sale was sold in.
    private(set) var windows: Set<Int64> = []
    /// Every page but the first.
    private(set) var others: [(name: String, first: String, last: String)] = []

    private let frame: PageFrame
    private let known: [ContingencyWindow]
    private let limit: Int
    private var firstPage: HTML?
    private var rows: HTML = ""
    private var numbers: [String] = []

    init(_ frame: PageFrame, windows: [ContingencyWindow], limit: Int = 1000) {
        (self.frame, known, self.limit) = (frame, windows, limit)
    }

    /// The table for `indice.html`.
    var first: HTML { table(firstPage ?? rows) }

    /// `write` is given a page when it is full.
    mutating func add(
        _ sale: SaleStatus,
        _ arrival: Arrival,
        _ write: (_ name: String, [UInt8]) throws -> Void
    ) throws {
        if numbers.count == limit { try turn(write) }
        numbers.append(sale.number?.text ?? "")
        rows += SaleRow(sale, arrival, wasLate: sale.wasLate(in: known), frame).html
        note(sale)
    }

    /// Writes what is left.
    mutating func finish(_ write: (_ name: String, [UInt8]) throws -> Void) throws {
        if firstPage != nil, !numbers.isEmpty { try turn(write) }
    }

    private mutating func note(_ sale: SaleStatus) {
        if let outcome = SaleOutcome(sale) {
            let sum = sums[outcome] ?? FateCount(count: 0, total: .zero)
            let total = Pesos.sum([sum.total, sale.facts?.total ?? .zero]) ?? sum.total
            sums[outcome] = FateCount(count: sum.count + 1, total: total)
        }
        guard let soldAt = sale.facts?.soldAt else { return }
        windows.formUnion(known.filter { $0.contains(soldAt) }.map(\.id))
    }

    private mutating func turn(_ write: (_ name: String, [UInt8]) throws -> Void) throws {
        if firstPage == nil {
            firstPage = rows
        } else {
            let name = "indice-\(others.count + 2).html"
            others.append((name, numbers.first ?? "", numbers.last ?? ""))
            let back = frame.words("Volver a la corrida", "Back to the run")
            let page: HTML = """
                \(frame.opening)<p><a href="\(RunEntry.page)">← \(back)</a></p>
                <h1>\(frame.title)</h1>
                \(table(rows))\(frame.closing)
                """
            try write(name, page.bytes)
        }
        rows = ""
        numbers.removeAll(keepingCapacity: true)
    }

    private func table(_ rows: HTML) -> HTML {
        let columns = SaleRow.columns(frame)
        return """
            <table class="cards sales" style="\(PageFrame.labels(columns))">
            \(PageFrame.head(columns, numeric: [2]))\(rows)</table>

            """
    }
}

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
