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
    /// In the order of the file; of a JSON file, the keys in the order in which they were met.
    package let columns: [FileColumn]
    /// Sets of fields of which the header has none, though every file needs one.
    package let missing: [[SaleField]]
    package let mapping: ImportMapping?
}

extension FileLayout {
    init(_ profile: SaleFileProfile, header: CSVHeader?, headerLine: Int?, keys: [FileColumn]) {
        encoding = profile.encoding.rawValue
        decimals = profile.decimals == .unclear ? nil : profile.decimals
        mapping = profile.mapping
        columns = header?.columns ?? keys
        missing = header?.missing ?? []
        self.headerLine = mapping?.hasHeader == false ? nil : headerLine
        switch profile.format {
        case .csv(let delimiter): format = .csv(delimiter: delimiter)
        case .json(.file): format = .jsonFile(sales: JSONKeys(mapping).sales)
        case .json(.array): format = .jsonArray
        case .json(.lines): format = .jsonLines
        case .unreadable: format = .unreadable
        }
    }
}
