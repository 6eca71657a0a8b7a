package import Fiscal
import GRDB

extension SQLiteLedger: LedgerRestoration {
    package func arrival(
        sealedAs entry: String,
        among arrivals: ClosedRange<Int64>
    ) throws(LedgerFailure) -> Int64? {
        try reading(es: "buscar un archivo sellado en", en: "looking for a sealed file in") { db in
            try Prepared(db, "SELECT id FROM arrival WHERE id BETWEEN ? AND ? AND entry = ?")
                .first(arrivals.lowerBound, arrivals.upperBound, entry) { $0.integer() }
        }
    }

    package func sale(_ key: SaleKey) throws(LedgerFailure) -> RestoredSale? {
        try reading(es: "buscar una venta sellada en", en: "looking for a sealed sale in") { db in
            try Prepared(db, RestorationQuery.sale).first(key.arrival, key.ordinal) { row in
                RestoredSale(
                    key: key,
                    issuer: try row.issuer(),
                    number: try row.numberOrNil(),
                    facts: try row.restoredFactsOrNil()
                )
            }
        }
    }

    /// What a file says does not change for a run, so the triggers that see to it stand aside meanwhile.
    package func correct(_ sale: RestoredSale) throws(LedgerFailure) {
        try writing(es: "corregir una venta sellada en", en: "correcting a sealed sale in") { db in
            let trigger = try Prepared(db, RestorationQuery.contentTrigger).first { $0.text() }
            try db.execute(sql: "DROP TRIGGER saleContentStays")
            try Prepared(db, RestorationQuery.correct).run(
                sale.key.arrival,
                sale.key.ordinal,
                sale.number?.prefix,
                sale.number?.consecutive,
                sale.facts?.type.rawValue,
                sale.facts?.soldAt.seconds,
                sale.facts?.total.centavos,
                sale.facts?.content.bytes
            )
            try db.execute(sql: required(trigger, "the trigger saleContentStays"))
        }
    }

    package func makeReady(_ sales: [RestoredSale]) throws(LedgerFailure) {
        try writing(es: "alistar ventas selladas en", en: "making sealed sales ready in") { db in
            let record = try RestoredNumbers(db)
            for sale in sales { try record.makeReady(sale) }
        }
    }

    package func restore(_ verdicts: [RestoredVerdict]) throws(LedgerFailure) {
        try writing(
            es: "anotar lo dicho de las ventas en",
            en: "writing down what runs said of sales in"
        ) { db in
            let record = try RestoredNumbers(db)
            for verdict in verdicts { try record.write(verdict) }
        }
    }

    package func restore(
        _ findings: [(sale: SaleKey, told: [Finding])]
    ) throws(LedgerFailure) {
        try writing(es: "anotar hallazgos en", en: "writing down findings in") { db in
            let known = try Prepared(db, RestorationQuery.findings)
            let set = try Prepared(db, RestorationQuery.setFindings)
            for (sale, told) in findings {
                let found = try known.first(sale.arrival, sale.ordinal) { row in
                    (
                        reader: try row.list(of: Finding.self),
                        authority: try row.list(of: Finding.self)
                    )
                }
                let (reader, authority) = try required(found, "sale \(sale)")
                let added = told.filter { finding in !reader.contains { $0.isTold(by: finding) } }
                let ofAuthority = added.filter(\.isOfAuthority)
                try set.run(
                    sale.arrival,
                    sale.ordinal,
                    try jsonText(added.filter { !$0.isOfAuthority }),
                    try jsonText(
                        ofAuthority.map { told in
                            authority.first { $0.isTold(by: told) } ?? told
                        }
                    )
                )
            }
        }
    }
}

extension Finding {
    /// Whether the other is this one, in one of its languages.
    fileprivate func isTold(by other: Finding) -> Bool {
        code == other.code && [message.es, message.en].contains(other.message.es)
    }

    fileprivate var isOfAuthority: Bool {
        code == .refusedByAuthority || code == .disputedByAuthority
    }
}

/// Brings numbers where archives say that they were.
private struct RestoredNumbers {
    private let setVerdict: Prepared
    private let judged: Prepared
    private let begin: Prepared
    private let giveWay: Prepared
    private let own: Prepared
    private let disown: Prepared
    private let ready: Prepared
    private let setFate: Prepared

    init(_ db: Database) throws {
        setVerdict = try Prepared(db, RestorationQuery.setVerdict)
        judged = try Prepared(db, RestorationQuery.judged)
        begin = try Prepared(db, RestorationQuery.begin)
        giveWay = try Prepared(db, RestorationQuery.giveWay)
        own = try Prepared(db, RestorationQuery.own)
        disown = try Prepared(db, RestorationQuery.disown)
        ready = try Prepared(db, RestorationQuery.ready)
        setFate = try Prepared(db, RestorationQuery.setFate)
    }

    func makeReady(_ sale: RestoredSale) throws {
        try setVerdict.run(
            sale.key.arrival,
            sale.key.ordinal,
            SaleStanding.current.rawValue,
            false
        )
        try take(sale)
        guard let number = sale.number else { return }
        try ready.run(sale.issuer.digits, number.prefix, number.consecutive)
    }

    func write(_ verdict: RestoredVerdict) throws {
        let sale = verdict.sale
        try setVerdict.run(
            sale.key.arrival,
            sale.key.ordinal,
            verdict.standing?.rawValue,
            verdict.hasAuthorityFinding
        )
        guard let number = sale.number, let fate = verdict.fate else { return }
        if verdict.isOwner {
            try take(sale)
        } else {
            try judged.run(sale.key.arrival, sale.key.ordinal)
            try begin.run(sale.issuer.digits, number.prefix, number.consecutive)
            try disown.run(
                sale.key.arrival,
                sale.key.ordinal,
                sale.issuer.digits,
                number.prefix,
                number.consecutive
            )
        }
        try setFate.run(
            sale.issuer.digits,
            number.prefix,
            number.consecutive,
            fate.rawValue
        )
    }

    /// A paper that another number had until now is free: what became of that number is told as well.
    private func take(_ sale: RestoredSale) throws {
        let key = sale.key
        try judged.run(key.arrival, key.ordinal)
        guard let number = sale.number else { return }
        let issuer = sale.issuer.digits
        try begin.run(issuer, number.prefix, number.consecutive)
        try giveWay.run(key.arrival, key.ordinal, issuer, number.prefix, number.consecutive)
        try own.run(key.arrival, key.ordinal, issuer, number.prefix, number.consecutive)
    }
}

enum RestorationQuery {
    static let sale = """
        SELECT arrival.issuer, sale.prefix, sale.consecutive, sale.type, sale.soldAt, sale.total,
            sale.content
        FROM sale JOIN arrival ON arrival.id = sale.arrival
        WHERE sale.arrival = ? AND sale.ordinal = ? AND arrival.issuer IS NOT NULL
        """

    static let contentTrigger = """
        SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = 'saleContentStays'
        """

    /// What hangs on the content and cannot be known goes with it.
    static let correct = """
        UPDATE sale SET prefix = ?3, consecutive = ?4, type = ?5, soldAt = ?6, total = ?7,
            content = ?8
        WHERE arrival = ?1 AND ordinal = ?2
        """

    static let setVerdict = """
        UPDATE sale SET standing = ?3, judgedFindings = NULL,
            authorityFindings = CASE WHEN ?4 THEN authorityFindings END
        WHERE arrival = ?1 AND ordinal = ?2
        """

    static let judged = """
        DELETE FROM unjudged WHERE (issuer, prefix, consecutive, arrival, ordinal) =
            (SELECT arrival.issuer, sale.prefix, sale.consecutive, sale.arrival, sale.ordinal
            FROM sale JOIN arrival ON arrival.id = sale.arrival
            WHERE sale.arrival = ?1 AND sale.ordinal = ?2)
        """

    static let begin = """
        INSERT INTO number (issuer, prefix, consecutive, fate)
        VALUES (?, ?, ?, 'awaitingCorrection') ON CONFLICT DO NOTHING
        """

    private static let isThatNumber = "issuer = ?3 AND prefix = ?4 AND consecutive = ?5"

    /// By the index of papers that are taken.
    static let giveWay = """
        UPDATE number SET fate = 'awaitingCorrection', wasRefused = 0
        WHERE issuer = ?3 AND NOT (\(isThatNumber)) AND paperNumber IS NOT NULL
            AND fate NOT IN ('awaitingCorrection', 'disabled')
            AND fate NOT IN ('issued', 'disputed', 'accepted')
            AND paperKind = (SELECT paperKind FROM sale WHERE arrival = ?1 AND ordinal = ?2)
            AND paperNumber = (SELECT paperNumber FROM sale WHERE arrival = ?1 AND ordinal = ?2)
        """

    /// As in `RulingRecord`; an accepted number keeps its owner, and one that a person disabled its act.
    static let own = """
        UPDATE number SET ownerArrival = ?1, ownerOrdinal = ?2,
            content = (SELECT content FROM sale WHERE arrival = ?1 AND ordinal = ?2),
            total = CASE WHEN fate = 'disabled' AND act IS NOT NULL THEN 0 ELSE
                coalesce((SELECT total FROM sale WHERE arrival = ?1 AND ordinal = ?2), 0) END,
            paperKind = (SELECT paperKind FROM sale WHERE arrival = ?1 AND ordinal = ?2),
            paperNumber = (SELECT paperNumber FROM sale WHERE arrival = ?1 AND ordinal = ?2),
            wasRefused = 0, act = CASE fate WHEN 'disabled' THEN act END
        WHERE \(isThatNumber) AND fate <> 'accepted'
            AND (ownerArrival, ownerOrdinal) IS NOT (?1, ?2)
        """

    static let disown = """
        UPDATE number SET ownerArrival = NULL, ownerOrdinal = NULL, content = NULL, total = 0,
            paperKind = NULL, paperNumber = NULL, wasRefused = 0, act = NULL
        WHERE \(isThatNumber) AND fate <> 'accepted'
            AND (ownerArrival, ownerOrdinal) IS (?1, ?2)
        """

    /// What was disabled and is so no more was enabled by an act that no archive tells yet.
    private static let enabledAgain = """
        act = CASE WHEN fate <> 'disabled' THEN act END,
        total = CASE WHEN fate <> 'disabled' THEN total ELSE coalesce((SELECT sale.total FROM sale
            WHERE sale.arrival = ownerArrival AND sale.ordinal = ownerOrdinal), 0) END
        """

    static let ready = """
        UPDATE number SET fate = 'ready', wasRefused = 0, \(enabledAgain)
        WHERE issuer = ? AND prefix = ? AND consecutive = ? AND fate <> 'ready'
        """

    static let setFate = """
        UPDATE number SET fate = ?4, wasRefused = 0, \(enabledAgain),
            acceptedIn = CASE ?4 WHEN 'accepted' THEN (SELECT max(id) FROM run) END
        WHERE issuer = ?1 AND prefix = ?2 AND consecutive = ?3 AND fate <> ?4
        """

    static let findings = """
        SELECT readerFindings, authorityFindings FROM sale WHERE arrival = ? AND ordinal = ?
        """

    static let setFindings = """
        UPDATE sale SET judgedFindings = ?3, authorityFindings = ?4
        WHERE arrival = ?1 AND ordinal = ?2
        """
}

extension Columns {
    /// From type, soldAt, total and content, all NULL of a faulty sale.
    fileprivate mutating func restoredFactsOrNil() throws -> RestoredSale.Facts? {
        let type = try namedOrNil(ContingencyType.self)
        let (soldAt, total) = (time(), Pesos(centavos: integer()))
        guard let type, let content = try digestOrNil() else { return nil }
        return RestoredSale.Facts(type: type, soldAt: soldAt, total: total, content: content)
    }
}
