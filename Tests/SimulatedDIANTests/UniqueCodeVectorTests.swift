import Fiscal
import Foundation
import Testing

@testable import SimulatedDIAN

private let vectors = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/cufe-vectors.json").standardizedFileURL

private struct Vectors: Decodable {
    struct Vector: Decodable {
        let concatenated: String
        let expected: String
        let verified: Bool
    }

    let vectors: [Vector]
}

@Suite struct UniqueCodeVectorTests {
    @Test(.enabled(if: FileManager.default.fileExists(atPath: vectors.path)))
    func `the digest is that of the published chains`() throws {
        let all = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: vectors)).vectors
        #expect(all.count { $0.verified } >= 10)
        for vector in all {
            #expect((hexText(sha384(vector.concatenated)) == vector.expected) == vector.verified)
        }
    }

    @Test func `the annex's own invoice is accepted with the annex's code`() throws {
        let issuer = Issuer(
            nit: nit(700_085_371),
            name: "",
            cityCode: "",
            address: "",
            email: nil,
            software: .init(id: "", pin: Secret("")),
            ranges: [
                AuthorisedRange(
                    authorisation: "1",
                    kind: .normal,
                    prefix: "",
                    numbers: 323_200_000_000...323_200_000_200,
                    first: 323_200_000_000,
                    period: day("2019-01-01")...day("2020-01-01"),
                    technicalKey: Secret("693ff6f2a553c3646a063436fd4dd9ded0311471")
                )
            ]
        )
        let register = AuthorityRegister(issuers: [issuer], windows: [], environment: .production)
        let moment = moment("2019-01-16T10:53:10-05:00")
        let code =
            "8bb918b19ba22a694f1da11c643b5e9de39adf60311cf179179e9b33381030bc"
            + "d4c3c3f156c506ed5908f9276f5bd9b4"
        for (uuid, isRight) in [(code, true), (code.replacing("8bb9", with: "8bb8"), false)] {
            let xml = Self.annexInvoice(uuid: uuid)
            let invoice = ReceivedInvoice(root: try DocumentStructure.invoice(in: Array(xml.utf8)))
            let examination = Examination(of: invoice, register: register, receivedAt: moment)
            #expect(Rule.fad06.isBroken(examination) != isRight)
        }
    }

    private static func annexInvoice(uuid: String) -> String {
        SampleInvoice(
            number: "323200000129",
            day: "2019-01-16",
            time: "10:53:10-05:00",
            authorisation: "1",
            range: ("", "", "")
        ).xml
            .replacing(#/<cbc:UUID([^>]*)>[0-9a-f]*/#) { "<cbc:UUID\($0.1)>\(uuid)" }
            .replacing("2500.50", with: "1500000.00").replacing("2880.50", with: "1785000.00")
            .replacing("380.00", with: "285000.00").replacing("900123456<", with: "700085371<")
            .replacing("222222222222", with: "800199436")
            .replacing("ExecutionID>2", with: "ExecutionID>1")
    }
}
