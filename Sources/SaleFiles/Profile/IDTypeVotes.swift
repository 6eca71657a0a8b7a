/// Whether a column that nobody reads holds the types of the buyers' identifications: `CC`, `CE`, `PPT`.
///
/// Without it a foreigner's number would be a cédula.
struct IDTypeVotes {
    /// Columns where something else is said.
    private var others: Set<Int> = []
    /// Columns with a type that the number alone does not tell.
    private var told: Set<Int> = []

    mutating func take(_ value: Bytes, of column: Int) {
        guard !value.isEmpty, !others.contains(column) else { return }
        switch idType(named: value) {
        case nil: others.insert(column)
        case "13": break
        default: told.insert(column)
        }
    }

    func isTold(by column: Int) -> Bool { told.contains(column) && !others.contains(column) }
}
