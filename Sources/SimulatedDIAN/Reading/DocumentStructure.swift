/// Why bytes are no invoice that can be examined.
enum UnreadableDocument: Error {
    /// ZB01: not XML, or not in the form of UBL.
    case breaksSchema
    /// ZB05: XML of another kind, such as a credit note. Its words are ours: none are published.
    case isNoInvoice

    var code: String { self == .breaksSchema ? "ZB01" : "ZB05" }
    var text: String {
        switch self {
        case .breaksSchema: "Fallo en el esquema XML del archivo"
        case .isNoInvoice: "El archivo no corresponde a un tipo de documento válido"
        }
    }
}

/// What of UBL's schema the simulator holds a document to.
///
/// The root, the order of its children, and the form of every number. Elements that are missing are
/// left to the rules that name them.
enum DocumentStructure {
    /// The root of an invoice that keeps it.
    static func invoice(in bytes: [UInt8]) throws(UnreadableDocument) -> Element {
        guard let tree = try? XMLScanner.tree(of: bytes) else { throw .breaksSchema }
        guard tree.root.isCalled("Invoice") else { throw .isNoInvoice }
        guard tree.root.namespace == .invoice, childrenAreInOrder(of: tree.root),
            tree.numbers.allSatisfy({ $0.isLeaf && WireAmount($0.bytes) != nil })
        else { throw .breaksSchema }
        return tree.root
    }

    private static func childrenAreInOrder(of root: Element) -> Bool {
        var place = 0
        for child in root.children {
            guard
                let found = order[place...].firstIndex(where: {
                    child.isNamed($0.namespace, $0.name)
                })
            else { return false }
            place = found
        }
        return true
    }

    /// UBL-Invoice-2.1.xsd; repetition is not checked here.
    private static let order: [(namespace: XMLTree.Namespace, name: StaticString)] =
        [(.extensions, "UBLExtensions")]
        + basicComponents.map { (.basic, $0) } + aggregates.map { (.aggregate, $0) }

    private static let basicComponents: [StaticString] = [
        "UBLVersionID", "CustomizationID", "ProfileID", "ProfileExecutionID", "ID",
        "CopyIndicator", "UUID", "IssueDate", "IssueTime", "DueDate", "InvoiceTypeCode", "Note",
        "TaxPointDate", "DocumentCurrencyCode", "TaxCurrencyCode", "PricingCurrencyCode",
        "PaymentCurrencyCode", "PaymentAlternativeCurrencyCode", "AccountingCostCode",
        "AccountingCost", "LineCountNumeric", "BuyerReference",
    ]

    private static let aggregates: [StaticString] = [
        "InvoicePeriod", "OrderReference", "BillingReference", "DespatchDocumentReference",
        "ReceiptDocumentReference", "StatementDocumentReference", "OriginatorDocumentReference",
        "ContractDocumentReference", "AdditionalDocumentReference", "ProjectReference",
        "Signature", "AccountingSupplierParty", "AccountingCustomerParty", "PayeeParty",
        "BuyerCustomerParty", "SellerSupplierParty", "TaxRepresentativeParty", "Delivery",
        "DeliveryTerms", "PaymentMeans", "PaymentTerms", "PrepaidPayment", "AllowanceCharge",
        "TaxExchangeRate", "PricingExchangeRate", "PaymentExchangeRate",
        "PaymentAlternativeExchangeRate", "TaxTotal", "WithholdingTaxTotal",
        "LegalMonetaryTotal", "InvoiceLine",
    ]
}
