package import Fiscal
import GRDB

extension SQLiteLedger {
    package func note(_ closings: [ClosingNote], in arrival: Int64) throws(LedgerFailure) {
        guard !closings.isEmpty else { return }
        try writingInPassing(es: "anotar cierres en", en: "noting closings in") { db in
            let statement = try Prepared(db, ClosingQuery.insert)
            for note in closings {
                try statement.run(
                    arrival,
                    note.ordinal,
                    note.place.line,
                    note.place.column,
                    note.place.pointer,
                    note.closing.prefix,
                    note.closing.numbers?.lowerBound,
                    note.closing.numbers?.upperBound,
                    note.closing.day.number,
                    note.closing.total.centavos,
                    try jsonText(note.findings)
                )
            }
        }
    }

    package func openClosings() throws(LedgerFailure) -> [ClosingRecord] {
        try reading(
            es: "leer los cierres abiertos de",
            en: "reading the open closings from"
        ) { db in
            try Prepared(db, ClosingQuery.open).all { row in try row.closing() }
        }
    }

    package func closings(of arrival: Int64) throws(LedgerFailure) -> [ClosingRecord] {
        try reading(
            es: "leer los cierres de un archivo de",
            en: "reading the closings of a file from"
        ) { db in
            try Prepared(db, ClosingQuery.ofArrival).all(arrival) { row in try row.closing() }
        }
    }

    package func knownNumbers(
        in numbers: ClosedRange<Int64>,
        of series: NumberSeries,
        _ each: (KnownNumber) throws -> Void
    ) throws {
        try streaming(
            es: "leer los números de un cierre de",
            en: "reading the numbers of a closing from",
            each
        ) { db, give in
            try Prepared(db, ClosingQuery.known).forEach(
                series.issuer.digits,
                series.prefix,
                numbers.lowerBound,
                numbers.upperBound
            ) { row in
                let number = KnownNumber(
                    consecutive: row.integer(),
                    isDisabled: row.flag(),
                    soldAt: row.timeOrNil(),
                    total: row.integerOrNil().map(Pesos.init(centavos:))
                )
                try give(number)
            }
        }
    }

    package func numbersOfDay(
        _ closing: DayClosing,
        of issuer: NIT
    ) throws(LedgerFailure) -> ClosedRange<Int64>? {
        guard let numbers = closing.numbers else { return nil }
        return try reading(
            es: "leer los números vecinos de un cierre de",
            en: "reading the numbers beside a closing from"
        ) { db in
            let statement = try Prepared(db, ClosingQuery.beside)
            func last(from number: Int64, step: Int64) throws -> Int64 {
                let hours = closing.ownHours
                return try statement.first(
                    issuer.digits,
                    closing.prefix,
                    number,
                    step,
                    hours.lowerBound.seconds,
                    hours.upperBound.seconds,
                    closing.day.number
                ) { row in row.integer() } ?? number
            }
            let first = try last(from: numbers.lowerBound, step: -1)
            return try first...last(from: numbers.upperBound, step: 1)
        }
    }

    package func record(_ rulings: [ClosingRuling], run: Int64) throws(LedgerFailure) {
        guard !rulings.isEmpty else { return }
        try writing(
            es: "anotar qué fue de los cierres en",
            en: "writing down what became of closings in"
        ) { db in
            let statement = try Prepared(db, ClosingQuery.record)
            for ruling in rulings {
                let (closing, chain) = (ruling.closing, ChainName(ruling.closing.issuer))
                try write([ruling.entry], chain: chain, run: run, in: db)
                let changed = try statement.run(
                    closing.key.arrival,
                    closing.key.ordinal,
                    ruling.standing.rawValue,
                    ruling.known,
                    ruling.sum.centavos,
                    db.lastInsertedRowID
                )
                try requireOne(changed, "closing of \(closing.path)")
            }
        }
    }

    package func untoldClosings(of chain: ChainName) throws(LedgerFailure) -> [ClosingRuling] {
        try reading(
            es: "leer los cierres por contar de",
            en: "reading the closings to be told from"
        ) { db in
            try Prepared(db, ClosingQuery.untold).all(chain.text) { row in
                let closing = try row.closing()
                return ClosingRuling(
                    closing: closing,
                    standing: try stored(closing.standing, as: "standing of a closing"),
                    known: Int(row.integer()),
                    sum: Pesos(centavos: row.integer()),
                    entry: row.journalEntry(),
                    entryID: row.integer()
                )
            }
        }
    }
}

enum ClosingQuery {
    static let insert = """
        INSERT INTO closing (arrival, ordinal, placeLine, placeColumn, placePointer, prefix, first,
            last, day, total, findings)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// For `Columns.closing()`.
    private static let columns = """
        closing.arrival, closing.ordinal, closing.placeLine, closing.placeColumn,
        closing.placePointer, arrival.issuer, arrival.path, \(ArchiveColumns.name("archive")),
        arrival.entry, closing.prefix, closing.first, closing.last, closing.day, closing.total,
        closing.standing, closing.findings
        """

    /// For `columns`.
    private static let joins = """
        JOIN arrival ON arrival.id = closing.arrival JOIN archive ON archive.id = arrival.archive
        """

    static let open = """
        SELECT \(columns) FROM closing \(joins)
        WHERE closing.standing IN ('new', 'open') AND arrival.isSealed = 1
        ORDER BY closing.arrival, closing.ordinal
        """

    static let ofArrival = """
        SELECT \(columns) FROM closing \(joins)
        WHERE closing.arrival = ? ORDER BY closing.ordinal
        """

    static let known = """
        SELECT number.consecutive, number.fate = 'disabled', sale.soldAt, sale.total
        FROM number
        LEFT JOIN sale
            ON sale.arrival = number.ownerArrival AND sale.ordinal = number.ownerOrdinal
        WHERE number.issuer = ? AND number.prefix = ? AND number.consecutive BETWEEN ? AND ?
        ORDER BY number.consecutive
        """

    /// The last number in one direction; each step looks at one number and the closings of three days.
    static let beside = """
        WITH RECURSIVE beside (consecutive) AS (
            SELECT ?3
            UNION ALL
            SELECT number.consecutive FROM beside
            CROSS JOIN number ON number.issuer = ?1 AND number.prefix = ?2
                AND number.consecutive = beside.consecutive + ?4
            CROSS JOIN sale
                ON sale.arrival = number.ownerArrival AND sale.ordinal = number.ownerOrdinal
            WHERE sale.soldAt >= ?5 AND sale.soldAt < ?6
                AND NOT EXISTS (SELECT 1 FROM closing
                    JOIN arrival ON arrival.id = closing.arrival
                    WHERE closing.prefix = ?2 AND closing.day BETWEEN ?7 - 1 AND ?7 + 1
                        AND number.consecutive BETWEEN closing.first AND closing.last
                        AND closing.standing <> 'replaced'
                        AND arrival.issuer = ?1 AND arrival.isSealed = 1)
        )
        SELECT CASE WHEN ?4 > 0 THEN max(consecutive) ELSE min(consecutive) END FROM beside
        """

    static let record = """
        UPDATE closing SET standing = ?3, known = ?4, sum = ?5, entry = ?6
        WHERE arrival = ?1 AND ordinal = ?2
        """

    static let untold = """
        SELECT \(columns), closing.known, closing.sum, \(TellingQuery.entryColumns),
            journal.id
        FROM journal CROSS JOIN closing ON closing.entry = journal.id
        \(joins)
        WHERE journal.chain = ?1
            AND journal.id > (SELECT journalTold FROM chain WHERE name = ?1)
        ORDER BY journal.id
        """
}

extension Columns {
    fileprivate mutating func closing() throws -> ClosingRecord {
        let key = key()
        let place = Place(
            line: integerOrNil().map(Int.init),
            column: integerOrNil().map(Int.init),
            pointer: textOrNil()
        )
        let (issuer, path) = (try issuer(), text())
        let (archive, entry, prefix) = (try archiveName(), text(), text())
        let (first, last) = (integerOrNil(), integerOrNil())
        let numbers = first.flatMap { first in last.map { first...$0 } }
        let closing = DayClosing(
            prefix: prefix,
            numbers: numbers,
            day: day(),
            total: Pesos(centavos: integer())
        )
        let standing = text()
        return ClosingRecord(
            key: key,
            place: place,
            issuer: issuer,
            path: path,
            archive: archive,
            entry: entry,
            closing: closing,
            standing: ClosingStanding(rawValue: standing),
            findings: try list(of: Finding.self)
        )
    }
}
