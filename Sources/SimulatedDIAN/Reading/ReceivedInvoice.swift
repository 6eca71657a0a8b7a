import Fiscal

/// An invoice as it came over the wire: what several rules ask for, read once.
struct ReceivedInvoice: Sendable {
    let root: Element
    /// `sts:DianExtensions`; nil when no extension holds it.
    let control: Element?
    let number: String
    let uniqueCode: UniqueCode?
    let typeCode: String
    let issueDay: CalendarDay?
    /// Date and time together; nil unless both have their form.
    let issuedAt: Timestamp?
    /// When it was signed; an invoice without a signature counts as signed when issued, if type 04.
    let signedAt: Timestamp?
    let issuerNIT: NIT?
    let lines: [Element]
    let taxTotals: [Element]

    /// Nil when the bytes are not XML, or not of UBL's structure (ZB01).
    init?(_ bytes: [UInt8]) {
        guard let tree = try? XMLScanner.tree(of: bytes), DocumentStructure.holds(in: tree) else {
            return nil
        }
        root = tree.root
        let extensions = tree.root.first(.extensions, "UBLExtensions")
        control = Self.control(in: extensions)
        number = root.value("ID")
        uniqueCode = UniqueCode(hex: root.value("UUID"))
        typeCode = root.value("InvoiceTypeCode")
        issueDay = CalendarDay(root.value("IssueDate"))
        issuedAt = Timestamp(root.value("IssueDate") + "T" + root.value("IssueTime"))
        signedAt = extensions.flatMap(Self.signingTime)
        lines = root.all("InvoiceLine")
        taxTotals = root.all("TaxTotal")
        let scheme = root.cac("AccountingSupplierParty")?.cac("Party")?.cac("PartyTaxScheme")
        issuerNIT = Int64(scheme?.value("CompanyID") ?? "").flatMap(NIT.init(digits:))
    }

    var supplier: Element? { root.cac("AccountingSupplierParty")?.cac("Party") }
    var customer: Element? { root.cac("AccountingCustomerParty")?.cac("Party") }
    var totals: Element? { root.cac("LegalMonetaryTotal") }
    /// Issued during DIAN's own failure.
    var isTypeFour: Bool { typeCode == "04" }
    /// Transcribed after a failure of the issuer: its code is a CUDE, its range a talonario.
    var isTypeThree: Bool { typeCode == "03" }
    var authorisation: String {
        control?.sts("InvoiceControl")?.sts("InvoiceAuthorization")?.text ?? ""
    }
    var prefix: String { authorised("Prefix") }

    /// A part of `sts:AuthorizedInvoices`; empty when absent.
    func authorised(_ name: StaticString) -> String {
        control?.sts("InvoiceControl")?.sts("AuthorizedInvoices")?.sts(name)?.text ?? ""
    }

    private static func control(in extensions: Element?) -> Element? {
        for `extension` in extensions?.children.map({ $0 }) ?? [] {
            let content = `extension`.first(.extensions, "ExtensionContent")
            if let found = content?.sts("DianExtensions") { return found }
        }
        return nil
    }

    /// `xades:SigningTime` to the second, of the first signature.
    private static func signingTime(in extensions: Element) -> Timestamp? {
        for `extension` in extensions.children {
            let properties = `extension`.first(.extensions, "ExtensionContent")?
                .first(.signature, "Signature")?.first(.signature, "Object")?
                .first(.xades, "QualifyingProperties")?.first(.xades, "SignedProperties")?
                .first(.xades, "SignedSignatureProperties")
            guard let text = properties?.first(.xades, "SigningTime")?.text else { continue }
            let withoutFraction =
                text.prefix(19) + text.dropFirst(19).drop { $0 == "." || $0.isNumber }
            return Timestamp(String(withoutFraction))
        }
        return nil
    }
}
