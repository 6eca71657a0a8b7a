import Fiscal
import Foundation
import Testing

@testable import SimulatedDIAN

private func codes(
    _ xml: String,
    register: AuthorityRegister = SampleRegister.register(),
    at time: Timestamp = SampleRegister.received
) -> [String] {
    Decision(on: Array(xml.utf8), register: register, receivedAt: time)
        .messages.map(\.code).sorted()
}

@Suite struct RuleTests {
    static let mutations =
        Mutation.numbering + Mutation.software + Mutation.header + Mutation.dates
        + Mutation.supplier + Mutation.customer + Mutation.payment + Mutation.taxes
        + Mutation.totals + Mutation.lines + Mutation.discounts + Mutation.goods

    @Test(arguments: [
        SampleInvoice(), .typeFour, .typeThree, .toCompany, .toMerchant,
        SampleInvoice().signed(at: "2026-01-08T13:00:00.999-05:00"),
    ])
    func `a valid invoice of each type breaks no rule`(invoice: SampleInvoice) {
        #expect(codes(invoice.xml) == [])
    }

    @Test(arguments: mutations)
    func `a change breaks exactly the rules that name it`(mutation: Mutation) throws {
        #expect(codes(try #require(mutation.xml)) == mutation.codes)
    }

    @Test func `no rule is without a document that breaks it`() {
        let shownBelow = [
            "CTG01", "DC24", "FAB05c", "FAB24c", "FAD05a", "FAD05d", "FAD05e", "FAV01", "FBE06",
            "SIM-48H",
        ]
        let shown = Set(Self.mutations.flatMap(\.codes) + shownBelow)
        #expect(AuthorityRegister.ruleCodes.subtracting(shown) == [])
    }

    @Test func `no two rules have the same code`() {
        #expect(AuthorityRegister.ruleCodes.count == Rule.all.count)
    }

    @Test func `a document without lines is refused by its own rule`() {
        let valid = SampleInvoice().xml
        let lines = valid.range(of: "<cac:InvoiceLine>").map { valid[$0.lowerBound...] } ?? ""
        let changed = valid.replacing(String(lines), with: "</Invoice>")
        #expect(codes(changed) == ["FAD16", "FAS01b", "FAU02", "FAU04", "FAV01"])
    }

    @Test(arguments: [
        ("SETP-990000001", ["FAD05a", "FAD05e"]),
        ("SETP0990000001", ["FAD05e"]),
        ("SETT990000001", ["FAD05e"]),
        ("SETP989999999", ["FAD05b", "FAD05d"]),
        ("SETP995000001", ["FAD05c", "FAD05d"]),
    ])
    func `a number outside its range or form is refused`(number: String, expected: [String]) {
        #expect(codes(SampleInvoice(number: number).xml) == expected)
    }

    @Test func `type 03 needs a talonario range and type 01 a normal one`() {
        var paper = SampleInvoice.typeThree
        paper.type = "01"
        #expect(codes(paper.xml) == ["FAD05e"])
        let normal = SampleInvoice(
            type: "03",
            key: SampleRegister.pin,
            reference: SampleInvoice.typeThree.reference
        )
        #expect(codes(normal.xml) == ["FAD05e"])
    }

    @Test func `type 03 names the paper invoice that it transcribes`() {
        var invoice = SampleInvoice.typeThree
        let whole = invoice.reference
        invoice.reference = ""
        #expect(codes(invoice.xml) == ["FAI01"])
        invoice.reference = whole.replacing("TAL15", with: "")
        #expect(codes(invoice.xml) == ["FAI02"])
        invoice.reference = whole.replacing(String(repeating: "a", count: 96), with: "")
        #expect(codes(invoice.xml) == ["FAI03"])
    }

    @Test func `type 03 is hashed with the PIN and not with a technical key`() {
        var invoice = SampleInvoice.typeThree
        invoice.key = SampleRegister.technicalKey
        #expect(codes(invoice.xml) == ["FAD06"])
    }

    @Test(arguments: [
        ("08:59:59-05:00", ["CTG01"]), ("09:00:00-05:00", []), ("12:00:59-05:00", []),
        ("12:01:00-05:00", ["CTG01"]),
    ])
    func `type 04 lies inside a window to the minute`(time: String, expected: [String]) {
        #expect(codes(SampleInvoice(type: "04", time: time).xml) == expected)
    }

    @Test func `type 04 is judged by its signature where it has one`() {
        let late = SampleInvoice.typeFour.signed(at: "2026-01-08T12:01:00.250-05:00")
        #expect(codes(late.xml) == ["CTG01"])
        let inside = SampleInvoice.typeFour.signed(at: "2026-01-08T11:00:00.250-05:00")
        #expect(codes(inside.xml) == [])
        let nextDay = SampleInvoice().signed(at: "2026-01-09T00:00:00-05:00")
        #expect(codes(nextDay.xml, at: moment("2026-01-09T00:00:00-05:00")) == ["FAD09e"])
    }

    @Test func `an unsigned draft must arrive on the Colombian day of its date`() {
        let lastSecond = moment("2026-01-08T23:59:59-05:00")
        #expect(codes(SampleInvoice().xml, at: lastSecond) == [])
        #expect(codes(SampleInvoice().xml, at: lastSecond.adding(seconds: 1)) == ["FAD09e"])
        #expect(codes(SampleInvoice.typeFour.xml, at: lastSecond.adding(seconds: 1)) == [])
    }

    @Test func `what comes more than 48 hours after the window is accepted with a remark`() {
        let limit = moment("2026-01-10T12:00:10-05:00")
        #expect(codes(SampleInvoice.typeFour.xml, at: limit) == [])
        let late = Decision(
            on: Array(SampleInvoice.typeFour.xml.utf8),
            register: SampleRegister.register(),
            receivedAt: limit.adding(seconds: 1)
        )
        #expect(late.isAcceptance)
        #expect(late.messages.map(\.code) == ["SIM-48H"])
    }

    @Test func `the register decides, not what the document says of itself`() {
        let xml = SampleInvoice().xml
        #expect(codes(xml, register: SampleRegister.register(issuers: [])) == ["FAJ21", "FAJ44a"])
        let unlinked = SampleRegister.register(unlinked: ["18760000001"])
        #expect(codes(xml, register: unlinked) == ["FAB05c"])
        let inactive = SampleRegister.register(inactive: [SampleRegister.softwareID])
        #expect(codes(xml, register: inactive) == ["FAB24c"])
        let production = AuthorityRegister(
            issuers: [SampleRegister.issuer],
            windows: [],
            environment: .production
        )
        #expect(codes(xml, register: production) == ["FAD04", "FAD06", "FAD07"])
    }

    @Test func `nothing is signed after it was received`() {
        let moment = SampleRegister.received
        let signed = SampleInvoice().signed(at: moment.text)
        #expect(codes(signed.xml, at: moment) == [])
        #expect(codes(signed.xml, at: moment.adding(seconds: -1)) == ["DC24"])
        let till = SimulatedDIANTests.moment("2026-01-08T10:00:00-05:00")
        #expect(codes(SampleInvoice.typeFour.xml, at: till) == [])
        #expect(codes(SampleInvoice.typeFour.xml, at: till.adding(seconds: -1)) == ["DC24"])
    }

    @Test func `the settings say what becomes of a broken rule`() {
        let xml = SampleInvoice().xml.replacing("ventas@example.com", with: "otro@example.com")
        func decision(_ effect: RuleEffect) -> Decision {
            Decision(
                on: Array(xml.utf8),
                register: SampleRegister.register(effects: ["FAJ71": effect]),
                receivedAt: SampleRegister.received
            )
        }
        #expect(!decision(.refuse).isAcceptance)
        #expect(decision(.notify).messages.map(\.code) == ["FAJ71"])
        #expect(decision(.notify).isAcceptance)
        #expect(decision(.ignore).messages == [])
    }

    @Test func `a discount that is not base times percentage counts when it is switched on`() {
        let xml = SampleInvoice().xml.replacing(
            "<cac:Item><cbc:Description>Panela",
            with: """
                <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>\
                <cbc:MultiplierFactorNumeric>1.00</cbc:MultiplierFactorNumeric>\
                <cbc:Amount currencyID="COP">0.00</cbc:Amount>\
                <cbc:BaseAmount currencyID="COP">500.50</cbc:BaseAmount></cac:AllowanceCharge>\
                <cac:Item><cbc:Description>Panela
                """
        )
        #expect(codes(xml) == [])
        let strict = SampleRegister.register(effects: ["FBE06": .refuse])
        #expect(codes(xml, register: strict) == ["FBE06"])
    }

    @Test func `all broken rules are answered and refusals come first`() {
        let xml = SampleInvoice().xml
            .replacing("ventas@example.com", with: "otro@example.com")
            .replacing("UBL 2.1<", with: "UBL 2.0<")
            .replacing("Café molido", with: "").replacing("Panela", with: "")
        let decision = Decision(
            on: Array(xml.utf8),
            register: SampleRegister.register(),
            receivedAt: SampleRegister.received
        )
        #expect(!decision.isAcceptance)
        #expect(decision.messages.map(\.code) == ["FAD01", "FAZ02", "FAJ71"])
        #expect(
            decision.messages[0].text
                == "Rechazo: UBLVersionID : no contiene el literal “UBL 2.1”"
        )
        #expect(decision.messages[2].text.hasPrefix("Notificación: "))
    }
}
