import Fiscal
import Testing

@testable import Commands

@Suite struct NumberCutTests {
    @Test(
        arguments: [
            ("SETP990000001", ["SETP 990000001"]), ("setp-990000001", ["SETP 990000001"]),
            ("CONT 12", ["CONT 12"]), ("SETP7", ["SETP 7"]), ("CONT012", []), ("CONT+1", []),
            ("CONT", []), ("OTRO1", []), ("CONT1234567890", []), ("CONT٣", []),
        ]
    )
    func `a number is cut where a range's prefix ends`(text: String, cuts: [String]) throws {
        let settings = try SampleSettings.parse()
        let found = NumberCut.all(of: text, for: settings.issuers)
        #expect(found.map { "\($0.number.prefix) \($0.number.consecutive)" } == cuts)
    }

    @Test func `a prefix that holds digits is cut where a range has room`() throws {
        let text = SampleSettings.text
            .replacing("prefix: CONT, from: 1, to: 5000", with: "prefix: FE1, from: 1, to: 99")
            .replacing("prefix: SETP,\n", with: "prefix: FE,\n")
            .replacing(", prefix: SETP, sends", with: ", sends")
        let settings = try SampleSettings.parse(text)
        let found = NumberCut.all(of: "FE112", for: settings.issuers)
        #expect(found.map(\.number.prefix) == ["FE1"])
        #expect(found.map(\.number.consecutive) == [12])
    }
}
