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
    /// The key that most likely holds the list of sales, in a JSON object that is no sale.
    package let salesGuess: String?
    package let mapping: ImportMapping?
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
    /// The first value of a column without a heading, as a message may show it.
    package let sample: String?
    /// What that value looks like.
    let shape: CellShape?

    /// Where a key of a JSON file lies below its sale; nil for a value of the file itself.
    let path: JSONPath?

    /// Whether the name of an unknown column tells nothing that an invoice needs.
    package var mayBeIgnored: Bool {
        guard let heading, !heading.allSatisfy(\.isWhitespace) else { return false }
        return VitalMeaning(path?.key ?? heading, in: path?.scope ?? .anywhere, except: []) == nil
    }

    init(heading: String, path: JSONPath? = nil, use: Use) {
        (self.heading, self.use, sample, shape, self.path) = (heading, use, nil, nil, path)
    }

    init(value: String, use: Use) {
        let shape = CellShape(value)
        (heading, self.use, sample, self.shape) = (nil, use, shape.shown(value), shape)
        path = nil
    }
}

extension FileLayout {
    init(_ profile: SaleFileProfile, header: CSVHeader?, headerLine: Int?, outline: JSONOutline?) {
        encoding = profile.encoding.rawValue
        decimals = profile.decimals == .unclear ? nil : profile.decimals
        mapping = profile.mapping
        columns = header?.columns ?? outline?.columns ?? []
        missing = header?.missing ?? outline?.missing ?? []
        salesGuess = outline?.salesGuess
        guesses = columns.guesses(within: salesGuess)
        isHeadless = header?.isSale == true || header != nil && mapping?.hasHeader == false
        self.headerLine = isHeadless ? nil : headerLine
        switch profile.format {
        case .csv(let delimiter): format = .csv(delimiter: delimiter)
        case .json(.file): format = .jsonFile(sales: JSONKeys(mapping).sales)
        case .json(.array): format = .jsonArray
        case .json(.lines): format = .jsonLines
        case .unreadable: format = .unreadable
        }
    }
}
