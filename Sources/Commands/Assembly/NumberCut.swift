import Fiscal

/// A number as a person types it, cut into prefix and consecutive.
///
/// A prefix may hold digits, so that only the ranges of the settings can tell where it ends.
struct NumberCut: Hashable {
    let issuer: Issuer
    let number: DocumentNumber

    /// Every way to cut `text` that some range has room for, those inside a range first.
    static func all(of text: String, for issuers: [Issuer]) -> [NumberCut] {
        let typed = text.uppercased().filter { $0 != "-" && !$0.isWhitespace }
        let cuts = issuers.flatMap { issuer in
            Set(issuer.ranges.map(\.prefix)).sorted().compactMap { prefix in
                number(typed, after: prefix).map { NumberCut(issuer: issuer, number: $0) }
            }
        }
        let inRange = cuts.filter { cut in cut.issuer.ranges.contains { $0.contains(cut.number) } }
        return inRange.isEmpty ? cuts : inRange
    }

    private static func number(_ typed: String, after prefix: String) -> DocumentNumber? {
        guard typed.hasPrefix(prefix) else { return nil }
        let digits = typed.dropFirst(prefix.count)
        // `Int64("+1")` is 1, and a leading zero belongs to no number.
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), digits.first != "0",
            let consecutive = Int64(digits)
        else { return nil }
        return DocumentNumber(prefix: prefix, consecutive: consecutive)
    }
}
