import Fiscal

extension InvoiceDocument {
    /// What kind of document it is, its number, code and date (FAD01 to FAD16).
    func writeHeader(to xml: inout XMLWriter) {
        xml.leaf("cbc:UBLVersionID", "UBL 2.1")
        xml.leaf("cbc:CustomizationID", "10")
        xml.leaf("cbc:ProfileID", "DIAN 2.1: Factura Electrónica de Venta")
        xml.leaf("cbc:ProfileExecutionID", environment.rawValue)
        xml.leaf("cbc:ID", sale.number.text)
        xml.leaf("cbc:UUID", code.hex, codeScheme)
        xml.leaf("cbc:IssueDate", issuedAt.day.text)
        xml.leaf("cbc:IssueTime", issuedAt.zonedClock)
        xml.leaf("cbc:InvoiceTypeCode", sale.type.rawValue)
        xml.leaf("cbc:Note", note)
        xml.leaf("cbc:DocumentCurrencyCode", "COP")
        xml.leaf("cbc:LineCountNumeric", String(sale.lines.count))
    }

    /// The paper invoice that a type 03 transcribes (FAI01 to FAI04).
    ///
    /// FAI03 asks for the CUFE or CUDE of what is referred to. Paper has one only when the till
    /// printed it; otherwise the document's own code stands there, as no source says better.
    func writePaperReference(to xml: inout XMLWriter) {
        guard let paper = sale.paper, sale.type == .issuerDown else { return }
        xml.element("cac:AdditionalDocumentReference") { xml in
            xml.leaf("cbc:ID", paper.number)
            xml.leaf("cbc:UUID", (sale.declaredCode ?? code).hex, codeScheme)
            xml.leaf("cbc:IssueDate", paper.day.text)
            xml.leaf("cbc:DocumentTypeCode", paper.kind.rawValue)
        }
    }

    /// How it was paid (FAN01 to FAN04).
    ///
    /// A credit needs a due date. Where the store names none it is due on the day of issue: the first
    /// day that is not before the invoice itself, and what stands where nothing was agreed.
    func writePaymentMeans(to xml: inout XMLWriter) {
        xml.element("cac:PaymentMeans") { xml in
            xml.leaf("cbc:ID", sale.payment.form.rawValue)
            xml.leaf("cbc:PaymentMeansCode", sale.payment.means)
            if sale.payment.form == .credit {
                xml.leaf("cbc:PaymentDueDate", (sale.payment.dueDay ?? issuedAt.day).text)
            }
        }
    }

    private var codeScheme: XMLAttributes {
        XMLAttributes([
            "schemeID": environment.rawValue,
            "schemeName": sale.type.codeName + "-SHA384",
        ])
    }

    /// Tells the buyer, who knows the till's or the paper's date, why another stands above.
    private var note: String {
        let sold = "Venta registrada el \(sale.soldAt.day.text) a las \(sale.soldAt.clock)"
        switch sale.type {
        case .draft:
            return "\(sold); factura expedida al restablecerse el servicio de la DIAN."
        case .issuerDown:
            let paper = sale.paper.map { ", factura de papel \($0.number) del \($0.day.text)" }
            return "\(sold)\(paper ?? ""); transcrita en contingencia tipo 03."
        case .authorityDown:
            return
                "Factura expedida en contingencia tipo 04, por inconvenientes tecnológicos de la DIAN."
        }
    }
}
