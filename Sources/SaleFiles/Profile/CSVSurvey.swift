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
    /// Of quantities and rates.
    private(set) var measures = DecimalVotes()
    private var machine: CSVMachine
    private let table: HeadingTable
    private var rows = 0
    private var amountColumns: [(index: Int, isMeasure: Bool)] = []
    private var hasHeader = false

    private static let delimiters = [
        UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: "|"),
    ]

    /// Chooses the delimiter that gives the most known headings, then the most columns.
    init(opening: ArraySlice<UInt8>, table: HeadingTable, limits: ReadingLimits) {
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
        guard !hasHeader else { return takeAmounts() }
        guard !machine.isRowEmpty else { return }
        rows += 1
        guard rows > skippedRows else { return }
        hasHeader = true
        let fields = CSVHeader(machine.headings, table: table).fields
        amountColumns = fields.enumerated().compactMap { index, field in
            field.flatMap { $0.isAmount ? (index, $0.isMeasure) : nil }
        }
        if table.mapping?.hasHeader == false { takeAmounts() }
    }

    private mutating func takeAmounts() {
        for column in amountColumns where column.index < machine.fieldCount {
            machine.withBytes(of: machine.field(column.index)) { bytes in
                if column.isMeasure {
                    measures.take(trimmed(bytes))
                } else {
                    decimals.take(trimmed(bytes))
                }
            }
        }
    }
}
