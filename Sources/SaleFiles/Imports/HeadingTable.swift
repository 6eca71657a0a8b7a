/// What headings of a CSV file mean: by the mapping where there is one, else by the usual names.
struct HeadingTable {
    /// What the cells of one column are.
    enum Meaning: Hashable {
        case field(SaleField)
        /// The issuer's NIT or the buyer's, which the heading does not tell.
        case nit
        /// Known, and of no use here.
        case ignored
        case unknown

        var field: SaleField? {
            guard case .field(let field) = self else { return nil }
            return field
        }
    }

    let mapping: ImportMapping?
    /// What a column is whose heading is only `NIT`, where the file's values have told.
    private let nit: SaleField?
    /// Columns in which the file's values have told the tax of each line.
    private let lineTaxes: [SaleField]
    /// Whether a column of the currency says pesos in every row, so that it is of no use.
    private let isInPesos: Bool
    /// Headings in whose columns nothing is said, so that they are of no use.
    private let silent: Set<String>
    /// Headings of no known name in whose columns the types of identifications stand.
    private let told: [String: SaleField]
    private var mapped: [String: SaleField] = [:]
    private var ignored: Set<String> = []

    init(
        _ mapping: ImportMapping? = nil,
        nit: SaleField? = nil,
        lineTaxes: [SaleField] = [],
        isInPesos: Bool = false,
        silent: [String] = [],
        told: [ToldHeading] = []
    ) {
        self.mapping = mapping
        self.nit = nit
        self.lineTaxes = lineTaxes
        self.isInPesos = isInPesos
        self.silent = Set(silent.map(headingKey))
        self.told = Dictionary(told.map { (headingKey($0.heading), $0.field) }) { first, _ in first
        }
        guard let mapping else { return }
        for (field, heading) in mapping.columns { mapped[headingKey(heading)] = field }
        ignored = Set(mapping.ignored.map(headingKey))
    }

    /// What the headings of a row mean together.
    func meanings(of headings: [String]) -> [Meaning] {
        let alone = headings.enumerated().map { meaning(of: $1, at: $0 + 1) }
        guard mapping?.hasHeader != false else { return alone }
        var row = NeighbouringHeadings(alone, of: headings, mapping)
        row.settle(nit: nit, lineTaxes: lineTaxes)
        return row.meanings
    }

    /// `position` counts from 1; it decides in a file without a header.
    func meaning(of heading: String, at position: Int) -> Meaning {
        guard mapping?.hasHeader != false else {
            if let field = mapped[String(position)] { return .field(field) }
            return ignored.contains(String(position)) ? .ignored : .unknown
        }
        let key = headingKey(heading)
        if let field = mapped[key] { return .field(field) }
        if ignored.contains(key) || isInPesos && namesCurrency(heading) { return .ignored }
        guard let field = SaleField(heading: heading), mapping?.displaces(field) != true,
            !(field == .description && heading.contains("#"))
        else {
            if told[key] == .incRate, mapping?.displaces(.incRate) != true {
                return .field(.incRate)
            }
            guard isSilent(heading), VitalMeaning(heading, except: []) != nil, !namesPaid(heading),
                TaxFlag(named: heading) == nil
            else { return .unknown }
            return .ignored
        }
        // `Tipo doc` of `CC` and `NIT` is the buyer's.
        return told[key] == .buyerType && field == .type ? .field(.buyerType) : .field(field)
    }

    /// Whether nothing is said in the column of a heading that is not read.
    ///
    /// A number of a document that is no buyer's may be the invoice's, and is asked for.
    func isSilent(_ heading: String) -> Bool {
        silent.contains(headingKey(heading)) && VitalMeaning(heading, except: []) != .document
    }

    /// What an unknown heading may well mean whose loss would change the invoices, by its name or by what
    /// the file's values have told of its column.
    func vitalMeaning(of heading: String, beside used: Set<SaleField>) -> VitalMeaning? {
        if let meaning = VitalMeaning(heading, except: used) {
            let isCompared =
                meaning.isSumOfSale && SumHeading(heading) != nil
                || meaning == .discountRate && used.contains(.discount)
                || meaning.isBesidesLines && used.contains(.total)
            return isCompared || silent.contains(headingKey(heading)) ? nil : meaning
        }
        guard let field = told[headingKey(heading)], !used.contains(field) else { return nil }
        let isLost =
            switch field {
            case .buyerType: used.contains(.buyerID)
            case .rate: !used.contains(.tax)
            case .buyerID: !namesStaff(plainName(heading))
            default: true
            }
        return isLost ? .field(field) : nil
    }

    /// Whether an unknown heading, or what stands below it, is of who buys.
    func tellsBuyer(_ heading: String) -> Bool {
        let meaning = VitalMeaning(heading, except: [])
        return meaning == .document || meaning == .field(.buyerID)
            || told[headingKey(heading)] == .buyerID && !namesStaff(plainName(heading))
    }

    /// The columns, from 0, that the mapping of a file without a header names or ignores; nil where
    /// headings tell.
    var declared: Set<Int>? {
        guard let mapping, !mapping.hasHeader else { return nil }
        let positions = mapping.columns.values + mapping.ignored
        return Set(positions.compactMap { Int($0) }.map { $0 - 1 })
    }

    /// The sets of fields of which every file needs one, by our names; a default serves as well.
    static let required: [[SaleField]] = [
        [.type], [.number, .invoice], [.date, .dateTime], [.description], [.quantity], [.price],
    ]

    private static let requiredOfClosings: [[SaleField]] = [
        [.type], [.number, .invoice], [.date], [.quantity], [.total],
    ]

    /// Whether a file has the columns of a closing and no others: its days are closed without sales.
    private static func onlyCloses(_ fields: Set<SaleField>) -> Bool {
        fields.isSuperset(of: [.type, .date, .quantity, .total])
            && fields.isSubset(
                of: [
                    .type, .prefix, .number, .invoice, .date, .issuer, .store, .quantity, .total,
                ]
            )
    }

    /// The required sets of which none is there.
    func missing(among fields: Set<SaleField>) -> [[SaleField]] {
        let required = Self.onlyCloses(fields) ? Self.requiredOfClosings : Self.required
        return required.filter { set in
            set.allSatisfy { !fields.contains($0) && mapping?.defaults[$0] == nil }
        }
    }

    /// Whether a row where headings are expected holds values: hardly a known heading, a date and
    /// two more values that no heading looks like.
    func isSale(_ cells: [String]) -> Bool {
        guard mapping?.hasHeader != false else { return false }
        let shapes = cells.map { CellShape($0) }
        guard shapes.contains(.date) || shapes.contains(.dateTime),
            shapes.count(where: \.isValue) >= 3
        else { return false }
        return cells.enumerated().count { meaning(of: $1, at: $0 + 1) != .unknown } < 2
    }
}

/// Whether a heading of the sale's type may as well be that of the buyer's document.
func mayBeOfBuyer(_ heading: String) -> Bool {
    ["tipodocumento", "tipodoc"].contains(plainName(heading))
}

/// Whether a heading is that of the currency.
func namesCurrency(_ heading: String) -> Bool { VitalMeaning(heading, except: []) == .currency }

/// Whether two headings are one, as people vary it: without case, accents, spaces and signs.
package func isSameHeading(_ one: String, _ other: String) -> Bool {
    headingKey(one) == headingKey(other)
}

/// A heading without any letter, such as `#`, is only like itself.
func headingKey(_ heading: String) -> String {
    let name = plainName(heading)
    guard name.isEmpty else { return name }
    return String(heading.filter { !$0.isWhitespace })
}
