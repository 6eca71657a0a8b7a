import Fiscal

/// What the columns of a CSV file mean.
struct CSVHeader {
    /// By position; nil for a column that is ignored.
    private(set) var fields: [SaleField?] = []
    /// As the file writes it, by field; by our names in a file without a header.
    private(set) var names: [SaleField: String] = [:]
    private var unknown: [(index: Int, heading: String, place: Place)] = []
    /// What the sender should know of the header.
    private(set) var findings: [Finding] = []
    /// Every column, for a person who wants to see how the file is understood.
    private(set) var columns: [FileColumn] = []
    /// Whether the row is a sale, though a header was expected: its cells are no headings, and may
    /// be somebody's data.
    let isSale: Bool
    private let table: HeadingTable

    /// Headings are the cells of the header's row; of a file without one, those of its first row.
    init(_ cells: [(text: String, place: Place)], table: HeadingTable = HeadingTable()) {
        self.table = table
        isSale = table.isSale(cells.map(\.text))
        for (cell, meaning) in zip(cells, table.meanings(of: cells.map(\.text))) {
            take(cell.text, meaning, at: cell.place)
        }
        let start = cells.first.map { Place(line: $0.place.line) } ?? Place(line: 1)
        guard !isSale else {
            findings = [.noHeader(at: start)]
            return
        }
        guard !isLineInQuotes(cells.map(\.text)) else {
            findings = [.linesInQuotes(at: start)]
            return
        }
        noteUnknown(isWhole: missing.isEmpty && absent.isEmpty)
        noteUnfit(at: start)
        guard !missing.isEmpty else { return }
        let list = missing.map { $0.map(\.name).joined(separator: "/") }
        findings.append(
            .columnsMissing(list, line: start.line ?? 1, at: cells.first?.place ?? start)
        )
    }

    private mutating func take(
        _ heading: String,
        _ meaning: HeadingTable.Meaning,
        at place: Place
    ) {
        guard !isSale else {
            fields.append(nil)
            return columns.append(FileColumn(value: heading, use: .unknown))
        }
        let hasHeader = table.mapping?.hasHeader != false
        var place = place
        let shown = shownText(heading)
        place.field = shown
        var (field, use): (SaleField?, FileColumn.Use)
        switch meaning {
        case .field(let meant): (field, use) = (meant, .field(meant))
        case .ignored: (field, use) = (nil, .ignored)
        case .unknown, .nit: (field, use) = (nil, .unknown)
        }
        if let meant = field, let first = names[meant] {
            findings.note(.columnTwice(first, shown, meant, at: place))
            (field, use) = (nil, .repeated(meant))
        }
        if let field { names[field] = hasHeader ? shown : field.name }
        if meaning == .nit {
            findings.note(.nitUnclear(shown, at: place))
        } else if use == .unknown, hasHeader, !heading.allSatisfy(\.isWhitespace) {
            unknown.append((columns.count, heading, place))
        }
        fields.append(field)
        columns.append(
            hasHeader
                ? FileColumn(heading: heading, use: use) : FileColumn(value: heading, use: use)
        )
    }

    /// Headings that nobody knows, once it is known which fields the others hold; where one is missing, it may be
    /// any of them.
    private mutating func noteUnknown(isWhole: Bool) {
        let used = Set(names.keys)
        for (index, heading, place) in unknown {
            let shown = shownText(heading)
            if let meaning = table.vitalMeaning(of: heading, beside: used) {
                findings.note(.columnUnclear(shown, meaning, at: place))
            } else if saysTaxIncluded(heading) {
                findings.note(.taxIncluded(.csvColumnUnknown, shown, at: place))
            } else if !table.isSilent(heading), !isTotalOfLines(index, heading) {
                let what = Bilingual(es: "La columna «\(shown)»", en: "Column “\(shown)”")
                let isAsked = isWhole && mustBeSpokenOf(index, heading)
                findings.note(
                    isAsked
                        ? .unspoken(.csvColumnUnknown, what, table.mapping, at: place)
                        : .columnUnknown(shown, at: place)
                )
            }
        }
    }

    /// Whether a column that is not read may not go out unread: what is compared or judged by its values may, and
    /// what is known to be of no invoice.
    private func mustBeSpokenOf(_ index: Int, _ heading: String) -> Bool {
        switch table.mapping?.rest {
        case .warn: return false
        case .refuse: return true
        case nil:
            switch kindOfUnread(index) {
            case .sum, .besides, .paid, .change, .discountRate, .invoice, .payday: return false
            // Of these more may be said than is judged: a name, a code of a tax.
            case .buyer, .flag, .remark: return !isBesidesInvoice(heading)
            }
        }
    }

    /// Whether it is a *Total* that its values give to the lines, beside another of theirs: it is compared.
    private func isTotalOfLines(_ index: Int, _ heading: String) -> Bool {
        guard case .sum = kindOfUnread(index) else { return false }
        return mayBeTotalOfLine(heading)
    }

    /// What the values of a column that is not read may say; one in their place is read.
    func kindOfUnread(_ index: Int) -> CSVLayout.UnreadColumn.Kind {
        guard let heading = columns[index].heading else { return .remark }
        if names[.buyerID] != nil, table.tellsBuyer(heading) { return .buyer }
        if namesInvoice(heading) { return .invoice }
        if ["fechapago", "fechadepago"].contains(plainName(heading)), names[.dueDay] == nil {
            return .payday
        }
        if namesPaid(heading) { return .paid }
        if namesChange(heading) { return .change }
        let meaning = VitalMeaning(heading, except: [])
        if meaning == .discountRate { return .discountRate }
        if let meaning, meaning.isBesidesLines { return .besides(meaning) }
        if names[.rate] ?? names[.tax] != nil, let flag = TaxFlag(named: heading) {
            return .flag(flag)
        }
        return SumHeading(heading).map { .sum($0) } ?? .remark
    }

    /// Headings that nobody knows, and that may be of anything.
    private mutating func noteUnspoken() {
        let used = Set(names.keys)
        for (index, heading, place) in unknown
        where table.vitalMeaning(of: heading, beside: used) == nil && !saysTaxIncluded(heading)
            && mustBeSpokenOf(index, heading)
        {
            let shown = shownText(heading)
            let what = Bilingual(es: "La columna «\(shown)»", en: "Column “\(shown)”")
            findings.note(.unspoken(.csvColumnUnknown, what, table.mapping, at: place))
        }
    }

    /// What the mapping names and the file has not.
    private var absent: [(SaleField, String)] {
        table.mapping?.columns.inOrder.filter { names[$0.0] == nil } ?? []
    }

    private mutating func noteUnfit(at place: Place) {
        guard let mapping = table.mapping, !absent.isEmpty else { return }
        let list = absent.map { "\($1) (\($0.name))" }.joined(separator: ", ")
        findings.append(.mappingUnfit(list, mapping.match, at: place))
    }

    /// How many columns there are up to the last one with a heading; all, in a file without them.
    var named: Int {
        let last = columns.lastIndex { column in
            column.heading.map { !$0.allSatisfy(\.isWhitespace) } ?? true
        }
        return last.map { $0 + 1 } ?? 0
    }

    /// The columns, from 0, that the mapping of a file without a header speaks of; nil with a header.
    var declared: Set<Int>? { table.declared }

    /// Whether the heading of the prices leaves open if the tax is in them; a mapping has said so.
    var mayPricesHaveTax: Bool {
        table.mapping?.columns[.price] == nil && names[.price].map(isRetailPrice) ?? false
    }

    /// Whether a cell of a field's column is its heading once more.
    func isHeading(_ text: String, of field: SaleField) -> Bool {
        table.meaning(of: text, at: 0) == .field(field)
    }

    /// Whether another row of headings gives the columns the same meanings.
    func isLike(_ cells: [(text: String, place: Place)]) -> Bool {
        let other = CSVHeader(cells, table: table).fields
        let count = max(fields.count, other.count)
        return (0..<count).allSatisfy { index in
            (index < fields.count ? fields[index] : nil)
                == (index < other.count ? other[index] : nil)
        }
    }

    /// Sets of fields of which there is none, though every file needs one.
    var missing: [[SaleField]] { table.missing(among: Set(names.keys)) }
}

extension CSVMachine {
    /// The cells of the current row as headings.
    var headings: [(text: String, place: Place)] {
        (0..<fieldCount).map { index in
            let field = field(index)
            let bytes = bytes(of: field)
            var text: [UInt8] = []
            if String(validating: bytes, as: UTF8.self) == nil {
                // Only the profiler comes here, before it knows the encoding.
                bytes.withUnsafeBytes { appendWindows1252($0, to: &text) }
            } else {
                text = Array(bytes)
            }
            let heading = String(decoding: text, as: UTF8.self)
            return (heading, place(of: field))
        }
    }

    /// Whether nothing but white space stands in the row.
    var isRowEmpty: Bool {
        !isRowTooLong && (0..<fieldCount).allSatisfy { isEmpty(field($0)) }
    }
}

/// Whether a row is one value with the delimiters of a table in it: `"tipo;factura;fecha"`.
private func isLineInQuotes(_ cells: [String]) -> Bool {
    guard let line = cells.first, cells.count == 1 else { return false }
    return [";", ",", "\t", "|"].contains { (mark: Character) in
        let names = line.split(separator: mark)
        return names.count > 2 && names.contains { SaleField(heading: $0) != nil }
    }
}

extension Finding {
    fileprivate static func columnTwice(
        _ first: String,
        _ second: String,
        _ field: SaleField,
        at place: Place
    ) -> Finding {
        Finding(
            .csvColumnTwice,
            at: place,
            message: Bilingual(
                es: "Las columnas «\(first)» y «\(second)» significan lo mismo: \(field.name).",
                en: "Columns “\(first)” and “\(second)” have the same meaning: \(field.name)."
            ),
            remedy: Bilingual(
                es: "Deje una sola de las dos, o cambie el título de la que no corresponde.",
                en: "Keep only one of them, or rename the one that means something else."
            )
        )
    }

    static func columnUnclear(
        _ name: String,
        _ meaning: VitalMeaning,
        at place: Place
    ) -> Finding {
        let likeness = meaning.likeness()
        return Finding(
            .csvColumnUnknown,
            at: place,
            message: Bilingual(
                es: "La columna «\(name)» no se conoce y parece \(likeness.es): sin ella las "
                    + "facturas saldrían distintas.",
                en: "Column “\(name)” is not known and looks like \(likeness.en): without it the "
                    + "invoices would be different."
            ),
            remedy: meaning.remedy
                ?? Bilingual(
                    es:
                        "Use el título \(likeness.es) si es eso; si no, pida al operador que la "
                        + "declare en imports: («contingencia inspect» muestra cómo), o en ignore:.",
                    en:
                        "Use the heading \(likeness.en) if it is that; else ask the operator to "
                        + "declare it under imports: (`contingencia inspect` shows how), or under "
                        + "ignore:."
                )
        )
    }

    fileprivate static func nitUnclear(_ name: String, at place: Place) -> Finding {
        Finding(
            .csvColumnUnknown,
            at: place,
            message: Bilingual(
                es:
                    "La columna «\(name)» puede ser la del emisor o la del cliente, y sus valores no "
                    + "lo aclaran.",
                en:
                    "Column “\(name)” may be the issuer's or the buyer's, and its values do not tell "
                    + "which."
            ),
            remedy: Bilingual(
                es:
                    "Use el título «nit_emisor» o «cliente_id»; o pida al operador que la declare en "
                    + "imports: («contingencia inspect» muestra cómo).",
                en:
                    "Use the heading “nit_emisor” or “cliente_id”; or ask the operator to declare it "
                    + "under imports: (`contingencia inspect` shows how)."
            )
        )
    }

    fileprivate static func columnUnknown(_ name: String, at place: Place) -> Finding {
        Finding(
            .csvColumnUnknown,
            .warning,
            at: place,
            message: Bilingual(
                es: "La columna «\(name)» no se conoce y no se tiene en cuenta.",
                en: "Column “\(name)” is not known and is ignored."
            ),
            remedy: Bilingual(
                es: "Si el dato va en la factura, pregunte al operador con qué título se lee.",
                en: "If it belongs on the invoice, ask the operator under which heading it is read."
            )
        )
    }

    /// A header is asked for, because nothing else says what a column holds.
    fileprivate static func noHeader(at place: Place) -> Finding {
        Finding(
            .csvColumnsMissing,
            at: place,
            message: Bilingual(
                es: "La primera fila es una venta: faltan los títulos de las columnas.",
                en: "The first row is a sale: the headings of the columns are missing."
            ),
            remedy: Bilingual(
                es:
                    "Exporte el archivo con títulos. Si el programa no los escribe, el operador puede "
                    + "declarar las columnas por su posición: «contingencia inspect».",
                en: "Export the file with headings. If the program writes none, the operator can "
                    + "declare the columns by their position: `contingencia inspect`."
            )
        )
    }

    fileprivate static func columnsMissing(
        _ names: [String],
        line: Int,
        at place: Place
    ) -> Finding {
        let list = names.joined(separator: ", ")
        return Finding(
            .csvColumnsMissing,
            at: place,
            message: Bilingual(
                es: line == 1
                    ? "Faltan columnas obligatorias en la primera fila: \(list)."
                    : "Faltan columnas obligatorias en el encabezado, línea \(line): \(list).",
                en: line == 1
                    ? "The first row lacks required columns: \(list)."
                    : "The header on line \(line) lacks required columns: \(list)."
            ),
            remedy: Bilingual(
                es: "Exporte el archivo con esas columnas y sus títulos en la primera fila. Si las "
                    + "trae con otros títulos, el operador puede declararlos: «contingencia inspect».",
                en: "Export the file with these columns and their headings in the first row. If it "
                    + "has them under other headings, the operator can declare them: `contingencia "
                    + "inspect`."
            )
        )
    }

    fileprivate static func mappingUnfit(
        _ list: String,
        _ match: String,
        at place: Place
    ) -> Finding {
        Finding(
            .csvColumnsMissing,
            at: place,
            message: Bilingual(
                es: "El archivo no tiene las columnas que nombra el ajuste «imports» de \(match): "
                    + "\(list).",
                en: "The file lacks columns that the setting “imports” for \(match) names: "
                    + "\(list)."
            ),
            remedy: Bilingual(
                es:
                    "Si la exportación cambió, corrija el ajuste en contingencia.yaml; si no, exporte "
                    + "el archivo con esas columnas.",
                en: "If the export has changed, correct the setting in contingencia.yaml; if not, "
                    + "export the file with these columns."
            )
        )
    }
}
