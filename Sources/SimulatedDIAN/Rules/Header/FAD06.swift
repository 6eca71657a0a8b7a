import Fiscal

extension Rule {
    /// FAD06: the CUFE or CUDE, computed again from the document (annex 1.9 §11).
    static let fad06 = Rule("FAD06", "Valor del CUFE no está calculado correctamente") {
        guard let key = $0.key else { return false }
        let chain = $0.invoice.chain + key.exposed + $0.register.environment.rawValue
        return $0.invoice.root.value("UUID") != hexText(sha384(chain))
    }
}

extension Examination {
    /// The software's PIN for type 03, the range's technical key for the others.
    ///
    /// Nil when the register has neither; then another rule has refused the document already.
    fileprivate var key: Secret? {
        invoice.isTypeThree ? issuer?.software.pin : range?.technicalKey
    }
}

extension ReceivedInvoice {
    /// What is hashed, without key and environment; amounts are cut to two decimals, not rounded.
    fileprivate var chain: String {
        var chain = number + root.value("IssueDate") + root.value("IssueTime")
        chain += (totals?.total("LineExtensionAmount") ?? .zero).truncatedText
        for tax in ["01", "04", "03"] {
            let amounts = zip(taxCodes, taxTotals).filter { $0.0 == tax }
                .map { $0.1.total("TaxAmount") }
            chain += tax + amounts.sum.truncatedText
        }
        chain += (totals?.total("PayableAmount") ?? .zero).truncatedText
        chain += supplierID?.text ?? ""
        chain += customerID?.text ?? ""
        return chain
    }
}
