import Fiscal
import Foundation
import Testing

@testable import SimulatedDIAN

/// One change to a valid invoice and exactly the rules that it breaks.
struct Mutation: Sendable, CustomTestStringConvertible {
    let codes: [String]
    let old: String
    let new: String

    init(_ codes: String, _ old: String, _ new: String) {
        self.codes = codes.split(separator: " ").map(String.init).sorted()
        self.old = old
        self.new = new
    }

    var testDescription: String { "\(codes.joined(separator: " ")): \(new.prefix(60))" }
}

private func codes(
    _ xml: String,
    register: AuthorityRegister = SampleRegister.register(),
    at time: Timestamp = SampleRegister.received
) -> [String] {
    Decision(on: Array(xml.utf8), register: register, receivedAt: time, answerableFrom: time)
        .messages.map(\.code).sorted()
}

@Suite struct RuleTests {
    @Test(arguments: [SampleInvoice(), .typeFour, .typeThree])
    func `a valid invoice of each type breaks no rule`(invoice: SampleInvoice) {
        #expect(codes(invoice.xml) == [])
    }

    @Test(arguments: Self.authorisation + Self.header + Self.parties + Self.amounts + Self.lines)
    func `a change breaks exactly the rules that name it`(mutation: Mutation) {
        let valid = SampleInvoice().xml
        let changed = valid.replacing(mutation.old, with: mutation.new, maxReplacements: 1)
        #expect(changed != valid)
        #expect(codes(changed) == mutation.codes)
    }

    static let authorisation = [
        Mutation("FAB05a", ">18760000001<", "><"),
        Mutation("FAB05b", ">18760000001<", ">18760000009<"),
        Mutation("FAB10b", ">18760000001<", ">18760000002<"),
        Mutation("FAB07a FAB07b", ">2019-01-19<", ">2026-01-09<"),
        Mutation("FAB07b", ">2019-01-19<", ">2019-01-20<"),
        Mutation("FAB08a FAB08b", ">2030-01-19<", ">2026-01-07<"),
        Mutation("FAB08b", ">2030-01-19<", ">2030-01-20<"),
        Mutation("FAB10a", "<cbc:ID>SETP</cbc:ID>", "<cbc:ID>SETT</cbc:ID>"),
        Mutation("FAB11b", ">990000000<", ">990000001<"),
        Mutation("FAB11b FAD05b", ">990000000<", ">990000002<"),
        Mutation("FAB12b", ">995000000<", ">995000001<"),
        Mutation("FAB12b FAD05c", ">995000000<", ">990000000<"),
        Mutation(
            "FAB19b FAB22b",
            "schemeName=\"31\">900123456</sts",
            "schemeName=\"31\">900559088</sts"
        ),
        Mutation("FAB22b", "ProviderID schemeID=\"8\"", "ProviderID schemeID=\"7\""),
        Mutation("FAB24b", ">56f2ae4e-9812", ">56f2ae4e-9813"),
        Mutation("FAB27b", "<sts:SoftwareSecurityCode>", "<sts:SoftwareSecurityCode>0"),
        Mutation("FAB31", ">800197268<", ">800197269<"),
        Mutation("FAB34", "ProviderID schemeID=\"4\"", "ProviderID schemeID=\"5\""),
        Mutation("FAB36", "https://catalogo-vpfe-hab.dian.gov.co/document/searchqr", ""),
    ]

    static let header = [
        Mutation("FAD01", "<cbc:UBLVersionID>UBL 2.1", "<cbc:UBLVersionID>UBL 2.0"),
        Mutation("FAD02", "<cbc:CustomizationID>10", "<cbc:CustomizationID>05"),
        Mutation("FAD03", "DIAN 2.1: Factura Electrónica de Venta", "DIAN 2.1"),
        Mutation("FAD04", "<cbc:ProfileExecutionID>2", "<cbc:ProfileExecutionID>1"),
        Mutation(
            "FAD06",
            "<cbc:UUID schemeID=\"2\" schemeName=\"CUFE-SHA384\">",
            "<cbc:UUID schemeID=\"2\" schemeName=\"CUFE-SHA384\">0"
        ),
        Mutation("FAD07", "<cbc:UUID schemeID=\"2\"", "<cbc:UUID schemeID=\"1\""),
        Mutation("FAD08", "CUFE-SHA384", "CUDE-SHA384"),
        Mutation("FAD06 FAD10", ">10:00:00-05:00<", ">10:00:00-04:00<"),
        Mutation("FAD06 FAD10", ">10:00:00-05:00<", ">25:00:00-05:00<"),
        Mutation("FAD06 FAD09e", ">2026-01-08<", ">2026-01-07<"),
        Mutation("FAD06 FAD09e", ">2026-01-08<", ">2026-02-30<"),
        Mutation("FAB07a FAD06 FAD09a FAD09e", ">2026-01-08<", ">2019-01-18<"),
        Mutation("FAB08a FAD06 FAD09b FAD09e", ">2026-01-08<", ">2030-01-20<"),
        Mutation("FAD12a", "<cbc:InvoiceTypeCode>01", "<cbc:InvoiceTypeCode>91"),
        Mutation("FAD15b", "currencyID=\"COP\"", "currencyID=\"USD\""),
        Mutation("FAD16", "<cbc:LineCountNumeric>2", "<cbc:LineCountNumeric>3"),
    ]

    static let parties = [
        Mutation("FAJ24b", "CompanyID schemeID=\"8\"", "CompanyID schemeID=\"7\""),
        Mutation(
            "FAJ43a",
            "<cac:PartyLegalEntity><cbc:RegistrationName>Almacenes &amp; Más S.A.S.",
            "<cac:PartyLegalEntity><cbc:RegistrationName>"
        ),
        Mutation(
            "FAJ43b",
            "<cac:PartyLegalEntity><cbc:RegistrationName>Almacenes",
            "<cac:PartyLegalEntity><cbc:RegistrationName>Bodegas"
        ),
        Mutation("FAJ71", "ventas@example.com", "compras@example.com"),
        Mutation("FAK20", ">consumidor final<", "><"),
        Mutation("FAD06 FAK21", "<cbc:CompanyID schemeName=\"13\">222222222222", "<cbc:CompanyID>"),
        Mutation("FAK24", "CompanyID schemeName=\"13\"", "CompanyID schemeName=\"31\""),
        Mutation(
            "FAK25",
            "CompanyID schemeName=\"13\"",
            "CompanyID schemeID=\"0\" schemeName=\"31\""
        ),
        Mutation("FAK61", "<cbc:ID schemeName=\"13\">222222222222", "<cbc:ID>"),
        Mutation(
            "FAN01",
            "<cac:PaymentMeans><cbc:ID>1</cbc:ID><cbc:PaymentMeansCode>10</cbc:PaymentMeansCode></cac:PaymentMeans>",
            ""
        ),
        Mutation("FAN02", "<cac:PaymentMeans><cbc:ID>1", "<cac:PaymentMeans><cbc:ID>3"),
        Mutation("FAN03", "<cbc:PaymentMeansCode>10", "<cbc:PaymentMeansCode>"),
        Mutation("FAN04", "<cac:PaymentMeans><cbc:ID>1", "<cac:PaymentMeans><cbc:ID>2"),
    ]

    /// Of a total: its name, its value in the sample, and the new value.
    private static func total(
        _ codes: String,
        _ name: String,
        _ old: String,
        _ new: String
    ) -> Mutation {
        let tag = "<cbc:\(name) currencyID=\"COP\">"
        return Mutation(codes, tag + old, tag + new)
    }

    static let amounts = [
        total("FAD06 FAU02 FAU06", "LineExtensionAmount", "2500.50", "2500.49"),
        total("FAD06", "LineExtensionAmount", "2500.50", "2501.49"),
        total("FAU04", "TaxExclusiveAmount", "2000.00", "1999.49"),
        total("FAU06 FAU14", "TaxInclusiveAmount", "2880.50", "2880.49"),
        total("FAD06 FAU14", "PayableAmount", "2880.50", "2880.49"),
        Mutation(
            "FAU08 FAU14",
            "<cbc:PayableAmount",
            "<cbc:AllowanceTotalAmount currencyID=\"COP\">0.50</cbc:AllowanceTotalAmount><cbc:PayableAmount"
        ),
        Mutation(
            "FAU10 FAU14",
            "<cbc:PayableAmount",
            "<cbc:ChargeTotalAmount currencyID=\"COP\">1.00</cbc:ChargeTotalAmount><cbc:PayableAmount"
        ),
        Mutation(
            "FAD06 FAS01b FAS02",
            "<cac:LegalMonetaryTotal>",
            """
            <cac:TaxTotal><cbc:TaxAmount currencyID="COP">0.01</cbc:TaxAmount><cac:TaxSubtotal>\
            <cac:TaxCategory><cac:TaxScheme><cbc:ID>01</cbc:ID></cac:TaxScheme></cac:TaxCategory>\
            </cac:TaxSubtotal></cac:TaxTotal><cac:LegalMonetaryTotal>
            """
        ),
        Mutation("FAD06 FAS02 FAU06", ">380.00<", ">379.90<"),
        Mutation(
            "FAS02 FAS07",
            "</cbc:TaxableAmount><cbc:TaxAmount currencyID=\"COP\">380.00",
            "</cbc:TaxableAmount><cbc:TaxAmount currencyID=\"COP\">379.99"
        ),
        Mutation("FAS07", "<cbc:Percent>19.00", "<cbc:Percent>16.00"),
        Mutation(
            "FAS04",
            "</cac:TaxSubtotal>",
            """
            </cac:TaxSubtotal><cac:TaxSubtotal><cbc:TaxableAmount currencyID="COP">0.00\
            </cbc:TaxableAmount><cbc:TaxAmount currencyID="COP">0.00</cbc:TaxAmount>\
            <cac:TaxCategory><cbc:Percent>19.0</cbc:Percent><cac:TaxScheme><cbc:ID>01</cbc:ID>\
            </cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>
            """
        ),
        Mutation("FAS07 VLR01", "<cbc:Percent>19.00", "<cbc:Percent>-19.00"),
    ]

    private static let secondTax = """
        <cac:TaxTotal><cbc:TaxAmount currencyID="COP">0.00</cbc:TaxAmount><cac:TaxSubtotal>\
        <cbc:TaxableAmount currencyID="COP">0.00</cbc:TaxableAmount>\
        <cbc:TaxAmount currencyID="COP">0.00</cbc:TaxAmount><cac:TaxCategory>\
        <cbc:Percent>19.00</cbc:Percent><cac:TaxScheme><cbc:ID>01</cbc:ID></cac:TaxScheme>\
        </cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal><cac:Item>
        """

    static let lines = [
        Mutation("FAX01", "<cac:Item>", secondTax),
        Mutation("FAS01a", "<cac:Item>", secondTax.replacing("<cbc:ID>01", with: "<cbc:ID>04")),
        Mutation("FAV02", "<cac:InvoiceLine><cbc:ID>2", "<cac:InvoiceLine><cbc:ID>3"),
        Mutation(
            "FAV04a FAV06",
            "<cbc:InvoicedQuantity unitCode=\"94\">2.00</cbc:InvoicedQuantity>",
            ""
        ),
        Mutation("FAV04b FAV06", ">2.00</cbc:InvoicedQuantity>", ">-2.00</cbc:InvoicedQuantity>"),
        Mutation("FAV06", ">2.00</cbc:InvoicedQuantity>", ">2.000006</cbc:InvoicedQuantity>"),
        Mutation("FAV06 VLR01", "currencyID=\"COP\">1000.00", "currencyID=\"COP\">-1000.00"),
        Mutation("FAV06 FAW03", "<cac:Item>", "<cac:PricingReference/><cac:Item>"),
        Mutation("FAZ02", ">Café molido<", "><"),
        Mutation(
            "FBB01 FAV06",
            "<cac:Price><cbc:PriceAmount currencyID=\"COP\">1000.00</cbc:PriceAmount>"
                + "<cbc:BaseQuantity unitCode=\"94\">1.00</cbc:BaseQuantity></cac:Price>",
            ""
        ),
        Mutation(
            "FBB02 FAV06",
            "<cbc:PriceAmount currencyID=\"COP\">1000.00</cbc:PriceAmount>",
            ""
        ),
        Mutation("FBB04", "<cbc:BaseQuantity unitCode=\"94\">1.00</cbc:BaseQuantity>", ""),
    ]

    @Test func `a line tax is base times rate without any tolerance`() {
        let valid = SampleInvoice().xml
        let line =
            valid.range(of: "<cac:InvoiceLine>").map { String(valid[$0.lowerBound...]) } ?? ""
        let changed = valid.replacing(
            line,
            with: line.replacing("Percent>19.00", with: "Percent>19.01")
        )
        #expect(codes(changed) == ["FAX07"])
    }

    @Test func `a document without lines is refused by its own rule`() {
        let valid = SampleInvoice().xml
        let lines = valid.range(of: "<cac:InvoiceLine>").map { valid[$0.lowerBound...] } ?? ""
        let changed = valid.replacing(String(lines), with: "</Invoice>")
        #expect(codes(changed) == ["FAD16", "FAU02", "FAU04", "FAV01"])
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
        #expect(codes(nextDay.xml) == ["FAD09e"])
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
            receivedAt: limit.adding(seconds: 1),
            answerableFrom: limit
        )
        #expect(late.isAcceptance)
        #expect(late.messages.map(\.code) == ["SIM-48H"])
    }

    @Test func `the register decides, not what the document says of itself`() {
        let xml = SampleInvoice().xml
        #expect(codes(xml, register: SampleRegister.register(issuers: [])) == ["FAJ21"])
        let unlinked = SampleRegister.register(unlinked: ["18760000001"])
        #expect(codes(xml, register: unlinked) == ["FAB05c"])
        let production = AuthorityRegister(
            issuers: [SampleRegister.issuer],
            windows: [],
            environment: .production
        )
        #expect(codes(xml, register: production) == ["FAD04", "FAD06", "FAD07"])
    }

    @Test func `all broken rules are answered and refusals come first`() {
        let xml = SampleInvoice().xml
            .replacing("ventas@example.com", with: "otro@example.com")
            .replacing("UBL 2.1<", with: "UBL 2.0<")
            .replacing("Café molido", with: "").replacing("Panela", with: "")
        let decision = Decision(
            on: Array(xml.utf8),
            register: SampleRegister.register(),
            receivedAt: SampleRegister.received,
            answerableFrom: SampleRegister.received
        )
        #expect(!decision.isAcceptance)
        #expect(decision.messages.map(\.code) == ["FAD01", "FAZ02", "FAJ71"])
        #expect(
            decision.messages[0].text == "Rechazo: La versión del formato UBL no es UBL 2.1"
        )
        #expect(decision.messages[2].text.hasPrefix("Notificación: "))
    }
}
