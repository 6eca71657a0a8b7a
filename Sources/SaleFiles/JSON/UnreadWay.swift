/// Where the next value lies in what nobody reads, as far as the mapping ignores something in there.
///
/// That one key of an object is of no use says nothing of those beside it.
struct UnreadWay {
    private struct Open {
        let isList: Bool
        /// How many steps lead to it.
        let steps: Int
    }

    private let keys: JSONKeys
    /// From the sale.
    private var steps: [String] = []
    private var open: [Open] = []
    private var key = ""
    /// How many were open when the first began that is ignored.
    private var ignoredFrom: Int?

    init(_ keys: JSONKeys) {
        self.keys = keys
    }

    /// A key of what is read, behind which nothing is.
    mutating func begin(at name: [UInt8], in table: JSONKeys.Table) {
        guard keys.ignoresInside else { return }
        (steps, open, ignoredFrom) = (keys.way(to: table), [], nil)
        steps.append(String(decoding: name, as: UTF8.self))
    }

    /// Whether the mapping speaks of something behind the key.
    var isSpokenOf: Bool { keys.ignoresInside && keys.speaks(ofWhatLiesAt: steps) }

    mutating func enter(isList: Bool) {
        guard keys.ignoresInside else { return }
        if open.last?.isList == false { steps.append(key) }
        open.append(Open(isList: isList, steps: steps.count))
        if ignoredFrom == nil, keys.ignores(steps) { ignoredFrom = open.count }
    }

    mutating func leave() {
        guard keys.ignoresInside, !open.isEmpty else { return }
        open.removeLast()
        if let last = open.last { steps.removeSubrange(last.steps...) }
        if let first = ignoredFrom, open.count < first { ignoredFrom = nil }
    }

    mutating func meet(_ name: [UInt8]) {
        guard keys.ignoresInside else { return }
        key = String(decoding: name, as: UTF8.self)
    }

    /// Whether the value that follows is of no use.
    var isIgnored: Bool {
        guard keys.ignoresInside else { return false }
        return ignoredFrom != nil || open.last?.isList == false && keys.ignores(steps + [key])
    }
}
