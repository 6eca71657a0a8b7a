/// What the first pass learns of a JSON file: its shape, the decimal style of amounts in strings,
/// and the values of the file that may stand after its sales.
struct JSONSurvey {
    private(set) var shape = SaleFileProfile.JSONShape.lines
    private(set) var decimals = DecimalVotes()
    /// Of quantities.
    private(set) var measures = DecimalVotes()
    private(set) var months = MonthVotes()
    private(set) var clocks: ClockVotes
    private(set) var hasTaxes = false
    /// Only of the shape with `ventas`; elsewhere a sale has its own.
    private(set) var issuer: String?
    private(set) var store: String?
    private var machine: JSONMachine
    private var key = Key.other
    /// Objects and arrays that are open.
    private var depth = 0
    private var isFirst = true
    /// The names inside a sale that were met, and whether they are amounts.
    private var met = Memo<Key>()

    private enum Key {
        case issuer, store, amount, measure, day, moment, time, series, number, tax, rate, other
    }

    private let keys: JSONKeys
    private let amounts: Set<[UInt8]>
    private let measureNames: Set<[UInt8]>
    private let dayNames: Set<[UInt8]>
    private let momentNames: Set<[UInt8]>
    private let timeNames: Set<[UInt8]>
    private let seriesNames: Set<[UInt8]>
    private let numberNames: Set<[UInt8]>
    private let taxNames: Set<[UInt8]>
    private let rateNames: Set<[UInt8]>

    init(mapping: ImportMapping?, limits: ReadingLimits) {
        let keys = JSONKeys(mapping)
        self.keys = keys
        clocks = ClockVotes(order: mapping?.dates)
        let (money, quantities) = (
            keys.names { mapping.hasMoney(in: $0) }, keys.names { $0 == .quantity }
        )
        // Of `precio.valor` and `cantidad.valor` the last key tells nothing.
        (amounts, measureNames) = (money.subtracting(quantities), quantities.subtracting(money))
        dayNames = keys.names { [.paperDay, .dueDay].contains($0) }
        momentNames = keys.names { [.date, .dateTime].contains($0) }
        timeNames = keys.names { $0 == .time }
        seriesNames = keys.names { $0 == .prefix }
        numberNames = keys.names { [.number, .invoice].contains($0) }
        taxNames = keys.names { $0 == .tax }
        rateNames = keys.names(where: \.isRate)
        machine = JSONMachine(limits: limits)
    }

    mutating func read(_ chunk: UnsafeRawBufferPointer) {
        // A copy for this call, since `take` changes all of `self`.
        var machine = machine
        machine.read(chunk) { take($0.kind, $1) }
        self.machine = machine
    }

    private mutating func take(_ token: JSONMachine.Token.Kind, _ text: Span<UInt8>) {
        switch token {
        case .key: return takeKey(text)
        case .beginArray:
            depth += 1
            if depth == 1, isFirst { shape = .array }
        case .beginObject: depth += 1
        case .endArray: depth -= 1
        case .endObject:
            if depth == depthOfSale { clocks.endSale() }
            depth -= 1
            if depth == 0 { isFirst = false }
        case .string, .number:
            text.withUnsafeBufferPointer { takeValue($0[...], isText: token == .string) }
        case .yes, .no, .null: break
        }
        key = .other
    }

    /// Objects and arrays that are open within a sale.
    private var depthOfSale: Int {
        switch shape {
        case .file: 2 + keys.sales.steps.count
        case .array: 2
        case .lines: 1
        }
    }

    private mutating func takeKey(_ text: Span<UInt8>) {
        guard depth > 1 else { return key = keyOfFile(text.array) }
        key = text.withUnsafeBufferPointer { name in
            if let known = met[name[...]] { return known }
            let key = evidence(of: Array(name))
            met[name[...]] = key
            return key
        }
    }

    private mutating func keyOfFile(_ name: [UInt8]) -> Key {
        switch keys.key(name, in: .file) {
        case .sales, .wrapper: if isFirst { shape = .file }
        case .fileIssuer: return .issuer
        case .fileStore: return .store
        default: break
        }
        return evidence(of: name)
    }

    private func evidence(of name: [UInt8]) -> Key {
        if measureNames.contains(name) { return .measure }
        if amounts.contains(name) { return .amount }
        if taxNames.contains(name) { return .tax }
        if rateNames.contains(name) { return .rate }
        if momentNames.contains(name) { return .moment }
        if timeNames.contains(name) { return .time }
        if seriesNames.contains(name) { return .series }
        if numberNames.contains(name) { return .number }
        return dayNames.contains(name) ? .day : .other
    }

    /// An issuer and a shop are as long as a field may be; the reader refuses longer ones.
    private mutating func takeValue(_ text: Bytes, isText: Bool) {
        switch key {
        case .issuer where isFirst: issuer = issuer ?? String(decoding: text, as: UTF8.self)
        case .store where isFirst && isText: store = store ?? String(decoding: text, as: UTF8.self)
        case .amount where isText: decimals.take(text)
        case .measure where isText: measures.take(text)
        case .day where isText: months.take(text)
        case .moment where isText:
            months.take(text)
            clocks.take(text)
        case .time where isText: clocks.take(text)
        case .series where isText: clocks.take(series: text)
        case .number: clocks.take(number: text)
        case .tax: hasTaxes = hasTaxes || hasRate(text, in: .tax)
        case .rate: hasTaxes = hasTaxes || hasRate(text, in: .rate)
        case .issuer, .store, .amount, .measure, .day, .moment, .time, .series, .other: break
        }
    }
}
