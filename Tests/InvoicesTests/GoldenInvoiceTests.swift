import Fiscal
import Foundation
import Invoices
import Testing

struct GoldenInvoiceTests {
    /// Sealed bytes are compared for ten years, so a change of the form is a decision.
    ///
    /// If it is meant, `patch` takes the difference that this test shows.
    @Test func `the bytes of a complete invoice are those kept in the fixture`() throws {
        let invoice = try Samples.issue(Samples.everything(.issuerDown))
        let kept = Place.fixture("CONT42.xml")
        let difference = try withTemporaryFolder { folder in
            let file = folder.appending(path: "issued.xml")
            try Data(invoice.xml).write(to: file)
            return try run("/usr/bin/diff", ["-u", "-N", kept.path, file.path]).output
        }
        #expect(difference == "")
    }

    @Test func `the same sale gives the same bytes, in whatever order it is issued`() throws {
        let sales = try ContingencyType.allCases.map { try Samples.everything($0) }
        let once = try sales.map { try Samples.issue($0).xml }
        let again = try sales.reversed().map { try Samples.issue($0).xml }
        #expect(once == again.reversed())
        #expect(once.allSatisfy { $0.last == UInt8(ascii: "\n") && !$0.contains(0x0D) })
    }
}
