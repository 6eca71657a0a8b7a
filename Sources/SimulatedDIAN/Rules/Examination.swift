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
        let rules = register.rules
        // By index: to copy a rule with its texts costs as much as many a rule takes.
        for index in rules.indices where rules[index].isBroken(self) {
            verdict.add(rules[index].code, rules[index].text, rules[index].effect)
        }
        return verdict
    }
}
