import Fiscal

/// The numbers of a range as a band from the first expected to the last seen, each fate in its colour.
///
/// What is accepted is the ground; everything else lies on it and is never too narrow to be seen, so a
/// single missing number among a million shows. The band has at most a rectangle for each of its steps
/// and fates, however many intervals there are.
struct ContinuityPicture {
    private let authorisation: String
    private let prefix: String
    private let stretches: [ContinuityStatement.Stretch]
    /// The table with every interval, relative to the page; nil where it is not at hand.
    private let table: String?
    private let frame: PageFrame

    /// Of the band's width; wide enough for a line on paper.
    private static let steps: Int64 = 1000
    private static let narrowest: Int64 = 3
    /// Rows of the table below; the table has them all.
    private static let shownIntervals = 200

    init(of statement: ContinuityStatement, _ frame: PageFrame) {
        self.init(
            authorisation: statement.range.authorisation,
            prefix: statement.series.prefix,
            stretches: statement.stretches,
            listedIn: EvidenceTable.numbering.entry,
            frame
        )
    }

    /// `stretches` are ascending, without holes between them.
    init(
        authorisation: String,
        prefix: String,
        stretches: [ContinuityStatement.Stretch],
        listedIn table: String?,
        _ frame: PageFrame
    ) {
        (self.authorisation, self.prefix) = (authorisation, prefix)
        (self.stretches, self.table, self.frame) = (stretches, table, frame)
    }

    var html: HTML {
        guard let first = stretches.first?.numbers.lowerBound,
            let last = stretches.last?.numbers.upperBound
        else { return "" }
        let title =
            frame.words("Autorización", "Authorisation") + " \(authorisation) · \(prefix)"
        return """
            <figure>
            <h3>\(title)</h3>
            <svg viewBox="0 0 \(Self.steps) 36" preserveAspectRatio="none" role="img" aria-label="\(title)">
            \(band(first, last))</svg>
            <div class="ends"><span>\(prefix)\(first)</span><span>\(prefix)\(last)</span></div>
            \(keys)</figure>
            \(intervals)
            """
    }

    /// Where most is to be looked at, the top: missing numbers lie over everything.
    private func band(_ first: Int64, _ last: Int64) -> [HTML] {
        let layers: [NumberFate] = [
            .accepted, .disabled, .issued, .ready, .held, .awaitingWindow, .disputed,
            .awaitingCorrection, .missing,
        ]
        return layers.flatMap { fate in
            var covered: Int64 = 0
            return stretches.filter { $0.fate == fate }.compactMap { stretch -> HTML? in
                let (start, end) = Self.place(stretch.numbers, first, last)
                guard end > covered else { return nil }
                covered = end
                return rectangle(stretch, start, end)
            }
        }
    }

    private func rectangle(
        _ stretch: ContinuityStatement.Stretch,
        _ start: Int64,
        _ end: Int64
    ) -> HTML {
        """
        <rect x="\(start)" width="\(end - start)" height="36" class="\(stretch.fate.style)">\
        <title>\(interval(stretch)): \(stretch.fate.words.text(in: frame.language))</title></rect>

        """
    }

    /// In whole steps; widened to the right, or to the left at the band's end.
    private static func place(
        _ numbers: ClosedRange<Int64>,
        _ first: Int64,
        _ last: Int64
    ) -> (start: Int64, end: Int64) {
        let count = last - first + 1
        let start = (numbers.lowerBound - first) * steps / count
        let end = ((numbers.upperBound - first + 1) * steps + count - 1) / count
        let wide = max(end, start + narrowest)
        return wide <= steps ? (start, wide) : (steps - max(narrowest, end - start), steps)
    }

    private func interval(_ stretch: ContinuityStatement.Stretch) -> String {
        let (first, last) = (stretch.numbers.lowerBound, stretch.numbers.upperBound)
        return first == last
            ? "\(prefix)\(first)" : "\(prefix)\(first) – \(prefix)\(last)"
    }

    /// How many numbers have which fate.
    private var keys: HTML {
        var counts: [NumberFate: Int] = [:]
        for stretch in stretches {
            counts[stretch.fate, default: 0] += stretch.numbers.count
        }
        let keys = counts.sorted { $0.key > $1.key }.map { fate, count -> HTML in
            """
            <span class="key \(fate.style)">\(fate.words.text(in: frame.language)): \
            \(frame.count(count))</span>

            """
        }
        return "<figcaption>\(keys)</figcaption>\n"
    }

    /// The intervals that are not accepted, as a table.
    private var intervals: HTML {
        let open = stretches.filter { $0.fate != .accepted }
        guard !open.isEmpty else { return "" }
        let rows = open.prefix(Self.shownIntervals).map { stretch -> HTML in
            """
            <tr><td>\(interval(stretch))</td>\
            <td class="n">\(frame.count(stretch.numbers.count))</td>\
            <td><span class="fate \(stretch.fate.style)">\
            \(stretch.fate.words.text(in: frame.language))</span></td></tr>

            """
        }
        let columns = [
            frame.words("Números", "Numbers"), frame.words("Cantidad", "Count"),
            frame.words("Estado", "Fate"),
        ]
        var html = frame.table(columns, Array(rows), style: "narrow", numeric: [1])
        if open.count > rows.count {
            let rest = frame.count(open.count - rows.count)
            let words = frame.words("y \(rest) más en", "and \(rest) more in")
            let name = EvidenceTable.numbering.entry
            let link: HTML = table.map { "<a href=\"\($0)\">\(name)</a>" } ?? "\(name)"
            html += "<p class=\"soft\">… \(words) \(link)</p>\n"
        }
        return html
    }
}
