/// What the first pass learns of a CSV file: delimiter and decimal style.
struct CSVSurvey {
    let delimiter: UInt8
    /// Whether any heading is known.
    let isTable: Bool
    private(set) var decimals = DecimalVotes()
    private var machine: CSVMachine
    private var amountColumns: [Int] = []
    private var hasHeader = false

    private static let delimiters = [
        UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: "|"),
    ]

    /// Chooses the delimiter that gives the most known headings, then the most columns.
    init(opening: ArraySlice<UInt8>, limits: ReadingLimits) {
        let candidates = Self.delimiters.map { delimiter in
            let cells = Self.header(of: opening, delimiter, limits).machine.headings.map(\.text)
            let known = cells.count { SaleField(heading: $0) != nil }
            return (delimiter: delimiter, known: known, count: cells.count)
        }
        var best = candidates[0]
        for other in candidates.dropFirst()
        where (other.known, other.count) > (best.known, best.count) {
            best = other
        }
        delimiter = best.delimiter
        isTable = best.known > 0
        machine = CSVMachine(delimiter: best.delimiter, limits: limits)
    }

    /// Whether the first row that is not empty has ended, by every delimiter.
    static func hasHeader(_ opening: ArraySlice<UInt8>, limits: ReadingLimits) -> Bool {
        delimiters.allSatisfy { header(of: opening, $0, limits).isWhole }
    }

    private static func header(
        of opening: ArraySlice<UInt8>,
        _ delimiter: UInt8,
        _ limits: ReadingLimits
    ) -> (machine: CSVMachine, isWhole: Bool) {
        var machine = CSVMachine(delimiter: delimiter, limits: limits)
        let isWhole = opening.prefix(limits.rowBytes).withUnsafeBytes { bytes in
            var index = 0
            while machine.nextRow(in: bytes, at: &index) {
                if !machine.isRowEmpty { return true }
            }
            return false
        }
        if !isWhole { _ = machine.finish() }
        return (machine, isWhole)
    }

    mutating func read(_ chunk: UnsafeRawBufferPointer) {
        var index = 0
        while machine.nextRow(in: chunk, at: &index) { takeRow() }
    }

    mutating func finish() {
        if machine.finish() { takeRow() }
    }

    private mutating func takeRow() {
        guard hasHeader else {
            guard !machine.isRowEmpty else { return }
            hasHeader = true
            let fields = CSVHeader(machine.headings).fields
            amountColumns = fields.indices.filter { fields[$0]?.isAmount ?? false }
            return
        }
        for column in amountColumns where column < machine.fieldCount {
            let field = machine.field(column)
            machine.bytes.withUnsafeBufferPointer {
                decimals.take(trimmed($0[Int(field.start)..<Int(field.end)]))
            }
        }
    }
}
