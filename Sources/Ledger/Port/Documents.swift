package import Fiscal
import GRDB

extension SQLiteLedger {
    package func readySales(
        after key: SaleKey?,
        limit: Int
    ) throws(LedgerFailure) -> [ReadySale] {
        try reading(es: "leer las ventas listas de", en: "reading the ready sales from") { db in
            try Prepared(db, DocumentQuery.ready)
                .all(key?.arrival ?? -1, key?.ordinal ?? -1, limit) { row in
                    let (key, issuer, number) = (row.key(), try row.issuer(), try row.number())
                    let (type, content) = (try row.named(ContingencyType.self), try row.digest())
                    return ReadySale(
                        key: key,
                        issuer: issuer,
                        number: number,
                        type: try row.actKindOrNil()?.releasedType ?? type,
                        content: content
                    )
                }
        }
    }

    package func holdBack(_ sales: [HeldBackSale]) throws(LedgerFailure) {
        try writing(es: "retener ventas en", en: "holding back sales in") { db in
            let setFate = try Prepared(db, DocumentQuery.holdBack)
            let setFinding = try Prepared(db, DocumentQuery.setFinding)
            for sale in sales {
                let changed = try setFate.run(sale.key.arrival, sale.key.ordinal)
                try requireOne(changed, "number that is ready with sale \(sale.key)")
                let findings = try jsonText([sale.finding])
                try setFinding.run(sale.key.arrival, sale.key.ordinal, findings)
            }
        }
    }

    package func lastFileCounter(of issuer: NIT, year: Int) throws(LedgerFailure) -> Int64 {
        try reading(
            es: "leer el contador de archivos de",
            en: "reading the file counter from"
        ) { db in
            try Prepared(db, DocumentQuery.lastFileCounter)
                .first(issuer.digits, year) { $0.integer() } ?? 0
        }
    }

    package func pendingDocuments(
        after id: Int64,
        limit: Int
    ) throws(LedgerFailure) -> [PendingDocument] {
        try reading(
            es: "leer los documentos pendientes de",
            en: "reading the pending documents from"
        ) { db in
            try Prepared(db, DocumentQuery.pending).all(id, limit) { row in
                PendingDocument(
                    id: row.integer(),
                    issuer: try row.issuer(),
                    number: try row.number(),
                    uniqueCode: try row.uniqueCode(),
                    fileName: row.text(),
                    archive: ArchiveHead(name: try row.archiveName(), digest: try row.digest()),
                    entry: row.text(),
                    state: try row.state(),
                    attempts: Int(row.integer()),
                    lastSentAt: row.timeOrNil()
                )
            }
        }
    }

    package func record(_ intents: [Intent]) throws(LedgerFailure) {
        try writing(es: "anotar llamadas en", en: "writing down calls in") { db in
            let record = try CallRecord(db)
            for intent in intents { try record.write(intent) }
            if let latest = intents.map(\.at).max() { try noteTime(latest, in: db) }
        }
    }

    package func record(_ outcomes: [Outcome]) throws(LedgerFailure) {
        try writing(es: "anotar respuestas en", en: "writing down answers in") { db in
            let record = try CallRecord(db)
            for outcome in outcomes { try record.write(outcome) }
            if let latest = outcomes.map(\.answeredAt).max() { try noteTime(latest, in: db) }
        }
    }

    package func unsealedAnswers(
        of chain: ChainName,
        limit: Int,
        bytes: Int
    ) throws(LedgerFailure) -> [UnsealedAnswer] {
        try reading(
            es: "leer las respuestas por sellar de",
            en: "reading the answers to seal from"
        ) { db in
            var room = bytes
            var answers: [UnsealedAnswer] = []
            let statement = try Prepared(db, DocumentQuery.answer)
            var last: Int64 = 0
            while answers.count < limit, room > 0 || answers.isEmpty,
                let answer = try statement.first(
                    chain.text,
                    last,
                    read: { row in try row.unsealedAnswer() }
                )
            {
                last = answer.document
                room -= answer.bytes.count
                answers.append(answer)
            }
            return answers
        }
    }
}

enum DocumentQuery {
    static let ready = """
        SELECT number.ownerArrival, number.ownerOrdinal, number.issuer, number.prefix,
            number.consecutive, sale.type, sale.content, numberAct.kind
        FROM number JOIN sale
            ON sale.arrival = number.ownerArrival AND sale.ordinal = number.ownerOrdinal
        LEFT JOIN numberAct ON numberAct.id = number.act
        WHERE number.fate = 'ready' AND (number.ownerArrival, number.ownerOrdinal) > (?, ?)
        ORDER BY number.ownerArrival, number.ownerOrdinal LIMIT ?
        """

    static let holdBack = """
        UPDATE number SET fate = 'awaitingCorrection'
        WHERE fate = 'ready' AND ownerArrival = ? AND ownerOrdinal = ?
        """

    static let setFinding = """
        UPDATE sale SET judgedFindings = ?3 WHERE arrival = ?1 AND ordinal = ?2
        """

    /// With a step to go; in the words of the index `documentPending`.
    static let isPending = """
        (state = 'toSend' OR state = 'inFlight' OR state = 'unresolved'
            OR state = 'acceptedWithoutReceipt')
        """

    static let pending = """
        SELECT document.id, document.issuer, document.prefix, document.consecutive,
            document.uniqueCode, document.fileName, \(ArchiveColumns.name("archive")), archive.digest,
            document.entry, document.state, document.attempts, document.lastSentAt
        FROM document JOIN archive ON archive.id = document.archive
        WHERE \(isPending) AND document.id > ?
        ORDER BY document.id LIMIT ?
        """

    static let lastFileCounter = """
        SELECT max(last) FROM fileCounter WHERE issuer = ? AND year = ?
        """

    static let answer = """
        SELECT document.id, document.prefix, document.consecutive, document.uniqueCode,
            answer.isAcceptance, answer.answeredAt,
            (SELECT detail FROM attempt WHERE document = answer.document
                ORDER BY attempt DESC LIMIT 1),
            answer.bytes
        FROM unsealedAnswer AS answer JOIN document ON document.id = answer.document
        WHERE answer.chain = ? AND answer.document > ? AND answer.archive IS NULL
        ORDER BY answer.document LIMIT 1
        """
}

extension Columns {
    fileprivate mutating func unsealedAnswer() throws -> UnsealedAnswer {
        UnsealedAnswer(
            document: integer(),
            number: try number(),
            uniqueCode: try uniqueCode(),
            isAcceptance: flag(),
            answeredAt: time(),
            rules: text(),
            bytes: blob()
        )
    }
}
