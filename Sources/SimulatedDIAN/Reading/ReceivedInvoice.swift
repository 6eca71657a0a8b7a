import Fiscal

/// An invoice as it came over the wire: the places that rules ask for, found once.
///
/// An object, for every rule is handed it.
final class ReceivedInvoice: Sendable {
    let root: Element
    /// Every `sts:DianExtensions`; there should be one.
    let controls: [Element]
    let signatures: [Element]
    let number: String
    let uniqueCode: UniqueCode?
    let typeCode: String
    let issueDay: CalendarDay?
    /// Date and time together; nil unless both have their form.
    let issuedAt: Timestamp?
    /// When it was signed; nil for an invoice without signature.
    let signedAt: Timestamp?
    /// What follows the prefix that the document names; nil unless that is a number.
    let consecutive: Int64?

    let authorisation: String
    let prefix: String
    /// The authorisation's first and last day, as the document has them.
    let authorisedFrom: String
    let authorisedUntil: String

    let supplierGroup: Element?
    let supplier: Element?
    let supplierTax: Element?
    let supplierLegal: Element?
    let customerGroup: Element?
    let customer: Element?
    let customerTax: Element?
    let customerLegal: Element?

    let payments: [Element]
    let charges: [Element]
    let taxTotals: [Element]
    let subtotals: [Element]
    let totals: Element?
    let lines: [Element]
    let lineCharges: [Element]
    let lineTaxes: [Element]
    let lineSubtotals: [Element]
    let items: [Element]
    let itemCodes: [Element]
    let prices: [Element]

    init(root: Element) {
        self.root = root
        let contents =
            root.first(.extensions, "UBLExtensions")?.children
            .compactMap { $0.first(.extensions, "ExtensionContent") } ?? []
        controls = contents.compactMap { $0.sts("DianExtensions") }
        signatures = contents.compactMap { $0.first(.signature, "Signature") }
        number = root.value("ID")
        uniqueCode = UniqueCode(hex: root.value("UUID"))
        typeCode = root.value("InvoiceTypeCode")
        issueDay = CalendarDay(root.value("IssueDate"))
        issuedAt = Timestamp(root.value("IssueDate") + "T" + root.value("IssueTime"))
        signedAt = signatures.first?.signingTime

        let invoiceControl = controls.first?.sts("InvoiceControl")
        authorisation = invoiceControl?.sts("InvoiceAuthorization")?.text ?? ""
        prefix = invoiceControl?.sts("AuthorizedInvoices")?.sts("Prefix")?.text ?? ""
        let period = invoiceControl?.sts("AuthorizationPeriod")
        authorisedFrom = period?.value("StartDate") ?? ""
        authorisedUntil = period?.value("EndDate") ?? ""
        consecutive = Self.consecutive(of: number, after: prefix)

        supplierGroup = root.cac("AccountingSupplierParty")
        supplier = supplierGroup?.cac("Party")
        supplierTax = supplier?.cac("PartyTaxScheme")
        supplierLegal = supplier?.cac("PartyLegalEntity")
        customerGroup = root.cac("AccountingCustomerParty")
        customer = customerGroup?.cac("Party")
        customerTax = customer?.cac("PartyTaxScheme")
        customerLegal = customer?.cac("PartyLegalEntity")

        payments = root.all("PaymentMeans")
        charges = root.all("AllowanceCharge")
        taxTotals = root.all("TaxTotal")
        subtotals = taxTotals.flatMap { $0.all("TaxSubtotal") }
        totals = root.cac("LegalMonetaryTotal")
        lines = root.all("InvoiceLine")
        lineCharges = lines.flatMap { $0.all("AllowanceCharge") }
        lineTaxes = lines.flatMap { $0.all("TaxTotal") }
        lineSubtotals = lineTaxes.flatMap { $0.all("TaxSubtotal") }
        items = lines.compactMap { $0.cac("Item") }
        itemCodes = items.flatMap { $0.all("StandardItemIdentification") }
            .compactMap { $0.cbc("ID") }
        prices = lines.compactMap { $0.cac("Price") }
    }

    private static func consecutive(of number: String, after prefix: String) -> Int64? {
        guard number.hasPrefix(prefix) else { return nil }
        let digits = number.utf8.dropFirst(prefix.utf8.count)
        guard !digits.isEmpty, digits.first != UInt8(ascii: "0"), digits.allSatisfy(isDigit) else {
            return nil
        }
        return Int64(Substring(digits))
    }
}

extension ReceivedInvoice {
    /// Issued during DIAN's own failure.
    var isTypeFour: Bool { typeCode == "04" }
    /// Transcribed after a failure of the issuer: its code is a CUDE, its range a talonario.
    var isTypeThree: Bool { typeCode == "03" }
    var rangeKind: AuthorisedRange.Kind { isTypeThree ? .talonario : .normal }
    var issuerNIT: NIT? { supplierID.flatMap { NIT(wire: $0.text) } }
    /// For an invoice without signature the till's time, if it is of type 04; nil for the others.
    var momentOfSigning: Timestamp? { signedAt ?? (isTypeFour ? issuedAt : nil) }

    var control: Element? { controls.first }
    /// A part of `sts:AuthorizedInvoices`; empty when absent.
    func authorised(_ name: StaticString) -> String {
        control?.sts("InvoiceControl")?.sts("AuthorizedInvoices")?.sts(name)?.text ?? ""
    }
    var provider: Element? { control?.sts("SoftwareProvider")?.sts("ProviderID") }
    var softwareID: String { control?.sts("SoftwareProvider")?.sts("SoftwareID")?.text ?? "" }
    var fingerprint: String { control?.sts("SoftwareSecurityCode")?.text ?? "" }
    var authorizationProvider: Element? {
        control?.sts("AuthorizationProvider")?.sts("AuthorizationProviderID")
    }
    var paperReference: Element? {
        isTypeThree ? root.cac("AdditionalDocumentReference") : nil
    }

    var supplierID: Element? { supplierTax?.cbc("CompanyID") }
    var supplierScheme: Element? { supplierTax?.cac("TaxScheme") }
    var supplierAddress: Element? { supplier?.cac("PhysicalLocation")?.cac("Address") }
    var supplierTaxAddress: Element? { supplierTax?.cac("RegistrationAddress") }
    var supplierLegalID: Element? { supplierLegal?.cbc("CompanyID") }
    var registeredPrefix: String {
        supplierLegal?.cac("CorporateRegistrationScheme")?.value("ID") ?? ""
    }

    var customerID: Element? { customerTax?.cbc("CompanyID") }
    var customerLegalID: Element? { customerLegal?.cbc("CompanyID") }
    /// Nil for the final consumer, whom nobody can write to.
    var namedCustomer: Element? { customerID?.text == "222222222222" ? nil : customer }
    var naturalCustomer: Element? {
        customerGroup?.value("AdditionalAccountID") == "2" ? customer : nil
    }
    var naturalCustomerID: Element? { naturalCustomer?.cac("PartyIdentification")?.cbc("ID") }
}

extension Element {
    /// Of a `ds:Signature`: `xades:SigningTime` to the second.
    fileprivate var signingTime: Timestamp? {
        let properties = first(.signature, "Object")?
            .first(.xades, "QualifyingProperties")?.first(.xades, "SignedProperties")?
            .first(.xades, "SignedSignatureProperties")
        guard let text = properties?.first(.xades, "SigningTime")?.text else { return nil }
        let withoutFraction =
            text.prefix(19) + text.dropFirst(19).drop { $0 == "." || $0.isNumber }
        return Timestamp(String(withoutFraction))
    }
}

extension NIT {
    /// As documents write it, without check digit.
    init?(wire text: String) {
        guard let digits = Int64(text) else { return nil }
        self.init(digits: digits)
    }
}
