import Fiscal

/// A file's own word for a value that is a word or a code of ours, which nobody knows yet.
package struct StrangeWord: Hashable, Sendable {
    /// As the file writes it; masked where it may be somebody's.
    package let text: String
    /// Whether the setting cannot be written as it is shown.
    package let isMasked: Bool
    /// What it plainly means, in ours; nil where that is for a person to say.
    package let meaning: String?
}

/// The words of one field that a mapping would translate.
package struct StrangeWords: Sendable {
    package let field: SaleField
    package let words: [StrangeWord]
    /// Whether the column has more words than are listed.
    package let areMany: Bool
}

extension FileLayout {
    /// The words of every column that holds a list's, as it is read or guessed.
    ///
    /// Where a column with a guess has more words than any list, the guess is wrong.
    static func strangers(
        in columns: [FileColumn],
        _ guesses: [Int: SaleField],
        of profile: SaleFileProfile
    ) -> [StrangeWords] {
        let fields = columns.enumerated().map { guesses[$0] ?? $1.field }
        var judge = WordJudge(profile, hasForm: fields.contains(.paymentForm))
        return zip(columns, fields).compactMap { column, field in
            guard let field, field.hasWords, column.field == field || !column.words.areMany
            else { return nil }
            let words = column.ownWords.filter {
                !judge.knows($0, as: field, under: column.heading)
            }
            guard !words.isEmpty else { return nil }
            return StrangeWords(
                field: field,
                words: words.map { StrangeWord($0, as: field) },
                areMany: column.words.areMany
            )
        }
    }
}

extension StrangeWord {
    /// A word of the trade such as `Tarjeta Visa` looks like a name, and is nobody's.
    fileprivate init(_ word: String, as field: SaleField) {
        meaning = field.likelyMeaning(of: word)
        let isOfTrade = meaning != nil || isWordOfTrade(word)
        isMasked =
            word.contains("@") || looksLikeID(word) || looksLikeName(word) && !isOfTrade
            || shownText(word, limit: 60) != word
        text = isMasked ? masked(word) : word
    }
}

/// Asks the very rules of a field whether they know a word.
private struct WordJudge {
    private var conversion: SaleConversion
    private let profile: SaleFileProfile
    /// Beside a form of payment `crédito` is a means as well.
    private let hasForm: Bool

    init(_ profile: SaleFileProfile, hasForm: Bool) {
        (self.profile, self.hasForm) = (profile, hasForm)
        conversion = SaleConversion(
            context: .withoutWorkspace,
            profile: profile,
            judgedNumber: nil
        )
    }

    /// `heading` tells of a state that its numbers say nothing.
    mutating func knows(_ word: String, as field: SaleField, under heading: String?) -> Bool {
        let label = heading.map { shownText(lastPart(of: $0) ?? $0) } ?? field.name
        conversion.columns = [field: label]
        // The setting has a word for it: a finding says it if that is wrong.
        if profile.mapping?.values[field]?.keys.contains(where: { isSameWord($0, word) }) == true {
            return true
        }
        // A rate is a number; what is wrong with one is no matter of words.
        if field == .rate, word.contains(where: \.isNumber) { return true }
        conversion.raw.begin(line: 1, column: 1)
        _ = conversion.raw.beginLine(at: 1)
        // What must stand beside a word for its rule to be asked.
        if field != .type { set("03", as: .type) }
        if field == .buyerType { set("52123456", as: .buyerID) }
        if field == .paymentMeans, hasForm { set("1", as: .paymentForm) }
        set(word, as: field)
        return !conversion.read(ordinal: 0).findings.contains { finding in
            finding.severity == .error && finding.places.contains { $0.field == label }
        }
    }

    private mutating func set(_ word: String, as field: SaleField) {
        let bytes = Array(word.utf8)
        guard let start = bytes.withUnsafeBytes({ conversion.raw.append($0) }) else { return }
        var slot = RawSale.Slot(start: start, end: start + Int32(bytes.count), line: 1)
        slot.form = .text
        conversion.raw.set(field, slot)
    }
}

private func isSameWord(_ one: String, _ other: String) -> Bool {
    one.lowercased() == other.lowercased()
}
