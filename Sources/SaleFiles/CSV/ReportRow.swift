import Fiscal

/// A row that is no sale: what reports print before, between and behind the rows of their tables.
///
/// A row that could be a sale, or a part of one, is none of these, however little stands in it.
enum ReportRow {
    /// The header once more.
    case header
    /// The sums of a page or of the sheet.
    case totals
    /// A line of dashes, the number of a page, who printed it and when.
    case page
    /// Another text that stands alone: a title, a signature.
    case remark

}

/// Whether rows without a number may go on with the sale above them.
enum SaleEnd {
    /// Nothing ended it.
    case open
    /// An empty row or a text: nobody can tell whose lines follow, unless a header says that it was
    /// the break of a page.
    case broken
    /// A sum ends it for good.
    case summed

    mutating func pass(_ row: ReportRow) {
        switch (row, self) {
        // Pages break anywhere.
        case (.page, _), (_, .summed): break
        case (.header, _): self = .open
        case (.remark, _): self = .broken
        case (.totals, _): self = .summed
        }
    }

    mutating func passEmptyRow() { self = self == .summed ? .summed : .broken }
}

extension CSVMachine {
    /// Whether the row has a number, and a quantity or a price.
    func isLikeSale(_ layout: CSVLayout) -> Bool { hasNumber(layout) && hasAmount(layout) }

    /// What a row is that is not like a sale, or repeats the header; nil when it may be of a sale.
    func reportRow(_ layout: CSVLayout, header: CSVHeader, headings: [[UInt8]]) -> ReportRow? {
        let hasNumber = hasNumber(layout)
        if isHeader(headings) || !hasNumber && repeatsHeader(layout, header) { return .header }
        guard let first = (0..<fieldCount).first(where: { !isEmpty(field($0)) }) else { return nil }
        if isRule || isOfPage(layout, first, hasNumber: hasNumber) { return .page }
        if isOfSums(layout) { return .totals }
        guard !hasNumber, hasNoKey(layout, but: first) else { return nil }
        if isOfTotals(layout, first) || hasOnlySums(layout) { return .totals }
        let isAlone = (0..<fieldCount).allSatisfy { $0 == first || isEmpty(field($0)) }
        return isAlone && !layout.isOfLine(first) && isProse(text(first)) ? .remark : nil
    }

    func isHeader(_ headings: [[UInt8]]) -> Bool {
        guard fieldCount == headings.count else { return false }
        return headings.indices.allSatisfy { index in
            withBytes(of: field(index)) { $0.elementsEqual(headings[index]) }
        }
    }

    /// Whether a word of sums stands for the type, which no sale has: `Total;;25` counts 25 sales.
    func isOfSums(_ layout: CSVLayout) -> Bool {
        guard let type = layout.type, type.index < fieldCount,
            withBytes(of: field(type.index), { $0.first.map(isLetter) ?? false })
        else { return false }
        return beginsWithSum(text(type.index))
    }

    private func beginsWithSum(_ text: String) -> Bool {
        let word = text.split { !$0.isLetter }.first.map { plainName($0) }
        return word.map(totalsWords.contains) ?? false
    }

    /// Goods may be called `Sumadora` or `Total Gym`: a whole line is one of totals by all its words.
    private func isOfTotals(_ layout: CSVLayout, _ first: Int) -> Bool {
        guard isWholeLine(layout) else { return beginsWithSum(text(first)) }
        let text = text(first)
        return SumWords.areAll(of: text) && !SumWords.changesSale(text)
    }

    /// Whether nothing stands in the row but amounts in columns of sums, as a spreadsheet leaves them below a table.
    private func hasOnlySums(_ layout: CSVLayout) -> Bool {
        (0..<fieldCount).allSatisfy { index in
            isEmpty(field(index))
                || layout.field(at: index).map(Self.sums.contains) == true
                    && withBytes(of: field(index)) { AmountText(trimmed($0)) != nil }
        }
    }

    private static let sums: Set<SaleField> = [
        .total, .subtotal, .taxTotal, .ivaTotal, .incTotal, .lineTotal, .taxAmount, .incAmount,
    ]

    /// Whether the row has all that a line of a sale must have.
    func isWholeLine(_ layout: CSVLayout) -> Bool {
        layout.ofWholeLine.allSatisfy { $0.index < fieldCount && !isEmpty(field($0.index)) }
    }

    /// A till or a cashier may bear such a word, but no type and no number.
    ///
    /// A prefix such as `FIN` stands before its number, and `FIN-8` is a sale where anything else of
    /// one stands.
    private func isOfPage(_ layout: CSVLayout, _ first: Int, hasNumber: Bool) -> Bool {
        let words = text(first).split { !$0.isLetter && !$0.isNumber }
        if isCountOfRows(first, words) { return true }
        guard !hasAmount(layout), let word = words.first, pageWords.contains(plainName(word)) else {
            return false
        }
        guard hasNumber else { return !layout.isOfLine(first) }
        let isAlone = layout.ofSale.allSatisfy { column in
            column.index == first || column.index >= fieldCount || isEmpty(field(column.index))
        }
        return isAlone && layout.ofKey.contains { $0.index == first }
            && (words.count > 1 || word.count > 4)
    }

    /// `(3 rows)`, which programs for databases write below a table.
    private func isCountOfRows(_ first: Int, _ words: [Substring]) -> Bool {
        guard words.count > 1,
            withBytes(of: field(first), { trimmed($0).first }) == UInt8(ascii: "("),
            words[0].utf8.allSatisfy(isDigit)
        else { return false }
        let isAlone = (first + 1..<max(fieldCount, first + 1)).allSatisfy { isEmpty(field($0)) }
        return isAlone && ["row", "rows", "fila", "filas"].contains(plainName(words[1]))
    }

    /// The beginning of a field, enough for its first words.
    func text(_ index: Int) -> String {
        withBytes(of: field(index)) { bytes in
            String(decoding: UnsafeBufferPointer(rebasing: bytes.prefix(80)), as: UTF8.self)
        }
    }

    /// Whether a digit stands in the column of the number, as in every row of a sale.
    ///
    /// A prefix has up to four letters, so what begins with a word is a text.
    func hasNumber(_ layout: CSVLayout) -> Bool {
        guard let number = layout.number, number.index < fieldCount else { return false }
        let field = field(number.index)
        return hasDigit(field) && withBytes(of: field) { $0.prefix(while: isLetter).count < 5 }
    }

    /// Whether the row has a quantity or a price, as every line of a sale has.
    private func hasAmount(_ layout: CSVLayout) -> Bool {
        layout.ofAmount.contains { $0.index < fieldCount && hasDigit(field($0.index)) }
    }

    private func repeatsHeader(_ layout: CSVLayout, _ header: CSVHeader) -> Bool {
        layout.ofKey.contains { column in
            guard column.index < fieldCount else { return false }
            let text = text(column.index)
            return text.utf8.count > 2 && header.isHeading(text, of: column.field)
        }
    }

    /// Whether no column of the key holds anything, unless it is the one at `index`.
    func hasNoKey(_ layout: CSVLayout, but index: Int? = nil) -> Bool {
        layout.ofKey.allSatisfy {
            $0.index >= fieldCount || $0.index == index || isEmpty(field($0.index))
        }
    }

    /// `-----;-----`: nothing that could be read.
    private var isRule: Bool {
        withBytes { row in row.allSatisfy { $0 < 0x80 && !isDigit($0) && !isLetter($0) } }
    }
}

/// Enough letters for words, which no code, prefix or date has.
private func isProse(_ text: String) -> Bool { text.count(where: \.isLetter) >= 5 }

/// How the rows of sums begin.
private let totalsWords: Set<String> = [
    "total", "totales", "subtotal", "gran", "suma", "sumas", "van", "vienen", "iva", "impuestos",
    "impoconsumo", "descuentos", "neto", "base",
]

/// How reports begin the lines at the head and the foot of a page.
private let pageWords: Set<String> = [
    "pagina", "pag", "hoja", "fin", "reporte", "informe", "listado", "elaborado", "elaboro",
    "impreso", "imprimio", "impresion", "generado", "genero", "revisado", "reviso", "aprobado",
    "aprobo", "firma", "nit",
]

extension Finding {
    static func reportRow(_ row: ReportRow, at place: Place) -> Finding {
        let (message, remedy) = (row.message, row.remedy)
        return Finding(.csvRowSkipped, .warning, at: place, message: message, remedy: remedy)
    }
}

extension ReportRow {
    fileprivate var message: Bilingual {
        switch self {
        case .header:
            Bilingual(
                es: "La fila repite el encabezado y se omite.",
                en: "The row repeats the header and is skipped."
            )
        case .totals:
            Bilingual(
                es: "La fila de totales no es una venta y se omite.",
                en: "The totals row is not a sale and is skipped."
            )
        case .page:
            Bilingual(
                es: "La fila es de la página del informe, no de una venta, y se omite.",
                en: "The row belongs to the page of the report, not to a sale, and is skipped."
            )
        case .remark:
            Bilingual(
                es: "La fila trae un solo texto, sin número de factura ni valores, y se omite.",
                en: "The row holds one text, without invoice number or amounts, and is skipped."
            )
        }
    }

    fileprivate var remedy: Bilingual {
        switch self {
        case .header, .totals, .page:
            Bilingual(es: "No hace falta hacer nada.", en: "Nothing needs to be done.")
        case .remark:
            Bilingual(
                es: "Si era una venta, complétela y envíela; si no, no hace falta hacer nada.",
                en: "If it was a sale, complete it and send it; else nothing needs to be done."
            )
        }
    }
}
