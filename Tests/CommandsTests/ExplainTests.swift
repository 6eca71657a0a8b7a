import Batch
import Fiscal
import Foundation
import TestKit
import Testing

@testable import Commands

@Suite struct ExplainTests {
    private let root: TemporaryFolder

    init() throws {
        root = try TemporaryFolder()
    }

    private func explain(_ arguments: String...) throws -> (status: Int32, output: String) {
        let program = try #require(Bundle.main.executableURL)
            .deletingLastPathComponent().appending(path: "contingencia").path()
        return try run(program, ["explain"] + arguments, in: root.path)
    }

    @Test(
        arguments: [
            ("AMT-03", FindingCode.totalDiffers), ("amt-03", .totalDiffers),
            ("AMT3", .totalDiffers),
            ("amt 03", .totalDiffers), ("dian-1", .refusedByAuthority), ("NUM-10", .refusedBefore),
        ]
    )
    func `a code is understood as people type it`(text: String, code: FindingCode) throws {
        #expect(try FindingCode(typed: text) == code)
    }

    @Test(
        arguments: [
            ("ATM-03", "AMT-03"), ("CVS-02", "CSV-02"), ("NUN-7", "NUM-07"), ("DIAM-01", "DIAN-01"),
            ("VAL-99", "VAL-09"), ("", "FIL-01"),
        ]
    )
    func `an unknown code is refused, and the nearest is named`(text: String, nearest: String) {
        let refusal = #expect(throws: Refusal.self) { try FindingCode(typed: text) }
        #expect(refusal?.status == .usage)
        #expect(refusal?.message.es.hasSuffix(" \(nearest)") == true)
    }

    @Test func `meaning, norm, remedy and example are shown without a workspace`() throws {
        let answer = try explain("val-06", "--language", "es")
        #expect(answer.status == 0)
        for text in [
            "VAL-06 · El dígito de verificación", "Por qué importa", "Norma: FAK24", "Qué hacer",
            "Ejemplo: ventas.csv", "  | 900373115-3;01;KENN1;", "    [VAL-06] El dígito",
        ] {
            #expect(answer.output.contains(text), "\(answer.output)")
        }
        #expect(root.everything() == [])
    }

    @Test func `a wrong code leaves with 64 and prints nothing to the report`() throws {
        let answer = try explain("XYZ-00", "--language", "en")
        #expect(answer.status == 64)
        #expect(answer.output.contains("is not the code of a finding"))
        #expect(answer.output.contains("Exit code: 64."))
    }

    @Test func `the language of the workspace counts when there is one`() throws {
        try root.write(
            SampleSettings.text.replacing("pin_file: pin.txt", with: "pin: \"12345\"").utf8,
            to: "contingencia.yaml"
        )
        #expect(try explain("AMT-02").output.contains("Por qué importa"))
        #expect(try explain("AMT-02", "--language", "en").output.contains("Why it matters"))
    }

    @Test(arguments: Language.allCases)
    func `without a code all are listed by family, in 80 columns`(language: Language) throws {
        let lines = FindingList().text(in: language).split(separator: "\n")
        for family in FindingFamily.allCases {
            #expect(lines.contains { $0 == family.title.text(in: language) })
        }
        for code in FindingCode.allCases {
            #expect(lines.contains { $0.hasPrefix("  \(code.rawValue)  ") }, "\(code.rawValue)")
        }
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test func `JSON gives the same entry for one code as in the list of all`() throws {
        let one = try JSONDecoder().decode(
            OnePage.self,
            from: Data(FindingPage(of: .checkDigit).json(in: .es).pretty.utf8)
        )
        let all = try JSONDecoder().decode(
            AllPages.self,
            from: Data(FindingList().json(in: .es).pretty.utf8)
        )
        #expect(all.findings.map(\.code) == FindingCode.allCases.map(\.rawValue))
        #expect(all.findings.contains(one.finding))
        #expect(one.finding.norms == ["FAK24", "FAK25"])
        #expect(one.finding.example?.file == "ventas.csv")
    }
}

private struct OnePage: Decodable { let finding: Entry }
private struct AllPages: Decodable { let findings: [Entry] }

private struct Entry: Decodable, Equatable {
    struct Example: Decodable, Equatable { let file, text, told: String }

    let code, meaning, reason, remedy: String
    let norms: [String]
    let example: Example?
}
