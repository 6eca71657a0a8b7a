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
    /// A whole percentage that IVA or INC has, or an amount that looks like one: `19`, `5,00`, `0 %`.
    case rate
    /// `ZZ`, `IVA`, `INC 8%`, `Excluido`.
    case taxWord
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
        if isRate(text) { return .rate }
        if looksLikeID(text) { return .identity }
        return AmountText(bytes) == nil ? nil : .amount
    }

    private static func isRate(_ text: String) -> Bool {
        let number = (text.last == "%" ? text.dropLast() : text[...]).filter { $0 != " " }
        let parts = number.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        return parts.count <= 2 && wholeRates.contains(String(parts[0]))
            && parts.dropFirst().allSatisfy { ["0", "00"].contains($0) }
    }

    private static let wholeRates: Set = ["0", "2", "4", "5", "8", "16", "19"]

    private static func isTaxWord(_ text: String) -> Bool {
        guard text.utf8.count <= 20 else { return false }
        let word = text.prefix { $0.isLetter }
        guard taxWords.contains(plainName(word)) else { return false }
        let rest = text[word.endIndex...].filter { $0 != " " }
        return rest.isEmpty || rest.last == "%" && rest.dropLast().allSatisfy(\.isNumber)
    }

    private static let taxWords: Set = [
        "zz", "iva", "inc", "excluido", "excluida", "exento", "exenta", "gravado", "gravada",
    ]

    private static func ofText(_ text: String) -> CellShape {
        if text.isEmpty { return .empty }
        if isTaxWord(text) { return .taxWord }
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
        case .type, .date, .time, .dateTime, .invoice, .identity, .amount, .rate, .email: true
        case .empty, .taxWord, .capitals, .personName, .text: false
        }
    }

    /// The value as a message may show it: whatever may be somebody's is masked.
    func shown(_ cell: String) -> String {
        switch self {
        case .empty: ""
        case .type, .date, .time, .dateTime, .invoice, .capitals, .amount, .rate, .taxWord:
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
        case .identity:
            switch previous {
            case .prefix: [.number]
            case .quantity: [.price]
            default: [.buyerID]
            }
        // A prefix may look so as well.
        case .taxWord: previous == .type ? [.prefix] : [.tax]
        case .amount, .rate: previous == .prefix ? [.number] : [.quantity, .price]
        case .email: [.buyerEmail]
        case .personName: [.buyerName, .description]
        case .text: [.description]
        case .empty: []
        }
    }
}
