/// What the first pass learns of a JSON file: its shape, the decimal style of amounts in strings,
/// and the values of the file that may stand after its sales.
struct JSONSurvey {
    private(set) var shape = SaleFileProfile.JSONShape.lines
    private(set) var decimals = DecimalVotes()
    /// Of quantities.
    private(set) var measures = DecimalVotes()
    private(set) var months = MonthVotes()
    private(set) var hasTaxes = false
    /// Only of the shape with `ventas`; elsewhere a sale has its own.
    private(set) var issuer: String?
    private(set) var store: String?
    private var machine: JSONMachine
    private var key = Key.other
    private var isFirst = true
    /// The names inside a sale that were met, and whether they are amounts.
    private var met = Memo<Key>()

    private enum Key {
        case issuer, store, amount, measure, day, tax, rate, other
    }

    private let keys: JSONKeys
    private let amounts: Set<[UInt8]>
    private let measureNames: Set<[UInt8]>
    private let dayNames: Set<[UInt8]>
    private let taxNames: Set<[UInt8]>
    private let rateNames: Set<[UInt8]>

    init(keys: JSONKeys, limits: ReadingLimits) {
        self.keys = keys
        amounts = keys.names(where: \.isMoney)
        measureNames = keys.names { $0 == .quantity }
        dayNames = keys.names { [.date, .dateTime, .paperDay, .dueDay].contains($0) }
        taxNames = keys.names { $0 == .tax }
        rateNames = keys.names { $0 == .rate }
        machine = JSONMachine(limits: limits)
    }

    mutating func read(_ chunk: UnsafeRawBufferPointer) {
        var index = 0
        while let token = machine.next(in: chunk, at: &index) { take(token) }
    }

    private mutating func take(_ token: JSONMachine.Token) {
        switch token {
        case .beginArray where machine.depth == 1 && isFirst: shape = .array
        case .key: takeKey()
        case .string, .number: takeValue(token)
        case .endObject where machine.depth == 0: isFirst = false
        default: break
        }
        if token != .key { key = .other }
    }

    private mutating func takeKey() {
        let name = machine.plainName
        if machine.depth > 1, let known = name.flatMap({ met[$0] }) { return key = known }
        if machine.depth == 1 {
            switch keys.key(machine.text, in: .file) {
            case .sales: if isFirst { shape = .file }
            case .fileIssuer: return key = .issuer
            case .fileStore: return key = .store
            default: break
            }
        }
        key = evidence(of: machine.text)
        if machine.depth > 1, let name { met[name] = key }
    }

    private func evidence(of name: [UInt8]) -> Key {
        if measureNames.contains(name) { return .measure }
        if amounts.contains(name) { return .amount }
        if taxNames.contains(name) { return .tax }
        if rateNames.contains(name) { return .rate }
        return dayNames.contains(name) ? .day : .other
    }

    private mutating func takeValue(_ token: JSONMachine.Token) {
        switch key {
        case .issuer where isFirst: issuer = issuer ?? text
        case .store where isFirst && token == .string: store = store ?? text
        case .amount where token == .string:
            machine.withText { decimals.take($0.assumingMemoryBound(to: UInt8.self)[...]) }
        case .measure where token == .string:
            machine.withText { measures.take($0.assumingMemoryBound(to: UInt8.self)[...]) }
        case .day where token == .string:
            machine.withText { months.take($0.assumingMemoryBound(to: UInt8.self)[...]) }
        case .tax, .rate: takeTax()
        case .issuer, .store, .amount, .measure, .day, .other: break
        }
    }

    private mutating func takeTax() {
        guard !hasTaxes else { return }
        let field: SaleField = key == .rate ? .rate : .tax
        hasTaxes = machine.withText {
            hasRate($0.assumingMemoryBound(to: UInt8.self)[...], in: field)
        }
    }

    /// As long as a field may be; the reader refuses a longer one.
    private var text: String { String(decoding: machine.text, as: UTF8.self) }
}
