/// The keys met so far, by level, so that each name is looked up once.
struct JSONKeyMemory {
    private let keys: JSONKeys
    private var sale = Memo<JSONKey>()
    private var buyer = Memo<JSONKey>()
    private var line = Memo<JSONKey>()

    init(_ keys: JSONKeys) {
        self.keys = keys
    }

    mutating func key(_ name: [UInt8], in level: JSONKey.Level) -> JSONKey {
        switch level {
        case .file: keys.key(name, in: .file)
        case .sale: Self.key(name, in: level, of: keys, &sale)
        case .buyer: Self.key(name, in: level, of: keys, &buyer)
        case .line: Self.key(name, in: level, of: keys, &line)
        }
    }

    private static func key(
        _ name: [UInt8],
        in level: JSONKey.Level,
        of keys: JSONKeys,
        _ memo: inout Memo<JSONKey>
    ) -> JSONKey {
        name.withUnsafeBufferPointer { bytes in
            let bytes = bytes[...]
            if let known = memo[bytes] { return known }
            let key = keys.key(name, in: level)
            memo[bytes] = key
            return key
        }
    }
}
