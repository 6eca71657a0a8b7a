import Fiscal

/// What the first pass learns of a CSV file: delimiter, where its header stands, decimal style.
struct CSVSurvey {
    let delimiter: UInt8
    /// Rows before the header that are not empty.
    let skippedRows: Int
    /// Whether any heading is known.
    let isTable: Bool
    /// Whether the header is found, by every delimiter that comes into question.
    let isSettled: Bool
    private(set) var decimals = DecimalVotes()
    /// Of quantities.
    private(set) var measures = DecimalVotes()
    private(set) var months = MonthVotes()
    private(set) var clocks: ClockVotes
    private(set) var hasTaxes = false
    private var forms: Set<String> = []
    private(set) var lineTaxes = LineTaxVotes()
    private var nits: NITVotes
    private var strangers: StrangerVotes
    private var hasOtherCurrency = false
    private var machine: CSVMachine
    private let table: HeadingTable
    private var rows = 0
    private var headings: [String] = []
    private var columns: [Column] = []
    /// Columns of vital or unknown meaning in which something was said.
    private var said: Set<Int> = []
    /// Those that may be of halves of the day, and hold other words.
    private var ofOtherWords: Set<Int> = []
    private var hasHeader = false
    /// Whether a column has the names of the buyers.
    private var hasNames = false

    /// A column whose values tell something of the file.
    private struct Column {
        let index: Int
        let evidence: Evidence
    }

    private enum Evidence {
        case money, quantity, day, moment, time, series, number, nit, currency, form
        case tax(SaleField)
        /// Of a column whose values tell whether it holds the tax of each line.
        case lineTax(SaleField)
        /// Of a column that nobody reads and that could change the invoices.
        case vital(VitalMeaning)
        /// Of another that nobody reads, or of one that is of sales unless its values are of buyers; what it may be.
        case stranger([SaleField])

        init?(
            _ meaning: HeadingTable.Meaning,
            of heading: String,
            beside used: Set<SaleField>,
            _ mapping: ImportMapping?
        ) {
            switch meaning {
            case .nit: self = .nit
            case .field(.issuer) where plainName(heading) == "nit": self = .nit
            case .field(.type) where mayBeOfBuyer(heading): self = .stranger([.buyerType])
            case .field(.quantity): self = .quantity
            case .field(.date), .field(.dateTime): self = .moment
            case .field(.paperDay), .field(.dueDay): self = .day
            case .field(.time): self = .time
            case .field(.paymentForm): self = .form
            case .field(.prefix): self = .series
            case .field(.number), .field(.invoice): self = .number
            case .field(let field) where mapping.hasMoney(in: field): self = .money
            case .field(let field) where field == .tax || field.isRate: self = .tax(field)
            case .unknown where namesCurrency(heading): self = .currency
            case .unknown:
                self =
                    VitalMeaning(heading, except: used).map { .vital($0) }
                    ?? .stranger(StrangerVotes.fields)
            case .field, .ignored: return nil
            }
        }
    }

    /// What the column `NIT` is; nil without one, or where its values do not tell.
    var nitField: SaleField? {
        guard columns.contains(where: { if case .nit = $0.evidence { true } else { false } }) else {
            return nil
        }
        if hasNames { return nits.field }
        return nits.hasFinalConsumer ? .buyerID : nil
    }

    /// The headings that nobody reads, and whose columns say nothing: a tip of 0 in every row.
    ///
    /// Another column of the same heading says nothing either.
    var silent: [String] {
        let spoken = Set(said.map { headingKey(headings[$0]) })
        return columns.compactMap { column in
            guard case .vital(let meaning) = column.evidence, !says(meaning, column.index) else {
                return nil
            }
            let heading = headings[column.index]
            return spoken.contains(headingKey(heading)) ? nil : heading
        }
    }

    /// The headings of unknown names whose values tell what the columns are.
    var told: [ToldHeading] {
        columns.compactMap { column in
            guard case .stranger = column.evidence else { return nil }
            return strangers.field(of: column.index).map {
                ToldHeading(field: $0, heading: headings[column.index])
            }
        }
    }

    /// A column of halves of the day, and of nothing else, says something where the times need them.
    private func says(_ meaning: VitalMeaning, _ index: Int) -> Bool {
        guard meaning == .halfOfDay else { return said.contains(index) }
        return clocks.isHalfApart && !ofOtherWords.contains(index)
    }

    /// Whether the forms of payment are a program's own numbers: one of them is none of DIAN's, and not all are
    /// in the mapping.
    var hasOwnForms: Bool {
        let told = table.mapping?.values[.paymentForm] ?? [:]
        return forms.contains { !["1", "2", "01", "02"].contains($0) }
            && forms.contains { told[$0] == nil }
    }

    /// Whether there is a column of the currency, and nothing but Colombian pesos in it.
    var isInPesos: Bool {
        let hasCurrency = columns.contains {
            if case .currency = $0.evidence { true } else { false }
        }
        return hasCurrency && !hasOtherCurrency
    }

    private static let delimiters = [
        UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: "|"),
    ]

    /// Chooses the delimiter that gives the most known headings, then the most columns.
    init(
        opening: ArraySlice<UInt8>,
        table: HeadingTable,
        limits: ReadingLimits,
        issuers: [NIT]
    ) {
        let searches = Self.searches(opening, table, limits)
        var best = searches[0]
        for other in searches.dropFirst()
        where (other.known, other.columns) > (best.known, best.columns) {
            best = other
        }
        delimiter = best.delimiter
        skippedRows = best.skippedRows
        isTable = best.known > 0
        isSettled = searches.allSatisfy(\.isSettled)
        machine = CSVMachine(delimiter: best.delimiter, limits: limits)
        self.table = table
        clocks = ClockVotes(order: table.mapping?.dates)
        nits = NITVotes(issuers: issuers)
        strangers = StrangerVotes(issuers: issuers)
    }

    /// The mapping's delimiter is the only one, else the one that the file itself names.
    private static func searches(
        _ opening: ArraySlice<UInt8>,
        _ table: HeadingTable,
        _ limits: ReadingLimits
    ) -> [HeaderSearch] {
        let named = table.mapping?.delimiter ?? namedDelimiter(of: opening)
        return (named.map { [$0] } ?? delimiters).map {
            HeaderSearch(in: opening, delimiter: $0, table: table, limits: limits)
        }
    }

    mutating func read(_ chunk: UnsafeRawBufferPointer) {
        var index = 0
        while machine.nextRow(in: chunk, at: &index) { takeRow() }
    }

    mutating func finish() {
        if machine.finish() { takeRow() }
    }

    private mutating func takeRow() {
        guard !hasHeader else { return takeValues() }
        guard !machine.isRowEmpty else { return }
        rows += 1
        guard rows > skippedRows else { return }
        hasHeader = true
        headings = machine.headings.map(\.text)
        let meanings = table.meanings(of: headings)
        let used = Set(meanings.compactMap(\.field))
        hasNames = used.contains(.buyerName)
        lineTaxes = LineTaxVotes(
            among: used,
            totalMayBeOfLine: zip(headings, meanings).contains { heading, meaning in
                meaning == .field(.total) && mayBeTotalOfLine(heading)
            }
        )
        columns = meanings.enumerated().compactMap { index, meaning in
            Evidence(meaning, of: headings[index], beside: used, table.mapping)
                .map { Column(index: index, evidence: $0) }
        }
        columns += meanings.enumerated().compactMap { index, meaning in
            guard let field = meaning.field, lineTaxes.concerns(field) else { return nil }
            return Column(index: index, evidence: .lineTax(field))
        }
        columns += meanings.enumerated().compactMap { index, meaning in
            guard meaning == .unknown, namesOfINC.contains(plainName(headings[index])) else {
                return nil
            }
            return Column(index: index, evidence: .stranger([.incRate]))
        }
        guard table.mapping?.hasHeader != false else { return takeValues() }
        columns += columns.compactMap { column in
            guard case .stranger(StrangerVotes.fields) = column.evidence,
                headings[column.index].contains(where: { !$0.isWhitespace })
            else { return nil }
            return Column(index: column.index, evidence: .vital(.unknown))
        }
    }

    private mutating func takeValues() {
        let plain = machine.plainBytes
        for column in columns where column.index < machine.fieldCount {
            let field = machine.field(column.index)
            if let plain {
                take(trimmed(plain[Int(field.start)..<Int(field.end)]), of: column)
            } else {
                machine.bytes(of: field).withUnsafeBufferPointer {
                    take(trimmed($0[...]), of: column)
                }
            }
        }
        clocks.endSale()
        let settled = strangers.settled()
        if !settled.isEmpty {
            columns.removeAll { column in
                guard case .stranger = column.evidence else { return false }
                return settled.contains(column.index)
            }
        }
        guard lineTaxes.isWatching else { return }
        lineTaxes.endRow()
        guard !lineTaxes.isWatching else { return }
        columns.removeAll { if case .lineTax = $0.evidence { true } else { false } }
    }

    private mutating func take(_ value: Bytes, of column: Column) {
        switch column.evidence {
        case .money: decimals.take(value)
        case .quantity:
            measures.take(value)
            lineTaxes.take(quantity: value)
        case .lineTax(let field): lineTaxes.take(value, in: field)
        case .day: months.take(value)
        case .moment:
            months.take(value)
            clocks.take(value)
        case .time: clocks.take(value)
        case .series:
            clocks.take(series: value)
            lineTaxes.take(key: value)
        case .number:
            clocks.take(number: value)
            lineTaxes.take(key: value)
        case .form:
            guard (1...3).contains(value.count), value.allSatisfy(isDigit), forms.count < 10 else {
                return
            }
            forms.insert(String(decoding: value, as: UTF8.self))
        case .nit: nits.take(value)
        case .currency: hasOtherCurrency = hasOtherCurrency || !isPesos(value)
        case .tax(let field): hasTaxes = hasTaxes || hasRate(value, in: field)
        case .vital(.halfOfDay):
            guard !value.isEmpty else { return }
            let isHalf = VitalMeaning.halfOfDay.isSaid(by: value, under: "")
            if isHalf { clocks.take(half: value) } else { ofOtherWords.insert(column.index) }
        case .vital(let meaning) where !said.contains(column.index):
            let heading = headings[column.index]
            // In a header once more nothing is said.
            if meaning.isSaid(by: value, under: heading), !value.elementsEqual(heading.utf8) {
                said.insert(column.index)
            }
        case .vital: break
        case .stranger(let fields): strangers.take(value, of: column.index, as: fields)
        }
    }
}
