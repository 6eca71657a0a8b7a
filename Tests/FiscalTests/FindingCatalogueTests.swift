import Fiscal
import Testing

@Suite struct FindingCatalogueTests {
    @Test func `every code belongs to one family, in the order of the codes`() {
        #expect(FindingFamily.allCases.flatMap(\.codes) == FindingCode.allCases)
    }

    @Test(arguments: FindingCode.allCases)
    func `an explanation is made of whole sentences in both languages`(code: FindingCode) {
        let explanation = code.explanation
        for sentence in [explanation.meaning, explanation.reason, explanation.remedy] {
            #expect(sentence.es != sentence.en)
            for text in [sentence.es, sentence.en] {
                #expect(text.hasSuffix("."), "\(text)")
                #expect(text.first?.isLowercase == false, "\(text)")
                #expect(!text.contains("  ") && !text.contains("|"), "\(text)")
            }
        }
    }

    @Test(arguments: FindingCode.allCases)
    func `every code has an example that tells of it in both languages`(code: FindingCode) throws {
        let example = try #require(code.example)
        #expect(example.told.es.contains("[\(code.rawValue)]"))
        #expect(example.told.en.contains("[\(code.rawValue)]"))
        #expect(example.told.es != example.told.en)
    }
}
