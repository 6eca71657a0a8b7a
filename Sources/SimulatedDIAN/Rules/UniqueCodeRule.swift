import Fiscal

/// FAD06: the CUFE or CUDE, computed again from the document (annex 1.9 §11).
enum UniqueCodeRule: Rule {
    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        guard let key = key(for: examination) else { return }
        let code = hexText(
            sha384(
                chain(of: examination.invoice) + key.exposed
                    + examination.register.environment.rawValue
            )
        )
        verdict.refuse(
            "FAD06",
            "Valor del CUFE no está calculado correctamente",
            if: examination.invoice.root.value("UUID") != code
        )
    }

    /// The software's PIN for type 03, the range's technical key for the others.
    ///
    /// Nil when the register has neither; then another rule has refused the document already.
    private static func key(for examination: Examination) -> Secret? {
        examination.invoice.isTypeThree
            ? examination.issuer?.software.pin : examination.range?.technicalKey
    }

    /// What is hashed, without key and environment; amounts are cut to two decimals, not rounded.
    private static func chain(of invoice: ReceivedInvoice) -> String {
        let root = invoice.root
        var chain = invoice.number + root.value("IssueDate") + root.value("IssueTime")
        chain += amount(invoice.totals?.amount("LineExtensionAmount"))
        for tax in ["01", "04", "03"] {
            let total = invoice.taxTotals.filter { $0.taxCode == tax }
            chain += tax + amount(total.compactMap { $0.amount("TaxAmount") }.sum)
        }
        chain += amount(invoice.totals?.amount("PayableAmount"))
        chain += invoice.supplier?.cac("PartyTaxScheme")?.value("CompanyID") ?? ""
        chain += invoice.customer?.cac("PartyTaxScheme")?.value("CompanyID") ?? ""
        return chain
    }

    private static func amount(_ amount: WireAmount?) -> String {
        (amount ?? .zero).truncatedText
    }
}
