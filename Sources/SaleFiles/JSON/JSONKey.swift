/// What a key of a JSON sale file means, by the object it stands in.
enum JSONKey: Hashable {
    case field(SaleField)
    case buyer
    case lines
    case version
    case sales
    case fileIssuer
    case fileStore
    /// Known by the mapping, and of no use here.
    case ignored
    case unknown

    /// The objects of a sale file.
    enum Level: CaseIterable {
        case file, sale, buyer, line
    }

    /// A bit of its own among the keys of a sale and of its buyer.
    var bit: UInt64 {
        switch self {
        case .field(let field): 1 << UInt64(field.rawValue)
        case .buyer: 1 << 62
        case .lines: 1 << 63
        case .version, .sales, .fileIssuer, .fileStore, .ignored, .unknown: 0
        }
    }
}

/// The keys of a JSON sale file: ours, or those of a mapping, compared byte for byte.
///
/// A mapping renames single keys. For a value of the buyer or of a line, `OBJECT.KEY` renames the
/// object or list as well; a value of the buyer with a plain key lies in the sale itself.
struct JSONKeys {
    /// The list of sales in a file that is one object.
    let sales: String
    private let buyer: String
    private let lines: String
    private var names: [SaleField: String] = [:]
    /// The fields of the buyer that lie in the sale itself.
    private var flat: Set<SaleField> = []
    private var tables: [Level: [[UInt8]: JSONKey]] = [:]

    private typealias Level = JSONKey.Level

    init(_ mapping: ImportMapping? = nil) {
        sales = mapping?.sales ?? "ventas"
        let paths = mapping?.columns.inOrder.map { ($0, JSONPath($1, of: $0)) } ?? []
        buyer = paths.lazy.filter(\.0.isOfBuyer).compactMap(\.1.container).first ?? "cliente"
        lines = paths.lazy.filter(\.0.isOfLine).compactMap(\.1.container).first ?? "lineas"
        for field in SaleField.allCases where mapping?.displaces(field) != true {
            let name = field.isOfBuyer ? field.name.dropFirst("cliente_".count) : field.name[...]
            names[field] = String(name)
        }
        for (field, path) in paths {
            names[field] = path.key
            if field.isOfBuyer, path.container == nil { flat.insert(field) }
        }
        fillTables(ignoring: mapping?.ignored ?? [])
        // What the mapping names comes last, so that it wins over a key of ours.
        for (field, path) in paths { enter(.field(field), path.key, in: level(of: field)) }
    }

    private mutating func fillTables(ignoring ignored: [String]) {
        for name in ignored {
            for level in Level.allCases { enter(.ignored, name, in: level) }
        }
        enter(.version, "version", in: .file)
        if let name = names[.issuer] { enter(.fileIssuer, name, in: .file) }
        if let name = names[.store] { enter(.fileStore, name, in: .file) }
        enter(.sales, sales, in: .file)
        enter(.buyer, buyer, in: .sale)
        enter(.lines, lines, in: .sale)
        for (field, name) in names { enter(.field(field), name, in: level(of: field)) }
    }

    private mutating func enter(_ key: JSONKey, _ name: String, in level: Level) {
        tables[level, default: [:]][Array(name.utf8)] = key
    }

    private func level(of field: SaleField) -> Level {
        if field.isOfLine { return .line }
        return field.isOfBuyer && !flat.contains(field) ? .buyer : .sale
    }

    func key(_ name: [UInt8], in level: JSONKey.Level) -> JSONKey {
        tables[level]?[name] ?? .unknown
    }

    /// The key that holds a field, without the object around it.
    func name(of field: SaleField) -> String { names[field] ?? field.name }

    /// Where a field lies below its sale (RFC 6901).
    func pointer(to field: SaleField, line: Int?) -> String {
        let name = "/" + pointerPart(name(of: field))
        switch level(of: field) {
        case .buyer: return "/" + pointerPart(buyer) + name
        case .line: return line.map { "/\(pointerPart(lines))/\($0)" + name } ?? name
        case .sale, .file: return name
        }
    }

    /// The keys of some fields.
    func names(where isMeant: (SaleField) -> Bool) -> Set<[UInt8]> {
        Set(SaleField.allCases.filter(isMeant).map { Array(name(of: $0).utf8) })
    }
}

/// A key of the mapping, with the object or the list of the sale in which it lies.
struct JSONPath: Hashable, Sendable {
    let container: String?
    let key: String

    /// The text of the setting for a field.
    init(_ text: String, of field: SaleField) {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, field.isOfBuyer || field.isOfLine else {
            (container, key) = (nil, text)
            return
        }
        (container, key) = (parts[0], parts[1])
    }
}

/// One part of a JSON pointer (RFC 6901, section 3).
func pointerPart(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
        return name
    }
    return name.reduce(into: "") { part, character in
        switch character {
        case "~": part += "~0"
        case "/": part += "~1"
        default: part.append(character)
        }
    }
}
