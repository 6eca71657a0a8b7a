import Fiscal
import Foundation

extension FindingExample {
    /// Cut from a sample's input and from what the store was told; nil when it is told nothing of `code`.
    init?(of code: FindingCode, inputs: [String], es: String, en: String) {
        guard let (spanish, file) = excerpt(of: code, from: es),
            let (english, _) = excerpt(of: code, from: en),
            let input = inputs.first(where: { $0.hasSuffix("/\(file ?? "")") }) ?? inputs.first
        else { return nil }
        let lines = spanish.matches(of: /línea ([0-9]+)/).compactMap { Int($0.1) }
        self.init(
            file: URL(filePath: input).lastPathComponent,
            text: opening(of: input, lines: lines.max() ?? .max),
            es: spanish,
            en: english
        )
    }
}

/// The first finding of the code, from its place to its remedy, and the file it speaks of.
private func excerpt(of code: FindingCode, from text: String) -> (told: String, file: String?)? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let message = lines.firstIndex(where: { $0.contains("[\(code.rawValue)]") }),
        let remedy = lines[message...].firstIndex(where: { $0.contains("→") })
    else { return nil }
    let isPlace = { (line: Substring) in line.hasPrefix("  ") && !line.hasPrefix("    ") }
    let places = lines[..<message].reversed().prefix(while: isPlace).count
    let end = lines[(remedy + 1)...].firstIndex { !$0.hasPrefix("    ") } ?? lines.endIndex
    let title = lines[..<message].last { line in
        ["Hallazgos del archivo ", "Findings of the file "].contains { line.hasPrefix($0) }
    }
    return (
        lines[(message - places)..<end].joined(separator: "\n"),
        title?.split(separator: " ").last.map(String.init)
    )
}

/// The first lines of a file as they can be shown; nothing of one that is no text.
private func opening(of path: String, lines count: Int) -> String {
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    let text = String(decoding: bytes, as: UTF8.self)
    let isText = text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 }
    guard isText, !text.hasPrefix("%PDF") else { return "" }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        .prefix(count)
        .map { $0.count > 100 ? $0.prefix(100) + "…" : String($0) }
    if lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
}
