import Batch
import Fiscal
import SaleFiles

/// An `imports:` block for a file, as far as its headings tell: to be completed and pasted.
///
/// What is only a guess stands in comments, so that the block is right as it is.
struct ImportBlock {
    let inspection: FileInspection
    let figures: Figures

    var lines: [String] {
        var lines = ["imports:", "  - match: \(quoted(pattern))"]
        lines += format
        lines += columns
        lines += ignored
        lines += defaults
        return lines
    }

    private var layout: FileLayout { inspection.layout }
    private var mapping: ImportMapping? { layout.mapping }

    /// The mapping's own pattern, else all files of this ending in the same folder.
    private var pattern: String {
        if let mapping { return mapping.match }
        var parts = inspection.path.split(separator: "/").map(String.init)
        let name = parts.popLast() ?? ""
        let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
        return (parts + ["*" + ending]).joined(separator: "/")
    }

    private var format: [String] {
        guard let mapping else { return salesList }
        var lines: [String] = []
        if !mapping.hasHeader { lines.append("    header: false") }
        if let sales = mapping.sales { lines.append("    sales: \(quoted(sales))") }
        if let delimiter = mapping.delimiter {
            let isTab = delimiter == UInt8(ascii: "\t")
            lines.append(
                "    delimiter: \(isTab ? "tab" : quoted(String(Unicode.Scalar(delimiter))))"
            )
        }
        if let encoding = mapping.encoding { lines.append("    encoding: \(encoding.rawValue)") }
        if let decimals = mapping.decimals { lines.append("    decimal: \(decimals.rawValue)") }
        return lines
    }

    /// An object that is no sale but holds a list of them.
    private var salesList: [String] {
        guard layout.format == .jsonLines, inspection.sales == 1,
            let heading = unknown.first(where: { $0.contains(".") }),
            let list = heading.split(separator: ".").first
        else { return [] }
        return [
            "    # sales: \(quoted(String(list)))   # "
                + figures.words("¿es la lista de ventas?", "is it the list of sales?")
        ]
    }

    private var columns: [String] {
        let known = layout.columns.enumerated().compactMap { position, column -> String? in
            guard case .field(let field) = column.use else { return nil }
            return "      \(field.name): \(column.heading.map(quoted) ?? String(position + 1))"
        }
        let guesses = guesses
        let guessed = guesses.map { field, heading in
            "      # \(field.name): \(quoted(written(heading, for: field)))   # "
                + figures.words("¿es esto?", "is it this?")
        }
        let offered = Set(guesses.map(\.field)).union([.type])
        let missing = layout.missing.filter { offered.isDisjoint(with: $0) }.map { set in
            "      # \(set.map(\.name).joined(separator: "/")): "
                + figures.words("falta: ¿en qué columna está?", "missing: which column holds it?")
        }
        guard !(known + guessed + missing).isEmpty else { return [] }
        return [known.isEmpty ? "    # columns:" : "    columns:"] + known + guessed + missing
    }

    /// Unknown headings with the field that each most likely means; a field is offered once.
    private var guesses: [(field: SaleField, heading: String)] {
        var taken = Set(
            layout.columns.compactMap { column -> SaleField? in
                guard case .field(let field) = column.use else { return nil }
                return field
            }
        )
        return unknown.compactMap { heading in
            guard let field = SaleField.nearest(to: key(heading), except: taken) else { return nil }
            taken.insert(field)
            return (field, heading)
        }
    }

    /// The key of a JSON file without the objects and lists around it.
    private func key(_ heading: String) -> String {
        if case .csv = layout.format { return heading }
        return heading.split(separator: ".").last.map(String.init) ?? heading
    }

    /// As the mapping writes it: for the buyer and the lines, with their object or list.
    private func written(_ heading: String, for field: SaleField) -> String {
        if case .csv = layout.format { return heading }
        let count = field.isOfLine || field.isOfBuyer ? 2 : 1
        return heading.split(separator: ".").suffix(count).joined(separator: ".")
    }

    /// Without the objects and lists of a JSON file that only hold others.
    private var unknown: [String] {
        let all = layout.columns.filter { $0.use == .unknown }.compactMap(\.heading)
        let holders = Set(
            all.compactMap { heading in
                heading.lastIndex(of: ".").map { String(heading[..<$0]) }
            }
        )
        if case .csv = layout.format { return all.filter { !$0.allSatisfy(\.isWhitespace) } }
        return all.filter { !holders.contains($0) }
    }

    private var ignored: [String] {
        let guessed = Set(guesses.map(\.heading))
        let rest = unknown.filter { !guessed.contains($0) }.map(key)
        let known = mapping?.ignored ?? []
        var lines: [String] = []
        if !known.isEmpty {
            lines.append("    ignore: [\(known.map(quoted).joined(separator: ", "))]")
        }
        if !rest.isEmpty {
            lines.append("    # ignore: [\(rest.map(quoted).joined(separator: ", "))]")
        }
        return lines
    }

    private var defaults: [String] {
        let given = SaleField.allCases.compactMap { field in
            mapping?.defaults[field].map { "\(field.name): \(quoted($0))" }
        }
        let isTypeMissing = layout.missing.contains([.type])
        guard given.isEmpty else { return ["    defaults: {\(given.joined(separator: ", "))}"] }
        guard isTypeMissing else { return [] }
        return [
            "    # defaults: {tipo: \"04\"}   # "
                + figures.words("si todas son de un tipo", "if all are of one type")
        ]
    }

    /// A JSON string is a YAML string.
    private func quoted(_ text: String) -> String { JSONValue.text(text).line }
}
