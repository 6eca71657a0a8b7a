/// The keys met so far, by level, so that each name is looked up once.
struct JSONKeyMemory {
    private let keys: JSONKeys
    private var sale = Memo<JSONKey>()
    private var buyer = Memo<JSONKey>()
    private var line = Memo<JSONKey>()

    init(_ keys: JSONKeys) {
        self.keys = keys
    }

    /// The key whose name is the text of the last token.
    mutating func key(_ machine: JSONMachine, in level: JSONKey.Level) -> JSONKey {
        switch level {
        case .file: keys.key(machine.text, in: .file)
        case .sale: Self.key(machine, in: level, of: keys, &sale)
        case .buyer: Self.key(machine, in: level, of: keys, &buyer)
        case .line: Self.key(machine, in: level, of: keys, &line)
        }
    }

    private static func key(
        _ machine: JSONMachine,
        in level: JSONKey.Level,
        of keys: JSONKeys,
        _ memo: inout Memo<JSONKey>
    ) -> JSONKey {
        // A name with escapes is met too seldom to be remembered.
        guard let name = machine.plainName else { return keys.key(machine.text, in: level) }
        if let known = memo[name] { return known }
        let key = keys.key(machine.text, in: level)
        memo[name] = key
        return key
    }
}
