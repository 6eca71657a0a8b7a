import Fiscal
import Foundation
import Testing

@Suite struct DocumentationTests {
    @Test func `every finding code is explained once, and no other`() throws {
        let article = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Fiscal/Fiscal.docc/Findings.md")
        let rows = try String(contentsOf: article, encoding: .utf8)
            .split(separator: "\n")
            .compactMap { $0.firstMatch(of: /^\| ([A-Z]+-[0-9]{2}) \|/)?.1 }
            .map(String.init)
        #expect(rows == FindingCode.allCases.map(\.rawValue))
    }
}
