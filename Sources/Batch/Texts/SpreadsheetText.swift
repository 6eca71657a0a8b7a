/// A table that a Spanish Excel opens by double click: UTF-8 with BOM, semicolons, CRLF.
///
/// RFC 4180 quotes. A cell that a spreadsheet would take for a formula gets an apostrophe before it, so
/// that a product's name can never run anything (OWASP, CSV injection).
struct SpreadsheetText {
    private(set) var bytes: [UInt8] = Array("\u{FEFF}".utf8)

    init(columns: [String]) {
        add(columns)
    }

    mutating func add(_ cells: [String]) {
        bytes += Self.row(cells)
    }

    static func row(_ cells: [String]) -> [UInt8] {
        Array((cells.map(cell).joined(separator: ";") + "\r\n").utf8)
    }

    private static func cell(_ text: String) -> String {
        var safe = text
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
            safe = "'" + text
        }
        let needsQuotes = safe.utf8.contains { byte in
            byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
                || byte == UInt8(ascii: "\r")
        }
        guard needsQuotes else { return safe }
        var quoted = "\""
        for scalar in safe.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
