import Fiscal
import Foundation
import Invoices
import Testing

@Suite(.enabled(if: Place.hasSchema, "xmllint or the UBL schemas are not here"))
struct SchemaTests {
    @Test(arguments: ContingencyType.allCases, [Samples.company, Samples.person, .finalConsumer])
    func `xmllint finds an invoice of any type and buyer valid against UBL 2 1`(
        type: ContingencyType,
        buyer: Buyer
    ) throws {
        let invoice = try Samples.issue(Samples.everything(type, buyer: buyer))
        #expect(try validate(invoice.xml) == .valid)
    }

    @Test func `xmllint refuses an invoice without its number`() throws {
        let invoice = try Samples.issue(Samples.everything(.draft))
        let text = String(decoding: invoice.xml, as: UTF8.self)
        let nameless = text.replacingOccurrences(of: "<cbc:ID>SETP990000007</cbc:ID>", with: "")
        #expect(try validate(Array(nameless.utf8)) != .valid)
    }

    private enum Verdict: Equatable {
        case valid
        case invalid(String)
    }

    private func validate(_ xml: [UInt8]) throws -> Verdict {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "invoice.xml")
            try Data(xml).write(to: file)
            let arguments = ["--noout", "--nonet", "--schema", Place.schema.path, file.path]
            let (status, output) = try run("/usr/bin/xmllint", arguments)
            return status == 0 ? .valid : .invalid(output)
        }
    }
}
