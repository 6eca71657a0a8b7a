/// The keys met so far, by the object they stand in, so that each name is looked up once.
struct JSONKeyMemory {
    private let keys: JSONKeys
    private var memos: [Memo<JSONKeys.Entry>]

    init(_ keys: JSONKeys) {
        self.keys = keys
        memos = Array(repeating: Memo(), count: JSONKeys.Table.count(of: keys))
    }

    @inline(__always)
    mutating func entry(_ name: Bytes, in table: JSONKeys.Table) -> JSONKeys.Entry {
        if let known = memos[table.index][name] { return known }
        let entry = keys.entry(Array(name), in: table)
        memos[table.index][name] = entry
        return entry
    }
}
