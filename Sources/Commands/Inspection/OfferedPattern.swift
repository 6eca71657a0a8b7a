import SaleFiles

extension PathPattern {
    /// The files that a store drops like this one: in the same folder, of the same name but for its
    /// digits, which are a day, a till or a counter: `norte/ventas-*.csv`.
    ///
    /// Nil for a path that no pattern can hold.
    init?(filesLike path: String) {
        var parts = path.split(separator: "/").map(possible)
        guard let name = parts.popLast() else { return nil }
        let digits = /[0-9]+(?:[-_. T][0-9]+)*/
        parts.append(name.replacing(digits, with: "*").replacing(/\*+/, with: "*"))
        self.init(parts.joined(separator: "/"))
    }
}

/// A sign that a pattern cannot hold is any sign.
private func possible(_ name: Substring) -> String {
    name.map { PathPattern(String($0)) == nil && $0 != "." ? "?" : String($0) }.joined()
}
