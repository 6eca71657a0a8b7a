/// What a paper invoice of an issuer is recognised by, however a person wrote its number down.
///
/// `TAL-0153`, `tal 153` and `TAL153` are one paper: case, marks, spaces and the zeros before the
/// number proper say nothing. Where a mark stands before the last digits it ends the prefix, so that
/// `A1-23` and `A12-3`, of two books, stay two papers. FTC and FTP number for themselves.
package struct PaperIdentity: Hashable, Sendable {
    package let kind: PaperReference.Kind
    /// Prefix, hyphen, number: `TAL-153`; without a prefix only the number; never empty.
    package let number: String

    package init(kind: PaperReference.Kind, number: String) {
        self.kind = kind
        self.number = number
    }
}

extension PaperReference {
    package var identity: PaperIdentity {
        PaperIdentity(kind: kind, number: Self.plain(number))
    }

    private static func plain(_ text: String) -> String {
        let words = text.uppercased().split { !$0.isLetter && !$0.isNumber }
        guard let last = words.last else { return text }
        let digits = last.reversed().prefix { ("0"..."9").contains($0) }.count
        guard digits > 0 else { return words.joined() }
        let prefix = words.dropLast().joined() + last.dropLast(digits)
        let significant = last.suffix(digits).drop { $0 == "0" }
        let number = significant.isEmpty ? "0" : String(significant)
        return prefix.isEmpty ? number : "\(prefix)-\(number)"
    }
}
