/// The language of texts for people; codes, identifiers, logs and JSON keys do not change.
package enum Language: String, Hashable, Sendable, Codable, CaseIterable {
    case es
    case en
}

/// One sentence in both languages, written side by side where it is raised.
package struct Bilingual: Hashable, Sendable, Codable {
    package let es: String
    package let en: String

    package init(es: String, en: String) {
        self.es = es
        self.en = en
    }

    /// For names, and for words of others that we cannot translate.
    package init(_ sameInBoth: String) {
        self.init(es: sameInBoth, en: sameInBoth)
    }

    package func text(in language: Language) -> String {
        switch language {
        case .es: es
        case .en: en
        }
    }
}
