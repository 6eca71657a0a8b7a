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
