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
    /// Nil for a decision that is told at once.
    let waiting: Waiting?

    /// Reads and examines `bytes`; ZB01 or ZB05 when they are not an invoice in XML.
    init(
        on bytes: [UInt8],
        register: AuthorityRegister,
        receivedAt: Timestamp,
        waiting: Waiting? = nil
    ) {
        let (invoice, verdict) = Self.examined(bytes, register, receivedAt)
        self.init(
            uniqueCode: invoice?.uniqueCode,
            issuer: invoice?.issuerNIT,
            issuerName: invoice?.supplierTax?.value("RegistrationName") ?? "",
            number: invoice?.number ?? "",
            typeCode: invoice?.typeCode ?? "",
            isAcceptance: verdict.isAcceptance,
            messages: verdict.messages,
            receivedAt: receivedAt,
            waiting: waiting
        )
    }

    private static func examined(
        _ bytes: [UInt8],
        _ register: AuthorityRegister,
        _ receivedAt: Timestamp
    ) -> (ReceivedInvoice?, Verdict) {
        var verdict = Verdict()
        do throws(UnreadableDocument) {
            let invoice = ReceivedInvoice(root: try DocumentStructure.invoice(in: bytes))
            verdict = Examination(of: invoice, register: register, receivedAt: receivedAt).verdict()
            return (invoice, verdict)
        } catch {
            verdict.add(error.code, error.text, .refuse)
            return (nil, verdict)
        }
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
        waiting: Waiting?
    ) {
        self.uniqueCode = uniqueCode
        self.issuer = issuer
        self.issuerName = issuerName
        self.number = number
        self.typeCode = typeCode
        self.isAcceptance = isAcceptance
        self.messages = messages
        self.receivedAt = receivedAt
        self.waiting = waiting
    }

    /// The acceptance of another document that has the same number.
    func accepted(as code: UniqueCode) -> Decision {
        Decision(
            uniqueCode: code,
            issuer: issuer,
            issuerName: issuerName,
            number: number,
            typeCode: typeCode,
            isAcceptance: true,
            messages: [],
            receivedAt: receivedAt,
            waiting: nil
        )
    }

    func answer(
        at time: Timestamp,
        environment: AuthorityRegister.Environment
    ) -> AuthorityAnswer {
        if let waiting, time < waiting.until { return waiting.isUnknown ? .unknown : .inProcess }
        let document = applicationResponse(to: self, environment: environment)
        return isAcceptance
            ? .accepted(notifications: messages, document: document)
            : .refused(rules: messages, document: document)
    }
}
