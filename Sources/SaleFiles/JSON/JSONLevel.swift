/// What the reader of a JSON sale file stands in.
enum JSONLevel {
    /// Before, between and after the values at the top.
    case top
    case file, sales
    /// A sale, a line of it, or what lies in them.
    case object(JSONKeys.Table)
    case lines
    /// One that holds a single element.
    case list(Int)

    struct Open {
        let level: JSONLevel
        /// One bit for each key of the object that was met; of a list, one for its element.
        var met: UInt64 = 0
    }

    /// What it adds to a pointer (RFC 6901); `sale` is the sale's own pointer, `line` the line's index.
    func step(_ keys: JSONKeys, sale: String, line: Int) -> String {
        switch self {
        case .top, .file, .sales: ""
        case .object(.sale): sale
        case .object(.line): "/\(line)"
        case .object(let table): keys.step(into: table)
        case .lines: "/" + pointerPart(keys.linesName)
        case .list(let list): keys.step(into: list)
        }
    }
}

/// A key as a message may show it.
func shown(_ key: [UInt8]) -> String {
    shownText(String(decoding: key, as: UTF8.self))
}
