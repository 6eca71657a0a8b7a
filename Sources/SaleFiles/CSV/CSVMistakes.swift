import Fiscal

extension CSVSales {
    mutating func noteRow(_ layout: CSVLayout) {
        if machine.isRowTooLong || machine.fieldCount != layout.named { noteLength(layout) }
        noteUnreadValues(layout)
        guard machine.hasMistakes else { return }
        for index in 0..<machine.fieldCount {
            let field = machine.field(index)
            guard let mistake = field.mistake else { continue }
            let meant = layout.field(at: index)
            // What nobody reads may be of any length.
            if meant == nil, mistake == .tooLong { continue }
            var place = machine.place(of: field)
            place.field = meant.map { conversion.label($0) }
            conversion.raw.note(.mistake(mistake, limits: assembler.limits, at: place))
        }
    }

    /// `ANULADA` among the remarks, where the sale is not read as voided, and the like.
    private mutating func noteUnreadValues(_ layout: CSVLayout) {
        for column in layout.unread where column.index < machine.fieldCount {
            let field = machine.field(column.index)
            switch column.kind {
            case .sum(let heading):
                noteSum(field, column, .ofRow(heading), .field(.lineTotal))
                if heading.isOfPayment { noteWordOfPayment(field, column) }
            // Nothing at all was paid of some.
            case .paid:
                noteSum(field, column, .paid(.field(.paymentForm)), nil)
                noteWordOfPayment(field, column)
            case .change: noteSum(field, column, .change, nil)
            case .discountRate: noteSum(field, column, .discountRate, .discountRate)
            case .remark, .buyer, .flag, .invoice, .besides, .payday:
                let doubt = machine.withBytes(of: field) {
                    self.doubt(trimmed($0), of: field, column)
                }
                if let doubt { conversion.raw.note(doubt) }
            }
        }
    }

    private mutating func noteSum(
        _ field: CSVMachine.Field,
        _ column: CSVLayout.UnreadColumn,
        _ kind: RawSale.OtherSum.Kind,
        _ meaning: VitalMeaning?
    ) {
        let text = machine.withBytes(of: field) { Array(trimmed($0)) }
        let isSaid = text.withUnsafeBufferPointer {
            meaning?.isSaid(by: $0[...], under: "") ?? (AmountText($0[...]) != nil)
        }
        guard isSaid, let heading = header?.columns[column.index].heading else { return }
        conversion.raw.note(
            RawSale.OtherSum(
                kind: kind,
                name: shownText(heading),
                text: text,
                isNumber: false,
                place: machine.place(of: field)
            )
        )
    }

    /// `Transferencia` or `Cartera` under *Pagó con* is how the sale was paid, and no amount.
    private func wordOfPayment(
        _ field: CSVMachine.Field,
        _ heading: String
    ) -> RawSale.Doubt? {
        let isSaid = machine.withBytes(of: field) { bytes in
            let value = trimmed(bytes)
            return VitalMeaning.field(.paymentForm).isSaid(by: value, under: "")
                && !saysPlainYes(value) && value.contains(where: isLetter)
        }
        guard isSaid else { return nil }
        let finding = Finding.columnUnclear(
            shownText(heading),
            .field(.paymentForm),
            at: machine.place(of: field)
        )
        return RawSale.Doubt(answer: .payment, finding: finding)
    }

    private mutating func noteWordOfPayment(
        _ field: CSVMachine.Field,
        _ column: CSVLayout.UnreadColumn
    ) {
        guard let heading = header?.columns[column.index].heading,
            let doubt = wordOfPayment(field, heading)
        else { return }
        conversion.raw.note(doubt)
    }

    private func doubt(
        _ value: Bytes,
        of field: CSVMachine.Field,
        _ column: CSVLayout.UnreadColumn
    ) -> RawSale.Doubt? {
        var heading: String {
            header?.columns[column.index].heading ?? String(column.index + 1)
        }
        var place: Place { machine.place(of: field) }
        return switch column.kind {
        case .sum, .discountRate, .paid, .change: nil
        case .payday:
            DateText(value, order: conversion.dateOrder)?.day == nil
                ? nil
                : RawSale.Doubt(
                    answer: .soldOn(Array(value)),
                    finding: .columnUnclear(shownText(heading), .field(.dueDay), at: place)
                )
        case .besides(let meaning):
            meaning.isSaid(by: value, under: heading)
                ? RawSale.Doubt(
                    answer: .proven,
                    finding: .columnUnclear(shownText(heading), meaning, at: place)
                ) : nil
        case .remark:
            RawSale.Doubt(unread: value, under: heading, at: place)
                ?? RawSale.Doubt(creditIn: value, under: heading, at: place)
                ?? RawSale.Doubt(untaxed: value, under: heading, at: place)
                ?? RawSale.Doubt(yes: value, under: heading, at: place)
        case .flag(let flag): RawSale.Doubt(flag, value, under: heading, at: place)
        case .invoice:
            RawSale.Doubt(
                invoice: value,
                under: heading,
                beside: conversion.label(header?.names[.invoice] == nil ? .number : .invoice),
                at: place
            )
        case .buyer:
            RawSale.Doubt(
                buyer: value,
                under: heading,
                beside: conversion.label(.buyerID),
                at: place
            )
        }
    }

    /// A text that stands alone, such as a title, may speak of all sales, and of which is not known.
    mutating func noteRemark() {
        guard remarks.count < assembler.limits.findings else { return }
        for index in 0..<machine.fieldCount where !machine.isEmpty(machine.field(index)) {
            let place = Place(line: machine.rowLine)
            guard
                let finding = machine.withBytes(
                    of: machine.field(index),
                    {
                        Finding(ofTitle: trimmed($0), at: place)
                    }
                )
            else { continue }
            remarks.append(finding)
        }
    }

    /// What titles and the like say, unless columns of the table say it of each sale.
    mutating func refuseRemarks() {
        guard !conversion.isReadAgain else { return }
        let names = header?.names ?? [:]
        let hasSums = [.total, .lineTotal, .taxTotal].contains { names[$0] != nil }
        let tellsVoided = names[.voided] != nil || names[.paymentForm] != nil
        for finding in remarks where !(finding.code == .valueForm ? tellsVoided : hasSums) {
            assembler.refuse(finding)
        }
    }

    /// A quote that closes lines below may have swallowed sales that nobody can name.
    mutating func noteSwallowedRows(_ layout: CSVLayout) {
        guard !machine.isPlain else { return }
        for index in 0..<machine.fieldCount {
            let field = machine.field(index)
            let lines = machine.swallowedLines(in: field, columns: layout.count)
            guard lines > 0 else { continue }
            var place = machine.place(of: field)
            place.field = layout.field(at: index).map { conversion.label($0) }
            assembler.refuse(.quoteOverLines(lines, at: place))
        }
    }

    /// What was cut in two shifts all behind it, and the sales below are cut alike.
    mutating func noteSplitAmount(_ layout: CSVLayout) {
        guard let column = machine.splitAmount(layout) else { return }
        let name = conversion.label(column.field)
        var place = machine.place(of: machine.field(column.index))
        place.field = name
        assembler.refuse(.splitAmount(name, at: place))
    }

    /// What nobody has spoken of may be the tax or the discount of every sale.
    mutating func refuseUndeclared(_ columns: [Int]) {
        let cells = columns.map { (column: $0 + 1, text: machine.text($0)) }
        let match = conversion.profile.mapping?.match ?? ""
        note(.columnsUndeclared(cells, match, at: machine.place(of: machine.field(columns[0]))))
    }

    private mutating func noteLength(_ layout: CSVLayout) {
        let line = machine.rowLine
        let place = Place(line: line)
        if machine.isRowTooLong {
            conversion.raw.noteRow(.rowTooLong(assembler.limits, at: place), line: line)
        }
        let (count, expected) = (machine.fieldCount, layout.named)
        let last = (min(expected, count)..<count).last {
            layout.declared?.contains($0) != true && !machine.isEmpty(machine.field($0))
        }
        guard count < expected || last != nil else { return }
        let filled = last.map { $0 + 1 } ?? count
        let isSplit = filled > expected && (1..<filled).contains { machine.mayBeCentavos($0) }
        conversion.raw.noteRow(
            .fieldCount(filled, expected: expected, isSplit: isSplit, at: place),
            line: line
        )
    }
}
