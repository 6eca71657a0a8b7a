import Fiscal

/// A long table, cut into pages that any desktop opens.
///
/// The first page is kept, for it becomes part of `indice.html`; no more than that and the page in hand
/// are in memory.
struct TablePages {
    typealias Write = (_ name: String, _ page: [UInt8]) throws -> Void

    static let limit = 1000

    let frame: PageFrame
    private let columns: [String]
    private let numeric: Set<Int>
    private let style: String
    /// What the names of further pages begin with.
    private let stem: String
    private let limit: Int
    /// Every page but the first.
    private(set) var others: [(name: String, first: String, last: String)] = []
    private var firstPage: HTML?
    private var rows: HTML = ""
    private var names: [String] = []

    init(
        _ frame: PageFrame,
        columns: [String],
        numeric: Set<Int> = [],
        style: String = "",
        stem: String = "indice",
        limit: Int = limit
    ) {
        (self.frame, self.columns, self.numeric) = (frame, columns, numeric)
        (self.style, self.stem, self.limit) = (style, stem, limit)
    }

    var isEmpty: Bool { firstPage == nil && names.isEmpty }

    /// For `indice.html`: the table of the first page, and links to the others.
    var html: HTML {
        let links = others.map { page -> HTML in
            "<li><a href=\"\(page.name)\">\(page.first) … \(page.last)</a></li>\n"
        }
        let list: HTML =
            links.isEmpty
            ? ""
            : """
            <h3>\(frame.words("Las demás, por páginas", "The others, page by page"))</h3>
            <ul class="pages">
            \(links)</ul>

            """
        return "\(table(firstPage ?? rows))\(list)"
    }

    /// `name` is what the list of pages calls the row by; `write` is given a page when it is full.
    mutating func add(_ row: HTML, called name: String, _ write: Write) throws {
        if names.count == limit { try turn(write) }
        names.append(name)
        rows += row
    }

    /// Writes what is left.
    mutating func finish(_ write: Write) throws {
        if firstPage != nil, !names.isEmpty { try turn(write) }
    }

    private mutating func turn(_ write: Write) throws {
        if firstPage == nil {
            firstPage = rows
        } else {
            let name = "\(stem)-\(others.count + 2).html"
            others.append((name, names.first ?? "", names.last ?? ""))
            let back = frame.words("Volver al comienzo", "Back to the beginning")
            let page: HTML = """
                \(frame.opening)<p><a href="\(RunEntry.page)">← \(back)</a></p>
                <h1>\(frame.title)</h1>
                \(table(rows))\(frame.closing)
                """
            try write(name, page.bytes)
        }
        rows = ""
        names.removeAll(keepingCapacity: true)
    }

    /// Each row brings its own body, for it may be several lines of the table.
    private func table(_ rows: HTML) -> HTML {
        """
        <table class="cards \(style)" style="\(PageFrame.labels(columns))">
        \(PageFrame.head(columns, numeric: numeric))\(rows)</table>

        """
    }
}
