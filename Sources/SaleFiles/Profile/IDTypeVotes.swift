/// Whether a column that nobody reads holds the types of the buyers' identifications: `CC`, `CE`, `PPT`.
///
/// Without it a foreigner's number would be a cédula.
struct IDTypeVotes {
    /// Columns where something else was said since it was asked.
    private var others: [Int] = []
    /// Columns with a type that the number alone does not tell.
    private var told: Set<Int> = []

    /// `column` is none where something else was said.
    mutating func take(_ value: Bytes, of column: Int) {
        guard !value.isEmpty else { return }
        switch idType(named: value) {
        case nil: others.append(column)
        case "13": break
        default: told.insert(column)
        }
    }

    /// The columns that need not be looked at any more: most often after the first row.
    mutating func settled() -> [Int] {
        guard !others.isEmpty else { return [] }
        defer { others = [] }
        told.subtract(others)
        return others
    }

    func isTold(by column: Int) -> Bool { told.contains(column) }
}
