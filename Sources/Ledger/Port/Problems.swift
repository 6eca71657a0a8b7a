package import Fiscal
import GRDB

extension SQLiteLedger {
    package func problems() throws(LedgerFailure) -> [String] {
        do throws(LedgerFailure) {
            return try check()
        } catch {
            // Damage so deep that SQLite's own check stumbles over it.
            guard error.code == .damaged else { throw error }
            return [error.cause.en]
        }
    }

    private func check() throws(LedgerFailure) -> [String] {
        try reading(es: "revisar", en: "checking") { db in
            let damage = try Prepared(db, "PRAGMA integrity_check").all { row in row.text() }
                .filter { $0 != "ok" }
            // Our own questions make no sense to a file that SQLite cannot read.
            guard damage.isEmpty else { return damage }
            let references = try Prepared(db, "PRAGMA foreign_key_check").all { row in
                "a row of \(row.text()) refers to something that does not exist"
            }
            return try references + ownProblems(in: db)
        }
    }

    private func ownProblems(in db: Database) throws -> [String] {
        var problems: [String] = []
        for (sentence, sql) in Self.questions {
            let count = try Prepared(db, sql).first { row in row.integer() } ?? 0
            if count > 0 { problems.append("\(sentence): \(count)") }
        }
        return problems
    }

    /// Each counts what must not be.
    ///
    /// These read everything: they are for `verify`, not for a run.
    private static let questions = [
        (
            "numbers whose owner is not a sale of theirs",
            """
            SELECT count(*) FROM number WHERE ownerArrival IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM sale JOIN arrival ON arrival.id = sale.arrival
                WHERE sale.arrival = number.ownerArrival AND sale.ordinal = number.ownerOrdinal
                    AND sale.prefix = number.prefix AND sale.consecutive = number.consecutive
                    AND arrival.issuer = number.issuer AND arrival.isSealed)
            """
        ),
        (
            "numbers whose fate is not that of their document",
            """
            SELECT count(*) FROM number LEFT JOIN document ON document.id = number.document
            WHERE (number.fate = 'accepted' AND number.authorityCode IS NULL
                    AND document.state NOT IN ('accepted', 'acceptedWithoutReceipt'))
                OR (number.authorityCode IS NOT NULL AND document.state <> 'disputed')
                OR (number.fate = 'issued'
                    AND document.state NOT IN ('toSend', 'inFlight', 'unresolved'))
                OR (number.fate = 'disputed' AND document.state <> 'disputed')
                OR (number.document IS NOT NULL AND document.id IS NULL)
            """
        ),
        (
            "numbers that have a fate and were never seen",
            """
            SELECT count(*) FROM number WHERE NOT EXISTS (
                SELECT 1 FROM seen WHERE seen.issuer = number.issuer
                    AND seen.prefix = number.prefix
                    AND number.consecutive BETWEEN seen.first AND seen.last)
            """
        ),
        (
            "sealed documents whose archive is not",
            """
            SELECT count(*) FROM document JOIN archive ON archive.id = document.archive
            WHERE (document.state = 'planned') <> (archive.digest IS NULL)
            """
        ),
        (
            "sealed files whose archive is not",
            """
            SELECT count(*) FROM arrival LEFT JOIN archive ON archive.id = arrival.archive
            WHERE arrival.isSealed AND archive.digest IS NULL
            """
        ),
        (
            "sales of sealed files that were neither judged nor wait for it",
            """
            SELECT count(*) FROM sale JOIN arrival ON arrival.id = sale.arrival
            WHERE arrival.isSealed AND arrival.issuer IS NOT NULL
                AND sale.consecutive IS NOT NULL AND sale.standing IS NULL
                AND NOT EXISTS (SELECT 1 FROM unjudged WHERE unjudged.issuer = arrival.issuer
                    AND unjudged.prefix = sale.prefix
                    AND unjudged.consecutive = sale.consecutive
                    AND unjudged.arrival = sale.arrival AND unjudged.ordinal = sale.ordinal)
            """
        ),
        (
            "fates whose count is not that of their numbers",
            """
            SELECT count(*) FROM fateTotal WHERE count <>
                (SELECT count(*) FROM number WHERE number.fate = fateTotal.fate)
            """
        ),
    ]
}
