import Fiscal

@testable import SimulatedDIAN

/// A valid invoice as text, written here by hand so that no code of the issuer's side is trusted.
///
/// Two lines: 2 × 1000.00 at IVA 19 %, and 1 × 500.50 excluded.
struct SampleInvoice {
    var number = "SETP990000001"
    var type = "01"
    var day = "2026-01-08"
    var time = "10:00:00-05:00"
    var key = SampleRegister.technicalKey
    var authorisation = "18760000001"
    var period = ("2019-01-19", "2030-01-19")
    var range = ("SETP", "990000000", "995000000")
    var signature = ""
    var reference = ""
    var buyer = Buyer.finalConsumer

    /// A buyer's party as text, and the identification that enters the unique code.
    struct Buyer {
        let id: String
        let group: String
    }

    static var typeFour: SampleInvoice { SampleInvoice(type: "04") }
    static var typeThree: SampleInvoice {
        SampleInvoice(
            number: "CTG7",
            type: "03",
            key: SampleRegister.pin,
            authorisation: "18760000002",
            period: ("2025-01-01", "2026-12-31"),
            range: ("CTG", "1", "1000"),
            reference: """
                <cac:AdditionalDocumentReference><cbc:ID>TAL15</cbc:ID>\
                <cbc:UUID schemeName="CUDE-SHA384">\(String(repeating: "a", count: 96))</cbc:UUID>\
                <cbc:IssueDate>2026-01-07</cbc:IssueDate>\
                <cbc:DocumentTypeCode>FTC</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>
                """
        )
    }

    /// To a company that is known by its NIT.
    static var toCompany: SampleInvoice { SampleInvoice(buyer: .company) }
    /// To a natural person who is known by a NIT.
    static var toMerchant: SampleInvoice { SampleInvoice(buyer: .merchant) }

    func signed(at moment: String) -> SampleInvoice {
        var copy = self
        copy.signature = """
            <ext:UBLExtension><ext:ExtensionContent>\
            <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Object>\
            <xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">\
            <xades:SignedProperties><xades:SignedSignatureProperties>\
            <xades:SigningTime>\(moment)</xades:SigningTime></xades:SignedSignatureProperties>\
            </xades:SignedProperties></xades:QualifyingProperties></ds:Object></ds:Signature>\
            </ext:ExtensionContent></ext:UBLExtension>
            """
        return copy
    }

    var uniqueCode: UniqueCode {
        let chain =
            number + day + time + "2500.50" + "01380.00" + "040.00" + "030.00" + "2880.50"
            + "900123456" + buyer.id + key + "2"
        return UniqueCode(bytes: sha384(chain)) ?? UniqueCode(repeating: 0)
    }

    private var scheme: String { type == "03" ? "CUDE-SHA384" : "CUFE-SHA384" }
    private var securityCode: String {
        hexText(sha384(SampleRegister.softwareID + SampleRegister.pin + number))
    }

    var xml: String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" \
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" \
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" \
        xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2" \
        xmlns:sts="dian:gov:co:facturaelectronica:Structures-2-1">
        <ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><sts:DianExtensions>
        <sts:InvoiceControl><sts:InvoiceAuthorization>\(authorisation)</sts:InvoiceAuthorization>
        <sts:AuthorizationPeriod><cbc:StartDate>\(period.0)</cbc:StartDate>\
        <cbc:EndDate>\(period.1)</cbc:EndDate></sts:AuthorizationPeriod>
        <sts:AuthorizedInvoices><sts:Prefix>\(range.0)</sts:Prefix>\
        <sts:From>\(range.1)</sts:From><sts:To>\(range.2)</sts:To></sts:AuthorizedInvoices>
        </sts:InvoiceControl>
        <sts:InvoiceSource><cbc:IdentificationCode>CO</cbc:IdentificationCode></sts:InvoiceSource>
        <sts:SoftwareProvider><sts:ProviderID schemeID="8" schemeName="31">900123456\
        </sts:ProviderID><sts:SoftwareID>\(SampleRegister.softwareID)</sts:SoftwareID>\
        </sts:SoftwareProvider>
        <sts:SoftwareSecurityCode>\(securityCode)</sts:SoftwareSecurityCode>
        <sts:AuthorizationProvider><sts:AuthorizationProviderID schemeID="4" schemeName="31">\
        800197268</sts:AuthorizationProviderID></sts:AuthorizationProvider>
        <sts:QRCode>https://catalogo-vpfe-hab.dian.gov.co/document/searchqr</sts:QRCode>
        </sts:DianExtensions></ext:ExtensionContent></ext:UBLExtension>\(signature)\
        </ext:UBLExtensions>
        <cbc:UBLVersionID>UBL 2.1</cbc:UBLVersionID>
        <cbc:CustomizationID>10</cbc:CustomizationID>
        <cbc:ProfileID>DIAN 2.1: Factura Electrónica de Venta</cbc:ProfileID>
        <cbc:ProfileExecutionID>2</cbc:ProfileExecutionID>
        <cbc:ID>\(number)</cbc:ID>
        <cbc:UUID schemeID="2" schemeName="\(scheme)">\(uniqueCode.hex)</cbc:UUID>
        <cbc:IssueDate>\(day)</cbc:IssueDate>
        <cbc:IssueTime>\(time)</cbc:IssueTime>
        <cbc:InvoiceTypeCode>\(type)</cbc:InvoiceTypeCode>
        <cbc:DocumentCurrencyCode>COP</cbc:DocumentCurrencyCode>
        <cbc:LineCountNumeric>2</cbc:LineCountNumeric>
        \(reference)
        \(parties)
        <cac:PaymentMeans><cbc:ID>1</cbc:ID><cbc:PaymentMeansCode>10</cbc:PaymentMeansCode>\
        </cac:PaymentMeans>
        <cac:TaxTotal><cbc:TaxAmount currencyID="COP">380.00</cbc:TaxAmount>\(iva)</cac:TaxTotal>
        <cac:LegalMonetaryTotal>
        <cbc:LineExtensionAmount currencyID="COP">2500.50</cbc:LineExtensionAmount>
        <cbc:TaxExclusiveAmount currencyID="COP">2000.00</cbc:TaxExclusiveAmount>
        <cbc:TaxInclusiveAmount currencyID="COP">2880.50</cbc:TaxInclusiveAmount>
        <cbc:PayableAmount currencyID="COP">2880.50</cbc:PayableAmount>
        </cac:LegalMonetaryTotal>
        \(lines)
        </Invoice>
        """
    }

    private var parties: String {
        """
        <cac:AccountingSupplierParty><cbc:AdditionalAccountID>1</cbc:AdditionalAccountID>
        <cac:Party><cac:PhysicalLocation><cac:Address>\(address)</cac:Address>\
        </cac:PhysicalLocation><cac:PartyTaxScheme>\
        <cbc:RegistrationName>Almacenes &amp; Más S.A.S.</cbc:RegistrationName>\
        <cbc:CompanyID schemeID="8" schemeName="31">900123456</cbc:CompanyID>\
        <cbc:TaxLevelCode>O-13;R-99-PN</cbc:TaxLevelCode>\
        <cac:RegistrationAddress>\(address)</cac:RegistrationAddress>\
        <cac:TaxScheme><cbc:ID>01</cbc:ID><cbc:Name>IVA</cbc:Name></cac:TaxScheme>\
        </cac:PartyTaxScheme>
        <cac:PartyLegalEntity>\
        <cbc:RegistrationName>Almacenes &amp; Más S.A.S.</cbc:RegistrationName>\
        <cbc:CompanyID schemeID="8" schemeName="31">900123456</cbc:CompanyID>\
        <cac:CorporateRegistrationScheme><cbc:ID>\(range.0)</cbc:ID>\
        </cac:CorporateRegistrationScheme></cac:PartyLegalEntity>
        <cac:Contact><cbc:ElectronicMail>ventas@example.com</cbc:ElectronicMail></cac:Contact>
        </cac:Party></cac:AccountingSupplierParty>
        <cac:AccountingCustomerParty>\(buyer.group)</cac:AccountingCustomerParty>
        """
    }

    private var address: String {
        """
        <cbc:ID>11001</cbc:ID><cbc:CityName>Bogotá, D.C.</cbc:CityName>\
        <cbc:CountrySubentity>Bogotá</cbc:CountrySubentity>\
        <cbc:CountrySubentityCode>11</cbc:CountrySubentityCode>\
        <cac:AddressLine><cbc:Line>Calle 1 # 2-3</cbc:Line></cac:AddressLine>\
        <cac:Country><cbc:IdentificationCode>CO</cbc:IdentificationCode></cac:Country>
        """
    }

    private var iva: String {
        """
        <cac:TaxSubtotal><cbc:TaxableAmount currencyID="COP">2000.00</cbc:TaxableAmount>\
        <cbc:TaxAmount currencyID="COP">380.00</cbc:TaxAmount><cac:TaxCategory>\
        <cbc:Percent>19.00</cbc:Percent><cac:TaxScheme><cbc:ID>01</cbc:ID>\
        <cbc:Name>IVA</cbc:Name></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>
        """
    }

    private var code: String {
        """
        <cac:StandardItemIdentification><cbc:ID schemeID="999" \
        schemeName="Estándar de adopción del contribuyente">7</cbc:ID>\
        </cac:StandardItemIdentification>
        """
    }

    private var lines: String {
        """
        <cac:InvoiceLine><cbc:ID>1</cbc:ID>\
        <cbc:InvoicedQuantity unitCode="94">2.00</cbc:InvoicedQuantity>\
        <cbc:LineExtensionAmount currencyID="COP">2000.00</cbc:LineExtensionAmount>\
        <cac:TaxTotal><cbc:TaxAmount currencyID="COP">380.00</cbc:TaxAmount>\(iva)</cac:TaxTotal>\
        <cac:Item><cbc:Description>Café molido</cbc:Description>\(code)</cac:Item>\
        <cac:Price><cbc:PriceAmount currencyID="COP">1000.00</cbc:PriceAmount>\
        <cbc:BaseQuantity unitCode="94">1.00</cbc:BaseQuantity></cac:Price></cac:InvoiceLine>
        <cac:InvoiceLine><cbc:ID>2</cbc:ID>\
        <cbc:InvoicedQuantity unitCode="94">1.00</cbc:InvoicedQuantity>\
        <cbc:LineExtensionAmount currencyID="COP">500.50</cbc:LineExtensionAmount>\
        <cac:Item><cbc:Description>Panela</cbc:Description>\(code)</cac:Item>\
        <cac:Price><cbc:PriceAmount currencyID="COP">500.50</cbc:PriceAmount>\
        <cbc:BaseQuantity unitCode="94">1.00</cbc:BaseQuantity></cac:Price></cac:InvoiceLine>
        """
    }

    func transmission(attempt: Int = 1) -> Transmission {
        Self.transmission(of: xml, code: uniqueCode, attempt: attempt)
    }

    static func transmission(
        of xml: String,
        code: UniqueCode,
        attempt: Int = 1
    ) -> Transmission {
        Transmission(
            number: SampleRegister.anyNumber,
            uniqueCode: code,
            fileName: "fv09001234560002600000001",
            invoice: Array(xml.utf8),
            attempt: attempt
        )
    }
}

extension SampleInvoice.Buyer {
    static let finalConsumer = SampleInvoice.Buyer(
        id: "222222222222",
        kind: "2",
        scheme: #"schemeName="13""#,
        identification: #"<cbc:ID schemeName="13">222222222222</cbc:ID>"#
    )
    static let company = SampleInvoice.Buyer(
        id: "890903938",
        kind: "1",
        scheme: #"schemeID="8" schemeName="31""#,
        contact: "<cac:Contact><cbc:ElectronicMail>a@b.co</cbc:ElectronicMail></cac:Contact>"
    )
    static let merchant = SampleInvoice.Buyer(
        id: "890903938",
        kind: "2",
        scheme: #"schemeID="8" schemeName="31""#,
        identification: #"<cbc:ID schemeID="8" schemeName="31">890903938</cbc:ID>"#,
        contact: "<cac:Contact><cbc:ElectronicMail>a@b.co</cbc:ElectronicMail></cac:Contact>"
    )

    private init(
        id: String,
        kind: String,
        scheme: String,
        identification: String = "",
        contact: String = ""
    ) {
        self.id = id
        let person =
            identification.isEmpty
            ? "" : "<cac:PartyIdentification>\(identification)</cac:PartyIdentification>"
        group = """
            <cbc:AdditionalAccountID>\(kind)</cbc:AdditionalAccountID>
            <cac:Party>\(person)<cac:PartyTaxScheme>\
            <cbc:RegistrationName>quien compra</cbc:RegistrationName>\
            <cbc:CompanyID \(scheme)>\(id)</cbc:CompanyID>\
            <cbc:TaxLevelCode>R-99-PN</cbc:TaxLevelCode>\
            <cac:TaxScheme><cbc:ID>ZZ</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
            <cac:PartyLegalEntity><cbc:RegistrationName>quien compra</cbc:RegistrationName>\
            <cbc:CompanyID \(scheme)>\(id)</cbc:CompanyID></cac:PartyLegalEntity>\(contact)
            </cac:Party>
            """
    }
}

extension UniqueCode {
    init(repeating byte: UInt8) {
        guard let code = UniqueCode(bytes: Array(repeating: byte, count: 48)) else {
            preconditionFailure("48 bytes are a unique code")
        }
        self = code
    }
}
