import Fiscal
import Testing

@testable import Ledger

@Suite struct SurveyTests {
    @Test(arguments: Medium.allCases)
    func `a sale comes back as it was noted, with every value`(medium: Medium) throws {
        let bench = try Bench(medium)
        let facts = SaleFacts(
            type: .issuerDown,
            soldAt: Timestamp(seconds: 1_736_375_460),
            total: Pesos(centavos: -5),
            content: try digest(4),
            voidedBecause: nil,
            declaredCode: try uniqueCode(7),
            codeChain: "FE7|ñ",
            paper: PaperIdentity(kind: .paperBook, number: "Ñ-7")
        )
        let place = Place(line: 3, column: 9, field: "año", pointer: "/ventas/0", number: "FE7")
        let note = SaleNote(
            ordinal: 2,
            place: place,
            number: try number(7, prefix: ""),
            facts: facts,
            store: "",
            findings: [finding(.totalDiffers)]
        )
        let arrival = try bench.receive([note])
        try bench.crash()
        let status = try #require(try bench.statuses(of: arrival).first)
        #expect(status.key == SaleKey(arrival: arrival, ordinal: 2))
        #expect(status.place == place)
        #expect(status.facts == facts)
        #expect(status.number == note.number)
        #expect(status.issuer == (try faro()))
        #expect(status.store == "")
        #expect(status.findings == note.findings)
        #expect(status.standing == nil)
        #expect(status.fate == nil)
        #expect(status.document == nil)
    }

    @Test func `an arrival tells where it lies sealed only once it does`() throws {
        let bench = try Bench(.memory)
        let arrival = try bench.survey([try good(1), try good(2, at: 1)], as: "tienda/a.csv")
        let before = try bench.ledger.arrival(arrival)
        #expect(before.sales == 2)
        #expect(before.archive == nil)
        #expect(before.location == FileLocation(.inbox, "tienda/a.csv"))
        let plan = try bench.begin(.recepcion([(arrival: arrival, entry: "archivos/1")]))
        #expect(try bench.ledger.arrival(arrival).entry == nil)
        try bench.complete(plan)
        let after = try bench.ledger.arrival(arrival)
        #expect(after.archive == plan.name)
        #expect(after.entry == "archivos/1")
    }

    @Test func `a file is known by path and digest together, while it lies in the inbox`() throws {
        let bench = try Bench(.memory)
        let arrival = try bench.receive([try good(1)], as: "a.csv")
        let digest = try bench.ledger.arrival(arrival).identity.digest
        let (ledger, wrongDigest) = (bench.ledger, try ContentDigest.repeating(99))
        #expect(try ledger.isKnown(path: "a.csv", digest: digest))
        #expect(try !ledger.isKnown(path: "b.csv", digest: digest))
        #expect(try !ledger.isKnown(path: "a.csv", digest: wrongDigest))
        let outbox = FileLocation(.outbox, "a.csv")
        try ledger.setLocation(outbox, isDelivered: true, of: arrival)
        #expect(try !ledger.isKnown(path: "a.csv", digest: digest))
    }

    @Test func `a file that is not trusted keeps its findings and none of its sales`() throws {
        let bench = try Bench(.memory)
        let identity = FileIdentity(digest: try digest(1), size: 0)
        let arrival = try bench.ledger.beginArrival(
            path: "a.csv",
            identity: identity,
            profile: "",
            run: bench.run,
            at: bench.now()
        )
        try bench.ledger.note([try good(1)], in: arrival)
        let findings = [finding(.fileTruncated)]
        try bench.ledger
            .finishArrival(arrival, issuer: nil, findings: findings, isTrusted: false)
        let found = try bench.ledger.arrival(arrival)
        #expect(found.findings == findings)
        #expect(!found.isTrusted)
        #expect(found.sales == 0)
        #expect(found.chain == .withoutIssuer)
        #expect(try bench.statuses(of: arrival) == [])
    }

    @Test func `a file whose move was begun and cut off is known, until it is carried out`() throws
    {
        let bench = try Bench(.memory)
        let arrival = try bench.receive([try good(1)])
        let (ledger, digest) = (bench.ledger, try digest(UInt8("a.csv".utf8.count)))
        let target = FileLocation(.rejected, "a.csv")
        try ledger.setLocation(target, isDelivered: false, of: arrival)
        #expect(try ledger.isKnown(path: "a.csv", digest: digest))
        #expect(try !ledger.isKnown(path: "b.csv", digest: digest))
        try ledger.setLocation(target, isDelivered: true, of: arrival)
        #expect(try !ledger.isKnown(path: "a.csv", digest: digest))
    }

    @Test func `files wait to be sealed by chain and order of arrival`() throws {
        let bench = try Bench(.memory)
        let first = try bench.survey([], as: "a.csv", issuer: nil)
        let second = try bench.survey([try good(1)], as: "b.csv")
        let third = try bench.survey([try good(2)], as: "c.csv")
        #expect(try bench.ledger.arrivalsToSeal().map(\.id) == [second, third, first])
    }

    @Test func `what a crashed run surveyed is forgotten, what it sealed is not`() throws {
        let bench = try Bench(.disk)
        let sealed = try bench.receive([try good(1)], as: "a.csv")
        let unsealed = try bench.survey([try good(2)], as: "b.csv")
        try bench.crash()
        try bench.ledger.forgetUnsealedArrivals()
        #expect(try bench.statuses(of: sealed).count == 1)
        #expect(try bench.statuses(of: unsealed) == [])
        #expect(try failureCode { _ = try bench.ledger.arrival(unsealed) } == .damaged)
        #expect(try failureCode { try bench.ledger.forgetArrival(sealed) } == .constraint)
    }

    @Test func `a sale noted twice is refused, and nothing of the call stays`() throws {
        let bench = try Bench(.memory)
        let identity = FileIdentity(digest: try digest(1), size: 0)
        let arrival = try bench.ledger.beginArrival(
            path: "a.csv",
            identity: identity,
            profile: "",
            run: bench.run,
            at: bench.now()
        )
        let notes = [try good(1), try good(2)]
        #expect(try failureCode { try bench.ledger.note(notes, in: arrival) } == .constraint)
        #expect(try bench.statuses(of: arrival) == [])
        #expect(try bench.ledger.arrival(arrival).sales == 0)
    }
}
