/// How a file is to be read: decided once over the whole file, kept in the ledger, used for every
/// later reading of the same bytes.
package struct SaleFileProfile: Hashable, Sendable {
    enum Format: Hashable, Sendable {
        case csv(delimiter: UInt8)
        case json(JSONShape)
        case unreadable(Refusal)
    }

    enum JSONShape: String, Hashable, Sendable {
        /// An object with `ventas`.
        case file
        /// An array of sales.
        case array
        /// A sale per line.
        case lines
    }

    /// Why no reader can be chosen.
    enum Refusal: Hashable, Sendable {
        case empty
        case unknownFormat
        /// A byte that no text has.
        case notText(line: Int, column: Int, byte: UInt8)
        /// Half a character in UTF-16.
        case brokenUTF16(line: Int, column: Int)
        /// What looks like UTF-16 without the mark that would say so.
        case unmarkedUTF16
        case jsonInUTF16
        /// A byte in JSON that UTF-8 does not have there.
        case jsonNotUTF8(line: Int, column: Int, byte: UInt8)
        /// An accented letter in the code page of DOS.
        case dosText(line: Int, column: Int, byte: UInt8)
        /// The same in Mac Roman.
        case macText(line: Int, column: Int, byte: UInt8)
    }

    enum Encoding: String, Hashable, Sendable {
        case utf8 = "utf-8"
        case utf8WithMark = "utf-8-bom"
        case windows1252 = "windows-1252"
        case utf16LittleEndian = "utf-16le"
        case utf16BigEndian = "utf-16be"
    }

    /// How the amounts of a file separate their decimals.
    package enum DecimalStyle: String, Hashable, Sendable {
        case comma
        case point
        /// Nothing in the file decides it, or it contradicts itself.
        case unclear
    }

    let format: Format
    let encoding: Encoding
    let decimals: DecimalStyle
    /// Whether `12.000` is not read by `decimals`: they come from amounts such as `950.5` only, or
    /// from a setting that other amounts contradict.
    var areThousandsUnclear = false
    /// The decimal style of quantities, by their own column: the prices may be another program's.
    var measures = DecimalStyle.unclear
    /// `nit_emisor` of a JSON file, which may stand after its sales.
    var issuer: String?
    /// `tienda` of a JSON file, likewise.
    var store: String?
    /// Rows before the header of a CSV file that are not empty: titles, Excel's `sep=;`.
    var skippedRows = 0
    /// Whether the dates of a file seem to have the month before the day.
    var isMonthFirst = false
    /// Why the times of the file may not be those of its sales.
    var clockDoubt: ClockDoubt?
    /// Whether a column of the currency says pesos in every row.
    var isInPesos = false
    /// Headings of a CSV file that are of no use, since nothing is said in their columns.
    var silentHeadings: [String] = []
    /// Headings of a CSV file that nobody knows, and what the values of their columns are.
    var toldHeadings: [ToldHeading] = []
    /// Whether some line has a tax above zero.
    var hasTaxes = false
    /// Whether `1` and `2` in the column of the forms of payment are a program's own numbers.
    var hasOwnForms = false
    /// Columns of a CSV file that hold the tax of each line, though their headings name another value.
    var lineTaxes: [SaleField] = []
    /// What the column `NIT` of a CSV file is, where it may be the issuer's or the buyer's.
    var nit: SaleField?
    /// Of the settings at the time.
    var mapping: ImportMapping?
    /// Of the settings at the time.
    var limits = ReadingLimits()

    init(
        format: Format,
        encoding: Encoding = .utf8,
        decimals: DecimalStyle = .unclear,
        issuer: String? = nil,
        store: String? = nil
    ) {
        self.format = format
        self.encoding = encoding
        self.decimals = decimals
        self.issuer = issuer
        self.store = store
    }
}

// MARK: - Text

extension SaleFileProfile {
    /// One line that `init(text:)` reads again: `1 csv semicolon utf-8 comma`.
    ///
    /// The first word is the version of this notation. Version 2 has what the settings or the file
    /// add: `skip=2`, `limit.row=…`, `import.match=…`. A profile without such words is written as
    /// version 1, as ever.
    package var text: String {
        var words: [String] = []
        switch format {
        case .csv(let delimiter): words += ["csv", Self.names[delimiter] ?? "\(delimiter)"]
        case .json(let shape): words += ["json", shape.rawValue]
        case .unreadable(let refusal):
            return (["1", "unreadable"] + refusal.words).joined(separator: " ")
        }
        words += [encoding.rawValue, decimals.rawValue]
        if measures != .unclear { words.append("measures=" + measures.rawValue) }
        if let issuer { words.append("issuer=" + escaped(issuer)) }
        if let store { words.append("store=" + escaped(store)) }
        let added = addedWords
        return ([added.isEmpty ? "1" : "2"] + words + added).joined(separator: " ")
    }

    private var addedWords: [String] {
        var words = skippedRows > 0 ? ["skip=\(skippedRows)"] : []
        if isMonthFirst { words.append("dates=month-first") }
        if let clockDoubt { words.append("times=" + clockDoubt.rawValue) }
        if areThousandsUnclear { words.append("thousands=unclear") }
        if hasTaxes { words.append("taxes=some") }
        if hasOwnForms { words.append("forms-of-payment=own") }
        if isInPesos { words.append("currency=cop") }
        if let nit { words.append("nit=" + nit.name) }
        words += lineTaxes.map { "line-tax=" + $0.name }
        words += silentHeadings.map { "silent=" + escaped($0) }
        words += toldHeadings.compactMap { told in
            told.field.wordOfTold.map { $0 + "=" + escaped(told.heading) }
        }
        let usual = ReadingLimits()
        for limit in ReadingLimits.settings
        where limits[keyPath: limit.path] != usual[keyPath: limit.path] {
            words.append("limit.\(limit.name)=\(limits[keyPath: limit.path])")
        }
        return words + (mapping?.words ?? []).map { "import." + $0 }
    }

    /// Nil for anything but a profile's `text`.
    package init?(text: String) {
        let words = text.split(separator: " ")
        guard words.count >= 3, ["1", "2"].contains(words[0]) else { return nil }
        if words[1] == "unreadable" {
            guard let refusal = Refusal(words: words[2...].map(String.init)[...]) else {
                return nil
            }
            self.init(format: .unreadable(refusal))
            return
        }
        guard words.count >= 5, let format = Self.format(words[1], words[2]),
            let encoding = Encoding(rawValue: String(words[3])),
            let decimals = DecimalStyle(rawValue: String(words[4]))
        else { return nil }
        self.init(format: format, encoding: encoding, decimals: decimals)
        guard take(words[5...], version: words[0]) else { return nil }
    }

    /// The words after the first five; false when one is not of that version.
    private mutating func take(_ words: ArraySlice<Substring>, version: Substring) -> Bool {
        var importWords: [(name: Substring, value: String)] = []
        for word in words {
            let pair = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, let value = unescaped(pair[1]) else { return false }
            switch pair[0] {
            case "measures":
                guard let style = DecimalStyle(rawValue: value) else { return false }
                measures = style
            case "issuer": issuer = value
            case "store": store = value
            case let name where version == "2" && name.hasPrefix("import."):
                importWords.append((name.dropFirst("import.".count), value))
            case "dates" where version == "2" && value == "month-first": isMonthFirst = true
            case "times" where version == "2":
                clockDoubt = ClockDoubt(rawValue: value)
                guard clockDoubt != nil else { return false }
            case "thousands" where version == "2" && value == "unclear": areThousandsUnclear = true
            case "currency" where version == "2" && value == "cop": isInPesos = true
            case "silent" where version == "2": silentHeadings.append(value)
            case "taxes" where version == "2" && value == "some": hasTaxes = true
            case "forms-of-payment" where version == "2" && value == "own": hasOwnForms = true
            case "nit" where version == "2":
                nit = [.issuer, .buyerID].first { $0.name == value }
                guard nit != nil else { return false }
            case "line-tax" where version == "2":
                guard let field = SaleField.allCases.first(where: { $0.name == value }) else {
                    return false
                }
                lineTaxes.append(field)
            case let name where version == "2":
                if let field = SaleField(wordOfTold: name) {
                    toldHeadings.append(ToldHeading(field: field, heading: value))
                } else {
                    guard takeNumber(name, value) else { return false }
                }
            default: return false
            }
        }
        guard !importWords.isEmpty else { return true }
        mapping = ImportMapping(words: importWords)
        return mapping != nil
    }

    private mutating func takeNumber(_ name: Substring, _ value: String) -> Bool {
        guard let number = Int(value) else { return false }
        if name == "skip" {
            skippedRows = number
            return true
        }
        guard let limit = ReadingLimits.settings.first(where: { "limit." + $0.name == name }) else {
            return false
        }
        limits[keyPath: limit.path] = number
        return true
    }

    private static let names: [UInt8: String] = [
        UInt8(ascii: ";"): "semicolon", UInt8(ascii: ","): "comma", UInt8(ascii: "\t"): "tab",
        UInt8(ascii: "|"): "bar",
    ]

    private static func format(_ kind: Substring, _ detail: Substring) -> Format? {
        switch kind {
        case "csv":
            (names.first { $0.value == detail }?.key ?? UInt8(detail)).map { .csv(delimiter: $0) }
        case "json": JSONShape(rawValue: String(detail)).map { .json($0) }
        default: nil
        }
    }
}

extension SaleFileProfile.Refusal {
    fileprivate var words: [String] {
        switch self {
        case .empty: ["empty"]
        case .unknownFormat: ["format"]
        case .notText(let line, let column, let byte): words("bytes", line, column, byte)
        case .brokenUTF16(let line, let column): ["utf-16-broken", "\(line)", "\(column)"]
        case .unmarkedUTF16: ["utf-16-unmarked"]
        case .jsonInUTF16: ["utf-16-json"]
        case .jsonNotUTF8(let line, let column, let byte): words("json-bytes", line, column, byte)
        case .dosText(let line, let column, let byte): words("dos", line, column, byte)
        case .macText(let line, let column, let byte): words("mac", line, column, byte)
        }
    }

    private func words(_ name: String, _ line: Int, _ column: Int, _ byte: UInt8) -> [String] {
        [name, "\(line)", "\(column)", "\(byte)"]
    }

    fileprivate init?(words: ArraySlice<String>) {
        switch (words.first, words.dropFirst().map { Int($0) }) {
        case ("empty", []): self = .empty
        case ("format", []): self = .unknownFormat
        case ("utf-16-unmarked", []): self = .unmarkedUTF16
        case ("utf-16-json", []): self = .jsonInUTF16
        case ("utf-16-broken", let values) where values.count == 2:
            guard let line = values[0], let column = values[1] else { return nil }
            self = .brokenUTF16(line: line, column: column)
        case (let name?, let values) where values.count == 3:
            guard let line = values[0], let column = values[1],
                let byte = values[2].flatMap({ UInt8(exactly: $0) })
            else { return nil }
            self.init(name, line, column, byte)
        default: return nil
        }
    }

    private init?(_ name: String, _ line: Int, _ column: Int, _ byte: UInt8) {
        switch name {
        case "bytes": self = .notText(line: line, column: column, byte: byte)
        case "json-bytes": self = .jsonNotUTF8(line: line, column: column, byte: byte)
        case "dos": self = .dosText(line: line, column: column, byte: byte)
        case "mac": self = .macText(line: line, column: column, byte: byte)
        default: return nil
        }
    }
}

extension SaleFileProfile {
    /// The mapping's values for absent fields; what the file says of all its sales comes before.
    var defaults: [(SaleField, [UInt8])] {
        (mapping?.defaults ?? [:]).inOrder
            .filter { field, _ in
                !(field == .issuer && issuer != nil || field == .store && store != nil)
            }
            .map { ($0, Array($1.utf8)) }
    }

    /// What the words of the mapping mean in ours, by their small letters.
    var words: [(SaleField, [String: [UInt8]])] {
        (mapping?.values ?? [:]).sorted { $0.key.rawValue < $1.key.rawValue }.map { field, words in
            let pairs = words.map { ($0.lowercased(), Array($1.utf8)) }
            return (field, Dictionary(pairs) { first, _ in first })
        }
    }
}

/// A heading that nobody knows, and what the values of its column are.
struct ToldHeading: Hashable {
    let field: SaleField
    let heading: String
}

extension SaleField {
    fileprivate var wordOfTold: String? {
        switch self {
        case .buyerType: "idtypes"
        case .paymentForm: "forms"
        case .rate: "rates"
        case .buyerID: "buyers"
        case .incRate: "incrates"
        default: nil
        }
    }

    fileprivate init?(wordOfTold word: some StringProtocol) {
        let field = Self.allCases.first { field in field.wordOfTold.map { $0 == word } ?? false }
        guard let field else { return nil }
        self = field
    }
}
