/// The keys met so far, by the object they stand in, so that each name is looked up once.
struct JSONKeyMemory {
    private let keys: JSONKeys
    private var memos: [Memo<JSONKeys.Entry>]

    init(_ keys: JSONKeys) {
        self.keys = keys
        memos = Array(repeating: Memo(), count: JSONKeys.Table.count(of: keys))
    }

    /// The key whose name is the text of the last token.
    @inline(__always)
    mutating func entry(_ machine: JSONMachine, in table: JSONKeys.Table) -> JSONKeys.Entry {
        // A name with escapes is met too seldom to be remembered.
        guard let name = machine.plainName else { return keys.entry(machine.text, in: table) }
        if let known = memos[table.position][name] { return known }
        let entry = keys.entry(machine.text, in: table)
        memos[table.position][name] = entry
        return entry
    }
}
