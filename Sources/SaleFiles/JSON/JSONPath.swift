/// Where a value lies below its sale, as the setting writes it: `cliente.id`, `items[].name`.
///
/// A point leads into an object, `[]` into a list. The first list of a line's value is that of the
/// lines; any other list holds one element.
struct JSONPath: Hashable, Sendable {
    struct Step: Hashable, Sendable {
        let key: String
        var isList = false
    }

    let steps: [Step]

    init(_ steps: [Step]) {
        self.steps = steps
    }

    init(_ text: String) {
        steps = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
            part.hasSuffix("[]")
                ? Step(key: String(part.dropLast(2)), isList: true) : Step(key: String(part))
        }
    }

    var text: String { steps.map { $0.key + ($0.isList ? "[]" : "") }.joined(separator: ".") }

    /// The last key, which holds the value itself.
    var key: String { steps.last?.key ?? "" }

    /// The objects and lists around the value; nil for a value of the sale itself.
    var container: JSONPath? { steps.count > 1 ? JSONPath(steps.dropLast()) : nil }

    /// A value of a line: the list of the lines, and the rest within one of them.
    ///
    /// A path without any sign of a list begins with that of the lines: `items.name`. A plain key
    /// lies in the line itself.
    var ofLine: (lines: JSONPath?, rest: JSONPath) {
        guard steps.count > 1 else { return (nil, self) }
        let end = steps.dropLast().firstIndex(where: \.isList) ?? 0
        var lines = Array(steps[...end])
        lines[end].isList = true
        return (JSONPath(lines), JSONPath(Array(steps[(end + 1)...])))
    }
}

/// One part of a JSON pointer (RFC 6901, section 3).
func pointerPart(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
        return name
    }
    return name.reduce(into: "") { part, character in
        switch character {
        case "~": part += "~0"
        case "/": part += "~1"
        default: part.append(character)
        }
    }
}
