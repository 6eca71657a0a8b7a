import Foundation
import Testing

@testable import SimulatedDIAN

private let document = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/SimulatedDIAN/SimulatedDIAN.docc/Rules.md")

@Test func `the table of rules has every rule with its effect, and no other`() throws {
    let text = try String(contentsOf: document, encoding: .utf8)
    let body = text.components(separatedBy: "### Before the rules").last ?? ""
    let rows = body.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| Rule") }
        .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        .filter { ["R", "N", "off"].contains($0[1]) }
    let words: [RuleEffect: String] = [.refuse: "R", .notify: "N", .ignore: "off"]
    let rules = Rule.all.map { [$0.code, words[$0.effect] ?? ""] }
    let documented = rows.map { [$0[0], $0[1]] }.filter { !["ZB01", "ZB05", "90"].contains($0[0]) }
    #expect(documented.map { $0.joined(separator: " ") } == rules.map { $0.joined(separator: " ") })
}

@Test func `each rule lies in a file that bears its number`() throws {
    let folder = document.deletingLastPathComponent().appending(path: "../Rules")
    let files = FileManager.default.enumerator(atPath: folder.standardizedFileURL.path)
    let names = (files?.allObjects as? [String] ?? []).map { ($0 as NSString).lastPathComponent }
    for rule in Rule.all {
        let number = rule.code.filter { $0 != "-" }.prefix { !$0.isLowercase }
        #expect(names.contains("\(number).swift"), "\(rule.code)")
    }
}
