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
    private var places: [Place] = []
    private var key = JSONKey.unknown
    private var name = ""
    /// Values at the top of the file.
    private var values = 0
    private var met: Set<FileColumn> = []

    private struct Place {
        var level: Level
        /// The way to it from the sale.
        var steps: [JSONPath.Step] = []
    }

    private enum Level {
        case file, sales, lines
        case object(JSONKeys.Table)
        case list(Int)
        /// Of which nothing is read; its keys are shown all the same.
        case unread(isList: Bool)
        /// The same by the will of the mapping.
        case ignored
    }

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
        var index = 0
        while let token = machine.next(in: text, at: &index) { take(token) }
    }

    /// The required sets of fields of which no sale has any.
    var missing: [[SaleField]] { headings.missing(among: Set(columns.compactMap(\.field))) }

    /// The list of sales, where the file is one object that is no sale.
    var salesGuess: String? {
        let paths = columns.compactMap(\.path)
        guard shape == .lines, values == 1, !paths.contains(where: \.marksSale) else { return nil }
        let lists = paths.compactMap(\.steps.first).filter(\.isList).map(\.key)
        return lists.first { list in paths.contains { $0.below(list)?.marksSale == true } }
    }

    private mutating func take(_ token: JSONMachine.Token) {
        switch token {
        case .key:
            name = String(decoding: machine.text, as: UTF8.self)
            key = meaning(of: machine.text)
            if key == .ignored { note(.ignored) }
        case .beginObject: enter(isList: false)
        case .beginArray: enter(isList: true)
        case .endObject, .endArray: _ = places.popLast()
        case .string, .number, .yes, .no, .null: noteValue()
        }
    }

    private func meaning(of name: [UInt8]) -> JSONKey {
        switch places.last?.level {
        case .file: keys.key(name, in: .file)
        case .object(let table): keys.key(name, in: table)
        case .sales, .lines, .list, .unread, .ignored, nil: .unknown
        }
    }

    private mutating func enter(isList: Bool) {
        guard let parent = places.last else {
            values += 1
            return places.append(Place(level: top(isList: isList)))
        }
        if case .list(let list) = parent.level { key = keys.element(of: list) }
        var steps = parent.steps
        switch parent.level {
        case .file, .object, .unread(isList: false):
            steps.append(JSONPath.Step(key: name, isList: isList))
        case .sales, .lines, .list, .unread, .ignored: break
        }
        places.append(Place(level: level(in: parent.level, isList: isList), steps: steps))
        if case .sales = places[places.count - 1].level { places[places.count - 1].steps = [] }
    }

    private func level(in parent: Level, isList: Bool) -> Level {
        switch (parent, key, isList) {
        case (.ignored, _, _): .ignored
        case (.file, .sales, true): .sales
        case (.sales, _, false): .object(.sale)
        case (.lines, _, false): .object(.line)
        case (.sales, _, _), (.lines, _, _): .unread(isList: isList)
        case (_, .ignored, _): .ignored
        case (_, .lines, true): .lines
        case (_, .object(let table), false): .object(table)
        case (_, .list(let list), true): .list(list)
        default: .unread(isList: isList)
        }
    }

    private func top(isList: Bool) -> Level {
        switch (shape, isList) {
        case (.file, false): .file
        case (.lines, false): .object(.sale)
        case (.array, true): .sales
        default: .unread(isList: isList)
        }
    }

    /// A value that is neither an object nor a list.
    private mutating func noteValue() {
        if case .list(let list) = places.last?.level { key = keys.element(of: list) }
        switch key {
        case .field(let field): note(.field(field))
        case .fileIssuer: note(.field(.issuer))
        case .fileStore: note(.field(.store))
        case .ignored, .version, .sales, .object, .list, .lines: break
        case .unknown, .displacedBuyer, .displacedLines, .count: note(.unknown)
        }
    }

    private mutating func note(_ use: FileColumn.Use) {
        guard columns.count < Self.maximumColumns, let place = places.last,
            place.steps.count < Self.maximumDepth
        else { return }
        var steps = place.steps
        switch place.level {
        case .ignored: return
        case .file, .object, .unread(isList: false): steps.append(JSONPath.Step(key: name))
        case .sales, .lines, .list, .unread: break
        }
        let path = JSONPath(steps)
        let isOfFile = if case .file = place.level { true } else { false }
        let column = FileColumn(heading: path.text, path: isOfFile ? nil : path, use: use)
        if met.insert(column).inserted { columns.append(column) }
    }
}
