import Fiscal

/// One document before the authority: what came, what the register says, and when.
struct Examination: Sendable {
    let invoice: ReceivedInvoice
    let register: AuthorityRegister
    let receivedAt: Timestamp
    /// As registered; nil when the NIT may not issue invoices.
    let issuer: Issuer?
    /// The registered range of the authorisation and prefix that the document names.
    let range: AuthorisedRange?

    init(of invoice: ReceivedInvoice, register: AuthorityRegister, receivedAt: Timestamp) {
        self.invoice = invoice
        self.register = register
        self.receivedAt = receivedAt
        issuer = register.issuer(invoice.issuerNIT)
        range = issuer?.ranges.first { [invoice] range in
            range.authorisation == invoice.authorisation && range.prefix == invoice.prefix
        }
    }

    /// All rules over the document; every one that is broken is named, not only the first.
    func verdict() -> Verdict {
        var verdict = Verdict()
        for rule in Self.rules {
            rule.examine(self, into: &verdict)
        }
        return verdict
    }

    private static let rules: [any Rule.Type] = [
        AuthorisationRules.self, SoftwareRules.self, HeaderRules.self, NumberRules.self,
        UniqueCodeRule.self, IssueDateRules.self, ContingencyRules.self, PaperReferenceRules.self,
        SupplierRules.self, CustomerRules.self, PaymentRules.self, DocumentTaxRules.self,
        LineRules.self, LineTaxRules.self, TotalsRules.self, PositiveValuesRule.self,
    ]
}

/// A few closely related rules of annex 1.9.
protocol Rule: SendableMetatype {
    /// Adds to `verdict` what the document breaks.
    static func examine(_ examination: Examination, into verdict: inout Verdict)
}
