/// The different values of a column, as long as they are as few and as short as those of a list.
struct ColumnWords: Hashable, Sendable {
    /// As the file first writes each, in the order in which they were met.
    private(set) var all: [String] = []
    /// Whether there are more than a list would have; then only the first ones are kept.
    private(set) var areMany = false
    private var met: Set<String> = []

    private static let maximum = 30
    private static let maximumBytes = 60

    /// Words are compared as a mapping compares them: without case.
    mutating func take(_ value: some BidirectionalCollection<UInt8>) {
        guard !areMany, !value.isEmpty else { return }
        let text = String(decoding: value, as: UTF8.self)
        guard !met.contains(text.lowercased()) else { return }
        guard all.count < Self.maximum, value.count <= Self.maximumBytes else {
            areMany = true
            return
        }
        met.insert(text.lowercased())
        all.append(text)
    }
}

/// The words of the columns of a CSV file, the heading among them.
///
/// Only a person's question pays for it: a run reads without.
struct CSVWords {
    /// By position.
    private var columns: [ColumnWords] = []
    /// The cells of the first rows, to be compared with each other.
    private(set) var rows: [[String]] = []
    /// What was looked at already: the same words stand in most rows.
    private var memories: [Memo<Bool>] = []
    private var machine: CSVMachine
    /// Rows that are still to be skipped: what stands before the table.
    private var skipped: Int

    private static let maximumRows = 50

    init(delimiter: UInt8, skippedRows: Int, limits: ReadingLimits) {
        machine = CSVMachine(delimiter: delimiter, limits: limits)
        skipped = skippedRows
    }

    func words(at position: Int) -> ColumnWords? {
        position < columns.count ? columns[position] : nil
    }

    mutating func read(_ text: UnsafeRawBufferPointer) {
        var index = 0
        while machine.nextRow(in: text, at: &index) { takeRow() }
    }

    mutating func finish() {
        if machine.finish() { takeRow() }
    }

    /// A row with hardly a value is one of a title, a page or its sums.
    private mutating func takeRow() {
        guard !machine.isRowEmpty else { return }
        guard skipped == 0 else { return skipped -= 1 }
        while columns.count < machine.fieldCount {
            columns.append(ColumnWords())
            memories.append(Memo(size: 64))
        }
        let fresh = (0..<machine.fieldCount).filter { isFresh(at: $0) }
        guard rows.count < Self.maximumRows || !fresh.isEmpty, filled >= 4 else { return }
        if rows.count < Self.maximumRows {
            rows.append((0..<machine.fieldCount).map { String(machine.text($0).prefix(60)) })
        }
        for index in fresh {
            machine.withBytes(of: machine.field(index)) { take($0, at: index) }
        }
    }

    private var filled: Int {
        (0..<machine.fieldCount).count { !machine.isEmpty(machine.field($0)) }
    }

    private func isFresh(at index: Int) -> Bool {
        guard !columns[index].areMany else { return false }
        return machine.withBytes(of: machine.field(index)) { memories[index][$0] == nil }
    }

    private mutating func take(_ value: Bytes, at index: Int) {
        memories[index][value] = true
        columns[index].take(trimmed(value))
    }
}

/// The words of the keys of a JSON file, by their path below the sale.
///
/// Only a person's question pays for it: a run reads without.
struct JSONWords {
    private(set) var columns: [JSONPath: ColumnWords] = [:]
    private var machine: JSONMachine
    /// The way to the list of sales in a file that is one object, which is no part of a path.
    private let sales: String?
    /// Objects and lists that are open, each with the way to it.
    private var places: [Place] = []
    private var key = ""

    private struct Place {
        let isList: Bool
        let steps: [JSONPath.Step]
    }

    private static let maximumColumns = 500

    init(sales: String?, limits: ReadingLimits) {
        self.sales = sales
        machine = JSONMachine(limits: limits)
    }

    mutating func read(_ text: UnsafeRawBufferPointer) {
        // A copy for this call, since `take` changes all of `self`.
        var machine = machine
        machine.read(text) { take($0.kind, $1) }
        self.machine = machine
    }

    private mutating func take(_ token: JSONMachine.Token.Kind, _ text: Span<UInt8>) {
        switch token {
        case .key: key = String(decoding: text.array, as: UTF8.self)
        case .beginObject: enter(isList: false)
        case .beginArray: enter(isList: true)
        case .endObject, .endArray: places.removeLast()
        case .string, .number: note(text.array)
        case .yes, .no, .null: break
        }
    }

    private mutating func enter(isList: Bool) {
        let step = JSONPath.Step(key: key, isList: isList)
        guard let parent = places.last else {
            return places.append(Place(isList: isList, steps: []))
        }
        let path = JSONPath(parent.isList ? parent.steps : parent.steps + [step])
        let isOfSales = isList && path.list == path && path.wayToSales == sales
        places.append(Place(isList: isList, steps: isOfSales ? [] : path.steps))
    }

    private mutating func note(_ value: [UInt8]) {
        guard let place = places.last else { return }
        let path = JSONPath(place.steps + (place.isList ? [] : [JSONPath.Step(key: key)]))
        guard columns[path] != nil || columns.count < Self.maximumColumns else { return }
        columns[path, default: ColumnWords()].take(trimmed(value[...]))
    }
}
