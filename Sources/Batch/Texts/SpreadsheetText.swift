/// A table that a Spanish Excel opens by double click: UTF-8 with BOM, semicolons, CRLF.
///
/// RFC 4180 quotes. What a spreadsheet would take for the start of a formula gets an apostrophe before
/// it, so that a product's name can never run anything (OWASP, CSV injection). Whoever reads the table
/// without a spreadsheet gets every text back as it was.
struct SpreadsheetText {
    private(set) var bytes: [UInt8] = Array("\u{FEFF}".utf8)

    init(columns: [String]) {
        add(columns)
    }

    mutating func add(_ cells: [String]) {
        Self.append(cells, to: &bytes)
    }

    static func row(_ cells: [String]) -> [UInt8] {
        var row: [UInt8] = []
        row.reserveCapacity(1024)
        append(cells, to: &row)
        return row
    }

    private static func append(_ cells: [String], to row: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { row.append(UInt8(ascii: ";")) }
            if isPlain(cell) {
                row.append(contentsOf: cell.utf8)
            } else {
                append(guarded(Array(cell.utf8)), to: &row)
            }
        }
        row.append(UInt8(ascii: "\r"))
        row.append(UInt8(ascii: "\n"))
    }

    /// Whether a cell is written as it is, like nearly all: nothing in it needs quotes or could begin a
    /// formula.
    private static func isPlain(_ cell: String) -> Bool {
        var isAtStart = true
        return cell.utf8.allSatisfy { byte in
            if isSpecial(byte) || isBreak(byte) { return false }
            if isAtStart, byte == apostrophe || mayBeginFormula(byte) { return false }
            isAtStart = separates(byte) || isAtStart && byte == UInt8(ascii: " ")
            return true
        }
    }

    private static func append(_ cell: [UInt8], to row: inout [UInt8]) {
        guard cell.contains(where: isSpecial) else {
            row += cell
            return
        }
        row.append(UInt8(ascii: "\""))
        for byte in cell {
            if byte == UInt8(ascii: "\"") { row.append(byte) }
            row.append(byte)
        }
        row.append(UInt8(ascii: "\""))
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
        default: false
        }
    }
}

// MARK: - Reading

extension SpreadsheetText {
    /// The texts of a row as they were before it was written, without the line's end and the table's BOM.
    static func cells(of line: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        var wasQuote = false
        for scalar in line.unicodeScalars {
            switch scalar {
            case "\"":
                // Within quotes two of them stand for one.
                if wasQuote, !isQuoted { cell.unicodeScalars.append(scalar) }
                isQuoted.toggle()
            case ";" where !isQuoted:
                cells.append(unguarded(cell))
                cell = ""
            case "\u{FEFF}" where cells.isEmpty && cell.isEmpty: break
            case "\r" where !isQuoted: break
            default: cell.unicodeScalars.append(scalar)
            }
            wasQuote = scalar == "\""
        }
        return cells + [unguarded(cell)]
    }
}

// MARK: - Formulas

extension SpreadsheetText {
    private static let apostrophe = UInt8(ascii: "'")

    /// An apostrophe before everything that could begin a formula.
    ///
    /// That is where the cell begins, and where another spreadsheet would cut it in two: after a comma, a
    /// semicolon, a tab, a line break or a quote. Spaces before it do not make it harmless. One more before
    /// apostrophes that stand there already: so each text is written in its own way.
    private static func guarded(_ cell: [UInt8]) -> [UInt8] {
        guard cell.contains(where: { mayBeginFormula($0) || isBreak($0) }) else { return cell }
        var result: [UInt8] = []
        result.reserveCapacity(cell.count + 1)
        var isAtStart = true
        for (index, byte) in cell.enumerated() {
            if isAtStart, isDangerous(cell[index...]) { result.append(apostrophe) }
            result.append(byte)
            isAtStart = separates(byte) || isAtStart && byte == UInt8(ascii: " ")
        }
        return result
    }

    /// The reverse.
    private static func unguarded(_ cell: String) -> String {
        guard cell.utf8.contains(apostrophe) else { return cell }
        let cell = Array(cell.utf8)
        var result: [UInt8] = []
        var isAtStart = true
        var isGuarded = false
        for (index, byte) in cell.enumerated() {
            if isAtStart, !isGuarded, byte == apostrophe, isDangerous(cell[index...]) {
                isGuarded = true
                continue
            }
            isGuarded = false
            result.append(byte)
            isAtStart = separates(byte) || isAtStart && byte == UInt8(ascii: " ")
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether a formula may begin here, or stands behind apostrophes; also a line break that opens a cell.
    private static func isDangerous(_ text: ArraySlice<UInt8>) -> Bool {
        let rest = text.drop { $0 == apostrophe }
        return beginsFormula(rest) || text.startIndex == 0 && rest.first.map(isBreak) ?? false
    }

    /// `=`, `+`, `-`, `@`, and the first byte of their full-width forms.
    private static func mayBeginFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0xEF: true
        default: false
        }
    }

    private static func beginsFormula(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, mayBeginFormula(first) else { return false }
        return first != 0xEF || ["＝", "＋", "－", "＠"].contains { text.starts(with: $0.utf8) }
    }

    private static func isBreak(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
        default: false
        }
    }

    private static func separates(_ byte: UInt8) -> Bool {
        isSpecial(byte) || isBreak(byte) || byte == UInt8(ascii: ",")
    }
}
