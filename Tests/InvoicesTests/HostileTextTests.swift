import Fiscal
import Foundation
import Invoices
import Testing

/// Texts that would be something else than text in XML, in a page or in a spreadsheet.
private let hostileTexts = [
    "]]>", "<![CDATA[x]]>", "&amp;&#0;&", "<script>alert(1)</script>", "<!--x--><?pi?>",
    "</cbc:Description></cac:Item>", "\"' onload=\"x",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///\">]>",
    "=HYPERLINK(\"http://x\")", "factura\u{202E}fdp.exe", "a\u{301}\u{1F600}\u{10FFFF}",
    "a\u{2028}b",
]

struct HostileTextTests {
    @Test(arguments: hostileTexts)
    func `a text of the sender is the same text in the invoice, and nothing else`(
        text: String
    ) throws {
        let xml = try XMLTree(Samples.issue(hostileSale(text)).xml)
        #expect(xml.text("InvoiceLine/Item/Description") == text)
        #expect(xml.first("RegistrationName").map(\.text) != nil)
        let plain = try XMLTree(Samples.issue(hostileSale("Pan")).xml)
        #expect(names(xml.root) == names(plain.root))
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/xmllint")))
    func `xmllint finds every hostile text well-formed`() throws {
        for text in hostileTexts + ["\u{0}\u{1}\u{1B}\u{FFFE}\u{FFFF}\u{85}"] {
            let invoice = try Samples.issue(hostileSale(text))
            let (status, output) = try withTemporaryFolder { folder in
                let file = folder.appending(path: "invoice.xml")
                try Data(invoice.xml).write(to: file)
                return try run("/usr/bin/xmllint", ["--noout", "--nonet", file.path])
            }
            #expect(status == 0, "\(output)")
        }
    }

    @Test func `what XML cannot hold is shown as the replacement character`() throws {
        let xml = try XMLTree(Samples.issue(hostileSale("a\u{0}\u{1B}\u{FFFE}\u{FFFF}b")).xml)
        #expect(xml.text("InvoiceLine/Item/Description") == "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b")
    }

    private func hostileSale(_ text: String) throws -> SaleDocument {
        try Samples.sale(lines: [Samples.line(text, code: text, price: 1_000_000_000)])
    }

    private func names(_ element: XMLTree.Element) -> [String] {
        [element.name] + element.children.flatMap(names)
    }
}
