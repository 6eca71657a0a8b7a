import Fiscal
import TestKit
import Testing

@Suite struct PaperIdentityTests {
    @Test(arguments: [
        ("TAL-153", "TAL-153"), ("tal-153", "TAL-153"), ("TAL 153", "TAL-153"),
        ("TAL153", "TAL-153"), (" TAL - 0153 ", "TAL-153"), ("Tal/000153", "TAL-153"),
        ("TAL.153", "TAL-153"), ("T A L 153", "TAL-153"),
        ("153", "153"), ("000153", "153"), ("#153", "153"), ("000", "0"), ("0", "0"),
        ("1530", "1530"), ("A1-23", "A1-23"), ("A12-3", "A12-3"), ("A1 023", "A1-23"),
        ("2025-153", "2025-153"), ("ñu-7", "ÑU-7"), ("TAL", "TAL"), ("TAL-153-B", "TAL153B"),
        ("---", "---"), ("٣", "٣"),
    ])
    func `case, marks and leading zeros say nothing of a paper's number`(
        written: String,
        number: String
    ) throws {
        #expect(try identity(written).number == number)
    }

    @Test func `two books and two kinds of paper are never mixed up`() throws {
        #expect(try identity("A1-23") != identity("A12-3"))
        #expect(try identity("TAL-153") != identity("153"))
        #expect(try identity("153") != identity("153", .paperBook))
    }

    private func identity(
        _ number: String,
        _ kind: PaperReference.Kind = .contingencyBook
    ) throws -> PaperIdentity {
        PaperReference(number: number, day: try day("2025-02-14"), kind: kind).identity
    }
}
