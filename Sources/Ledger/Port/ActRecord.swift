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

    func write(_ act: NumberAct, _ findings: [DocumentNumber: Finding]) throws {
        try note(act)
        switch act.kind {
        case .disable: try disable(act)
        case .enable: try enable(act)
        case .release: try change(ActStatement.release, "number that waits", of: act)
        case .retry:
            try change(ActStatement.retry, "number that DIAN refused", of: act)
            try Prepared(db, ActStatement.forgetAnswers).run(id)
            try Prepared(db, ActStatement.deliverAnew).run(id)
        case .settle(let outcome):
            try tell(findings, of: outcome)
            let settled = try settle(outcome)
            _ = try required(settled == act.numbers.count ? () : nil, "dispute in \(act.subject)")
            try Prepared(db, ActStatement.deliverAnew).run(id)
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

    private func tell(
        _ findings: [DocumentNumber: Finding],
        of outcome: NumberAct.Settlement
    ) throws {
        let statement =
            switch outcome {
            case .ours: try Prepared(db, ActStatement.tellOwner)
            case .other: try Prepared(db, ActStatement.refuseOthers)
            }
        for (number, finding) in findings {
            try statement.run(id, number.consecutive, jsonText([finding]))
        }
    }

    /// Each number with the code that DIAN named for it; returns how many were disputed.
    func settle(_ outcome: NumberAct.Settlement) throws -> Int {
        let codes = try Prepared(db, ActStatement.authorityCodes).all(id) { row in
            (number: row.integer(), code: row.textOrNil().flatMap(UniqueCode.init(hex:)))
        }
        let statement = try Prepared(db, ActStatement.settle)
        return try codes.reduce(0) { settled, disputed in
            let code = try required(disputed.code, "the unique code that DIAN has")
            return try settled
                + statement.run(id, disputed.number, code.bytes, outcome == .ours)
        }
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

/// All take the act's id first; those for one number, its consecutive second.
enum ActStatement {
    /// Of an act and the tables it is joined with.
    private static func onIts(_ table: String, _ numbers: String = span) -> String {
        """
        act.id = ?1 AND \(table).prefix = act.prefix AND \(table).consecutive \(numbers)
        """
    }

    private static let span = "BETWEEN act.first AND act.last"
    /// For what is done number by number: in one step for each, however long the span.
    private static let one = "= ?2"

    private static func onItsNumber(_ numbers: String = span) -> String {
        "number.issuer = act.issuer AND \(onIts("number", numbers))"
    }

    /// A sale has its number and, by its file, its issuer.
    private static func onItsSale(_ numbers: String = span) -> String {
        """
        \(onIts("sale", numbers)) AND sale.consecutive IS NOT NULL
            AND act.issuer = (SELECT issuer FROM arrival WHERE id = sale.arrival)
        """
    }

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
        WHERE \(onItsSale()) AND sale.standing IN ('rival', 'faulty')
        """

    static let enable = [standWhereRefused, forget, judgeAnew]

    static let standWhereRefused = """
        UPDATE number SET fate = 'awaitingCorrection', wasRefused = 1, act = NULL,
            ownerArrival = sale.arrival, ownerOrdinal = sale.ordinal, content = sale.content,
            total = sale.total, paperKind = sale.paperKind, paperNumber = sale.paperNumber
        FROM numberAct AS act, document, sale
        WHERE \(onItsNumber()) AND number.fate = 'disabled' AND document.id = number.document
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
        SELECT number.consecutive FROM numberAct AS act JOIN number ON \(onItsNumber())
        """

    static let release = """
        UPDATE number SET fate = 'ready', act = act.id FROM numberAct AS act
        WHERE \(onItsNumber()) AND number.fate IN ('held', 'awaitingWindow')
        """

    static let retry = """
        UPDATE number SET fate = 'ready', wasRefused = 0, act = act.id FROM numberAct AS act
        WHERE \(onItsNumber()) AND number.fate = 'awaitingCorrection' AND number.wasRefused
        """

    /// The last one that it named for each number: what is disputed is not asked about again.
    static let authorityCodes = """
        SELECT number.consecutive, (SELECT detail FROM attempt
            WHERE document = number.document AND answer = 'already-known'
            ORDER BY attempt DESC LIMIT 1)
        FROM numberAct AS act JOIN number ON \(onItsNumber()) AND number.fate = 'disputed'
        """

    /// Where DIAN has another sale, its content is not known.
    static let settle = """
        UPDATE number SET fate = 'accepted', acceptedIn = (SELECT max(id) FROM run),
            act = act.id, authorityCode = ?3, total = CASE WHEN ?4 THEN total ELSE 0 END,
            ownerArrival = CASE WHEN ?4 THEN ownerArrival END,
            ownerOrdinal = CASE WHEN ?4 THEN ownerOrdinal END,
            content = CASE WHEN ?4 THEN content END,
            paperKind = CASE WHEN ?4 THEN paperKind END,
            paperNumber = CASE WHEN ?4 THEN paperNumber END
        FROM numberAct AS act
        WHERE \(onItsNumber(one)) AND number.fate = 'disputed'
        """

    static let forgetAnswers = answered("NULL", span)

    /// The findings take the place of what DIAN's answer said of one number.
    static let tellOwner = answered("?3", one)

    private static func answered(_ findings: String, _ numbers: String) -> String {
        """
        UPDATE sale SET authorityFindings = \(findings) FROM numberAct AS act, number
        WHERE \(onItsNumber(numbers)) AND sale.arrival = number.ownerArrival
            AND sale.ordinal = number.ownerOrdinal
        """
    }

    static let refuseOthers = """
        UPDATE sale SET standing = 'conflicting', judgedFindings = ?3, authorityFindings = NULL
        FROM numberAct AS act
        WHERE \(onItsSale(one)) AND sale.standing IN ('current', 'repeated')
        """

    /// What lies beside a file in `rejected` is out of date: it is delivered there once more.
    static let deliverAnew = """
        UPDATE arrival SET isDelivered = 0
        WHERE place = 'rejected' AND isSealed AND NOT isWithdrawn AND id IN
            (SELECT sale.arrival FROM numberAct AS act JOIN sale ON \(onItsSale()))
        """
}
