extension SaleField {
    /// Where a heading or a key stands, which tells what it can mean.
    package enum Scope: Sendable {
        /// A row of a CSV file.
        case anywhere
        case sale, buyer, line

        fileprivate func holds(_ field: SaleField) -> Bool {
            switch self {
            case .anywhere: true
            case .sale: !field.isOfLine
            case .buyer: field.isOfBuyer
            case .line: field.isOfLine
            }
        }
    }

    /// What a heading that is not known most likely means; nil when nothing is near, or when the
    /// field is one of those `used`: the next best would be another thing.
    ///
    /// A guess to be confirmed by a person: it is never used to read a file.
    package static func nearest(
        to heading: String,
        in scope: Scope = .anywhere,
        except used: Set<SaleField>
    ) -> SaleField? {
        guard let field = nearest(to: plainName(heading), in: scope), !used.contains(field) else {
            return nil
        }
        return field
    }

    /// Whether it is the very name of a field that can stand there.
    static func bears(_ heading: String, in scope: Scope) -> Bool {
        let name = plainName(heading)
        return names(in: scope).contains { $0.name == name && scope.holds($0.field) }
    }

    private static func nearest(to name: String, in scope: Scope) -> SaleField? {
        guard name.utf8.count <= maximumName else { return nil }
        let candidates = names(in: scope).filter { scope.holds($0.field) }
        if let field = candidates.first(where: { $0.name == name })?.field { return field }
        // The very name of what cannot stand here is no other name for what can: `currency.code` is
        // no `cufe`. A buyer's object gives many names a meaning of its own.
        guard scope == .buyer || !isNameElsewhere(name) else { return nil }
        guard name.utf8.count >= 3 else { return nil }
        if let field = firstInside(name, candidates) { return field }
        // Of three letters, one that differs is too many.
        guard name.utf8.count >= 4 else { return nil }
        let near = candidates.map { (field: $0.field, distance: editDistance($0.name, name)) }
            .filter { $0.distance <= max(1, name.utf8.count / 4) }
        return near.min { $0.distance < $1.distance }?.field
    }

    /// A longer heading is near nothing, and would take long to compare.
    private static let maximumName = 60

    private static func isNameElsewhere(_ name: String) -> Bool {
        [knownHeadings, englishNames, namesInLine].contains { $0.contains { $0.name == name } }
    }

    /// Whether a name that only means something in a line is so common that other objects have it.
    static func tellsOnlyInLine(_ name: String) -> Bool {
        let plain = plainName(name)
        return namesInLine.contains { $0.name == plain }
    }

    private static func names(in scope: Scope) -> [(name: String, field: SaleField)] {
        switch scope {
        case .anywhere, .sale: knownHeadings + englishNames
        case .buyer: namesInBuyer + knownHeadings + englishNames
        case .line: namesInLine + knownHeadings + englishNames
        }
    }

    /// The field whose name stands first in another one, as `fecha` in `fechadocumento`.
    ///
    /// Of two that begin at the same letter the longer one says more.
    private static func firstInside(
        _ name: String,
        _ candidates: [(name: String, field: SaleField)]
    ) -> SaleField? {
        for start in name.indices {
            let rest = name[start...]
            let inside = candidates.filter { $0.name.utf8.count >= 4 && rest.hasPrefix($0.name) }
            let best = inside.max { $0.name.utf8.count < $1.name.utf8.count }
            if let best { return best.field }
        }
        return nil
    }
}

/// Letters to add, to take away or to change (Levenshtein).
func editDistance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    var row = Array(0...other.count)
    for (index, byte) in one.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in other.indices {
            let change = diagonal + (other[column] == byte ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(change, diagonal + 1, row[column] + 1)
        }
    }
    return row[other.count]
}
