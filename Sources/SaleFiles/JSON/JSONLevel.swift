/// What an object or a list of a JSON sale file is, and so what is read of it.
enum JSONLevel: Equatable {
    /// Before, between and after the values at the top.
    case top
    case file, sales
    /// An object around the list of sales.
    case wrapper(JSONKeys.Table)
    /// A sale, a line of it, or what lies in them.
    case object(JSONKeys.Table)
    case lines
    /// One that holds a single element.
    case list(Int)
    /// Of which nothing is read.
    case unread(isList: Bool)
    /// The same by the will of the mapping.
    case ignored

    /// What a bracket opens here behind `key`, which is the element's own in a list of one.
    func opened(
        isList: Bool,
        behind key: JSONKey,
        _ shape: SaleFileProfile.JSONShape
    ) -> JSONLevel {
        switch (self, key, isList) {
        case (.top, _, _): shape.top(isList: isList) ?? .unread(isList: isList)
        case (.ignored, _, _): .ignored
        case (.sales, _, false): .object(.sale)
        case (.lines, _, false): .object(.line)
        case (.sales, _, true), (.lines, _, true), (.unread, _, _): .unread(isList: isList)
        case (_, .ignored, _): .ignored
        case (_, .sales, true): .sales
        case (_, .wrapper(let table), false): .wrapper(table)
        case (_, .lines, true): .lines
        case (_, .object(let table), false): .object(table)
        case (_, .list(let list), true): .list(list)
        default: .unread(isList: isList)
        }
    }

    var isUnread: Bool {
        switch self {
        case .unread, .ignored: true
        case .top, .file, .wrapper, .sales, .object, .lines, .list: false
        }
    }

    /// The keys that may stand in it; nil where none is looked up.
    var table: JSONKeys.Table? {
        switch self {
        case .file: .file
        case .object(let table), .wrapper(let table): table
        case .top, .sales, .lines, .list, .unread, .ignored: nil
        }
    }
}

extension SaleFileProfile.JSONShape {
    /// What stands at the top of such a file; nil for what does not.
    fileprivate func top(isList: Bool) -> JSONLevel? {
        switch (self, isList) {
        case (.file, false): .file
        case (.lines, false): .object(.sale)
        case (.array, true): .sales
        case (.file, true), (.lines, true), (.array, false): nil
        }
    }
}

/// The objects and lists that are open, and what was met in each.
struct JSONStack {
    private struct Open {
        let level: JSONLevel
        /// One bit for each key of the object; of a list, one for its element.
        var met: UInt64 = 0
    }

    private var opened = [Open(level: .top)]

    /// The one that is open now.
    var level: JSONLevel { opened[opened.count - 1].level }
    /// From the outermost.
    var levels: some Sequence<JSONLevel> { opened.lazy.map(\.level) }
    var isEmpty: Bool { opened[opened.count - 1].met == 0 }

    mutating func open(_ level: JSONLevel) { opened.append(Open(level: level)) }

    mutating func close() { opened.removeLast() }

    /// False when it was met in this object or list before.
    @inline(__always)
    mutating func meet(_ bit: UInt64) -> Bool {
        let place = opened.count - 1
        defer { opened[place].met |= bit }
        return opened[place].met & bit == 0
    }
}
