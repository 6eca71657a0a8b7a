import Fiscal

/// Rows that are no sale of their own, and may say something of the one above them.
extension CSVSales {
    /// A row without a number that does not go on with the sale above it may still be of that one: another line,
    /// `DESCUENTO`, `ANULADA`, `CRÉDITO`.
    ///
    /// It does not go without it, unless the row has a day or a time of its own, or is a whole line while the
    /// total of the sale says that none is missing.
    mutating func noteLooseRow(_ layout: CSVLayout) {
        guard !machine.hasNumber(layout), !conversion.isReadAgain, !conversion.isClosing,
            !machine.closesDay(layout), !hasMomentOfItsOwn(layout)
        else { return }
        if machine.isWholeLine(layout), conversion.raw.slot(.total).form != .absent { return }
        conversion.raw.note(.looseRow(at: Place(line: machine.rowLine)))
    }

    private func hasMomentOfItsOwn(_ layout: CSVLayout) -> Bool {
        layout.ofSale.contains { column in
            guard [.date, .time, .dateTime].contains(column.field),
                column.index < machine.fieldCount
            else { return false }
            return !machine.isEmpty(machine.field(column.index))
                && !isSame(column, conversion.raw.slot(column.field))
        }
    }

    /// `TOTAL FACTURA` below the lines of a sale must be one of its sums.
    mutating func noteTotalRow(_ layout: CSVLayout) {
        guard hasSale, !conversion.isClosing,
            let heading = SumHeading("Total factura"),
            let first = (0..<machine.fieldCount).first(where: {
                !machine.isEmpty(machine.field($0))
            }),
            saysTotalOfSale(machine.text(first)),
            let last = layout.ofNumbers.last(where: { column in
                column.index < machine.fieldCount && column.index != first
                    && Self.sumsOfSale.contains(column.field)
                    && !machine.isEmpty(machine.field(column.index))
            })
        else { return }
        let field = machine.field(last.index)
        conversion.raw.note(
            RawSale.OtherSum(
                kind: .ofRow(heading),
                name: shownText(machine.text(first)),
                text: machine.withBytes(of: field) { Array(trimmed($0)) },
                isNumber: false,
                place: machine.place(of: field)
            )
        )
    }

    private static let sumsOfSale: Set<SaleField> = [.price, .total, .lineTotal, .subtotal]
}

extension CSVMachine {
    /// Whether a row closes a day, which needs no number where nothing was sold.
    fileprivate func closesDay(_ layout: CSVLayout) -> Bool {
        guard let type = layout.type, type.index < fieldCount else { return false }
        return plainName(text(type.index)) == "cierre"
    }
}

/// Whether a row is called the total of one sale, and not of a day or a page.
private func saysTotalOfSale(_ text: String) -> Bool {
    let words = wordsOfText(of: text)
    let others = words.filter { !besidesTotal.contains($0) && !$0.contains(where: \.isNumber) }
    return others.isEmpty && words.contains(where: ["total", "neto"].contains)
        && words.contains(where: ofOneSale.contains)
}

/// Not *venta*, which may be that of the day.
private let ofOneSale: Set = ["factura", "fact", "documento", "tiquete", "recibo", "pagar"]
private let besidesTotal = ofOneSale.union([
    "total", "neto", "valor", "a", "de", "la", "del", "esta", "no", "nro", "n", "fe",
])

extension Finding {
    static func looseRow(at place: Place) -> Finding {
        Finding(
            .valueMissing,
            at: place,
            message: Bilingual(
                es:
                    "Debajo de esta venta hay una fila sin número de factura, que puede ser de ella: otro "
                    + "renglón, un descuento, un crédito o su anulación.",
                en:
                    "Below this sale stands a row without an invoice number, which may be of it: another "
                    + "line, a discount, a credit or its voiding."
            ),
            remedy: Bilingual(
                es:
                    "Escriba el número de la factura en cada renglón y envíe la venta completa; si la fila "
                    + "sobra, quítela.",
                en:
                    "Write the invoice number on every line and send the whole sale; if the row is of no use, "
                    + "take it out."
            )
        )
    }
}
