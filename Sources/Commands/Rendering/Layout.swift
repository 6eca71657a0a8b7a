import Fiscal

/// Text in aligned columns, for a screen of 80 characters.
struct Columns {
    private var rows: [[Cell]] = []

    enum Cell {
        case left(String)
        case right(String)

        fileprivate var text: String {
            switch self {
            case .left(let text), .right(let text): text
            }
        }
    }

    mutating func add(_ cells: Cell...) {
        rows.append(cells)
    }

    /// One line a row, indented by two; no spaces at the ends.
    var lines: [String] {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.compactMap { $0.indices.contains(column) ? $0[column].text.count : nil }.max() ?? 0
        }
        return rows.map { row in
            var line = zip(row, widths).reduce("") { line, cell in
                line + "  " + cell.0.text(padded: cell.1)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}

extension Columns.Cell {
    fileprivate func text(padded width: Int) -> String {
        switch self {
        case .left(let text): text.padded(to: width)
        case .right(let text): text.padded(to: width, atEnd: false)
        }
    }
}

extension String {
    func padded(to width: Int, atEnd: Bool = true) -> String {
        let spaces = String(repeating: " ", count: max(0, width - count))
        return atEnd ? self + spaces : spaces + self
    }

    /// The end of a path that is too long for its column.
    func shortened(to width: Int) -> String {
        count <= width ? self : "…" + suffix(width - 1)
    }

    /// Words broken into lines of at most `width`, each indented.
    func wrapped(indent: Int, width: Int = 80) -> [String] {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        for word in split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(margin + word)
            }
        }
        return lines
    }
}
