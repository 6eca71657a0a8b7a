package import Fiscal
import GRDB

extension SQLiteLedger {
    package func arrivals(in place: FolderPlace) throws(LedgerFailure) -> [Arrival] {
        try reading(
            es: "leer los archivos de una carpeta de",
            en: "reading the files in a folder from"
        ) { db in
            try Prepared(db, ArrivalQuery.select + DeliveryQuery.inPlace).all(place.rawValue) {
                row in try row.arrival()
            }
        }
    }

    package func undelivered(in place: FolderPlace) throws(LedgerFailure) -> [Arrival] {
        try reading(es: "leer los traslados empezados de", en: "reading the moves begun in") { db in
            try Prepared(db, ArrivalQuery.select + DeliveryQuery.undelivered).all(place.rawValue) {
                row in try row.arrival()
            }
        }
    }

    package func hasSuccessor(_ arrival: Arrival) throws(LedgerFailure) -> Bool {
        try reading(es: "buscar un archivo posterior en", en: "looking for a later file in") { db in
            try Prepared(db, DeliveryQuery.successor)
                .first(arrival.path, arrival.id) { _ in true } ?? false
        }
    }

    package func tally(of arrival: Int64) throws(LedgerFailure) -> ArrivalTally {
        try reading(
            es: "contar las ventas de un archivo en",
            en: "counting the sales of a file in"
        ) { db in
            let tally = try Prepared(db, DeliveryQuery.tally).first(arrival) { row in
                ArrivalTally(
                    moving: Int(row.integer()),
                    settled: Int(row.integer()),
                    needingPerson: Int(row.integer()),
                    resolved: Int(row.integer())
                )
            }
            return try stored(tally, as: "count of sales")
        }
    }

    package func sales(of arrival: Int64, _ each: (SaleStatus) throws -> Void) throws {
        try streaming(
            es: "leer las ventas de un archivo de",
            en: "reading the sales of a file from",
            each
        ) { db, give in
            try Prepared(db, DeliveryQuery.sales).forEach(arrival) { row in
                try give(try row.saleStatus())
            }
        }
    }

    package func setLocation(
        _ location: FileLocation,
        isDelivered: Bool,
        of arrival: Int64
    ) throws(LedgerFailure) {
        try writingInPassing(es: "anotar una entrega en", en: "writing down a delivery in") { db in
            let sql = "UPDATE arrival SET place = ?, placePath = ?, isDelivered = ? WHERE id = ?"
            let changed = try Prepared(db, sql)
                .run(location.place.rawValue, location.path, isDelivered, arrival)
            try requireOne(changed, "arrival \(arrival)")
        }
    }

    package func withdraw(_ arrival: Int64) throws(LedgerFailure) {
        try writing(es: "retirar un archivo en", en: "withdrawing a file in") { db in
            let changed = try Prepared(db, "UPDATE arrival SET isWithdrawn = 1 WHERE id = ?")
                .run(arrival)
            try requireOne(changed, "arrival \(arrival)")
        }
    }
}

enum DeliveryQuery {
    static let inPlace = """
        WHERE arrival.place = ? AND arrival.isSealed = 1 AND arrival.isWithdrawn = 0
        ORDER BY arrival.id
        """

    static let undelivered = """
        WHERE arrival.place = ? AND arrival.isDelivered = 0 AND arrival.isSealed = 1
            AND arrival.isWithdrawn = 0
        ORDER BY arrival.id
        """

    static let successor = """
        SELECT 1 FROM arrival
        WHERE path = ? AND id > ? AND place = 'outbox' AND isDelivered = 1 AND isTrusted = 1
        LIMIT 1
        """

    static let sales = """
        SELECT \(SaleQuery.statusColumns) FROM sale \(SaleQuery.statusJoins)
        WHERE sale.arrival = ? ORDER BY sale.ordinal
        """

    /// Each sale is in one of three states; a later version that counts resolves an older one, but for
    /// a conflict, which only a person can.
    ///
    /// A repeat follows its number, like the sale that counts. A number is at rest when it is
    /// disabled, or accepted and DIAN's receipt sealed, or settled by a person.
    static let tally = """
        WITH sales AS (
            SELECT sale.arrival, sale.ordinal, sale.prefix, sale.consecutive, arrival.issuer,
                sale.standing,
                CASE WHEN number.fate = 'disabled' THEN 1
                    WHEN number.fate = 'accepted' THEN document.answerArchive IS NOT NULL
                        OR number.authorityCode IS NOT NULL
                    ELSE 0 END AS isAtRest,
                CASE
                    WHEN arrival.issuer IS NULL OR sale.consecutive IS NULL THEN 'person'
                    WHEN sale.standing IS NULL THEN 'moving'
                    WHEN sale.standing NOT IN ('current', 'repeated') THEN 'person'
                    WHEN number.fate IN ('awaitingCorrection', 'disputed') THEN 'person'
                    WHEN number.fate IN ('accepted', 'disabled') THEN 'rest'
                    ELSE 'moving' END AS state
            FROM sale
            JOIN arrival ON arrival.id = sale.arrival
            LEFT JOIN number ON number.issuer = arrival.issuer AND number.prefix = sale.prefix
                AND number.consecutive = sale.consecutive
            LEFT JOIN document ON document.id = number.document
            WHERE sale.arrival = ?
        )
        SELECT
            count(*) FILTER (WHERE state = 'moving' OR (state = 'rest' AND NOT isAtRest)),
            count(*) FILTER (WHERE state = 'rest' AND isAtRest),
            count(*) FILTER (WHERE state = 'person'),
            count(*) FILTER (WHERE state = 'person' AND isAtRest
                AND standing <> 'conflicting' AND (standing = 'superseded' OR EXISTS (
                SELECT 1 FROM sale AS later JOIN arrival ON arrival.id = later.arrival
                WHERE later.prefix = sales.prefix AND later.consecutive = sales.consecutive
                    AND later.consecutive IS NOT NULL AND arrival.issuer = sales.issuer
                    AND later.standing IN ('current', 'repeated')
                    AND (later.arrival, later.ordinal) > (sales.arrival, sales.ordinal))))
        FROM sales
        """
}
