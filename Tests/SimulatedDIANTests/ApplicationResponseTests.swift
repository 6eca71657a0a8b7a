import Fiscal
import Foundation
import TestKit
import Testing

@testable import SimulatedDIAN

private let schema = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/schemas/maindoc/UBL-ApplicationResponse-2.1.xsd")
    .standardizedFileURL
private let hasJudge =
    isInstalled("xmllint") && FileManager.default.fileExists(atPath: schema.path)

@Suite struct ApplicationResponseTests {
    private func decision(on xml: String) -> Decision {
        Decision(
            on: Array(xml.utf8),
            register: SampleRegister.register(),
            receivedAt: SampleRegister.received
        )
    }

    private static let documents = [
        SampleInvoice().xml,
        SampleInvoice().xml.replacing("ventas@example.com", with: "a@example.com"),
        SampleInvoice(time: "10:00").xml,
        SampleInvoice(number: "A&lt;&amp;&gt;B").xml,
        SampleInvoice.toCompany.xml.replacing("a@b.co", with: ""),
        "garbage",
        "<CreditNote/>",
    ]

    @Test(
        .enabled(if: hasJudge, "xmllint or the UBL schemas are not here"),
        arguments: documents
    )
    func `xmllint finds every answer valid against UBL`(xml: String) throws {
        let folder = try TemporaryFolder()
        let answer = applicationResponse(to: decision(on: xml), environment: .tests)
        let file = try folder.write(answer, to: "respuesta.xml")
        let arguments = ["--nonet", "--noout", "--schema", schema.path, file]
        let (status, output) = try run("xmllint", arguments)
        #expect(status == 0, "\(output)")
    }

    @Test func `an answer names document, time and every message`() throws {
        let xml = SampleInvoice().xml.replacing("UBL 2.1<", with: "UBL 2.0<")
        let bytes = applicationResponse(to: decision(on: xml), environment: .tests)
        let root = try XMLScanner.tree(of: bytes).root
        #expect(root.value("IssueDate") == "2026-01-08")
        #expect(root.value("IssueTime") == "13:00:00-05:00")
        let response = try #require(root.cac("DocumentResponse"))
        #expect(response.cac("Response")?.value("ResponseCode") == "04")
        let reference = try #require(response.cac("DocumentReference"))
        #expect(reference.value("ID") == "SETP990000001")
        #expect(reference.value("UUID") == SampleInvoice().uniqueCode.hex)
        let codes = response.all("LineResponse").map {
            $0.cac("Response")?.value("ResponseCode") ?? ""
        }
        #expect(codes == ["0000", "FAD01"])
        let receiver = root.cac("ReceiverParty")?.cac("PartyTaxScheme")
        #expect(receiver?.value("RegistrationName") == "Almacenes & Más S.A.S.")
    }

    @Test func `the same document received at the same time has the same answer`() {
        let xml = SampleInvoice().xml
        let first = applicationResponse(to: decision(on: xml), environment: .tests)
        #expect(first == applicationResponse(to: decision(on: xml), environment: .tests))
        #expect(first != applicationResponse(to: decision(on: xml), environment: .production))
    }
}
