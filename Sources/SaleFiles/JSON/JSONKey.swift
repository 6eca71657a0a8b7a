/// What a key of a JSON sale file means, by the object it stands in.
enum JSONKey: Hashable {
    case field(SaleField)
    /// An object of the sale or of a line that holds some of its values.
    case object(JSONKeys.Table)
    /// A list of one element that holds some values, or is one.
    case list(Int)
    case lines
    /// `cantidad` beside the number, not in a line: how many numbers a closing speaks of.
    case count
    case version
    case sales
    /// An object around the list of sales.
    case wrapper(JSONKeys.Table)
    case fileIssuer
    case fileStore
    /// Known by the mapping, and of no use here.
    case ignored
    /// `cliente` and `lineas`, where the mapping has another name for the same.
    case displacedBuyer, displacedLines
    case unknown
}

/// The keys of a JSON sale file: ours, or those of a mapping, compared byte for byte.
///
/// What the mapping names wins over what it ignores, and that over our own names.
struct JSONKeys {
    /// The keys of one kind of object.
    struct Table: Hashable {
        let index: Int

        static let file = Table(index: 0)
        static let sale = Table(index: 1)
        static let line = Table(index: 2)

        /// To keep something for each.
        static func count(of keys: JSONKeys) -> Int { keys.tables.count }
    }

    struct Entry {
        let key: JSONKey
        /// One of its own within the table, for a key that may stand there once.
        let bit: UInt64
    }

    private struct Keys {
        /// What a pointer adds for an object of this kind.
        var step = ""
        /// From the sale; of a line the way to the list is part of it.
        var way: [String] = []
        var isWithinLine = false
        var entries: [[UInt8]: Entry] = [:]
    }

    /// The way to the list of sales in a file that is one object.
    let sales: JSONPath
    /// Names of the mapping that lead to two meanings of one key.
    private(set) var conflicts: [SaleField] = []
    private var tables = [Keys(), Keys(), Keys()]
    /// Of each list of one element: the key that holds it, and what the element is.
    private var lists: [(name: String, element: JSONKey)] = []
    private var paths: [SaleField: JSONPath] = [:]
    /// The tables of the objects around the list of sales.
    private var wrappers = 0..<0
    /// The buyer's object.
    private let buyer: JSONPath
    private let lines: JSONPath
    private(set) var buyerTable: Table?
    /// Ways from the sale to what is ignored in objects and lists that are not known.
    private var ignoredWays: Set<[String]> = []
    /// What leads to them.
    private var waysToIgnored: Set<[String]> = []

    init(_ mapping: ImportMapping? = nil) {
        sales = JSONPath(mapping?.sales ?? "ventas")
        let mapped = mapping?.columns.inOrder.map { ($0, JSONPath($1)) } ?? []
        buyer =
            mapped.lazy.filter(\.0.isOfBuyer).compactMap(\.1.container).first
            ?? JSONPath("cliente")
        lines =
            mapped.lazy.filter(\.0.isOfLine).compactMap(\.1.ofLine.lines).first
            ?? JSONPath("lineas[]")
        enterSales()
        enterLines()
        for (field, path) in mapped { enter(field, at: path) }
        let ignored = (mapping?.ignored ?? []).map { JSONPath($0) }
        for path in ignored where path.container == nil { ignore(path) }
        buyerTable = table(of: buyer.steps[...], from: .sale)
        for path in ignored where path.container != nil { ignore(path) }
        enterOurs(mapping)
        enterFile()
    }

    func entry(_ name: [UInt8], in table: Table) -> Entry {
        tables[table.index].entries[name] ?? Entry(key: .unknown, bit: 0)
    }

    func key(_ name: [UInt8], in table: Table) -> JSONKey { entry(name, in: table).key }

    /// Whether a table is of the file, or of an object around its list of sales, and not of a sale.
    func isOfFile(_ table: Table) -> Bool { table == .file || wrappers.contains(table.index) }

    /// A key of the object that differs from `name` in case, accents or signs only, if any does.
    func twin(of name: String, in table: Table) -> String? {
        tables[table.index].entries
            .filter { ![.ignored, .displacedBuyer, .displacedLines, .count].contains($1.key) }
            .map { String(decoding: $0.key, as: UTF8.self) }
            .sorted().first { isSameHeading($0, name) }
    }

    /// Whether a table is of a line, or of an object within one.
    func isWithinLine(_ table: Table) -> Bool { table == .line || tables[table.index].isWithinLine }

    /// The keys that lead to the objects of a table, from the sale.
    func way(to table: Table) -> [String] {
        table == .line ? lines.steps.map(\.key) : tables[table.index].way
    }

    /// Whether anything is ignored within objects and lists that are not known.
    var ignoresInside: Bool { !ignoredWays.isEmpty }
    func ignores(_ way: [String]) -> Bool { ignoredWays.contains(way) }
    func speaks(ofWhatLiesAt way: [String]) -> Bool { waysToIgnored.contains(way) }

    /// Whether a line has a value under this key.
    func isOfLine(_ name: String) -> Bool {
        if case .field = key(Array(name.utf8), in: .line) { true } else { false }
    }

    /// What the only element of a list is.
    func element(of list: Int) -> JSONKey { lists[list].element }
}

// MARK: - Names

extension JSONKeys {
    /// The key that holds a field, without the object around it.
    func name(of field: SaleField) -> String { paths[field]?.key ?? field.name }

    /// The names by which the sender knows the fields.
    var labels: [SaleField: String] { paths.mapValues(\.text) }

    /// What the pointer to a value inside an object or a list of the sale adds.
    func step(into table: Table) -> String { tables[table.index].step }
    func step(into list: Int) -> String { "/" + pointerPart(lists[list].name) }
    func name(of list: Int) -> String { lists[list].name }
    /// Of a value that the file has for all its sales.
    func fileName(of key: JSONKey) -> String { name(of: key == .fileStore ? .store : .issuer) }
    /// The paths of the buyer's object and of the list of lines.
    var buyerText: String { buyer.text }
    var linesText: String { lines.text }
    var linesName: String { lines.key }

    /// Where the sales lie in their file (RFC 6901).
    var salesPointer: String { Self.pointer(sales.steps) }

    /// Where the lines lie below their sale (RFC 6901).
    var linesPointer: String { Self.pointer(lines.steps.map { JSONPath.Step(key: $0.key) }) }

    /// Where a field lies below its sale (RFC 6901); of a line, below the line without `line`.
    func pointer(to field: SaleField, line: Int?) -> String {
        guard let path = paths[field] else { return "/" + pointerPart(field.name) }
        guard field.isOfLine else { return Self.pointer(path.steps) }
        return (line.map { "\(linesPointer)/\($0)" } ?? "") + Self.pointer(path.ofLine.rest.steps)
    }

    private static func pointer(_ steps: [JSONPath.Step]) -> String {
        steps.map { "/" + pointerPart($0.key) + ($0.isList ? "/0" : "") }.joined()
    }

    /// The objects and lists that a field lies in, from the sale or the line.
    func way(to field: SaleField) -> [JSONKey] {
        guard let path = paths[field] else { return [] }
        let steps = field.isOfLine ? path.ofLine.rest.steps : path.steps
        var (way, table) = ([JSONKey](), field.isOfLine ? Table.line : .sale)
        for step in steps.dropLast() {
            let key = key(Array(step.key.utf8), in: table)
            way.append(key)
            if case .list(let list) = key { way.append(lists[list].element) }
            guard case .object(let next)? = way.last else { break }
            table = next
        }
        return way
    }

    /// The keys of some fields.
    func names(where isMeant: (SaleField) -> Bool) -> Set<[UInt8]> {
        Set(SaleField.allCases.filter(isMeant).map { Array(name(of: $0).utf8) })
    }
}

// MARK: - Building

extension JSONKeys {
    private mutating func enterSales() {
        var table = Table.file
        let first = tables.count
        for step in sales.steps.dropLast() {
            let made = Table(index: tables.count)
            tables.append(Keys(step: "/" + pointerPart(step.key)))
            put(.wrapper(made), step.key, in: table)
            table = made
        }
        wrappers = first..<tables.count
        put(.sales, sales.key, in: table)
    }

    private mutating func enterLines() {
        guard let parent = table(of: lines.steps.dropLast(), from: .sale) else { return }
        put(.lines, lines.key, in: parent)
    }

    /// A field of the mapping; what it names must not mean anything else.
    private mutating func enter(_ field: SaleField, at path: JSONPath) {
        paths[field] = path
        var (root, rest) = (Table.sale, path)
        if field.isOfLine {
            let split = path.ofLine
            guard split.lines == nil || split.lines?.steps == lines.steps else {
                return conflicts.append(field)
            }
            (root, rest) = (.line, split.rest)
        }
        guard let table = table(of: rest.steps.dropLast(), from: root), let last = rest.steps.last,
            put(.field(field), last, in: table)
        else { return conflicts.append(field) }
    }

    /// What nobody reads: a value, an object or a list, with all that is in it.
    private mutating func ignore(_ path: JSONPath) {
        // A key may have a point in it, such as `@odata.etag`.
        if path.container != nil {
            for table in [Table.file, .sale, .line] { put(.ignored, path.text, in: table) }
        }
        if let table = tableOfFile(around: path) {
            put(.ignored, path.key, in: table)
            if table != .file { return }
        }
        let isOfLine =
            path.steps.count > lines.steps.count
            && zip(path.steps, lines.steps).allSatisfy { $0.key == $1.key }
        var table = isOfLine ? Table.line : .sale
        for step in path.steps.dropFirst(isOfLine ? lines.steps.count : 0).dropLast() {
            guard let known = object(behind: step.key, in: table) else {
                let way = path.steps.map(\.key)
                ignoredWays.insert(way)
                waysToIgnored.formUnion((1..<way.count).map { Array(way[..<$0]) })
                return
            }
            table = known
        }
        put(.ignored, path.key, in: table)
    }

    /// The table of the object that is known by a key, or of the only one in a list.
    private func object(behind name: String, in table: Table) -> Table? {
        switch key(Array(name.utf8), in: table) {
        case .object(let known): return known
        case .list(let list):
            guard case .object(let known) = lists[list].element else { return nil }
            return known
        default: return nil
        }
    }

    /// Of the file, or of an object around its list of sales, where a path lies in it.
    private func tableOfFile(around path: JSONPath) -> Table? {
        let around = path.steps.dropLast()
        guard !around.isEmpty else { return .file }
        guard around.count <= wrappers.count, sales.steps.starts(with: around) else { return nil }
        return Table(index: wrappers.lowerBound + around.count - 1)
    }

    private mutating func enterOurs(_ mapping: ImportMapping?) {
        // Where they are what is read, they stand in the table already.
        put(.displacedBuyer, "cliente", in: .sale)
        put(.displacedLines, "lineas", in: .sale)
        put(.count, SaleField.quantity.name, in: .sale)
        for field in SaleField.allCases where mapping?.displaces(field) != true {
            guard field.isOfBuyer else {
                paths[field] = JSONPath([JSONPath.Step(key: field.name)])
                put(.field(field), field.name, in: field.isOfLine ? .line : .sale)
                continue
            }
            let name = String(field.name.dropFirst("cliente_".count))
            paths[field] = JSONPath(buyer.steps + [JSONPath.Step(key: name)])
            if let buyerTable { put(.field(field), name, in: buyerTable) }
        }
    }

    private mutating func enterFile() {
        put(.version, "version", in: .file)
        for (key, field) in [(JSONKey.fileIssuer, SaleField.issuer), (.fileStore, .store)] {
            guard let path = paths[field], path.container == nil else { continue }
            put(key, path.key, in: .file)
        }
    }

    /// The table of the object at a path, which is made where it is not known yet; nil where
    /// something else stands in the way.
    private mutating func table(of path: ArraySlice<JSONPath.Step>, from root: Table) -> Table? {
        var table = root
        for step in path {
            switch (key(Array(step.key.utf8), in: table), step.isList) {
            case (.object(let known), false): table = known
            case (.list(let list), true):
                guard case .object(let known) = lists[list].element else { return nil }
                table = known
            case (.unknown, _):
                let made = Table(index: tables.count)
                tables.append(
                    Keys(
                        step: step.isList ? "/0" : "/" + pointerPart(step.key),
                        way: way(to: table) + [step.key],
                        isWithinLine: isWithinLine(root)
                    )
                )
                put(.object(made), step, in: table)
                table = made
            default: return nil
            }
        }
        return table
    }

    /// False when the key means something else already.
    @discardableResult
    private mutating func put(_ key: JSONKey, _ step: JSONPath.Step, in table: Table) -> Bool {
        guard step.isList else { return put(key, step.key, in: table) }
        lists.append((step.key, key))
        return put(.list(lists.count - 1), step.key, in: table)
    }

    @discardableResult
    private mutating func put(_ key: JSONKey, _ name: String, in table: Table) -> Bool {
        let bytes = Array(name.utf8)
        guard tables[table.index].entries[bytes] == nil else { return false }
        let bit: UInt64 =
            switch key {
            case .ignored, .displacedBuyer, .displacedLines, .unknown: 0
            // No more than the fields and what they lie in: far below the bits of a word.
            case .field, .object, .list, .lines, .count, .version, .sales, .wrapper, .fileIssuer,
                .fileStore:
                1 << UInt64(tables[table.index].entries.values.count { $0.bit != 0 })
            }
        tables[table.index].entries[bytes] = Entry(key: key, bit: bit)
        return true
    }
}
