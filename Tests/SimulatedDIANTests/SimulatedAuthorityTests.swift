import Fiscal
import Foundation
import TestKit
import Testing

@testable import SimulatedDIAN

private let noon = SampleRegister.received

@Suite struct SimulatedAuthorityTests {
    private func authority(
        _ register: AuthorityRegister = SampleRegister.register(),
        memory: String? = nil
    ) throws -> SimulatedAuthority {
        try SimulatedAuthority(register: register, memory: memory)
    }

    @Test func `an accepted document has an answer and its status is the same answer`() async throws
    {
        let dian = try authority()
        let invoice = SampleInvoice()
        let answer = await dian.submit(invoice.transmission(), at: noon)
        guard case .accepted(let notifications, let document) = answer else {
            Issue.record("not accepted: \(answer)")
            return
        }
        #expect(notifications == [])
        #expect(String(decoding: document, as: UTF8.self).contains(">02</cbc:ResponseCode>"))
        let later = noon.adding(seconds: 86_400)
        #expect(await dian.status(of: invoice.uniqueCode, attempt: 2, at: later) == answer)
    }

    @Test func `a number is accepted once and rule 90 names the code that has it`() async throws {
        let dian = try authority()
        let first = SampleInvoice()
        _ = await dian.submit(first.transmission(), at: noon)
        let again = await dian.submit(first.transmission(attempt: 2), at: noon)
        #expect(again == .alreadyKnown(first.uniqueCode))
        let other = SampleInvoice(time: "10:00:01-05:00")
        #expect(other.uniqueCode != first.uniqueCode)
        #expect(
            await dian.submit(other.transmission(), at: noon) == .alreadyKnown(first.uniqueCode)
        )
        #expect(await dian.status(of: other.uniqueCode, attempt: 2, at: noon) == .unknown)
    }

    @Test func `a refused document does not use up its number`() async throws {
        let dian = try authority()
        let invoice = SampleInvoice()
        let faulty = SampleInvoice.transmission(
            of: invoice.xml.replacing("UBL 2.1<", with: "UBL 2.0<"),
            code: invoice.uniqueCode
        )
        let refusal = await dian.submit(faulty, at: noon)
        guard case .refused(let rules, let document) = refusal else {
            Issue.record("not refused: \(refusal)")
            return
        }
        #expect(rules.map(\.code) == ["FAD01"])
        #expect(String(decoding: document, as: UTF8.self).contains(">04</cbc:ResponseCode>"))
        #expect(await dian.status(of: invoice.uniqueCode, attempt: 2, at: noon) == refusal)
        let accepted = await dian.submit(invoice.transmission(attempt: 3), at: noon)
        #expect(accepted.name == "accepted")
        #expect(await dian.status(of: invoice.uniqueCode, attempt: 4, at: noon) == accepted)
    }

    @Test func `a refusal that claims the code of an accepted document does not replace it`()
        async throws
    {
        let dian = try authority()
        let first = SampleInvoice()
        let accepted = await dian.submit(first.transmission(), at: noon)
        let thief = SampleInvoice(number: "SETP990000002").xml
            .replacing(#/<cbc:UUID([^>]*)>[0-9a-f]*/#) {
                "<cbc:UUID\($0.1)>\(first.uniqueCode.hex)"
            }
        let answer = await dian.submit(
            SampleInvoice.transmission(of: thief, code: first.uniqueCode),
            at: noon
        )
        #expect(answer.name == "refused")
        #expect(await dian.status(of: first.uniqueCode, attempt: 2, at: noon) == accepted)
    }

    @Test(arguments: [
        "", "no es XML", "<!DOCTYPE Invoice SYSTEM \"file:///etc/passwd\"><Invoice/>",
        """
        <!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;&b;&b;">]><Invoice>&c;</Invoice>
        """,
        "<Invoice/>",
    ])
    func `hostile and damaged bytes are refused with ZB01 and leave no trace`(
        xml: String
    )
        async throws
    {
        let dian = try authority()
        let code = UniqueCode(repeating: 7)
        let answer = await dian.submit(
            SampleInvoice.transmission(of: xml, code: code),
            at: noon
        )
        guard case .refused(let rules, _) = answer else {
            Issue.record("not refused: \(answer)")
            return
        }
        let text = "Rechazo: Fallo en el esquema XML del archivo"
        #expect(rules == [RuleMessage(code: "ZB01", text: text)])
        #expect(await dian.status(of: code, attempt: 2, at: noon) == .unknown)
    }

    @Test func `a document of another kind is refused with ZB05`() async throws {
        let note =
            "<CreditNote xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2\"/>"
        let code = UniqueCode(repeating: 7)
        let answer = try await authority().submit(
            SampleInvoice.transmission(of: note, code: code),
            at: noon
        )
        guard case .refused(let rules, _) = answer else {
            Issue.record("not refused: \(answer)")
            return
        }
        #expect(rules.map(\.code) == ["ZB05"])
    }

    @Test func `memory survives the process in a file of its own`() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "dian-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "dian.sqlite").path
        let invoice = SampleInvoice()
        let answer = try await authority(memory: path).submit(invoice.transmission(), at: noon)
        let reopened = try authority(memory: path)
        #expect(await reopened.status(of: invoice.uniqueCode, attempt: 2, at: noon) == answer)
        #expect(
            await reopened.submit(invoice.transmission(), at: noon)
                == .alreadyKnown(invoice.uniqueCode)
        )
    }

    @Test func `a memory that cannot be opened is a failure with its circumstances`() {
        let path = "/nonexistent/folder/dian.sqlite"
        let failure = #expect(throws: AuthorityMemoryFailure.self) {
            try SimulatedAuthority(register: SampleRegister.register(), memory: path)
        }
        #expect(failure?.operation == .opening)
        #expect(failure?.object == path)
        #expect(failure?.cause.en == "unable to open database file", "SQLite's words and no others")
    }

    @Test func `an answer is given when it is in the file, also of calls that share a commit`()
        async throws
    {
        let disk = try TemporaryFolder()
        let path = disk.path(of: "dian.sqlite")
        let (dian, witness) = (try authority(memory: path), try authority(memory: path))
        let invoices = (10..<30).map { SampleInvoice(number: "SETP9900000\($0)") }
        await withTaskGroup { group in
            for invoice in invoices {
                group.addTask {
                    let answer = await dian.submit(invoice.transmission(), at: noon)
                    #expect(answer.name == "accepted")
                    let code = invoice.uniqueCode
                    #expect(await witness.status(of: code, attempt: 2, at: noon) == answer)
                }
            }
        }
    }

    @Test func `calls in parallel accept each number once`() async throws {
        let dian = try authority()
        let rivals = (0..<20).map { SampleInvoice(time: "10:00:\(10 + $0)-05:00") }
        let answers = await withTaskGroup(of: AuthorityAnswer.self) { group in
            for rival in rivals {
                group.addTask { await dian.submit(rival.transmission(), at: noon) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0.name == "accepted" } == 1)
        #expect(answers.count { $0.name == "already-known" } == 19)
    }
}
