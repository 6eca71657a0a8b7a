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
        return Self.matches(parts[...], names[...])
    }

    private static func matches(
        _ parts: ArraySlice<[Character]>,
        _ names: ArraySlice<[Character]>
    ) -> Bool {
        guard let part = parts.first else { return names.isEmpty }
        if part == ["*", "*"] {
            return (names.startIndex...names.endIndex).contains {
                matches(parts.dropFirst(), names[$0...])
            }
        }
        guard let name = names.first, isName(name, like: part) else { return false }
        return matches(parts.dropFirst(), names.dropFirst())
    }

    /// Goes back to the last `*` only, which is enough: an earlier one could not do better.
    private static func isName(_ name: [Character], like part: [Character]) -> Bool {
        var (index, place) = (0, 0)
        var star: (index: Int, place: Int)?
        while index < name.count {
            if place < part.count, part[place] == "*" {
                star = (index, place)
                place += 1
            } else if place < part.count, part[place] == "?" || part[place] == name[index] {
                (index, place) = (index + 1, place + 1)
            } else if let last = star {
                star = (last.index + 1, last.place)
                (index, place) = (last.index + 1, last.place + 1)
            } else {
                return false
            }
        }
        return part[place...].allSatisfy { $0 == "*" }
    }
}
