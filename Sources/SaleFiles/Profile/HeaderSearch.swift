/// Where the header of a CSV file stands, if its fields are separated by a certain byte.
///
/// It is the first row that names everything that is required; else, of the first thirty, the first
/// one with the most known headings, at least two of them required; else the first row.
struct HeaderSearch {
    let delimiter: UInt8
    /// Headings that are known.
    private(set) var known = 0
    /// Headings in all.
    private(set) var columns = 0
    /// Rows before the header that are not empty.
    private(set) var skippedRows = 0
    /// Whether no later byte could change the answer.
    private(set) var isSettled = false
    private let table: HeadingTable
    private var rows = 0

    private static let maximumRows = 30

    init(
        in opening: ArraySlice<UInt8>,
        delimiter: UInt8,
        table: HeadingTable,
        limits: ReadingLimits
    ) {
        self.delimiter = delimiter
        self.table = table
        var machine = CSVMachine(delimiter: delimiter, limits: limits)
        opening.prefix(limits.rowBytes).withUnsafeBytes { bytes in
            var index = 0
            while !isSettled, machine.nextRow(in: bytes, at: &index) { take(machine) }
        }
        if !isSettled, machine.finish() { take(machine, isLast: true) }
    }

    private mutating func take(_ machine: CSVMachine, isLast: Bool = false) {
        guard !machine.isRowEmpty else { return }
        defer { rows += 1 }
        if rows == 0, machine.isSeparatorRow {
            skippedRows = 1
            return
        }
        let cells = machine.headings
        let fields = Set(
            cells.enumerated().compactMap { position, cell -> SaleField? in
                guard case .field(let field) = table.meaning(of: cell.text, at: position + 1) else {
                    return nil
                }
                return field
            }
        )
        consider(fields, of: cells.count)
        let isWhole = table.mapping?.hasHeader == false || table.missing(among: fields).isEmpty
        isSettled = !isLast && (isWhole || rows + 1 == Self.maximumRows)
    }

    private mutating func consider(_ fields: Set<SaleField>, of count: Int) {
        let isFirst = columns == 0
        let required = HeadingTable.required.count { !fields.isDisjoint(with: $0) }
        // A title that happens to hold one known word is no header.
        guard isFirst || (fields.count > known && required >= 2) else { return }
        (known, columns, skippedRows) = (fields.count, count, rows)
    }
}

extension CSVMachine {
    /// Excel's `sep=;`, which names the delimiter of the file.
    var isSeparatorRow: Bool {
        rowSize <= 5 && withBytes(of: field(0), namesSeparator)
    }
}

private func namesSeparator(_ text: some Collection<UInt8>) -> Bool {
    text.prefix(4).elementsEqual("sep=".utf8) { $0 | 0x20 == $1 | 0x20 }
}

/// The delimiter that a first row `sep=;` names, as Excel writes and obeys it.
func namedDelimiter(of opening: ArraySlice<UInt8>) -> UInt8? {
    let text = opening.drop(while: isBlank)
    let rest = text.dropFirst(4)
    guard namesSeparator(text), let byte = rest.first, ImportMapping.isDelimiter(byte),
        let end = rest.dropFirst().first, end == UInt8(ascii: "\n") || end == UInt8(ascii: "\r")
    else { return nil }
    return byte
}
