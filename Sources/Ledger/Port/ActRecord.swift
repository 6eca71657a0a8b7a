import Fiscal
import GRDB

/// Does what a person's act says to the numbers of its span, whose fates were looked at before.
struct ActRecord {
    private let db: Database
    /// Of the journal's entry, and of the act.
    private let id: Int64

    init(_ db: Database, entry id: Int64) {
        self.db = db
        self.id = id
    }

    func write(_ act: NumberAct, _ finding: Finding?) throws {
        try note(act)
        switch act.kind {
        case .disable: try disable(act)
        case .enable: try enable(act)
        case .release: try change(ActStatement.release, "number that waits", of: act)
        case .retry:
            try change(ActStatement.retry, "number that DIAN refused", of: act)
            try Prepared(db, ActStatement.tellOwner).run(id, nil as String?)
            try Prepared(db, ActStatement.deliverAnew).run(id)
        case .settle(let outcome): try settle(outcome, finding)
        }
    }

    /// What was done, and to what.
    func note(_ act: NumberAct) throws {
        try Prepared(
            db,
            """
            INSERT INTO numberAct (id, kind, issuer, prefix, first, last)
            VALUES (?, ?, ?, ?, ?, ?)
            """
        ).run(
            id,
            act.kind.word,
            act.series.issuer.digits,
            act.series.prefix,
            act.numbers.lowerBound,
            act.numbers.upperBound
        )
    }

    /// What was looked at before must still be so for every number of the span.
    private func change(_ sql: String, _ what: String, of act: NumberAct) throws {
        let changed = try Prepared(db, sql).run(id)
        _ = try required(changed == act.numbers.count ? () : nil, "\(what) in \(act.subject)")
    }

    private func settle(_ outcome: NumberAct.Settlement, _ finding: Finding?) throws {
        let code = try Prepared(db, ActStatement.authorityCode).first(id) { row in
            UniqueCode(hex: row.text())
        }
        let known = try required(code ?? nil, "the unique code that DIAN has")
        let findings = try jsonText([finding].compactMap(\.self))
        switch outcome {
        case .ours: try Prepared(db, ActStatement.tellOwner).run(id, findings)
        case .other: try Prepared(db, ActStatement.refuseOthers).run(id, findings)
        }
        let changed = try Prepared(db, ActStatement.settle).run(id, known.bytes, outcome == .ours)
        try requireOne(changed, "disputed number")
        try Prepared(db, ActStatement.deliverAnew).run(id)
    }

    private func disable(_ act: NumberAct) throws {
        try Prepared(db, ActStatement.disable).run(id)
        try Prepared(db, ActStatement.supersede).run(id)
        let seen = SeenNumbers(db: db)
        var numbers = try seen.all()
        numbers[act.series, default: IntervalSet()].insert(act.numbers)
        try seen.replace(with: numbers)
    }

    /// What DIAN had refused is known and stays; of the other numbers nothing is.
    private func enable(_ act: NumberAct) throws {
        for sql in ActStatement.enable { try Prepared(db, sql).run(id) }
        let seen = SeenNumbers(db: db)
        var numbers = try seen.all()
        numbers[act.series]?.remove(act.numbers)
        try Prepared(db, ActStatement.kept).forEach(id) { row in
            numbers[act.series, default: IntervalSet()].insert(row.integer())
        }
        try seen.replace(with: numbers)
    }
}

/// All take the act's id first.
enum ActStatement {
    /// Of an act and the tables it is joined with.
    private static func onIts(_ table: String) -> String {
        """
        act.id = ?1 AND \(table).prefix = act.prefix
            AND \(table).consecutive BETWEEN act.first AND act.last
        """
    }

    private static let onItsNumber = "number.issuer = act.issuer AND \(onIts("number"))"

    /// A sale has its number and, by its file, its issuer.
    private static let onItsSale = """
        \(onIts("sale")) AND sale.consecutive IS NOT NULL
            AND act.issuer = (SELECT issuer FROM arrival WHERE id = sale.arrival)
        """

    /// What is disabled already rests on the act that did it.
    static let disable = disable(butFor: "'disabled'")

    static func disable(butFor fates: String) -> String {
        """
        WITH RECURSIVE span (consecutive) AS (
            SELECT first FROM numberAct WHERE id = ?1
            UNION ALL
            SELECT consecutive + 1 FROM span
            WHERE consecutive < (SELECT last FROM numberAct WHERE id = ?1)
        )
        INSERT INTO number (issuer, prefix, consecutive, fate, act)
        SELECT act.issuer, act.prefix, span.consecutive, 'disabled', act.id
        FROM numberAct AS act JOIN span WHERE act.id = ?1
        ON CONFLICT (issuer, prefix, consecutive) DO UPDATE SET fate = 'disabled',
            act = excluded.act, total = 0, wasRefused = 0
        WHERE number.fate NOT IN (\(fates))
        """
    }

    /// No sale of the number needs a correction any more; a conflict stays with the person who acts.
    static let supersede = """
        UPDATE sale SET standing = 'superseded' FROM numberAct AS act
        WHERE \(onItsSale) AND sale.standing IN ('rival', 'faulty')
        """

    static let enable = [standWhereRefused, forget, judgeAnew]

    static let standWhereRefused = """
        UPDATE number SET fate = 'awaitingCorrection', wasRefused = 1, act = NULL,
            ownerArrival = sale.arrival, ownerOrdinal = sale.ordinal, content = sale.content,
            total = sale.total, paperKind = sale.paperKind, paperNumber = sale.paperNumber
        FROM numberAct AS act, document, sale
        WHERE \(onItsNumber) AND number.fate = 'disabled' AND document.id = number.document
            AND sale.arrival = document.arrival AND sale.ordinal = document.ordinal
        """

    static let forget = """
        DELETE FROM number WHERE fate = 'disabled' AND (issuer, prefix) =
                (SELECT issuer, prefix FROM numberAct WHERE id = ?1)
            AND consecutive BETWEEN (SELECT first FROM numberAct WHERE id = ?1)
                AND (SELECT last FROM numberAct WHERE id = ?1)
        """

    /// A file that went to `outbox` is settled, and what a store voided it may void again.
    private static let judgeAnew = """
        INSERT INTO unjudged (issuer, prefix, consecutive, arrival, ordinal, paperKind,
            paperNumber)
        SELECT act.issuer, sale.prefix, sale.consecutive, sale.arrival, sale.ordinal,
            sale.paperKind, sale.paperNumber
        FROM numberAct AS act
        JOIN sale ON \(onIts("sale")) AND sale.consecutive IS NOT NULL
        JOIN arrival ON arrival.id = sale.arrival AND arrival.issuer = act.issuer
        WHERE arrival.isSealed AND NOT arrival.isWithdrawn
            AND arrival.place IN ('inbox', 'rejected') AND sale.voidedBecause IS NULL
            AND NOT EXISTS (SELECT 1 FROM number WHERE number.issuer = act.issuer
                AND number.prefix = sale.prefix AND number.consecutive = sale.consecutive
                AND number.ownerArrival = sale.arrival AND number.ownerOrdinal = sale.ordinal)
        ON CONFLICT DO NOTHING
        """

    static let kept = """
        SELECT number.consecutive FROM numberAct AS act JOIN number ON \(onItsNumber)
        """

    static let release = """
        UPDATE number SET fate = 'ready', act = act.id FROM numberAct AS act
        WHERE \(onItsNumber) AND number.fate IN ('held', 'awaitingWindow')
        """

    static let retry = """
        UPDATE number SET fate = 'ready', wasRefused = 0, act = act.id FROM numberAct AS act
        WHERE \(onItsNumber) AND number.fate = 'awaitingCorrection' AND number.wasRefused
        """

    /// The last one that it named: what is disputed is not asked about again.
    static let authorityCode = """
        SELECT attempt.detail FROM numberAct AS act
        JOIN number ON \(onItsNumber)
        JOIN attempt ON attempt.document = number.document
        WHERE attempt.answer = 'already-known' ORDER BY attempt.attempt DESC LIMIT 1
        """

    /// Where DIAN has another sale, its content is not known.
    static let settle = """
        UPDATE number SET fate = 'accepted', acceptedIn = (SELECT max(id) FROM run),
            act = act.id, authorityCode = ?2, total = CASE WHEN ?3 THEN total ELSE 0 END,
            ownerArrival = CASE WHEN ?3 THEN ownerArrival END,
            ownerOrdinal = CASE WHEN ?3 THEN ownerOrdinal END,
            content = CASE WHEN ?3 THEN content END,
            paperKind = CASE WHEN ?3 THEN paperKind END,
            paperNumber = CASE WHEN ?3 THEN paperNumber END
        FROM numberAct AS act WHERE \(onItsNumber) AND number.fate = 'disputed'
        """

    /// The findings take the place of what DIAN's answer said.
    static let tellOwner = """
        UPDATE sale SET authorityFindings = ?2 FROM numberAct AS act, number
        WHERE \(onItsNumber) AND sale.arrival = number.ownerArrival
            AND sale.ordinal = number.ownerOrdinal
        """

    static let refuseOthers = """
        UPDATE sale SET standing = 'conflicting', judgedFindings = ?2, authorityFindings = NULL
        FROM numberAct AS act
        WHERE \(onItsSale) AND sale.standing IN ('current', 'repeated')
        """

    /// What lies beside a file in `rejected` is out of date: it is delivered there once more.
    static let deliverAnew = """
        UPDATE arrival SET isDelivered = 0
        WHERE place = 'rejected' AND isSealed AND NOT isWithdrawn AND id IN
            (SELECT sale.arrival FROM numberAct AS act JOIN sale ON \(onItsSale))
        """
}
