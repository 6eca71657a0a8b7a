/// The keys of a JSON file, each once, and what they are understood as.
///
/// Only a person's question pays for it: a run reads without.
struct JSONOutline {
    /// In the order in which they were met.
    private(set) var columns: [FileColumn] = []
    private var machine: JSONMachine
    private let keys: JSONKeys
    private let shape: SaleFileProfile.JSONShape
    private var places: [Place] = []
    private var key = JSONKey.unknown
    private var name: [UInt8] = []
    private var met: Set<FileColumn> = []

    /// An object or a list that is open.
    private struct Place {
        var level: Level
        /// The names of the objects and lists in which it lies, within the sale.
        var path: [String] = []
        var isList = false
    }

    private enum Level {
        case file, sales, sale, buyer, lines, line
        /// Of which nothing is read; its keys are shown all the same.
        case other
    }

    private static let maximumColumns = 500
    private static let maximumDepth = 3

    init(shape: SaleFileProfile.JSONShape, keys: JSONKeys, limits: ReadingLimits) {
        self.shape = shape
        self.keys = keys
        machine = JSONMachine(limits: limits)
    }

    mutating func read(_ text: UnsafeRawBufferPointer) {
        var index = 0
        while let token = machine.next(in: text, at: &index) { take(token) }
    }

    private mutating func take(_ token: JSONMachine.Token) {
        switch token {
        case .key: takeKey()
        case .beginObject: places.append(place(of: .beginObject))
        case .beginArray: places.append(place(of: .beginArray))
        case .endObject, .endArray: _ = places.popLast()
        case .string, .number, .yes, .no, .null: break
        }
    }

    private mutating func takeKey() {
        name = machine.text
        guard let place = places.last else { return }
        switch place.level {
        case .file: key = keys.key(name, in: .file)
        case .sale: key = keys.key(name, in: .sale)
        case .buyer: key = keys.key(name, in: .buyer)
        case .line: key = keys.key(name, in: .line)
        case .sales, .lines, .other: key = .unknown
        }
        switch key {
        case .field(let field): note(.field(field), in: place)
        case .fileIssuer: note(.field(.issuer), in: place)
        case .fileStore: note(.field(.store), in: place)
        case .ignored: note(.ignored, in: place)
        case .unknown: note(.unknown, in: place)
        case .buyer, .lines, .version, .sales: break
        }
    }

    private mutating func note(_ use: FileColumn.Use, in place: Place) {
        guard columns.count < Self.maximumColumns, place.path.count < Self.maximumDepth else {
            return
        }
        let heading = (place.path + [shownName]).joined(separator: ".")
        let column = FileColumn(heading: heading, use: use)
        if met.insert(column).inserted { columns.append(column) }
    }

    private var shownName: String { shownText(String(decoding: name, as: UTF8.self)) }

    private func place(of token: JSONMachine.Token) -> Place {
        guard let parent = places.last else { return Place(level: top(token)) }
        switch (parent.level, token, key) {
        case (.file, .beginArray, .sales): return Place(level: .sales)
        case (.sales, .beginObject, _): return Place(level: .sale)
        case (.sale, .beginObject, .buyer): return Place(level: .buyer, path: [shownName])
        case (.sale, .beginArray, .lines): return Place(level: .lines, path: [shownName])
        case (.lines, .beginObject, _): return Place(level: .line, path: parent.path)
        default:
            // An element of a list has no name of its own.
            let path = parent.isList ? parent.path : parent.path + [shownName]
            return Place(level: .other, path: path, isList: token == .beginArray)
        }
    }

    private func top(_ token: JSONMachine.Token) -> Level {
        switch (shape, token) {
        case (.file, .beginObject): .file
        case (.lines, .beginObject): .sale
        case (.array, .beginArray): .sales
        default: .other
        }
    }
}
