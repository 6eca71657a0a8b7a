package import Fiscal
import GRDB

extension SQLiteLedger {
    package func problems() throws(LedgerFailure) -> [Bilingual] {
        do throws(LedgerFailure) {
            let problems = try check()
            return problems.isEmpty ? try meaningless() : problems
        } catch {
            // Damage so deep that SQLite's own check stumbles over it.
            guard error.code == .damaged else { throw error }
            return [error.cause]
        }
    }

    private func check() throws(LedgerFailure) -> [Bilingual] {
        try reading(es: "revisar", en: "checking") { db in
            let damage = try Prepared(db, "PRAGMA integrity_check").all { row in row.text() }
                .filter { $0 != "ok" }.map { Bilingual($0) }
            // Our own questions make no sense to a file that SQLite cannot read.
            guard damage.isEmpty else { return damage }
            let references = try Prepared(db, "PRAGMA foreign_key_check").all { row in
                Self.dangling(table: row.text())
            }
            return try references + ownProblems(in: db)
        }
    }

    /// A sale whose columns are nothing that we wrote, of which SQLite knows no rule; the first one.
    private func meaningless() throws(LedgerFailure) -> [Bilingual] {
        do {
            for place in FolderPlace.allCases {
                for arrival in try arrivals(in: place) { try sales(of: arrival.id) { _ in } }
            }
            return []
        } catch let failure as LedgerFailure where failure.code == .damaged {
            return [
                Bilingual(
                    es: "\(failure.operation.es) \(failure.object): \(failure.cause.es)",
                    en: "\(failure.operation.en) \(failure.object): \(failure.cause.en)"
                )
            ]
        } catch {
            throw LedgerFailure(error, operation: .checking, path: "ledger.sqlite")
        }
    }

    private func ownProblems(in db: Database) throws -> [Bilingual] {
        var problems: [Bilingual] = []
        for (sentence, sql) in Self.questions {
            let count = try Prepared(db, sql).first { row in row.integer() } ?? 0
            if count > 0 {
                problems.append(
                    Bilingual(es: "\(sentence.es): \(count)", en: "\(sentence.en): \(count)")
                )
            }
        }
        return problems
    }

    private static func dangling(table: String) -> Bilingual {
        Bilingual(
            es: "una fila de \(table) remite a algo que no existe",
            en: "a row of \(table) refers to something that does not exist"
        )
    }

    /// Each counts what must not be.
    ///
    /// These read everything: they are for `verify`, not for a run.
    private static let questions = [
        (
            Bilingual(
                es: "números cuyo dueño no es una venta suya",
                en: "numbers whose owner is not a sale of theirs"
            ),
            """
            SELECT count(*) FROM number WHERE ownerArrival IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM sale JOIN arrival ON arrival.id = sale.arrival
                WHERE sale.arrival = number.ownerArrival AND sale.ordinal = number.ownerOrdinal
                    AND sale.prefix = number.prefix AND sale.consecutive = number.consecutive
                    AND arrival.issuer = number.issuer AND arrival.isSealed)
            """
        ),
        (
            Bilingual(
                es: "números cuyo contenido no es el de la venta que vale",
                en: "numbers whose content is not that of the sale that counts"
            ),
            """
            SELECT count(*) FROM number
            JOIN sale ON sale.arrival = number.ownerArrival AND sale.ordinal = number.ownerOrdinal
            WHERE number.content <> sale.content
            """
        ),
        (
            Bilingual(
                es: "números cuyo destino no es el de su documento",
                en: "numbers whose fate is not that of their document"
            ),
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
            Bilingual(
                es: "números que tienen destino y nunca se vieron",
                en: "numbers that have a fate and were never seen"
            ),
            """
            SELECT count(*) FROM number WHERE NOT EXISTS (
                SELECT 1 FROM seen WHERE seen.issuer = number.issuer
                    AND seen.prefix = number.prefix
                    AND number.consecutive BETWEEN seen.first AND seen.last)
            """
        ),
        (
            Bilingual(
                es: "documentos sellados cuyo expediente no lo está",
                en: "sealed documents whose archive is not"
            ),
            """
            SELECT count(*) FROM document JOIN archive ON archive.id = document.archive
            WHERE (document.state = 'planned') <> (archive.digest IS NULL)
            """
        ),
        (
            Bilingual(
                es: "archivos sellados cuyo expediente no lo está",
                en: "sealed files whose archive is not"
            ),
            """
            SELECT count(*) FROM arrival LEFT JOIN archive ON archive.id = arrival.archive
            WHERE arrival.isSealed AND archive.digest IS NULL
            """
        ),
        (
            Bilingual(
                es: "ventas de archivos sellados que ni se juzgaron ni esperan que se las juzgue",
                en: "sales of sealed files that were neither judged nor wait for it"
            ),
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
            Bilingual(
                es: "destinos cuya cuenta no es la de sus números",
                en: "fates whose count is not that of their numbers"
            ),
            """
            SELECT count(*) FROM fateTotal WHERE count <>
                (SELECT count(*) FROM number WHERE number.fate = fateTotal.fate)
            """
        ),
    ]
}
