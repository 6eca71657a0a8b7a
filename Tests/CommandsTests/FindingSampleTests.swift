import Fiscal
import Foundation
import Testing

/// Every code has a sample that produces it, and the text of the sample is what a store sees.
///
/// To add a code: its case in `FindingCode`, its entry in the catalogue (the compiler asks for it), a
/// folder with the smallest input under `samples/findings`, and a run with `CONTINGENCIA_BLESS=1`.
@Suite struct FindingSampleTests {
    @Test func `every code has a sample, and every sample a code`() {
        let names = Set(FindingSample.all.map(\.name))
        let codes = Set(FindingCode.allCases.map(\.rawValue))
        #expect(codes.subtracting(names).sorted() == [], "codes without a sample")
        #expect(names.subtracting(codes).sorted() == [], "samples without a code")
    }

    @Test(arguments: FindingSample.all, Language.allCases)
    func `a sample produces its code, in the words written down`(
        sample: FindingSample,
        language: Language
    ) throws {
        #expect(!sample.inputs.isEmpty)
        let text = try sample.text(in: language)
        #expect(text.contains("[\(sample.name)]"), "\(text)")
        if isBlessing {
            try sample.bless(text, in: language)
        } else {
            #expect(text == sample.reference(in: language))
        }
    }
}
