package import Fiscal
import GRDB

extension SQLiteLedger {
    package func restore(_ answers: [RestoredAnswer]) throws(LedgerFailure) -> [Int64] {
        try writing(
            es: "anotar respuestas selladas en",
            en: "writing down sealed answers in"
        ) { db in
            let record = try CallRecord(db)
            let open = try Prepared(db, RestoredCallQuery.open)
            return try answers.map { answer in
                let document = try open.document(of: answer.invoice)
                try record.restore(answer, to: document)
                try noteTime(answer.answeredAt, in: db)
                return document
            }
        }
    }

    package func restore(_ calls: [RestoredCall]) throws(LedgerFailure) {
        try writing(es: "anotar llamadas selladas en", en: "writing down told calls in") { db in
            let record = try CallRecord(db)
            let next = try Prepared(db, RestoredCallQuery.next)
            let insert = try Prepared(db, RestoredCallQuery.insert)
            let count = try Prepared(db, RestoredCallQuery.count)
            let isOpen = try Prepared(db, RestoredCallQuery.isOpen)
            /// A call that changed nothing, or whose answer is sealed, is only written down.
            func settle(_ document: Int64, by call: RestoredCall) throws {
                guard let state = call.state, try isOpen.first(document, read: { _ in true }) != nil
                else { return }
                let answeredAt = state.nextStep == nil ? call.answeredAt : nil
                try record.settle(document, state, at: answeredAt, noting: [], call.finding)
            }
            for call in calls {
                let document = try next.document(of: call.invoice, attempt: call.attempt)
                try insert.run(
                    document,
                    call.attempt,
                    call.step.storedName,
                    call.at.seconds,
                    call.answeredAt?.seconds,
                    call.answer,
                    call.detail
                )
                let sentAt = call.step == .send ? call.answeredAt ?? call.at : nil
                try count.run(document, call.attempt, sentAt?.seconds)
                try settle(document, by: call)
                try noteTime(call.answeredAt ?? call.at, in: db)
            }
        }
    }
}

extension Prepared {
    /// The first of the numbers whose text it is that has such a document.
    fileprivate func document(of invoice: NamedInvoice, attempt: Int = 0) throws -> Int64 {
        for number in invoice.numbers {
            let document = try first(
                invoice.issuer.digits,
                number.prefix,
                number.consecutive,
                invoice.uniqueCode.bytes,
                attempt
            ) { $0.integer() }
            if let document { return document }
        }
        let text = invoice.numbers.first?.text ?? "?"
        return try required(nil, "the invoice \(text) that an archive speaks of")
    }
}

extension CallRecord {
    /// The bytes are sealed already; only that they are is written down.
    fileprivate func restore(_ answer: RestoredAnswer, to document: Int64) throws {
        try settle(
            document,
            answer.isAcceptance ? .accepted : .refused,
            at: answer.answeredAt,
            noting: answer.notifications,
            answer.finding
        )
        try keepAnswer([], to: document, isAcceptance: answer.isAcceptance, at: answer.answeredAt)
    }
}

private enum RestoredCallQuery {
    private static let isThatInvoice = """
        issuer = ?1 AND prefix = ?2 AND consecutive = ?3 AND uniqueCode = ?4
        """

    /// A number has at most one document that is not refused.
    static let open = """
        SELECT id FROM document
        WHERE \(isThatInvoice) AND state NOT IN ('planned', 'accepted', 'refused') AND ?5 = 0
        """

    /// The document that comes to this call next: what is refused and sent again may have the same code.
    static let next = """
        SELECT id FROM document
        WHERE \(isThatInvoice) AND attempts = ?5 - 1 AND NOT EXISTS (SELECT 1 FROM attempt
            WHERE document = document.id AND answer IN ('accepted', 'refused'))
        ORDER BY id LIMIT 1
        """

    static let isOpen = """
        SELECT 1 FROM document WHERE id = ? AND state IN ('toSend', 'inFlight', 'unresolved')
        """

    static let insert = """
        INSERT INTO attempt (document, attempt, step, at, answeredAt, answer, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """

    static let count = """
        UPDATE document SET attempts = ?2, lastSentAt = coalesce(?3, lastSentAt) WHERE id = ?1
        """
}
