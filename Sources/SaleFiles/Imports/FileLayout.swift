package import Fiscal

/// How a file is understood, for a person who asks before dropping it.
package struct FileLayout: Sendable {
    package enum Format: Hashable, Sendable {
        case csv(delimiter: UInt8)
        /// One object with the list of sales, under this key.
        case jsonFile(sales: String)
        case jsonArray
        case jsonLines
        /// A finding says why.
        case unreadable
    }

    package let format: Format
    /// `utf-8`, `utf-8-bom`, `windows-1252` and so on.
    package let encoding: String
    /// Nil where nothing in the file decides it.
    package let decimals: SaleFileProfile.DecimalStyle?
    /// Nil before the header, and where there is none.
    package let headerLine: Int?
    /// Whether the first row of a CSV file is a sale, by the mapping or by its looks.
    package let isHeadless: Bool
    /// In the order of the file; of a JSON file, the keys in the order in which they were met.
    package let columns: [FileColumn]
    /// Sets of fields of which the header has none, though every file needs one.
    package let missing: [[SaleField]]
    /// What unknown columns may mean, by their position from 0; for a person to confirm.
    package let guesses: [Int: SaleField]
    /// What the figures of the first rows say to the guesses, by the same positions.
    package let proofs: [Int: GuessProof]
    /// Of a file without a price of one unit: the column that may be what the whole line costs.
    package let linePrice: Int?
    /// The file's own words for values that are words of ours, by the order of the fields.
    package let strangers: [StrangeWords]
    /// The key that most likely holds the list of sales, in a JSON object that is no sale.
    package let salesGuess: String?
    /// Whether each sale of a JSON file lies under a key of its own, so that no setting can name them.
    package let hasSalesByKey: Bool
    package let mapping: ImportMapping?

    /// What is read at the place of a finding; nil where no value is.
    package func field(at place: Place) -> SaleField? {
        columns.first { $0.isAt(place) }?.field
    }
}

/// One column of a CSV file, or one key of a JSON file, and what it is understood as.
package struct FileColumn: Hashable, Sendable {
    /// What becomes of its values.
    package enum Use: Hashable, Sendable {
        case field(SaleField)
        /// Of a second column with the same meaning.
        case repeated(SaleField)
        /// Known by the mapping, and of no use.
        case ignored
        case unknown
    }

    /// As the file writes it; nil in a file without a header.
    package let heading: String?
    package let use: Use
    /// The first value of a column without a heading or of a key, as a message may show it.
    package private(set) var sample: String?
    /// Whether that value is a phone's number, which behind its mask looks like a cédula's.
    package private(set) var isPhone = false
    /// Its different values, where somebody wants to see them.
    var words = ColumnWords()
    /// What that value looks like.
    private(set) var shape: CellShape?

    /// Whether that value is a number of JSON, which no text can be.
    private var isNumber = false

    /// Where a key of a JSON file lies below its sale; nil for a value of the file itself.
    let path: JSONPath?

    /// Whether there is anything to ignore: a name, or a value where there are no names.
    package var mayBeIgnored: Bool {
        guard let heading else { return shape != .empty }
        return !heading.allSatisfy(\.isWhitespace) && !saysNothing
    }

    /// Whether it is a key of a value that says nothing today, and may change an invoice tomorrow.
    var saysNothing: Bool {
        guard let path, let meaning = VitalMeaning(path.key, in: path.scope, except: []) else {
            return false
        }
        var value = Array((sample ?? "").utf8)
        return value.withUnsafeMutableBufferPointer {
            !meaning.isSaid(by: UnsafeBufferPointer($0)[...], under: path.key)
        }
    }

    /// What its name looks like that an invoice needs; nil for nothing.
    ///
    /// `sales` is the list of sales, where only a guess says so.
    package func likeness(within sales: String?) -> Bilingual? {
        guard let heading else { return nil }
        let scope = (path?.below(sales) ?? path)?.scope ?? .anywhere
        return VitalMeaning(path?.key ?? heading, in: scope, except: [])?.likeness()
    }

    /// The different values below its heading, which a report may repeat.
    var ownWords: [String] {
        guard let heading, path == nil else { return words.all }
        return words.all.filter { !isSameHeading($0, heading) }
    }

    /// Whether a finding about one of its values stands there.
    fileprivate func isAt(_ place: Place) -> Bool {
        guard let pointer = place.pointer else { return heading != nil && heading == place.field }
        return path.map { pointer.hasSuffix("/" + pointerPart($0.key)) } == true
    }

    init(heading: String, path: JSONPath? = nil, use: Use) {
        (self.heading, self.use, sample, shape, self.path) = (heading, use, nil, nil, path)
    }

    init(value: String, use: Use) {
        (heading, self.use, path) = (nil, use, nil)
        show(value)
    }

    /// Whether its values may be those of a field.
    ///
    /// Of a state a number tells nothing: 1 is active here and voided there.
    func canBe(_ field: SaleField) -> Bool {
        if isPhone, heading == nil, field == .buyerID { return false }
        if field.isMoney || field == .quantity, !ownWords.isEmpty,
            !ownWords.contains(where: { $0.contains(where: \.isNumber) })
        {
            return false
        }
        if !ownWords.isEmpty, !ownWords.contains(where: { mayBe($0, of: field) }) { return false }
        return !isNumber || field.takesNumbers && field != .voided
    }

    /// Whether a value has as many digits as one of the field: `checkout` is no moment, a program's own key no cédula.
    private func mayBe(_ value: String, of field: SaleField) -> Bool {
        let digits = value.count(where: \.isNumber)
        return switch field {
        case .date, .time, .dateTime, .dueDay: digits > 2
        // When it was voided; most often never.
        case .voided: CellShape(value) != .dateTime && CellShape(value) != .date
        case .number, .invoice: (1...20).contains(digits) && value.count <= 30
        case .buyerID: digits > 4 || digits == 0 || Set(value).count == 1
        default: true
        }
    }

    /// Takes a value as the sample, where it has none.
    mutating func show(_ value: String, isNumber: Bool = false) {
        guard shape == nil || shape == .empty || saysNothing else { return }
        let shape = CellShape(value)
        let isPersonal = field?.isPersonal == true || path?.scope == .buyer
        (self.shape, self.isNumber) = (shape, isNumber)
        isPhone = looksLikePhone(value)
        sample = isPersonal ? masked(value) : shape.shown(value)
    }
}

extension [FileColumn] {
    /// Whether a column says on which day a sale was, and none at what time.
    fileprivate func haveMereDays(_ guesses: [Int: SaleField], _ rows: [[String]]) -> Bool {
        let fields = indices.map { guesses[$0] ?? self[$0].field }
        guard let day = fields.firstIndex(of: .date), !fields.contains(.time),
            !fields.contains(.dateTime)
        else { return false }
        let shapes =
            rows.isEmpty
            ? [self[day].shape] : rows.filter { day < $0.count }.map { CellShape($0[day]) }
        return shapes.contains(.date) && !shapes.contains(.dateTime)
    }
}

extension [Int: SaleField] {
    /// A tax that stands on the first row of a sale only, beside prices on each, is that of the sale.
    fileprivate func withTaxesOfSales(_ columns: [FileColumn], _ rows: [[String]]) -> Self {
        guard let tax = first(where: { $0.value == .taxAmount })?.key, self[tax] != nil,
            let price = first(where: { $0.value == .price })?.key
                ?? columns.firstIndex(where: { $0.field == .price })
        else { return self }
        let whole = rows.filter { Swift.max(tax, price) < $0.count && !$0[price].isEmpty }
        guard whole.contains(where: { $0[tax].isEmpty }), !values.contains(.taxTotal),
            !columns.contains(where: { $0.field == .taxTotal })
        else { return self }
        var settled = self
        settled[tax] = .taxTotal
        return settled
    }
}

extension FileLayout {
    init(
        _ profile: SaleFileProfile,
        header: CSVHeader?,
        headerLine: Int?,
        samples: [String],
        outline: JSONOutline?,
        rows: [[String]],
        numbers: AuthorisedNumbers,
        words: (FileColumn, Int) -> ColumnWords?
    ) {
        encoding = profile.encoding.rawValue
        decimals = profile.decimals == .unclear ? nil : profile.decimals
        mapping = profile.mapping
        isHeadless = header?.isSale == true || header != nil && mapping?.hasHeader == false
        let columns = header?.columns ?? outline?.columns ?? []
        let shown = isHeadless ? columns.shown(by: samples, mapping) : columns
        self.columns = shown.enumerated().map { position, column in
            var column = column
            column.words = words(column, position) ?? ColumnWords()
            return column
        }
        hasSalesByKey = outline?.hasSalesByKey ?? false
        salesGuess = hasSalesByKey ? nil : outline?.salesGuess
        guesses = self.columns.guesses(within: salesGuess, mapping, numbers)
            .withTaxesOfSales(self.columns, rows)
        let hasNoTime = self.columns.haveMereDays(guesses, rows) && mapping?.defaults[.time] == nil
        missing = (header?.missing ?? outline?.missing ?? []) + (hasNoTime ? [[.time]] : [])
        let sums = SumsOfRows(rows, self.columns, guesses, profile.decimals)
        proofs = guesses.keys.reduce(into: [:]) { $0[$1] = sums.proof(of: $1) }
        linePrice = missing.contains([.price]) ? self.columns.linePrice(beside: guesses) : nil
        strangers = Self.strangers(in: self.columns, guesses, of: profile)
        self.headerLine = isHeadless ? nil : headerLine
        switch profile.format {
        case .csv(let delimiter): format = .csv(delimiter: delimiter)
        case .json(.file): format = .jsonFile(sales: JSONKeys(mapping).sales.text)
        case .json(.array): format = .jsonArray
        case .json(.lines): format = .jsonLines
        case .unreadable: format = .unreadable
        }
    }
}

extension [FileColumn] {
    /// The columns of a file without a header by the first values of all its rows, also those behind
    /// the columns of the first row.
    fileprivate func shown(by samples: [String], _ mapping: ImportMapping?) -> [FileColumn] {
        guard samples.count >= count else { return self }
        let table = HeadingTable(mapping)
        return samples.enumerated().map { position, value in
            guard position >= count else {
                var column = self[position]
                column.show(value)
                return column
            }
            let isIgnored = table.declared?.contains(position) == true
            return FileColumn(value: value, use: isIgnored ? .ignored : .unknown)
        }
    }
}

/// Ten digits of Colombia's plan: `3…` of a mobile, `60…` of a line, also behind `57`.
///
/// A cédula of ten digits begins with 1, and a NIT with its check digit with 8 or 9.
private func looksLikePhone(_ text: String) -> Bool {
    let digits = text.filter(\.isNumber)
    guard text.allSatisfy({ $0.isNumber || "+-() .".contains($0) }) else { return false }
    let number = digits.count == 12 && digits.hasPrefix("57") ? digits.dropFirst(2) : digits[...]
    return number.count == 10 && (number.hasPrefix("3") || number.hasPrefix("60"))
}
