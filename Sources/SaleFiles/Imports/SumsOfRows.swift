/// What a file's own figures say to a guess.
package enum GuessProof: Hashable, Sendable {
    /// In so many rows, and in none otherwise.
    case confirmed(rows: Int)
    /// In every row that tells, of which there are so many.
    case contradicted(rows: Int)
}

/// The sums that hold in the rows of a table, whatever their columns are called: quantity times price,
/// and a rate of that.
struct SumsOfRows {
    private let rows: [[String]]
    private let positions: [SaleField: Int]
    /// Whether the total is only a guess, which may be what is wrong.
    private let isSumGuessed: Bool
    private let isDiscountPercentage: Bool
    private let decimals: SaleFileProfile.DecimalStyle

    /// Fewer rows may agree by chance.
    private static let fewest = 2

    init(
        _ rows: [[String]],
        _ columns: [FileColumn],
        _ guesses: [Int: SaleField],
        _ decimals: SaleFileProfile.DecimalStyle
    ) {
        (self.rows, self.decimals) = (rows, decimals)
        let pairs = columns.enumerated().compactMap { position, column in
            (guesses[position] ?? column.field).map { ($0, position) }
        }
        positions = Dictionary(pairs) { first, _ in first }
        isSumGuessed = guesses.values.contains { $0 == .lineTotal || $0 == .total }
        isDiscountPercentage =
            positions[.discount].map { isPercentage(columns[$0].heading ?? "") } ?? false
    }

    /// Nil where no sum has the column in it, or where the rows differ: the total of a sale is
    /// repeated on its rows, and is that of one line only where the sale has no other.
    func proof(of position: Int) -> GuessProof? {
        guard let field = positions.first(where: { $0.value == position })?.key else { return nil }
        let answers = rows.compactMap { row -> Bool? in
            switch field {
            case .quantity, .price: isLikeGoods(row) ? isLineTotal(row) : nil
            case .lineTotal, .total: field == sum ? isLineTotal(row) : nil
            case .taxAmount, .rate: isTax(row)
            default: nil
            }
        }
        guard answers.count >= Self.fewest else { return nil }
        if answers.allSatisfy(\.self) { return .confirmed(rows: answers.count) }
        // A sale of several lines has no row that is its total.
        guard !answers.contains(true), sum != .total || field == .taxAmount || field == .rate else {
            return nil
        }
        if isSumGuessed, field == .quantity || field == .price { return nil }
        return .contradicted(rows: answers.count)
    }

    /// What a row comes to: its own total, else that of a sale which may have one line.
    private var sum: SaleField { positions[.lineTotal] == nil ? .total : .lineTotal }

    /// Before or behind the discount, with or without the tax, whose rate a column may not tell; nil where
    /// a value is missing.
    private func isLineTotal(_ row: [String]) -> Bool? {
        guard let gross = gross(row), let total = number(sum, row) else { return nil }
        let net = gross - discount(row, of: gross)
        let taxes =
            number(.taxAmount, row).map { [$0] }
            ?? (number(.rate, row).map { [$0] } ?? rates).compactMap { share($0, of: net) }
        return ([gross, net] + taxes.map { net + $0 }).contains { isClose($0, total) }
    }

    private func isTax(_ row: [String]) -> Bool? {
        guard let gross = gross(row), let rate = number(.rate, row),
            let amount = number(.taxAmount, row)
        else { return nil }
        return share(rate, of: gross - discount(row, of: gross)).map { isClose($0, amount) }
    }

    private func discount(_ row: [String], of gross: Int64) -> Int64 {
        let discount = number(.discount, row) ?? 0
        return isDiscountPercentage ? share(discount, of: gross) ?? 0 : discount
    }

    /// Of IVA and INC, in thousandths of a per cent.
    private var rates: [Int64] { [5_000, 8_000, 19_000] }

    /// A product is the same with its factors changed: only a price above the quantity, as that of
    /// goods is, tells one from the other.
    private func isLikeGoods(_ row: [String]) -> Bool {
        guard let quantity = number(.quantity, row), let price = number(.price, row) else {
            return false
        }
        return price > quantity
    }

    /// Quantity times price.
    private func gross(_ row: [String]) -> Int64? {
        guard let quantity = number(.quantity, row), let price = number(.price, row) else {
            return nil
        }
        let product = quantity.multipliedReportingOverflow(by: price)
        return product.overflow ? nil : product.partialValue / 1_000
    }

    private func share(_ rate: Int64, of base: Int64) -> Int64? {
        let product = rate.multipliedReportingOverflow(by: base)
        return product.overflow ? nil : product.partialValue / 100_000
    }

    /// All in thousandths; within the two pesos that a till may round by.
    private func isClose(_ one: Int64, _ other: Int64) -> Bool { abs(one - other) <= 2_000 }

    private func number(_ field: SaleField, _ row: [String]) -> Int64? {
        guard let position = positions[field], position < row.count else { return nil }
        let text = row[position].filter { $0 != "%" && !$0.isWhitespace }
        guard case .number(let number) = AmountText(text)?.reading(decimals),
            case .value(let value) = number.scaled(to: 3, limit: .max / 1_000_000)
        else { return nil }
        return value
    }
}
