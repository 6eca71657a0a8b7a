import Fiscal

/// Rows to sales: adjacent rows of the same type and number are one sale.
struct CSVSales {
    private var machine: CSVMachine
    private var assembler: SaleAssembler
    private var raw: RawSale
    private(set) var header: CSVHeader?
    /// The line of the header, and of the first row before it that was skipped.
    private(set) var headerLine: Int?
    private var firstSkippedLine: Int?
    private var rows = 0
    private var isRefused = false
    private var hasSale = false

    /// What tells one sale from the next.
    private static let keyFields: [SaleField] = [.type, .prefix, .number, .invoice]

    init(delimiter: UInt8, assembler: SaleAssembler) {
        machine = CSVMachine(delimiter: delimiter, limits: assembler.limits)
        raw = RawSale(limits: assembler.limits)
        self.assembler = assembler
    }

    mutating func read(
        _ text: UnsafeRawBufferPointer,
        _ each: (ReadSale) throws -> Void
    ) rethrows {
        var index = 0
        while machine.nextRow(in: text, at: &index) {
            if let sale = takeRow() { try each(sale) }
        }
    }

    mutating func finish(_ each: (ReadSale) throws -> Void) rethrows -> FileReading {
        if machine.finish(), let sale = takeRow() { try each(sale) }
        if hasSale { try each(assembler.sale(from: raw)) }
        if let quote = machine.openQuote {
            assembler.refuse(.quoteLeftOpen(at: Place(line: quote.line, column: quote.column)))
        }
        return assembler.finish()
    }

    /// Takes in the machine's row; gives the sale before it when the row begins a new one.
    private mutating func takeRow() -> ReadSale? {
        guard !isRefused, !machine.isRowEmpty else { return nil }
        if header == nil, takeHeader() { return nil }
        guard let header, !isRefused else { return nil }
        if let skipped = skippedRow(header) {
            assembler.note(skipped)
            return nil
        }
        if hasSale, continues(header) {
            addRow(header)
            return nil
        }
        let done = hasSale ? assembler.sale(from: raw) : nil
        beginSale(header)
        return done
    }

    /// False when the row is a sale as well: the first one of a file without a header.
    private mutating func takeHeader() -> Bool {
        rows += 1
        guard rows > assembler.profile.skippedRows else {
            if !machine.isSeparatorRow {
                firstSkippedLine = firstSkippedLine ?? machine.fields[0].line
            }
            return true
        }
        headerLine = machine.fields[0].line
        let header = CSVHeader(
            machine.headings,
            table: HeadingTable(assembler.profile.mapping)
        )
        assembler.columns = header.names
        for finding in header.findings { note(finding) }
        self.header = header
        if let line = firstSkippedLine {
            assembler.note(.rowsSkipped(before: machine.fields[0].line, at: Place(line: line)))
        }
        if machine.isRowTooLong {
            note(.rowTooLong(assembler.limits, at: Place(line: machine.fields[0].line)))
        }
        return assembler.profile.mapping?.hasHeader != false
    }

    private mutating func note(_ finding: Finding) {
        guard finding.severity == .error else { return assembler.note(finding) }
        assembler.refuse(finding)
        isRefused = true
    }
}

// MARK: - Rows

extension CSVSales {
    private mutating func beginSale(_ header: CSVHeader) {
        hasSale = true
        raw.begin(line: machine.fields[0].line, column: machine.fields[0].column)
        for (field, column) in zip(machine.fields, header.fields) {
            guard let column, !column.isOfLine else { continue }
            set(column, field)
        }
        addLine(header)
        noteRow(header)
    }

    private mutating func addRow(_ header: CSVHeader) {
        for (field, column) in zip(machine.fields, header.fields) {
            guard let column, !column.isOfLine else { continue }
            agree(column, field)
        }
        addLine(header)
        noteRow(header)
    }

    private func continues(_ header: CSVHeader) -> Bool {
        for (index, column) in header.fields.enumerated() {
            guard let column, Self.keyFields.contains(column) else { continue }
            // A row cut short has no number, so it is no row of this sale.
            guard index < machine.fields.count else { return false }
            let bytes = trimmed(machine.bytes(of: machine.fields[index]))
            let slot = raw.slot(column)
            guard bytes.elementsEqual(raw.bytes[slot.start..<slot.end]) else { return false }
        }
        return true
    }

    /// A value of the sale may be left empty on its later rows; one given late is taken.
    private mutating func agree(_ column: SaleField, _ field: CSVMachine.Field) {
        let bytes = trimmed(machine.bytes(of: field))
        let slot = raw.slot(column)
        guard !bytes.isEmpty, !bytes.elementsEqual(raw.bytes[slot.start..<slot.end]),
            slot.form != .unusable
        else { return }
        guard slot.form != .absent else { return set(column, field) }
        let name = assembler.columns[column] ?? column.name
        let place = Place(line: field.line, column: field.column, field: name)
        raw.note(.rowsDisagree(name, firstLine: slot.line, at: place))
    }

    private mutating func addLine(_ header: CSVHeader) {
        guard raw.beginLine(at: machine.fields[0].line) else { return }
        var isEmpty = true
        for (field, column) in zip(machine.fields, header.fields) {
            guard let column, column.isOfLine else { continue }
            set(column, field)
            if raw.slot(column).form != .absent { isEmpty = false }
        }
        if isEmpty { raw.dropLastLine() }
    }

    private mutating func set(_ column: SaleField, _ field: CSVMachine.Field) {
        let form: RawSale.Form = field.mistake == .tooLong ? .unusable : .text
        let bytes = machine.bytes(of: field)
        raw.set(column, bytes, form: form, line: field.line, column: field.column)
    }

    /// The mistakes of form in the row.
    private mutating func noteRow(_ header: CSVHeader) {
        let place = Place(line: machine.fields[0].line)
        if machine.isRowTooLong { raw.note(.rowTooLong(assembler.limits, at: place)) }
        let (count, expected) = (machine.fields.count, header.fields.count)
        let extra = machine.fields.dropFirst(expected)
        if count < expected || extra.contains(where: { !trimmed(machine.bytes(of: $0)).isEmpty }) {
            raw.note(.fieldCount(count, expected: expected, at: place))
        }
        for (index, field) in machine.fields.enumerated() {
            guard let mistake = field.mistake else { continue }
            let column = index < expected ? header.fields[index] : nil
            var place = Place(line: field.line, column: field.column)
            place.field = column.map { assembler.columns[$0] ?? $0.name }
            raw.note(.mistake(mistake, limits: assembler.limits, at: place))
        }
    }

    /// A row that is no sale: the header once more, or the totals of the sheet.
    private func skippedRow(_ header: CSVHeader) -> Finding? {
        let place = Place(line: machine.fields[0].line)
        var (repeatsHeader, hasKey) = (false, false)
        for (field, column) in zip(machine.fields, header.fields) {
            guard let column, Self.keyFields.contains(column) else { continue }
            let bytes = trimmed(machine.bytes(of: field))
            guard let first = bytes.first else { continue }
            hasKey = true
            if first >= UInt8(ascii: "A"), bytes.count > 2,
                header.isHeading(String(decoding: bytes, as: UTF8.self), of: column)
            {
                repeatsHeader = true
            }
        }
        if repeatsHeader { return .headerRepeated(at: place) }
        guard let first = machine.fields.first(where: { !trimmed(machine.bytes(of: $0)).isEmpty })
        else { return nil }
        let word = plainName(String(decoding: machine.bytes(of: first).prefix(80), as: UTF8.self))
        let isTotal = ["total", "subtotal", "grantotal", "suma"].contains { word.hasPrefix($0) }
        return isTotal && (!hasKey || isOnlyKey(first, header)) ? .totalsRow(at: place) : nil
    }

    /// Whether the word `TOTAL` itself stands in a column of the key.
    private func isOnlyKey(_ word: CSVMachine.Field, _ header: CSVHeader) -> Bool {
        zip(machine.fields, header.fields).allSatisfy { field, column in
            guard let column, Self.keyFields.contains(column), field.start != word.start else {
                return true
            }
            return trimmed(machine.bytes(of: field)).isEmpty
        }
    }
}

func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let byte = bytes.first, isBlank(byte) { bytes.removeFirst() }
    while let byte = bytes.last, isBlank(byte) { bytes.removeLast() }
    return bytes
}
