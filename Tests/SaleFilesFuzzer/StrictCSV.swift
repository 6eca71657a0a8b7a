import Fiscal
import SaleFiles

extension Outcome {
    /// In a file that is CSV by the letter of RFC 4180, every line of a sale describes what a second,
    /// naive splitter finds in that column, in the same order.
    func checkAgainstStrictCSV(_ bytes: [UInt8]) {
        let words = profile.text.split(separator: " ")
        guard words[1] == "csv", words[3] == "utf-8", let delimiter = Self.delimiters[words[2]],
            let rows = strictRows(bytes, delimiter),
            let header = rows.first(where: { !isEmpty($0) }),
            let column = header.firstIndex(where: { $0.elementsEqual("descripcion".utf8) })
        else { return }
        var cells = rows.dropFirst().compactMap { row in
            column < row.count ? trimmed(row[column]) : nil
        }[...]
        for description in sales.compactMap(\.sale).flatMap(\.lines).map(\.description) {
            guard let index = cells.firstIndex(where: { $0.elementsEqual(description.utf8) }) else {
                fail("no such description in the rows, or not in this order: \(description)")
            }
            cells = cells[(index + 1)...]
        }
    }

    private static let delimiters: [Substring: UInt8] = [
        "semicolon": UInt8(ascii: ";"), "comma": UInt8(ascii: ","), "tab": UInt8(ascii: "\t"),
        "bar": UInt8(ascii: "|"),
    ]
}

/// The cells of every row; nil when a quote stands where RFC 4180 has none.
private func strictRows(_ bytes: [UInt8], _ delimiter: UInt8) -> [[[UInt8]]]? {
    let quote = UInt8(ascii: "\"")
    var rows: [[[UInt8]]] = [[]]
    var rest = bytes[...]
    while !rest.isEmpty {
        var cell: [UInt8] = []
        if rest.first == quote {
            rest.removeFirst()
            while let end = rest.firstIndex(of: quote) {
                cell += rest[..<end]
                rest = rest[(end + 1)...]
                guard rest.first == quote else { break }
                cell.append(quote)
                rest.removeFirst()
            }
        } else {
            let plain = rest.prefix { $0 != delimiter && $0 != 10 && $0 != 13 }
            guard !plain.contains(quote) else { return nil }
            cell += plain
            rest = rest[plain.endIndex...]
        }
        rows[rows.count - 1].append(cell)
        guard let end = rest.popFirst() else { break }
        if end == delimiter { continue }
        guard end == 10 || end == 13 else { return nil }
        if end == 13, rest.first == 10 { rest.removeFirst() }
        rows.append([])
    }
    return rows
}

private func isEmpty(_ row: [[UInt8]]) -> Bool { row.allSatisfy { trimmed($0).isEmpty } }

private func trimmed(_ cell: [UInt8]) -> ArraySlice<UInt8> {
    let isBlank: (UInt8) -> Bool = { $0 == 32 || (9...13).contains($0) }
    let start = cell.drop(while: isBlank)
    return start.prefix(
        (start.lastIndex { !isBlank($0) } ?? start.startIndex - 1) - start.startIndex + 1
    )
}
