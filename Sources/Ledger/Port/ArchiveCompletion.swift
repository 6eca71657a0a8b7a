import Fiscal
import GRDB

/// What holds from the moment an archive is known to be on disk.
enum ArchiveCompletion {
    static func takeEffect(of kind: ArchiveKind, archive: Int64, in db: Database) throws {
        for statement in statements(for: kind) { try Prepared(db, statement).run(archive) }
    }

    /// All take the archive's id, and nothing else.
    static func statements(for kind: ArchiveKind) -> [String] {
        switch kind {
        case .recepcion: arrivalsAreSealed
        case .emision: documentsAreIssued
        case .respuestas: answersAreSealed
        case .corrida: everythingIsTold
        }
    }

    /// Its sales are to be judged; those without a number never will be, and are told at once.
    private static let arrivalsAreSealed = [
        """
        INSERT INTO unjudged (issuer, prefix, consecutive, arrival, ordinal, paperKind,
            paperNumber)
        SELECT arrival.issuer, sale.prefix, sale.consecutive, sale.arrival, sale.ordinal,
            sale.paperKind, sale.paperNumber
        FROM arrival JOIN sale ON sale.arrival = arrival.id
        WHERE arrival.archive = ? AND arrival.isSealed = 0
            AND arrival.issuer IS NOT NULL AND sale.consecutive IS NOT NULL
        """,
        """
        INSERT INTO untoldSale (chain, arrival, ordinal, tick)
        SELECT arrival.chain, sale.arrival, sale.ordinal, (SELECT tick FROM clock)
        FROM arrival JOIN sale ON sale.arrival = arrival.id
        WHERE arrival.archive = ? AND arrival.isSealed = 0
            AND (arrival.issuer IS NULL OR sale.consecutive IS NULL)
        """,
        "UPDATE arrival SET isSealed = 1 WHERE archive = ? AND isSealed = 0",
    ]

    private static let documentsAreIssued = [
        """
        UPDATE number SET fate = 'issued', document = planned.id
        FROM document AS planned
        WHERE planned.archive = ? AND planned.state = 'planned'
            AND number.issuer = planned.issuer AND number.prefix = planned.prefix
            AND number.consecutive = planned.consecutive
        """,
        "UPDATE document SET state = 'toSend' WHERE archive = ? AND state = 'planned'",
    ]

    private static let answersAreSealed = [
        """
        UPDATE document SET answerArchive = answer.archive, answerEntry = answer.entry
        FROM unsealedAnswer AS answer
        WHERE answer.archive = ? AND document.id = answer.document
        """,
        "DELETE FROM unsealedAnswer WHERE archive = ?",
    ]

    /// Only what was untold when the archive was begun: the rest was written since.
    private static let everythingIsTold = [
        """
        DELETE FROM untoldSale WHERE chain = (SELECT chain FROM archive WHERE id = ?1)
            AND tick <= (SELECT toldTick FROM archive WHERE id = ?1)
        """,
        """
        DELETE FROM untoldAttempt WHERE chain = (SELECT chain FROM archive WHERE id = ?1)
            AND tick <= (SELECT toldTick FROM archive WHERE id = ?1)
        """,
        """
        UPDATE chain SET journalTold = (SELECT toldJournal FROM archive WHERE id = ?1)
        WHERE name = (SELECT chain FROM archive WHERE id = ?1)
        """,
    ]
}
