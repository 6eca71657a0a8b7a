import Foundation
import TestKit
import Testing

/// What the compiler does not check: the manner of the sources.
@Suite struct TidyTests {
    @Test func `every package declaration that offers something says what it is`() throws {
        var bare: [String] = []
        for source in try Source.all(under: "Sources") {
            let lines = source.lines
            for (index, line) in lines.enumerated() where line.declaresPackageTypeOrPort {
                let before = lines[..<index].last { !$0.trimmed.hasPrefix("@") }?.trimmed ?? ""
                if !before.hasPrefix("///") { bare.append("\(source.path):\(index + 1)") }
            }
        }
        #expect(bare.isEmpty, "\(bare.joined(separator: "\n"))")
    }

    @Test func `nothing is public, and nothing is left to do`() throws {
        let forbidden = ["TO" + "DO", "FIX" + "ME", "public ", "try!", "as!"]
        var found: [String] = []
        for source in try Source.all(under: "Sources") + Source.all(under: "Tests") {
            for (index, line) in source.lines.enumerated() where !line.trimmed.hasPrefix("//") {
                for word in forbidden where line.contains(word) && !line.contains("\"\(word)") {
                    found.append("\(source.path):\(index + 1): \(word)")
                }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func `a foreign library is imported by the layers that may, and by no other`() throws {
        let allowed: [String: Set<String>] = [
            "GRDB": ["Ledger", "SimulatedDIAN"], "GRDBSQLite": ["Ledger"],
            "Crypto": ["Invoices", "Ledger", "Evidence", "Folders", "SimulatedDIAN", "Commands"],
            "CZlib": ["Evidence"], "CMalloc": ["Folders"],
            "Yams": ["Commands"], "ArgumentParser": ["Commands"],
            "Foundation": ["Ledger", "Evidence", "SimulatedDIAN", "Commands"],
            "Glibc": ["Folders", "Evidence", "Ledger", "Commands"],
        ]
        var found: [String] = []
        for source in try Source.all(under: "Sources") {
            for (library, layers) in allowed
            where source.imports(library) && !layers.contains(source.layer) {
                found.append("\(source.path) imports \(library)")
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func `no words for people are in one language only`() throws {
        var found: [String] = []
        for source in try Source.all(under: "Sources") {
            for (index, line) in source.lines.enumerated()
            where line.contains(/Bilingual\("[^\\"]/) {
                found.append("\(source.path):\(index + 1)")
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test func `files stay short enough to be read at one sitting`() throws {
        let long = try Source.all(under: "Sources").filter { $0.lines.count > 410 }
        #expect(long.map(\.path).isEmpty)
    }
}

private struct Source {
    /// Relative to the package.
    let path: String
    let lines: [String]

    /// The target's folder.
    var layer: String { String(path.split(separator: "/").dropFirst().first ?? "") }

    func imports(_ library: String) -> Bool {
        lines.contains { line in
            ["import \(library)", "package import \(library)"].contains { line == $0 }
        }
    }

    static func all(under folder: String) throws -> [Source] {
        let package = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let files = FileManager.default.enumerator(atPath: package.appending(path: folder).path)
        let paths = (files?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".swift") }
        try #require(paths.count > 10)
        return try paths.sorted().map { path in
            let text = try String(
                contentsOf: package.appending(path: "\(folder)/\(path)"),
                encoding: .utf8
            )
            return Source(path: "\(folder)/\(path)", lines: text.components(separatedBy: "\n"))
        }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }

    /// Types and protocols; members that explain themselves by their names are left to judgement.
    fileprivate var declaresPackageTypeOrPort: Bool {
        ["package struct ", "package final class ", "package enum ", "package protocol "]
            .contains { hasPrefix($0) }
    }
}
