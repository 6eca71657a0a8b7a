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

    @Test func `the article, the index and the examples are what catalogue and samples say`() throws
    {
        let examples = try FindingCode.allCases.map { code in
            let sample = try #require(FindingSample.all.first { $0.name == code.rawValue })
            return (code, try #require(try sample.example(of: code), "\(code.rawValue)"))
        }
        let pages = [
            ("Sources/Fiscal/Fiscal.docc/Findings.md", FindingPages.article),
            ("samples/findings/README.md", FindingPages.index),
            (
                "Sources/Fiscal/Findings/Catalogue/FindingExamples.swift",
                FindingPages.source(examples)
            ),
        ]
        for (path, text) in pages {
            let file = "\(samplesFolder)/../\(path)"
            if isBlessing { try text.write(toFile: file, atomically: true, encoding: .utf8) }
            let found = try String(contentsOfFile: file, encoding: .utf8)
            #expect(found == text, "\(path): write it anew with CONTINGENCIA_BLESS=1")
        }
    }
}

extension FindingSample {
    /// While references are written anew they are not there to be read.
    fileprivate func example(of code: FindingCode) throws -> FindingExample? {
        func told(_ language: Language) throws -> String {
            guard !isBlessing else { return try text(in: language) }
            return try #require(
                reference(in: language),
                "\(name)/\(language.rawValue).txt is missing"
            )
        }
        return FindingExample(of: code, inputs: inputs, es: try told(.es), en: try told(.en))
    }
}
