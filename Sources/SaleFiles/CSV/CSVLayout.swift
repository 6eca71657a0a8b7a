/// The columns of a file by what they are for, so that a row is walked once for each purpose.
///
/// A class, since it is handed around for each row: one reference instead of all its lists.
final class CSVLayout {
    struct Column {
        let index: Int
        let field: SaleField
    }

    /// A column of which nothing is read, and what its values may say against their sale.
    struct UnreadColumn {
        enum Kind {
            /// That it was voided, as any may.
            case remark
            /// Who buys, where the column of the buyers does not say it.
            case buyer
            case flag(TaxFlag)
            /// The number of the invoice, where it is another one.
            case invoice
            /// What may be charged or paid besides, unless the total of the sale says that it is not.
            case besides(VitalMeaning)
            /// What was paid, which is all of the sale or more.
            case paid
            /// What was given back of it.
            case change
            /// When it was paid, which behind the sale is a term.
            case payday
            /// A discount as a percentage, where another column has it in pesos.
            case discountRate
            /// What its line or its sale comes to, which is only compared.
            case sum(SumHeading)
        }

        let index: Int
        let kind: Kind
    }

    /// How many columns the header has.
    let count: Int
    /// How many columns it has up to the last one with a heading: nothing may stand behind it.
    let named: Int
    /// What the mapping of a file without a header speaks of: in no other column may anything stand.
    let declared: Set<Int>?
    /// Columns with a blank heading between others; not the first, where programs count the rows.
    let untitled: [Int]
    /// By position; nil for a column that is ignored.
    let fields: [SaleField?]
    /// The positions of columns that nobody knows and the mapping does not ignore; without headings
    /// also of those that it ignores.
    let unread: [UnreadColumn]
    let ofSale: [Column]
    let ofLine: [Column]
    /// What tells one sale from the next; the number first, which is another in nearly every sale.
    let ofKey: [Column]
    /// Quantity and price, which every line has.
    let ofAmount: [Column]
    /// All that is a number.
    let ofNumbers: [Column]
    /// What no line of a sale can be without.
    let ofWholeLine: [Column]
    /// The one with the type.
    let type: Column?
    /// The one with the digits of the number.
    let number: Column?
    /// How many columns, from the first on, hold all values of the sale and none of a line.
    ///
    /// 0 when they lie among each other. Rows that are alike in them need no second look.
    let leading: Int

    private static let key: Set<SaleField> = [.type, .prefix, .number, .invoice]

    init(_ header: CSVHeader) {
        fields = header.fields
        count = fields.count
        named = header.named
        declared = header.declared
        let isNamed = header.declared == nil
        untitled = (1..<max(1, header.named)).filter { index in
            isNamed && header.columns[index].heading?.allSatisfy(\.isWhitespace) == true
        }
        unread = header.columns.indices.filter {
            header.columns[$0].use == .unknown || header.columns[$0].use == .ignored && !isNamed
        }.map { UnreadColumn(index: $0, kind: header.kindOfUnread($0)) }
        let known = fields.enumerated().compactMap { index, field in
            field.map { Column(index: index, field: $0) }
        }
        ofSale = known.filter { !$0.field.isOfLine }
        ofLine = known.filter(\.field.isOfLine)
        ofAmount = known.filter { $0.field == .quantity || $0.field == .price }
        ofNumbers = known.filter(\.field.isAmount)
        let number = known.first { $0.field == .number } ?? known.first { $0.field == .invoice }
        ofWholeLine = ofAmount + known.filter { $0.field == .description }
        let others = known.filter { Self.key.contains($0.field) && $0.index != number?.index }
        ofKey = (number.map { [$0] } ?? []) + others
        self.number = number
        type = others.first { $0.field == .type }
        let leading = fields.prefix { $0.map { !$0.isOfLine } ?? true }.count
        self.leading = ofSale.allSatisfy { $0.index < leading } ? leading : 0
    }

    /// Whether the column at a position holds values of a line.
    func isOfLine(_ index: Int) -> Bool { field(at: index)?.isOfLine == true }

    /// Nil also for a position behind the header's columns.
    func field(at index: Int) -> SaleField? { index < count ? fields[index] : nil }
}
