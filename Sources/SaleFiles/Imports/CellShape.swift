import Fiscal

/// What a value looks like where no heading says what it is; only for a person's look at a file.
enum CellShape: Hashable {
    case empty
    /// `01`, `03` or `04`.
    case type
    case date, time, dateTime
    /// A prefix and a number in one: `FE-7`.
    case invoice
    /// Up to four capital letters.
    case capitals
    /// As long as somebody's number is.
    case identity
    case amount
    case email
    case personName
    case text

    init(_ cell: String) {
        let text = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var bytes = Array(text.utf8)
        self = bytes.withUnsafeMutableBufferPointer { buffer in
            let bytes = UnsafeBufferPointer(buffer)[...]
            return Self.ofMoment(bytes) ?? Self.ofNumber(bytes, text) ?? Self.ofText(text)
        }
    }

    private static func ofMoment(_ bytes: Bytes) -> CellShape? {
        guard let moment = DateText(bytes) else { return nil }
        if moment.day == nil { return .time }
        return moment.clock == nil ? .date : .dateTime
    }

    private static func ofNumber(_ bytes: Bytes, _ text: String) -> CellShape? {
        if ["01", "03", "04"].contains(text) { return .type }
        if looksLikeID(text) { return .identity }
        return AmountText(bytes) == nil ? nil : .amount
    }

    private static func ofText(_ text: String) -> CellShape {
        if text.isEmpty { return .empty }
        if text.contains("@") { return .email }
        if isInvoice(text.utf8) { return .invoice }
        if text.utf8.count <= 4, text.utf8.allSatisfy(isCapital) { return .capitals }
        return looksLikeName(text) ? .personName : .text
    }

    /// Up to four letters, perhaps a hyphen, and up to nine digits.
    ///
    /// Not a regular expression: making one for each heading costs more than reading a small file.
    private static func isInvoice(_ text: String.UTF8View) -> Bool {
        let letters = text.prefix(while: isLetter).count
        var digits = text.dropFirst(letters)
        if digits.first == UInt8(ascii: "-") { digits.removeFirst() }
        return (1...4).contains(letters) && (1...9).contains(digits.count)
            && digits.first != UInt8(ascii: "0") && digits.allSatisfy(isDigit)
    }

    /// Whether no heading looks like this.
    var isValue: Bool {
        switch self {
        case .type, .date, .time, .dateTime, .invoice, .identity, .amount, .email: true
        case .empty, .capitals, .personName, .text: false
        }
    }

    /// The value as a message may show it: whatever may be somebody's is masked.
    func shown(_ cell: String) -> String {
        switch self {
        case .empty: ""
        case .type, .date, .time, .dateTime, .invoice, .capitals, .amount:
            shownText(cell, limit: 20)
        case .identity, .email, .personName, .text: masked(cell)
        }
    }

    /// What such a value may be, the likeliest first; `previous` is the field to its left.
    func fields(after previous: SaleField?) -> [SaleField] {
        switch self {
        case .type: [.type]
        case .date: [.date]
        case .time: [.time]
        case .dateTime: [.dateTime]
        case .invoice: [.invoice]
        case .capitals: [.prefix]
        case .identity: previous == .prefix ? [.number] : [.buyerID]
        case .amount: previous == .prefix ? [.number] : [.quantity, .price]
        case .email: [.buyerEmail]
        case .personName: [.buyerName, .description]
        case .text: [.description]
        case .empty: []
        }
    }
}
