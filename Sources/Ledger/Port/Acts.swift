package import Fiscal
import GRDB

extension SQLiteLedger {
    package func states(
        of numbers: ClosedRange<Int64>,
        in series: NumberSeries
    ) throws(LedgerFailure) -> [NumberState] {
        try reading(
            es: "leer cómo están los números en",
            en: "reading where numbers stand in"
        ) { db in
            try Prepared(db, ActQuery.states).all(
                series.issuer.digits,
                series.prefix,
                numbers.lowerBound,
                numbers.upperBound
            ) { row in
                NumberState(
                    number: try row.number(),
                    fate: try row.named(NumberFate.self),
                    wasRefused: row.flag(),
                    type: try row.namedOrNil(ContingencyType.self),
                    hasPrintedCode: row.flag(),
                    isPaperTaken: row.flag(),
                    authorityCode: row.textOrNil().flatMap(UniqueCode.init(hex:))
                )
            }
        }
    }

    package func record(
        _ act: NumberAct,
        findings: [DocumentNumber: Finding]
    ) throws(LedgerFailure) {
        try writing(
            es: "anotar un acto sobre números en",
            en: "writing down an act on numbers in"
        ) { db in
            try write([act.entry], chain: ChainName(act.series.issuer), run: nil, in: db)
            try ActRecord(db, entry: db.lastInsertedRowID).write(act, findings)
        }
    }

    package func acts(
        on number: DocumentNumber,
        issuer: NIT
    ) throws(LedgerFailure) -> [NumberAct] {
        try reading(
            es: "leer los actos sobre \(number.text) de",
            en: "reading the acts on \(number.text) from"
        ) { db in
            try Prepared(db, ActQuery.acts)
                .all(issuer.digits, number.prefix, number.consecutive) { row in try row.act() }
        }
    }

    package func untoldActs(of chain: ChainName) throws(LedgerFailure) -> [NumberAct] {
        try reading(
            es: "leer los actos por contar de",
            en: "reading the acts to be told from"
        ) { db in
            try Prepared(db, ActQuery.untold).all(chain.text) { row in try row.act() }
        }
    }
}

enum ActQuery {
    /// DIAN's code is the last one that it named: what is disputed is not asked about again.
    static let states = """
        SELECT number.prefix, number.consecutive,
            CASE WHEN EXISTS (SELECT 1 FROM document AS planned
                WHERE planned.issuer = number.issuer AND planned.prefix = number.prefix
                    AND planned.consecutive = number.consecutive AND planned.refusal = 0
                    AND planned.state = 'planned') THEN 'issued' ELSE number.fate END,
            number.wasRefused, sale.type, sale.declaredCode IS NOT NULL,
            EXISTS (SELECT 1 FROM number AS other
                WHERE other.issuer = number.issuer AND other.paperKind = number.paperKind
                    AND other.paperNumber = number.paperNumber
                    AND other.paperNumber IS NOT NULL
                    AND other.fate NOT IN ('awaitingCorrection', 'disabled')
                    AND (other.prefix, other.consecutive)
                        <> (number.prefix, number.consecutive)),
            (SELECT detail FROM attempt
                WHERE attempt.document = number.document AND attempt.answer = 'already-known'
                ORDER BY attempt.attempt DESC LIMIT 1)
        FROM number
        LEFT JOIN sale
            ON sale.arrival = number.ownerArrival AND sale.ordinal = number.ownerOrdinal
        WHERE number.issuer = ? AND number.prefix = ? AND number.consecutive BETWEEN ? AND ?
        ORDER BY number.consecutive
        """

    /// For `Columns.act()`.
    private static let select = """
        SELECT numberAct.kind, numberAct.issuer, numberAct.prefix, numberAct.first,
            numberAct.last, journal.detail, journal.by, journal.at
        FROM numberAct CROSS JOIN journal ON journal.id = numberAct.id
        """

    static let acts = """
        \(select)
        WHERE numberAct.issuer = ?1 AND numberAct.prefix = ?2 AND numberAct.first <= ?3
            AND numberAct.last >= ?3
        ORDER BY numberAct.id
        """

    static let untold = """
        \(select)
        WHERE numberAct.id > (SELECT journalTold FROM chain WHERE name = ?1)
            AND CAST(numberAct.issuer AS TEXT) = ?1
        ORDER BY numberAct.id
        """
}

extension Columns {
    /// NULL for none.
    mutating func actKindOrNil() throws -> NumberAct.Kind? {
        guard let word = textOrNil() else { return nil }
        return try stored(NumberAct.Kind(word: word), as: "kind of act")
    }

    fileprivate mutating func act() throws -> NumberAct {
        let kind = try stored(actKindOrNil(), as: "kind of act")
        let series = NumberSeries(issuer: try issuer(), prefix: text())
        return NumberAct(
            kind,
            of: series,
            numbers: try interval(),
            reason: text(),
            by: text(),
            at: time()
        )
    }
}
