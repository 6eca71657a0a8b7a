package import Fiscal
import GRDB

extension SQLiteLedger {
    package func finishRestoration(at now: Timestamp) throws(LedgerFailure) {
        try writing(es: "terminar de rehacer", en: "finishing") { db in
            try Prepared(db, askFirst).run(now.seconds)
            var seen: [NumberSeries: IntervalSet] = [:]
            try Prepared(db, runsOfNumbers).forEach { row in
                let series = NumberSeries(issuer: try row.issuer(), prefix: row.text())
                seen[series, default: IntervalSet()].insert(try row.interval())
            }
            try SeenNumbers(db: db).replace(with: seen)
            try noteTime(now, in: db)
        }
    }

    package func arrivalsToFind(
        after id: Int64,
        limit: Int
    ) throws(LedgerFailure) -> [Arrival] {
        try reading(
            es: "leer los archivos por hallar de",
            en: "reading the files to find from"
        ) { db in
            try Prepared(db, ArrivalQuery.select + toFind).all(id, limit) { row in try row.arrival()
            }
        }
    }
}

/// That DIAN has the very document is known for good; whatever else was tried may have been tried again.
private let askFirst = """
    UPDATE document SET lastSentAt = ?1,
        state = CASE state WHEN 'acceptedWithoutReceipt' THEN state ELSE 'unresolved' END
    WHERE \(DocumentQuery.isPending)
    """

/// Numbers that follow each other, as one interval.
private let runsOfNumbers = """
    SELECT issuer, prefix, min(consecutive), max(consecutive)
    FROM (SELECT issuer, prefix, consecutive,
            consecutive - row_number() OVER (PARTITION BY issuer, prefix ORDER BY consecutive)
                AS gap
        FROM number)
    GROUP BY issuer, prefix, gap ORDER BY issuer, prefix, gap
    """

private let toFind = """
    WHERE arrival.isSealed = 1 AND arrival.isWithdrawn = 0 AND arrival.place = 'inbox'
        AND arrival.id > ? ORDER BY arrival.id LIMIT ?
    """
