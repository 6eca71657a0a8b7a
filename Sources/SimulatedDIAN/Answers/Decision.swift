import Fiscal

/// What the authority decided on one document, and all it needs to say so again in the same bytes.
struct Decision: Hashable, Sendable {
    /// As the document claims it; nil for one that cannot be read.
    let uniqueCode: UniqueCode?
    let issuer: NIT?
    /// The receiver of the answer, as the document names it.
    let issuerName: String
    let number: String
    let typeCode: String
    let isAcceptance: Bool
    let messages: [RuleMessage]
    let receivedAt: Timestamp
    /// Until then the document is in process.
    let answerableFrom: Timestamp

    /// Reads and examines `bytes`; ZB01 when they are not an invoice in XML.
    init(
        on bytes: [UInt8],
        register: AuthorityRegister,
        receivedAt: Timestamp,
        answerableFrom: Timestamp
    ) {
        let invoice = ReceivedInvoice(bytes)
        let verdict =
            invoice.map {
                Examination(of: $0, register: register, receivedAt: receivedAt).verdict()
            } ?? .unreadable
        self.init(
            uniqueCode: invoice?.uniqueCode,
            issuer: invoice?.issuerNIT,
            issuerName: invoice?.supplier?.cac("PartyTaxScheme")?.value("RegistrationName") ?? "",
            number: invoice?.number ?? "",
            typeCode: invoice?.typeCode ?? "",
            isAcceptance: verdict.isAcceptance,
            messages: verdict.messages,
            receivedAt: receivedAt,
            answerableFrom: answerableFrom
        )
    }

    init(
        uniqueCode: UniqueCode?,
        issuer: NIT?,
        issuerName: String,
        number: String,
        typeCode: String,
        isAcceptance: Bool,
        messages: [RuleMessage],
        receivedAt: Timestamp,
        answerableFrom: Timestamp
    ) {
        self.uniqueCode = uniqueCode
        self.issuer = issuer
        self.issuerName = issuerName
        self.number = number
        self.typeCode = typeCode
        self.isAcceptance = isAcceptance
        self.messages = messages
        self.receivedAt = receivedAt
        self.answerableFrom = answerableFrom
    }

    func answer(
        at time: Timestamp,
        environment: AuthorityRegister.Environment
    ) -> AuthorityAnswer {
        guard time >= answerableFrom else { return .inProcess }
        let document = applicationResponse(to: self, environment: environment)
        return isAcceptance
            ? .accepted(notifications: messages, document: document)
            : .refused(rules: messages, document: document)
    }
}

extension Verdict {
    fileprivate static var unreadable: Verdict {
        var verdict = Verdict()
        verdict.refuse("ZB01", "Fallo en el esquema XML del archivo")
        return verdict
    }
}
