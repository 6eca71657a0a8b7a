import Fiscal

/// An invoice as it came over the wire: the places that rules ask for, found once.
///
/// An object, for every rule is handed it.
final class ReceivedInvoice: Sendable {
    let root: Element
    /// Every `sts:DianExtensions`; there should be one.
    let controls: [Element]
    let control: Element?
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
    /// The authorisation's first and last number, as the document has them; empty when absent.
    let firstAuthorised: String
    let lastAuthorised: String

    let provider: Element?
    let softwareID: String
    let fingerprint: String
    let authorizationProvider: Element?

    let supplierGroup: Element?
    let supplier: Element?
    let supplierAddress: Element?
    let supplierTax: Element?
    let supplierTaxAddress: Element?
    let supplierScheme: Element?
    let supplierID: Element?
    let issuerNIT: NIT?
    let supplierLegal: Element?
    let supplierLegalID: Element?

    let customerGroup: Element?
    let customer: Element?
    /// Nil for the final consumer, whom nobody can write to.
    let namedCustomer: Element?
    let naturalCustomer: Element?
    let naturalCustomerID: Element?
    let customerTax: Element?
    let customerID: Element?
    let customerLegal: Element?
    let customerLegalID: Element?

    let payments: [Element]
    let charges: [Element]
    let taxTotals: [Element]
    /// The tax of each of `taxTotals`.
    let taxCodes: [String]
    let subtotals: [Element]
    let totals: Element?
    let lines: [Element]
    let lineCharges: [Element]
    let lineTaxes: [Element]
    /// The tax of each of `lineTaxes`.
    let lineTaxCodes: [String]
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
        control = controls.first
        signatures = contents.compactMap { $0.first(.signature, "Signature") }
        number = root.value("ID")
        uniqueCode = UniqueCode(hex: root.value("UUID"))
        typeCode = root.value("InvoiceTypeCode")
        issueDay = CalendarDay(root.value("IssueDate"))
        issuedAt = Timestamp(root.value("IssueDate") + "T" + root.value("IssueTime"))
        signedAt = signatures.first?.signingTime

        let invoiceControl = control?.sts("InvoiceControl")
        authorisation = invoiceControl?.sts("InvoiceAuthorization")?.text ?? ""
        let authorised = invoiceControl?.sts("AuthorizedInvoices")
        prefix = authorised?.sts("Prefix")?.text ?? ""
        firstAuthorised = authorised?.sts("From")?.text ?? ""
        lastAuthorised = authorised?.sts("To")?.text ?? ""
        let period = invoiceControl?.sts("AuthorizationPeriod")
        authorisedFrom = period?.value("StartDate") ?? ""
        authorisedUntil = period?.value("EndDate") ?? ""
        consecutive = Self.consecutive(of: number, after: prefix)

        let software = control?.sts("SoftwareProvider")
        provider = software?.sts("ProviderID")
        softwareID = software?.sts("SoftwareID")?.text ?? ""
        fingerprint = control?.sts("SoftwareSecurityCode")?.text ?? ""
        authorizationProvider = control?.sts("AuthorizationProvider")?
            .sts("AuthorizationProviderID")

        supplierGroup = root.cac("AccountingSupplierParty")
        supplier = supplierGroup?.cac("Party")
        supplierAddress = supplier?.cac("PhysicalLocation")?.cac("Address")
        supplierTax = supplier?.cac("PartyTaxScheme")
        supplierTaxAddress = supplierTax?.cac("RegistrationAddress")
        supplierScheme = supplierTax?.cac("TaxScheme")
        supplierID = supplierTax?.cbc("CompanyID")
        issuerNIT = supplierID.flatMap { NIT(wire: $0.text) }
        supplierLegal = supplier?.cac("PartyLegalEntity")
        supplierLegalID = supplierLegal?.cbc("CompanyID")

        customerGroup = root.cac("AccountingCustomerParty")
        customer = customerGroup?.cac("Party")
        let isNatural = customerGroup?.value("AdditionalAccountID") == "2"
        naturalCustomer = isNatural ? customer : nil
        naturalCustomerID = naturalCustomer?.cac("PartyIdentification")?.cbc("ID")
        customerTax = customer?.cac("PartyTaxScheme")
        customerID = customerTax?.cbc("CompanyID")
        namedCustomer = customerID?.text == "222222222222" ? nil : customer
        customerLegal = customer?.cac("PartyLegalEntity")
        customerLegalID = customerLegal?.cbc("CompanyID")

        payments = root.all("PaymentMeans")
        charges = root.all("AllowanceCharge")
        taxTotals = root.all("TaxTotal")
        taxCodes = taxTotals.map(\.taxCode)
        subtotals = taxTotals.flatMap { $0.all("TaxSubtotal") }
        totals = root.cac("LegalMonetaryTotal")
        lines = root.all("InvoiceLine")
        lineCharges = lines.flatMap { $0.all("AllowanceCharge") }
        lineTaxes = lines.flatMap { $0.all("TaxTotal") }
        lineTaxCodes = lineTaxes.map(\.taxCode)
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
    /// For an invoice without signature the till's time, if it is of type 04; nil for the others.
    var momentOfSigning: Timestamp? { signedAt ?? (isTypeFour ? issuedAt : nil) }

    var paperReference: Element? {
        isTypeThree ? root.cac("AdditionalDocumentReference") : nil
    }

    var registeredPrefix: String {
        supplierLegal?.cac("CorporateRegistrationScheme")?.value("ID") ?? ""
    }
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
