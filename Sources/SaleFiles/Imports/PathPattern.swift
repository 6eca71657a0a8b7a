/// Which files a mapping is for: a pattern over the path below `inbox/`, compared without case.
///
/// `*` stands for any characters within a folder's or file's name, `?` for one of them, and `**` as
/// a whole part for any number of folders: `tienda-norte/*.csv`, `**/siigo-??.txt`.
package struct PathPattern: Hashable, Sendable {
    /// As it was written.
    package let text: String
    private let parts: [[Character]]

    /// Nil for what no path below `inbox/` can match, and for signs that mean more elsewhere.
    package init?(_ text: String) {
        let parts = text.lowercased().split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= Self.maximumParts, text.utf8.count <= 400,
            parts.allSatisfy(Self.isPossible)
        else { return nil }
        self.text = text
        self.parts = parts.map(Array.init)
    }

    /// Deeper than any store's folders; it bounds the work of a match.
    private static let maximumParts = 16

    private static func isPossible(_ part: Substring) -> Bool {
        guard !part.isEmpty, part != ".", part != "..", part == "**" || !part.contains("**") else {
            return false
        }
        return part.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !"\\[]{}!\u{7F}".unicodeScalars.contains($0)
        }
    }

    /// Whether `path`, with `/` between its parts, is meant.
    package func matches(_ path: String) -> Bool {
        let names = path.lowercased().split(separator: "/").map(Array.init)
        return Self.matches(names, parts, isAny: { $0 == ["*", "*"] }) { name, part in
            Self.matches(name, part, isAny: { $0 == "*" }) { $1 == "?" || $0 == $1 }
        }
    }

    /// Goes back to the last `*` or `**` only, which is enough: an earlier one could not do better.
    private static func matches<Element>(
        _ items: [Element],
        _ pattern: [Element],
        isAny: (Element) -> Bool,
        isOne: (Element, Element) -> Bool
    ) -> Bool {
        var (index, place) = (0, 0)
        var star: (index: Int, place: Int)?
        while index < items.count {
            if place < pattern.count, isAny(pattern[place]) {
                star = (index, place)
                place += 1
            } else if place < pattern.count, isOne(items[index], pattern[place]) {
                (index, place) = (index + 1, place + 1)
            } else if let last = star {
                star = (last.index + 1, last.place)
                (index, place) = (last.index + 1, last.place + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy(isAny)
    }
}
