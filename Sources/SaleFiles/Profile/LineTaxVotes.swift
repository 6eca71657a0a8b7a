/// Which columns hold the tax or the total of each line, in pesos, though their headings name something else.
///
/// `Total IVA` and `Total` are the sale's by their names, and the line's where the rows of one sale differ in them.
/// `Impuesto` names a tax, and is its amount where a rate stands beside it and every value is a number
/// that is no code of a tax.
struct LineTaxVotes {
    /// Those that have not told yet.
    private var columns: [Column] = []
    private var told: Set<SaleField> = []
    private var key: [UInt8] = []
    private var lastKey: [UInt8] = []
    private var isLine = false
    private var hasPrice = false

    private struct Column {
        let field: SaleField
        /// Of the row at hand, and of the one before it in the same sale.
        var value: [UInt8] = []
        var last: [UInt8] = []
        var hasAmounts = false
        /// How many rows had the value of the row before them in their sale.
        var repetitions = 0
    }

    /// As many rows of one sale after another have equal totals only where these are the sale's.
    private static let enough = 16

    /// The columns in question, of all that a table has.
    ///
    /// `totalMayBeOfLine`: the heading of the total does not say that it is the invoice's.
    init(among used: Set<SaleField> = [], totalMayBeOfLine: Bool = false) {
        if totalMayBeOfLine { watch(.total, used) }
        if !used.contains(.taxAmount) {
            if used.contains(where: \.isRate) { watch(.tax, used) }
            watch(.ivaTotal, used)
        }
        if !used.contains(.incAmount) { watch(.incTotal, used) }
    }

    private mutating func watch(_ field: SaleField, _ used: Set<SaleField>) {
        if used.contains(field) { columns.append(Column(field: field)) }
    }

    /// Whether a column is in question: most often the first row settles it.
    var isWatching: Bool { !columns.isEmpty }

    /// Of the total only a row with a price tells: that of a closing has none, nor a row of sums.
    func concerns(_ field: SaleField) -> Bool {
        columns.contains { $0.field == field || $0.field == .total && field == .price }
    }

    /// Those that hold it.
    var fields: [SaleField] {
        let ofTax = columns.filter { $0.field == .tax && $0.hasAmounts }.map(\.field)
        return (told + ofTax).sorted { $0.rawValue < $1.rawValue }
    }

    mutating func take(_ value: Bytes, in field: SaleField) {
        if field == .price { return hasPrice = !value.isEmpty }
        for index in columns.indices where columns[index].field == field {
            columns[index].value.append(contentsOf: value)
        }
    }

    /// A prefix or a number.
    mutating func take(key bytes: Bytes) {
        if isWatching { key.append(contentsOf: bytes) }
    }

    /// A row of totals or of headings has none.
    mutating func take(quantity: Bytes) {
        if isWatching { isLine = quantity.first.map(isDigit) ?? false }
    }

    mutating func endRow() {
        // Reports write the number on the first row of a sale only.
        let isSameSale = key.isEmpty || key == lastKey
        for index in columns.indices.reversed() {
            let tells = isLine && (hasPrice || columns[index].field != .total)
            if tells, hasTold(index, isSameSale) {
                columns.remove(at: index)
            } else {
                columns[index].value.removeAll(keepingCapacity: true)
            }
        }
        if !key.isEmpty { swap(&lastKey, &key) }
        key.removeAll(keepingCapacity: true)
        (isLine, hasPrice) = (false, false)
    }

    /// Whether nothing more is to be learnt of a column after this row.
    private mutating func hasTold(_ index: Int, _ isSameSale: Bool) -> Bool {
        if !isSameSale { columns[index].last.removeAll(keepingCapacity: true) }
        guard !columns[index].value.isEmpty else { return false }
        if columns[index].field == .tax {
            columns[index].hasAmounts = true
            return !isAmountOfTax(columns[index].value)
        }
        guard columns[index].last.isEmpty || columns[index].last == columns[index].value else {
            told.insert(columns[index].field)
            return true
        }
        if columns[index].field == .total, !columns[index].last.isEmpty {
            columns[index].repetitions += 1
            if columns[index].repetitions == Self.enough { return true }
        }
        (columns[index].last, columns[index].value) = (columns[index].value, columns[index].last)
        columns[index].value.removeAll(keepingCapacity: true)
        return false
    }
}

/// Whether it is a number, and no code of a tax, such as `01` or `4`.
private func isAmountOfTax(_ value: [UInt8]) -> Bool {
    let isOfCodes = value.count == 2 && value[0] == UInt8(ascii: "0")
    guard !isOfCodes, !["1", "3", "4"].contains(String(decoding: value, as: UTF8.self)) else {
        return false
    }
    return value.withUnsafeBufferPointer { AmountText($0[...]) != nil }
}
