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
        KnownNames.of(scope).byName[plainName(heading)] != nil
    }

    private static func nearest(to name: String, in scope: Scope) -> SaleField? {
        guard name.utf8.count <= maximumName else { return nil }
        let known = KnownNames.of(scope)
        if let field = known.byName[name] { return field }
        // The very name of what cannot stand here is no other name for what can: `currency.code` is
        // no `cufe`. A buyer's object gives many names a meaning of its own.
        guard scope == .buyer || !KnownNames.everywhere.contains(name) else { return nil }
        let bytes = Array(name.utf8)
        guard bytes.count >= 3 else { return nil }
        if let field = known.firstInside(bytes) { return field }
        // Of three letters, one that differs is too many.
        guard bytes.count >= 4 else { return nil }
        return known.nearest(to: bytes, within: max(1, bytes.count / 4))
    }

    /// A longer heading is near nothing, and would take long to compare.
    private static let maximumName = 60

    /// Whether a name that only means something in a line is so common that other objects have it.
    static func tellsOnlyInLine(_ name: String) -> Bool {
        let plain = plainName(name)
        return namesInLine.contains { $0.name == plain }
    }
}

/// The names that a heading may resemble where it stands, as bytes that are compared fast: a file of
/// another program has hundreds of headings and keys that nobody reads.
private struct KnownNames {
    private typealias Name = (bytes: [UInt8], letters: UInt64, field: SaleField)

    let byName: [String: SaleField]
    /// In the order of the fields.
    private let names: [Name]
    /// By their first four letters, the longest first, because it says more.
    private let byOpening: [UInt32: [Name]]

    private init(_ scope: SaleField.Scope) {
        let ofScope =
            switch scope {
            case .anywhere, .sale: [] as [(name: String, field: SaleField)]
            case .buyer: SaleField.namesInBuyer
            case .line: SaleField.namesInLine
            }
        let known = (ofScope + SaleField.knownHeadings + SaleField.englishNames)
            .filter { scope.holds($0.field) }
        // In a table of lines a `Subtotal` is the line's own.
        let ofTable = scope == .anywhere
        byName = Dictionary(
            known.map { ($0.name, ofTable ? SaleField(heading: $0.name) ?? $0.field : $0.field) }
        ) { first, _ in first }
        names = known.map { (Array($0.name.utf8), lettersOf($0.name.utf8), $0.field) }
        byOpening = Dictionary(grouping: names.filter { $0.bytes.count >= 4 }) { opening($0.bytes) }
            .mapValues { $0.sorted { $0.bytes.count > $1.bytes.count } }
    }

    static func of(_ scope: SaleField.Scope) -> KnownNames {
        switch scope {
        case .anywhere: anywhere
        case .sale: sale
        case .buyer: buyer
        case .line: line
        }
    }

    private static let anywhere = KnownNames(.anywhere)
    private static let sale = KnownNames(.sale)
    private static let buyer = KnownNames(.buyer)
    private static let line = KnownNames(.line)

    /// All but those that only a buyer's object has.
    static let everywhere = Set(
        (SaleField.knownHeadings + SaleField.englishNames + SaleField.namesInLine).map(\.name)
    )

    /// The field whose name stands first in another one, as `fecha` in `fechadocumento`.
    ///
    /// `Prestador` has an `estado` in it that nobody means.
    func firstInside(_ name: [UInt8]) -> SaleField? {
        guard !name.starts(with: "presta".utf8) else { return nil }
        for start in name.indices.dropLast(3) {
            let rest = name[start...]
            let inside = byOpening[opening(rest)]?.first { rest.starts(with: $0.bytes) }
            if let inside { return inside.field }
        }
        return nil
    }

    /// The first of the fields whose names differ least, in no more letters than `limit`.
    func nearest(to name: [UInt8], within limit: Int) -> SaleField? {
        let letters = lettersOf(name)
        return names.lazy.filter { abs($0.bytes.count - name.count) <= limit }
            .filter { ($0.letters & ~letters).nonzeroBitCount <= limit }
            // Of a short name nobody mistypes the first letter: `unit` is no `nit`.
            .filter { name.count > 5 || $0.bytes.first == name.first }
            .map { (field: $0.field, distance: editDistance($0.bytes, name)) }
            .filter { $0.distance <= limit }
            .min { $0.distance < $1.distance }?.field
    }
}

/// The first four letters as one number.
private func opening(_ name: some Collection<UInt8>) -> UInt32 {
    name.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
}

/// Which letters a name has, a bit for each: every one that another has not is at least one to change.
private func lettersOf(_ name: some Collection<UInt8>) -> UInt64 {
    name.reduce(0) { $0 | 1 << UInt64($1 & 63) }
}

/// Letters to add, to take away or to change (Levenshtein).
func editDistance(_ one: String, _ other: String) -> Int {
    editDistance(Array(one.utf8), Array(other.utf8))
}

private func editDistance(_ one: [UInt8], _ other: [UInt8]) -> Int {
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
