import Fiscal
import Testing

@testable import Batch

struct OwnPaperTests {
    @Test(arguments: FindingTexts.suffixes + ReceiptText.suffixes)
    func `whatever a run writes beside a file is known by its name when it comes back`(
        suffix: String
    ) {
        #expect(InboxName("ventas.csv" + suffix) == .ownPaper)
    }
}
