/// What of UBL's schema the simulator holds a document to; a document that breaks it gets ZB01.
///
/// The root, the order of its children, and the form of every number. Elements that are missing are
/// left to the rules that name them.
enum DocumentStructure {
    static func holds(in tree: XMLTree) -> Bool {
        tree.root.isNamed(.invoice, "Invoice")
            && childrenAreInOrder(of: tree.root)
            && tree.elements.allSatisfy(numberHasItsForm)
    }

    /// Whether an element's value is a number by UBL's own naming.
    static func isNumeric(_ element: Element) -> Bool {
        element.namespace == .basic
            && (element.nameEnds(with: "Amount") || element.nameEnds(with: "Quantity")
                || element.nameEnds(with: "Percent") || element.nameEnds(with: "Numeric"))
    }

    private static func numberHasItsForm(_ element: Element) -> Bool {
        !isNumeric(element) || (element.isLeaf && WireAmount(element.bytes) != nil)
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
