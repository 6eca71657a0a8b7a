import Fiscal
import Foundation
import Testing

@testable import SimulatedDIAN

private let schema = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/schemas/maindoc/UBL-ApplicationResponse-2.1.xsd")
    .standardizedFileURL

@Suite struct ApplicationResponseTests {
    private func decision(on xml: String) -> Decision {
        Decision(
            on: Array(xml.utf8),
            register: SampleRegister.register(),
            receivedAt: SampleRegister.received,
            answerableFrom: SampleRegister.received
        )
    }

    private static let documents = [
        SampleInvoice().xml,
        SampleInvoice().xml.replacing("ventas@example.com", with: "a@example.com"),
        SampleInvoice(time: "10:00").xml,
        SampleInvoice(number: "A&lt;&amp;&gt;B").xml,
        "garbage",
    ]

    @Test(.enabled(if: FileManager.default.fileExists(atPath: schema.path)), arguments: documents)
    func `xmllint finds every answer valid against UBL`(xml: String) throws {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "answer-\(UUID().uuidString).xml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(applicationResponse(to: decision(on: xml), environment: .tests)).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["xmllint", "--nonet", "--noout", "--schema", schema.path, file.path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
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
