/// What the first pass learns of a JSON file: its shape, the decimal style of amounts in strings,
/// and the values of the file that may stand after its sales.
struct JSONSurvey {
    private(set) var shape = SaleFileProfile.JSONShape.lines
    private(set) var decimals = DecimalVotes()
    /// Only of the shape with `ventas`; elsewhere a sale has its own.
    private(set) var issuer: String?
    private(set) var store: String?
    private var machine: JSONMachine
    private var key = Key.other
    private var isFirst = true

    private enum Key {
        case issuer, store, amount, other
    }

    private static let amounts = SaleField.allCases.filter(\.isAmount).map { Array($0.name.utf8) }

    init(limits: ReadingLimits) {
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
        let name = machine.text
        if machine.depth == 1 {
            if isFirst, name.elementsEqual("ventas".utf8) { shape = .file }
            if name.elementsEqual("nit_emisor".utf8) { return key = .issuer }
            if name.elementsEqual("tienda".utf8) { return key = .store }
        }
        key = Self.amounts.contains(name) ? .amount : .other
    }

    private mutating func takeValue(_ token: JSONMachine.Token) {
        switch key {
        case .issuer where isFirst: issuer = issuer ?? text
        case .store where isFirst && token == .string: store = store ?? text
        case .amount where token == .string:
            machine.text.withUnsafeBufferPointer { decimals.take($0[...]) }
        case .issuer, .store, .amount, .other: break
        }
    }

    /// Short, because it is kept with the profile.
    private var text: String { String(decoding: machine.text.prefix(100), as: UTF8.self) }
}
