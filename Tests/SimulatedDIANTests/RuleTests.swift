import Fiscal
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

    @Test(arguments: Self.authorisation + Self.header + Self.parties + Self.amounts)
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
        Mutation("FAB19b", "schemeName=\"31\">900123456</sts", "schemeName=\"31\">900559088</sts"),
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
        Mutation("FAD06", "<cbc:UUID schemeID=\"2\" schemeName=\"CUFE-SHA384\">", 
            "<cbc:UUID schemeID=\"2\" schemeName=\"CUFE-SHA384\">0"),
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
        Mutation("FAK25", "CompanyID schemeName=\"13\"", "CompanyID schemeID=\"0\" schemeName=\"31\""),
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
    private static func total(_ codes: String, _ name: String, _ old: String, _ new: String) -> Mutation {
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
            "FAU08",
            "<cbc:PayableAmount",
            "<cbc:AllowanceTotalAmount currencyID=\"COP\">0.50</cbc:AllowanceTotalAmount><cbc:PayableAmount"
        ),
        Mutation(
            "FAU10 FAU14",
            "<cbc:PayableAmount",
            "<cbc:ChargeTotalAmount currencyID=\"COP\">1.00</cbc:ChargeTotalAmount><cbc:PayableAmount"
        ),
        Mutation("FAS01b FAS02", "<cac:LegalMonetaryTotal>", """
            <cac:TaxTotal><cbc:TaxAmount currencyID="COP">0.01</cbc:TaxAmount><cac:TaxSubtotal>\
            <cac:TaxCategory><cac:TaxScheme><cbc:ID>01</cbc:ID></cac:TaxScheme></cac:TaxCategory>\
            </cac:TaxSubtotal></cac:TaxTotal><cac:LegalMonetaryTotal>
            """),
    ]
}
