import Fiscal

/// Rows to sales: adjacent rows of the same type and number are one sale.
struct CSVSales {
    var machine: CSVMachine
    var assembler: SaleAssembler
    var conversion: SaleConversion
    private(set) var header: CSVHeader?
    /// The line of the header, and of the first row before it that was skipped.
    private(set) var headerLine: Int?
    private var firstSkippedLine: Int?
    private var rows = 0
    private var layout: CSVLayout?
    private var headings: [[UInt8]] = []
    private var isRefused = false
    private(set) var hasSale = false
    /// Whether a row without a number is one of the sale.
    private(set) var end = SaleEnd.open
    /// Where the leading columns of the sale's first row end; 0 when there are none.
    private var leadingEnd = 0
    private var isBehindHeader = false
    /// What texts that stand alone say against the sales.
    var remarks: [Finding] = []
    /// Whether the table begins with a line of no sale, as where lines stand above their sale.
    private var beginsWithLine = false

    init(delimiter: UInt8, assembler: SaleAssembler, conversion: SaleConversion) {
        machine = CSVMachine(delimiter: delimiter, limits: assembler.limits)
        self.assembler = assembler
        self.conversion = conversion
        self.conversion.recent = RecentNumbers()
    }

    mutating func read(
        _ text: UnsafeRawBufferPointer,
        _ each: (ReadSale) throws -> Void
    ) rethrows {
        var index = 0
        while machine.nextRow(in: text, at: &index) {
            try takeRow(each)
        }
    }

    mutating func finish(_ each: (ReadSale) throws -> Void) rethrows -> FileReading {
        if machine.finish() { try takeRow(each) }
        if hasSale, let sale = assembler.sale(of: &conversion) { try each(sale) }
        refuseRemarks()
        if let quote = machine.openQuote {
            assembler.refuse(.quoteLeftOpen(at: Place(line: quote.line, column: quote.column)))
        }
        return assembler.finish()
    }

    /// Takes in the machine's row; hands out the sale before it when the row begins a new one.
    private mutating func takeRow(_ each: (ReadSale) throws -> Void) rethrows {
        guard !isRefused else { return }
        guard !machine.isRowEmpty else { return takeEmptyRow() }
        if layout == nil, takeHeader() { return }
        guard let layout, !isRefused else { return }
        noteSwallowedRows(layout)
        noteSplitAmount(layout)
        guard !machine.isLineInQuotes(layout) else {
            return note(.linesInQuotes(at: Place(line: machine.rowLine)))
        }
        if let row = reportRow(layout) {
            if row == .header, header?.isLike(machine.headings) == false {
                return note(.headerOfOtherColumns(at: Place(line: machine.rowLine)))
            }
            if row == .totals { noteTotalRow(layout) }
            end.pass(row)
            isBehindHeader = row == .header
            if row == .remark || row == .page { noteRemark() }
            return assembler.note(.reportRow(row, at: Place(line: machine.rowLine)))
        }
        defer { isBehindHeader = false }
        // What was judged before a rule came is read as it was judged.
        let undeclared = conversion.isReadAgain ? [] : machine.undeclaredColumns(layout)
        guard undeclared.isEmpty else { return refuseUndeclared(undeclared) }
        if !conversion.isReadAgain, let column = machine.untitledColumn(layout) {
            return note(.columnUntitled(column + 1, at: machine.place(of: machine.field(column))))
        }
        let isAlike = hasSale && leadsAlike()
        if isAlike || (hasSale && continues(layout)), !conversion.isClosing {
            return addRow(layout, isAlike: isAlike)
        }
        if hasSale {
            noteLooseRow(layout)
            if let sale = assembler.sale(of: &conversion) { try each(sale) }
        }
        if isBehindHeader { conversion.recent?.forget() }
        beginSale(layout)
    }

    private mutating func takeEmptyRow() {
        let isPageBreak = machine.withBytes { $0.contains(.formFeed) }
        if !isPageBreak { end.passEmptyRow() }
    }

    /// False when the row is a sale as well: the first one of a file without a header.
    private mutating func takeHeader() -> Bool {
        let line = machine.rowLine
        rows += 1
        guard rows > conversion.profile.skippedRows else {
            if !machine.isSeparatorRow { firstSkippedLine = firstSkippedLine ?? line }
            noteRemark()
            return true
        }
        let mapping = conversion.profile.mapping
        let table = HeadingTable(
            mapping,
            nit: conversion.profile.nit,
            lineTaxes: conversion.profile.lineTaxes,
            isInPesos: conversion.profile.isInPesos,
            silent: conversion.profile.silentHeadings,
            told: conversion.profile.toldHeadings
        )
        let header = CSVHeader(machine.headings, table: table)
        (self.header, headerLine) = (header, line)
        conversion.columns = header.names
        conversion.mayPricesHaveTax = header.mayPricesHaveTax
        // What was judged is read as it was, though more headings are asked for since.
        for finding in header.findings
        where !(conversion.isReadAgain && finding.code == .csvColumnUnknown) {
            note(finding)
        }
        if let first = firstSkippedLine {
            assembler.note(.rowsSkipped(before: line, at: Place(line: first)))
        }
        layout = CSVLayout(header)
        if machine.isRowTooLong { note(.rowTooLong(assembler.limits, at: Place(line: line))) }
        guard mapping?.hasHeader != false else { return false }
        headings = (0..<machine.fieldCount).map { machine.bytes(of: machine.field($0)) }
        return true
    }

    /// Nearly every row is one of a sale, which is seen at once.
    private func reportRow(_ layout: CSVLayout) -> ReportRow? {
        guard
            !machine.isLikeSale(layout) || machine.isOfSums(layout) || machine.isHeader(headings),
            let header
        else { return nil }
        return machine.reportRow(layout, header: header, headings: headings)
    }

    mutating func note(_ finding: Finding) {
        guard finding.severity == .error else { return assembler.note(finding) }
        assembler.refuse(finding)
        isRefused = true
    }
}

// MARK: - Rows

extension CSVSales {
    private mutating func beginSale(_ layout: CSVLayout) {
        if !hasSale { beginsWithLine = machine.hasNoKey(layout) && machine.isWholeLine(layout) }
        (hasSale, end) = (true, .open)
        leadingEnd = 0
        let first = machine.field(0)
        conversion.raw.begin(line: Int(first.line), column: machine.column(of: first))
        guard let start = beginLine(layout) else { return }
        conversion.raw.setValues(of: machine, layout.ofSale, rowStart: start)
        addLineValues(layout, rowStart: start)
        if beginsWithLine, conversion.raw.lineCount == 0 {
            note(.linesAboveSale(at: Place(line: machine.rowLine)))
        }
        let isLeading = machine.isPlain && (1..<machine.fieldCount).contains(layout.leading)
        leadingEnd = isLeading ? Int(machine.field(layout.leading).start) : 0
    }

    /// `isAlike`: its values of the sale are the very bytes that were read before.
    private mutating func addRow(_ layout: CSVLayout, isAlike: Bool) {
        if isBehindHeader, isLastRowAgain(layout) {
            conversion.raw.note(.rowAgain(at: Place(line: machine.rowLine)))
        }
        guard let start = beginLine(layout) else { return }
        if !isAlike {
            for column in changedColumns(layout) { agree(column, rowStart: start) }
        }
        addLineValues(layout, rowStart: start)
    }

    /// Keeps the row for one more line; nil when that would pass a limit.
    private mutating func beginLine(_ layout: CSVLayout) -> Int32? {
        defer { noteRow(layout) }
        guard conversion.raw.beginLine(at: machine.rowLine) else { return nil }
        let size = machine.rowSize
        if let start = machine.withBytes({ conversion.raw.append($0, size: size) }) { return start }
        conversion.raw.dropLastLine()
        return nil
    }

    private mutating func addLineValues(_ layout: CSVLayout, rowStart: Int32) {
        if !conversion.raw.setLineValues(of: machine, layout.ofLine, rowStart: rowStart) {
            conversion.raw.dropLastLine()
        }
    }

    /// Whether the row begins with the very bytes that all values of the sale were read from.
    @inline(__always)
    private func leadsAlike() -> Bool {
        guard leadingEnd > 0, machine.isPlain else { return false }
        return machine.withBytes { row in
            guard row.count > leadingEnd else { return false }
            return conversion.raw.bytes.withUnsafeBytes { areAlike(row, $0, count: leadingEnd) }
        }
    }

    /// Whether the row says what the one before it said.
    private func isLastRowAgain(_ layout: CSVLayout) -> Bool {
        guard conversion.raw.lineCount > 0 else { return false }
        return (layout.ofSale + layout.ofLine).allSatisfy { column in
            column.index < machine.fieldCount
                && isSame(column, conversion.raw.slot(column.field))
        }
    }

    @inline(__always)
    private func continues(_ layout: CSVLayout) -> Bool {
        if isLineAlone(layout) { return true }
        return layout.ofKey.allSatisfy { column in
            // A row cut short has no number, so it is no row of this sale.
            guard column.index < machine.fieldCount else { return false }
            return isSame(column, conversion.raw.slot(column.field))
        }
    }

    /// Whether the row has a line and nothing of the key: reports write the sale on its first row.
    private func isLineAlone(_ layout: CSVLayout) -> Bool {
        guard end == .open, machine.fieldCount == layout.count else { return false }
        return machine.hasNoKey(layout)
            && layout.ofLine.contains { !machine.isEmpty(machine.field($0.index)) }
    }

    /// Whether the row has, in a column, the bytes of a value that is set.
    func isSame(_ column: CSVLayout.Column, _ slot: RawSale.Slot) -> Bool {
        let value = conversion.raw.bytes(of: slot)
        return machine.withBytes(of: machine.field(column.index)) { field in
            let text = trimmed(field)
            return text.count == value.count
                && value.withUnsafeBytes { other in
                    let own = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text))
                    return areAlike(own, other, count: own.count)
                }
        }
    }

    /// Whether the row alone says that it was voided: a till may mean its line, and not the sale.
    private func voidsLate(_ column: CSVLayout.Column) -> Bool {
        column.field == .voided
            && machine.withBytes(of: machine.field(column.index)) {
                VitalMeaning.field(.voided).isSaid(by: trimmed($0), under: column.field.name)
            }
    }

    /// Where the row has another value of the sale than the rows before it: in most rows nowhere.
    private func changedColumns(_ layout: CSVLayout) -> [CSVLayout.Column] {
        layout.ofSale.filter { column in
            guard column.index < machine.fieldCount else { return false }
            let slot = conversion.raw.slot(column.field)
            return slot.form != .unusable && !isSame(column, slot)
                && !machine.isEmpty(machine.field(column.index))
        }
    }

    /// A value of the sale may be left empty on its later rows; one given late is taken.
    private mutating func agree(_ column: CSVLayout.Column, rowStart: Int32) {
        let slot = conversion.raw.slot(column.field)
        let field = machine.field(column.index)
        guard slot.form != .absent || voidsLate(column) else {
            return conversion.raw.setValues(of: machine, [column], rowStart: rowStart)
        }
        let name = conversion.label(column.field)
        var place = machine.place(of: field)
        place.field = name
        conversion.raw.note(
            .rowsDisagree(name, column.field, firstLine: Int(slot.line), at: place)
        )
    }
}

extension RawSale {
    /// Sets values of the sale from a row that was appended at `rowStart`.
    fileprivate mutating func setValues(
        of machine: CSVMachine,
        _ columns: [CSVLayout.Column],
        rowStart: Int32
    ) {
        for column in columns where column.index < machine.fieldCount {
            set(column.field, Slot(machine.field(column.index), rowStart: rowStart))
        }
    }

    /// Sets values of the last line; false when nothing stands in any of them.
    fileprivate mutating func setLineValues(
        of machine: CSVMachine,
        _ columns: [CSVLayout.Column],
        rowStart: Int32
    ) -> Bool {
        var isFilled = false
        for column in columns where column.index < machine.fieldCount {
            let slot = Slot(machine.field(column.index), rowStart: rowStart)
            if set(column.field, slot) { isFilled = true }
        }
        return isFilled
    }
}

extension RawSale.Slot {
    fileprivate init(_ field: CSVMachine.Field, rowStart: Int32) {
        let isUsable = field.mistake != .tooLong
        self.init(
            start: rowStart + field.start,
            end: rowStart + (isUsable ? field.end : field.start),
            line: field.line,
            column: field.column,
            rowStart: rowStart,
            form: isUsable ? .text : .unusable
        )
    }
}
