import Fiscal
import Testing

@testable import Ledger

@Suite struct DocumentTests {
    @Test func `ready sales come in the order in which they lie in their files`() throws {
        let bench = try Bench(.memory)
        let first = try bench.receive([try good(9), try good(3, at: 1)])
        let second = try bench.receive([try good(1)], as: "bb.csv")
        try bench.judge()
        let all = try bench.ledger.readySales(after: nil, limit: 9)
        #expect(all.map(\.number.text) == ["FE9", "FE3", "FE1"])
        #expect(all.first?.type == .authorityDown)
        #expect(all.map(\.key.arrival) == [first, first, second])
        #expect(try bench.ledger.readySales(after: nil, limit: 2) == Array(all.prefix(2)))
        #expect(try bench.ledger.readySales(after: all[0].key, limit: 9) == Array(all.dropFirst()))
    }

    @Test(arguments: Medium.allCases)
    func `what is held back awaits correction, is told, and is judged again`(medium: Medium) throws
    {
        let bench = try Bench(medium)
        _ = try bench.receive([try good(7), try good(8, at: 1)])
        try bench.judge()
        try bench.seal(.corrida)
        let ready = try bench.ledger.readySales(after: nil, limit: 9)
        let held = HeldBackSale(key: ready[1].key, finding: finding(.numberRivals))
        try bench.ledger.holdBack([held])
        try bench.crash()
        #expect(try bench.ledger.readySales(after: nil, limit: 9) == [ready[0]])
        #expect(try bench.status(8).fate == .awaitingCorrection)
        #expect(try bench.status(8).findings == [held.finding])
        #expect(try bench.untold() == [held.key])
        #expect(try bench.judge().map(\.number.text) == ["FE7", "FE8"])
        #expect(try bench.ledger.readySales(after: nil, limit: 9) == ready)
    }

    @Test func `only what is ready is held back`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7)])
        try bench.judge(everythingIs(.held))
        let held = HeldBackSale(
            key: SaleKey(arrival: 1, ordinal: 0),
            finding: finding(.numberRivals)
        )
        #expect(throws: LedgerFailure.self) { try bench.ledger.holdBack([held]) }
        #expect(try bench.status(7).fate == .held)
    }

    @Test(arguments: Medium.allCases)
    func `a number is issued when its archive is complete, and not before`(medium: Medium) throws {
        let bench = try Bench(medium)
        _ = try bench.receive([try good(7)])
        try bench.judge()
        let ready = try bench.ledger.readySales(after: nil, limit: 9)
        let plan = try bench.begin(.emision(try ready.map { try bench.planned($0) }))
        #expect(try bench.status(7).fate == .ready)
        try bench.crash()
        try bench.complete(plan)
        let status = try bench.status(7)
        #expect(status.fate == .issued)
        #expect(status.document?.archive == plan.name)
        #expect(status.document?.entry == "facturas/FE7.xml")
        #expect(status.document?.state == .toSend)
        #expect(try bench.ledger.readySales(after: nil, limit: 9) == [])
    }

    @Test(arguments: Medium.allCases)
    func `an intent is written before the outcome is known`(medium: Medium) throws {
        let bench = try Bench(medium)
        _ = try bench.receive([try good(7)])
        try bench.judge()
        let document = try #require(try bench.issueAll().first)
        #expect(document.attempts == 0)
        #expect(document.lastSentAt == nil)
        let sent = bench.now()
        try bench.ledger
            .record([Intent(document: document.id, step: .send, attempt: 1, at: sent)])
        try bench.crash()
        let found = try #require(try bench.ledger.pendingDocuments(after: 0, limit: 9).first)
        #expect(found.state == .inFlight)
        #expect(found.attempts == 1)
        #expect(found.lastSentAt == sent)
        let call = try #require(try bench.ledger.attempts(for: number(7), issuer: faro()).first)
        #expect(call.answer == nil)
        #expect(call.answeredAt == nil)
        #expect(call.step == .send)
    }

    /// Intents are written before the calls of a group: the last of it may be made much later.
    @Test func `a sending counts from its end, once that is known, and a question changes nothing`()
        throws
    {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7)])
        try bench.judge()
        let document = try #require(try bench.issueAll().first)
        let intent = Intent(document: document.id, step: .send, attempt: 1, at: bench.now())
        let end = intent.at.adding(seconds: 600)
        try bench.ledger.record([intent])
        try bench.ledger.record([
            Outcome(
                intent: intent,
                answeredAt: end,
                answer: .notAnswered(reason: "cut"),
                state: .unresolved,
                finding: nil
            )
        ])
        try bench.call(document, .inProcess, leadingTo: .unresolved)
        let pending = try bench.ledger.pendingDocuments(after: 0, limit: 9)
        #expect(pending.map(\.lastSentAt) == [end])
    }

    @Test func `an acceptance makes the number accepted and its answer wait to be sealed`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7)])
        try bench.judge()
        let document = try #require(try bench.issueAll().first)
        let note = RuleMessage(code: "RUT01", text: "no está en el RUT")
        let answer = AuthorityAnswer.accepted(notifications: [note], document: [4, 5])
        try bench.call(document, answer, leadingTo: .accepted)
        #expect(try bench.ledger.pendingDocuments(after: 0, limit: 9) == [])
        let chain = ChainName(try faro())
        let waiting = try bench.ledger.unsealedAnswers(of: chain, limit: 9, bytes: 100)
        #expect(waiting.map(\.bytes) == [[4, 5]])
        #expect(waiting.map(\.isAcceptance) == [true])
        try bench.sealAnswers()
        #expect(try bench.ledger.unsealedAnswers(of: chain, limit: 9, bytes: 100) == [])
        let issued = try #require(try bench.status(7).document)
        #expect(issued.state == .accepted)
        #expect(issued.notifications == [note])
        #expect(issued.answerArchive?.kind == .respuestas)
        #expect(issued.answerEntry == "respuestas/FE7.xml")
        #expect(try bench.ledger.accepted(in: bench.run).count == 1)
        #expect(try bench.ledger.accepted(in: bench.run + 1).count == 0)
    }

    @Test func `a document that DIAN has stays pending until its receipt comes`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7)])
        try bench.judge()
        let document = try #require(try bench.issueAll().first)
        let known = AuthorityAnswer.alreadyKnown(document.uniqueCode)
        try bench.call(document, known, leadingTo: .acceptedWithoutReceipt)
        #expect(try bench.status(7).fate == .accepted)
        let intent = Intent(document: document.id, step: .askStatus, attempt: 2, at: bench.now())
        try bench.ledger.record([intent])
        let pending = try bench.ledger.pendingDocuments(after: 0, limit: 9)
        #expect(pending.map(\.state) == [.acceptedWithoutReceipt])
        #expect(pending.map(\.attempts) == [2])
        #expect(pending.first?.lastSentAt != intent.at)
    }

    @Test func `a refusal gives the finding to the sale, and an acceptance takes it away`() throws {
        let bench = try Bench(.memory)
        let old = try bench.receive([try good(7)])
        try bench.judge()
        try bench.refuse(try #require(try bench.issueAll().first))
        let refused = try bench.status(7)
        #expect(refused.fate == .awaitingCorrection)
        #expect(refused.findings.map(\.code) == [.refusedByAuthority])
        #expect(refused.document?.state == .refused)
        _ = try bench.receive([try good(7, content: 2)], as: "bb.csv")
        try bench.judge()
        try bench.accept(try #require(try bench.issueAll().first))
        #expect(try bench.status(7).findings == [])
        #expect(try bench.statuses(of: old).first?.document == nil)
        let calls = try bench.ledger.attempts(for: number(7), issuer: faro())
        #expect(calls.map(\.answer) == ["refused", "accepted"])
        #expect(calls.first?.detail == "FAD06: Valor del CUFE no está calculado")
    }

    @Test func `another unique code at DIAN makes the number disputed`() throws {
        let bench = try Bench(.memory)
        let arrival = try bench.receive([try good(7)])
        try bench.judge()
        let document = try #require(try bench.issueAll().first)
        let other = try uniqueCode(200)
        let dispute = finding(.disputedByAuthority)
        try bench.call(
            document,
            .alreadyKnown(other),
            leadingTo: .disputed,
            finding: dispute
        )
        #expect(try bench.status(7).fate == .disputed)
        #expect(try bench.ledger.tally(of: arrival).needingPerson == 1)
        let calls = try bench.ledger.attempts(for: number(7), issuer: faro())
        #expect(calls.map(\.detail) == [other.hex])
    }

    @Test func `answers come within a number and a size, but at least one`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive(try (1...4).map { try good(Int64($0), at: $0) })
        try bench.judge()
        for document in try bench.issueAll() { try bench.accept(document) }
        let chain = ChainName(try faro())
        func count(_ limit: Int, _ bytes: Int) throws -> Int {
            try bench.ledger.unsealedAnswers(of: chain, limit: limit, bytes: bytes).count
        }
        #expect(try count(9, 1_000) == 4)
        #expect(try count(2, 1_000) == 2)
        #expect(try count(9, 4) == 2)
        #expect(try count(9, 0) == 1)
        #expect(
            try bench.ledger.unsealedAnswers(of: .withoutIssuer, limit: 9, bytes: 9).isEmpty
        )
    }

    @Test func `an outcome without its intent is refused`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7)])
        try bench.judge()
        let document = try #require(try bench.issueAll().first)
        let outcome = Outcome(
            intent: Intent(document: document.id, step: .send, attempt: 1, at: bench.now()),
            answeredAt: bench.now(),
            answer: .inProcess,
            state: .unresolved,
            finding: nil
        )
        #expect(try failureCode { try bench.ledger.record([outcome]) } == .constraint)
    }

    @Test func `the file counter counts by issuer and by the year of the file's name`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(7), try good(12, at: 1)])
        try bench.judge()
        try bench.issueAll()
        #expect(try bench.ledger.lastFileCounter(of: faro(), year: 2025) == 2)
        #expect(try bench.ledger.lastFileCounter(of: faro(), year: 2026) == 0)
        let other = try #require(NIT(digits: 800_197_268))
        #expect(try bench.ledger.lastFileCounter(of: other, year: 2025) == 0)
    }
}
