package import Fiscal
import GRDB

extension SQLiteLedger {
    package func noteSilence(at time: Timestamp) throws(LedgerFailure) {
        try writing(es: "anotar el silencio de la DIAN en", en: "noting DIAN's silence in") { db in
            try noteTime(time, in: db)
            try Prepared(db, OutageQuery.begin).run(time.seconds)
        }
    }

    package func noteAnswer(at time: Timestamp) throws(LedgerFailure) {
        try writing(
            es: "anotar el fin del silencio de la DIAN en",
            en: "noting the end of DIAN's silence in"
        ) { db in
            try noteTime(time, in: db)
            try Prepared(db, OutageQuery.end).run(time.seconds)
        }
    }

    package func observedOutages(
        since time: Timestamp
    ) throws(LedgerFailure) -> [ObservedOutage] {
        try reading(
            es: "leer los silencios de la DIAN de",
            en: "reading DIAN's silences from"
        ) { db in
            try Prepared(db, OutageQuery.since).all(time.seconds) { row in
                ObservedOutage(start: row.time(), end: row.timeOrNil())
            }
        }
    }
}

enum OutageQuery {
    /// Nothing where one is open already.
    static let begin = "INSERT INTO observedOutage (start) VALUES (?) ON CONFLICT DO NOTHING"

    /// A clock that was set back ends it where it began.
    static let end = """
        UPDATE observedOutage SET "end" = max(start, ?) WHERE "end" IS NULL
        """

    static let since = """
        SELECT start, "end" FROM observedOutage WHERE "end" IS NULL
        UNION ALL
        SELECT start, "end" FROM observedOutage WHERE "end" >= ?
        ORDER BY start
        """
}
