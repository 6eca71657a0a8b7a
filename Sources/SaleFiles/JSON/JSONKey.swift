/// What a key of a JSON sale file means, by the object it stands in.
enum JSONKey: Hashable {
    case field(SaleField)
    case buyer
    case lines
    case version
    case sales
    case fileIssuer
    case fileStore
    case unknown

    /// The objects of a sale file.
    enum Level {
        case file, sale, buyer, line
    }

    init(_ name: [UInt8], in level: Level) {
        let table =
            switch level {
            case .file: Self.ofFile
            case .sale: Self.ofSale
            case .buyer: Self.ofBuyer
            case .line: Self.ofLine
            }
        self = table.first { $0.name == name }?.key ?? .unknown
    }

    /// A bit of its own among the keys of a sale and of its buyer.
    var bit: UInt64 {
        switch self {
        case .field(let field): 1 << UInt64(field.rawValue)
        case .buyer: 1 << 62
        case .lines: 1 << 63
        case .version, .sales, .fileIssuer, .fileStore, .unknown: 0
        }
    }

    private typealias Entry = (name: [UInt8], key: JSONKey)

    private static let ofFile: [Entry] = [
        (Array("version".utf8), .version), (Array("ventas".utf8), .sales),
        (Array("nit_emisor".utf8), .fileIssuer), (Array("tienda".utf8), .fileStore),
    ]

    private static let ofSale: [Entry] =
        [(Array("cliente".utf8), .buyer), (Array("lineas".utf8), .lines)]
        + SaleField.allCases.filter { !$0.isOfLine && !$0.isOfBuyer }
        .map { (Array($0.name.utf8), .field($0)) }

    private static let ofBuyer: [Entry] = SaleField.allCases.filter(\.isOfBuyer)
        .map { (Array($0.name.utf8.dropFirst("cliente_".utf8.count)), .field($0)) }

    private static let ofLine: [Entry] = SaleField.allCases.filter(\.isOfLine)
        .map { (Array($0.name.utf8), .field($0)) }
}

/// The keys met so far, by level, so that each name is looked up once.
struct JSONKeyMemory {
    private var file = Memo<JSONKey>()
    private var sale = Memo<JSONKey>()
    private var buyer = Memo<JSONKey>()
    private var line = Memo<JSONKey>()

    mutating func key(_ name: [UInt8], in level: JSONKey.Level) -> JSONKey {
        switch level {
        case .file: Self.key(name, in: level, &file)
        case .sale: Self.key(name, in: level, &sale)
        case .buyer: Self.key(name, in: level, &buyer)
        case .line: Self.key(name, in: level, &line)
        }
    }

    private static func key(
        _ name: [UInt8],
        in level: JSONKey.Level,
        _ memo: inout Memo<JSONKey>
    ) -> JSONKey {
        name.withUnsafeBufferPointer { bytes in
            let bytes = bytes[...]
            if let known = memo[bytes] { return known }
            let key = JSONKey(name, in: level)
            memo[bytes] = key
            return key
        }
    }
}
