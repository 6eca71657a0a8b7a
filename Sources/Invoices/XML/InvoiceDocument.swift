import Fiscal

/// All that one UBL 2.1 invoice says, and the order in which it says it.
///
/// The order of elements is that of UBL-Invoice-2.1.xsd (annex 1.9 §6.1); each group is written
/// in the file that bears its name.
struct InvoiceDocument {
    let issuer: Issuer
    let municipality: Municipality
    let environment: InvoiceEnvironment
    let range: AuthorisedRange
    let sale: SaleDocument
    /// The sale's lines, in its order.
    let lines: [PricedLine]
    let totals: SaleTotals
    let code: UniqueCode
    let issuedAt: Timestamp

    /// The document in UTF-8.
    ///
    /// It has one UBLExtension; a signature's is another.
    func bytes() -> [UInt8] {
        var xml = XMLWriter(capacity: 8_192 + 2_048 * lines.count)
        xml.element("Invoice", .namespaces) { xml in
            writeExtensions(to: &xml)
            writeHeader(to: &xml)
            writePaperReference(to: &xml)
            writeSupplier(to: &xml)
            writeCustomer(to: &xml)
            writePaymentMeans(to: &xml)
            writeTaxes(to: &xml)
            writeMonetaryTotal(to: &xml)
            for (index, line) in lines.enumerated() {
                write(line, position: index + 1, to: &xml)
            }
        }
        return xml.bytes
    }
}

extension XMLAttributes {
    /// The same prefixes as in DIAN's own samples, those of the signature to come among them.
    fileprivate static let namespaces = XMLAttributes([
        "xmlns": "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
        "xmlns:cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
        "xmlns:cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
        "xmlns:ds": "http://www.w3.org/2000/09/xmldsig#",
        "xmlns:ext": "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
        "xmlns:sts": "dian:gov:co:facturaelectronica:Structures-2-1",
        "xmlns:xades": "http://uri.etsi.org/01903/v1.3.2#",
        "xmlns:xades141": "http://uri.etsi.org/01903/v1.4.1#",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": """
        urn:oasis:names:specification:ubl:schema:xsd:Invoice-2 \
        http://docs.oasis-open.org/ubl/os-UBL-2.1/xsd/maindoc/UBL-Invoice-2.1.xsd
        """,
    ])

    /// An amount in Colombian pesos; every currency of a document is the same one (FAD15b).
    static let pesos = XMLAttributes(["currencyID": "COP"])

    /// A code list of DIAN's.
    static let authority = XMLAttributes([
        "schemeAgencyID": authorityID,
        "schemeAgencyName": authorityName,
    ])

    /// An identification: its type, and for a NIT its check digit (FAJ24, FAK24, FAB22).
    static func identification(type: String, checkDigit: Int?) -> XMLAttributes {
        guard let checkDigit else {
            return XMLAttributes([
                "schemeAgencyID": authorityID,
                "schemeAgencyName": authorityName,
                "schemeName": type,
            ])
        }
        return XMLAttributes([
            "schemeAgencyID": authorityID,
            "schemeAgencyName": authorityName,
            "schemeID": String(checkDigit),
            "schemeName": type,
        ])
    }
}

private let authorityID = "195"
private let authorityName = "CO, DIAN (Dirección de Impuestos y Aduanas Nacionales)"
