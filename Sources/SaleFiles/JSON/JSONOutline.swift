/// The keys of a JSON file, each once, and what they are understood as.
///
/// Only a person's question pays for it: a run reads without.
struct JSONOutline {
    /// In the order in which they were met.
    private(set) var columns: [FileColumn] = []
    private var machine: JSONMachine
    private let keys: JSONKeys
    private let shape: SaleFileProfile.JSONShape
    private let headings: HeadingTable
    /// Objects and lists that are open.
    private var places = [Place(level: .top)]
    private var key = JSONKey.unknown
    private var name = ""
    /// Whether the list of sales was met.
    private var hasSales = false
    /// Values at the top of the file.
    private var values = 0
    /// Where each column stands, by what it is without its sample.
    private var met: [FileColumn: Int] = [:]

    private struct Place {
        var level: JSONLevel
        /// The way to it from the sale.
        var steps: [JSONPath.Step] = []
    }

    /// How often a value was looked at behind the first one, by column.
    private var looks: [Int: Int] = [:]

    private static let maximumLooks = 1000
    private static let maximumColumns = 500
    private static let maximumDepth = 6

    init(
        shape: SaleFileProfile.JSONShape,
        keys: JSONKeys,
        mapping: ImportMapping?,
        limits: ReadingLimits
    ) {
        self.shape = shape
        self.keys = keys
        headings = HeadingTable(mapping)
        machine = JSONMachine(limits: limits)
    }

    mutating func read(_ text: UnsafeRawBufferPointer) {
        // A copy for this call, since `take` changes all of `self`.
        var machine = machine
        machine.read(text) { take($0.kind, $1) }
        self.machine = machine
    }

    /// The required sets of fields of which no sale has any.
    var missing: [[SaleField]] { headings.missing(among: Set(columns.compactMap(\.field))) }

    /// The list of sales, where the file is one object that is no sale.
    var salesGuess: String? {
        guard shape != .array, values == 1, !hasSales else { return nil }
        let paths = columns.compactMap(\.path)
        let isSale = paths.contains(where: \.marksSale)
        guard !paths.contains(where: \.numbersSale) else { return nil }
        return paths.compactMap(\.list?.wayToSales).first { list in
            let inside = paths.compactMap { $0.below(list) }
            guard isSale else { return inside.contains(where: \.marksSale) }
            // A header may have a date; lines may have a number, but no lists.
            return inside.contains(where: \.numbersSale) && inside.contains { $0.list != nil }
        }
    }

    /// Whether each sale lies under a key of its own, as in `{"a": {"lineas": …}, "b": {"lineas": …}}`, of
    /// which no setting could name all.
    var hasSalesByKey: Bool {
        guard shape != .array, values == 1, !hasSales else { return false }
        let paths = columns.filter { $0.use == .unknown }.compactMap(\.path)
        let lists = Set(paths.compactMap(\.list)).filter { list in
            paths.contains { path in
                path.container == list.container && JSONPath(Array(path.steps.suffix(1))).marksSale
            }
        }
        let alike = Dictionary(grouping: lists) { [$0.steps.dropLast(2), $0.steps.suffix(1)] }
        return alike.values.contains { $0.count > 1 }
    }

    private mutating func take(_ token: JSONMachine.Token.Kind, _ text: Span<UInt8>) {
        switch token {
        case .key:
            let bytes = text.array
            name = String(decoding: bytes, as: UTF8.self)
            key = place.level.table.map { keys.key(bytes, in: $0) } ?? .unknown
            if key == .ignored { note(.ignored) }
        case .beginObject: enter(isList: false)
        case .beginArray: enter(isList: true)
        case .endObject, .endArray: places.removeLast()
        case .string, .number: noteValue(text.array, isNumber: token == .number)
        case .yes: noteValue(Array("true".utf8))
        case .no: noteValue(Array("false".utf8))
        case .null: noteValue([])
        }
    }

    private var place: Place { places[places.count - 1] }

    private mutating func enter(isList: Bool) {
        let parent = place
        if parent.level == .top { values += 1 }
        if case .list(let list) = parent.level { key = keys.element(of: list) }
        let level = parent.level.opened(isList: isList, behind: key, shape)
        if level == .sales { hasSales = true }
        let steps = parent.level.isOfKeys ? [JSONPath.Step(key: name, isList: isList)] : []
        places.append(Place(level: level, steps: level == .sales ? [] : parent.steps + steps))
    }

    /// A value that is neither an object nor a list.
    private mutating func noteValue(_ value: [UInt8], isNumber: Bool = false) {
        if case .list(let list) = place.level { key = keys.element(of: list) }
        switch key {
        case .field(let field): note(.field(field), value, isNumber)
        case .fileIssuer: note(.field(.issuer), value, isNumber)
        case .fileStore: note(.field(.store), value, isNumber)
        case .ignored, .version, .sales, .wrapper, .object, .list, .lines: break
        case .count: note(.field(.quantity), value, isNumber)
        case .unknown, .displacedBuyer, .displacedLines: note(.unknown, value, isNumber)
        }
    }

    /// Whether a key that could change an invoice has said nothing yet, as a discount of 0.
    private mutating func looksAgain(at index: Int) -> Bool {
        guard looks[index, default: 0] < Self.maximumLooks else { return false }
        looks[index, default: 0] += 1
        return columns[index].saysNothing
    }

    private mutating func note(
        _ use: FileColumn.Use,
        _ value: [UInt8] = [],
        _ isNumber: Bool = false
    ) {
        guard place.steps.count < Self.maximumDepth, place.level != .ignored else { return }
        let path = JSONPath(place.steps + (place.level.isOfKeys ? [JSONPath.Step(key: name)] : []))
        let use = use == .unknown && isIgnored(path) ? .ignored : use
        let isOfFile = place.level.table.map(keys.isOfFile) ?? false
        let column = FileColumn(heading: path.text, path: isOfFile ? nil : path, use: use)
        let index = met[column] ?? columns.count
        if index == columns.count {
            guard index < Self.maximumColumns else { return }
            met[column] = index
            columns.append(column)
        }
        // Enough of it for its looks: the first value, or the first that says something.
        guard !value.allSatisfy(isBlank), columns[index].sample == nil || looksAgain(at: index)
        else { return }
        columns[index].show(
            String(decoding: value.prefix(200), as: UTF8.self),
            isNumber: isNumber
        )
    }
}

extension JSONOutline {
    /// Whether the mapping ignores it, or what it lies in, in an object that is not known.
    private func isIgnored(_ path: JSONPath) -> Bool {
        keys.ignoresInside
            && path.steps.indices.contains { keys.ignores(path.steps[...$0].map(\.key)) }
    }
}

extension JSONLevel {
    /// Whether what lies in it has a name of its own.
    fileprivate var isOfKeys: Bool {
        switch self {
        case .file, .wrapper, .object, .unread(isList: false): true
        case .top, .sales, .lines, .list, .unread(isList: true), .ignored: false
        }
    }
}
