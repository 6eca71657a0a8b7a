package import Fiscal
import GRDB

extension SQLiteLedger {
    package func fateCounts() throws(LedgerFailure) -> [NumberFate: FateCount] {
        try reading(es: "contar los números en", en: "counting the numbers in") { db in
            var counts: [NumberFate: FateCount] = [:]
            let sql = "SELECT fate, count, billions, rest FROM fateTotal WHERE count > 0"
            try Prepared(db, sql).forEach { row in
                counts[try row.named(NumberFate.self)] = row.fateCount()
            }
            return counts
        }
    }

    package func accepted(in run: Int64) throws(LedgerFailure) -> FateCount {
        try reading(
            es: "contar los números aceptados en",
            en: "counting the accepted numbers in"
        ) { db in
            let sql = "SELECT accepted, acceptedBillions, acceptedRest FROM run WHERE id = ?"
            return try Prepared(db, sql).first(run) { row in row.fateCount() }
                ?? FateCount(count: 0, total: .zero)
        }
    }

    package func openNumbers(_ each: (OpenNumber) throws -> Void) throws {
        try streaming(
            es: "leer los números abiertos de",
            en: "reading the open numbers from",
            each
        ) { db, give in
            try Prepared(db, NumberQuery.open).forEach { row in try give(try row.openNumber()) }
        }
    }

    package func unaccepted(
        in series: NumberSeries,
        _ each: (Int64, NumberFate) throws -> Void
    ) throws {
        try streaming(
            es: "leer los números de una serie de",
            en: "reading the numbers of a series from",
            { (row: (consecutive: Int64, fate: NumberFate)) in try each(row.consecutive, row.fate) }
        ) { db, give in
            try Prepared(db, NumberQuery.unaccepted)
                .forEach(series.issuer.digits, series.prefix) { row in
                    try give((row.integer(), try row.named(NumberFate.self)))
                }
        }
    }

    package func versions(
        of number: DocumentNumber,
        issuer: NIT
    ) throws(LedgerFailure) -> [(SaleStatus, Arrival)] {
        try reading(
            es: "leer las versiones de \(number.text) de",
            en: "reading the versions of \(number.text) from"
        ) { db in
            let versions = try Prepared(db, NumberQuery.versions)
                .all(number.prefix, number.consecutive, issuer.digits) { row in
                    try row.saleStatus()
                }
            return try versions.map { status in
                (status, try ArrivalQuery.arrival(status.key.arrival, in: db))
            }
        }
    }

    package func attempts(
        for number: DocumentNumber,
        issuer: NIT
    ) throws(LedgerFailure) -> [AttemptRecord] {
        try reading(
            es: "leer las llamadas por \(number.text) de",
            en: "reading the calls for \(number.text) from"
        ) { db in
            try Prepared(db, NumberQuery.attempts)
                .all(issuer.digits, number.prefix, number.consecutive) { row in
                    try row.attempt()
                }
        }
    }
}

enum NumberQuery {
    /// The sale's own word, or else the file's folder below the inbox; like `takings.store`.
    private static let storeOfSale = """
        coalesce(sale.store, rtrim(rtrim(arrival.path, replace(arrival.path, '/', '')), '/'))
        """

    private static let openColumns = """
        number.issuer, number.prefix, number.consecutive, number.fate,
        coalesce(sale.type, sale.faultyType), coalesce(sale.soldAt, sale.faultySoldAt),
        sale.total, arrival.placePath, arrival.receivedAt, \(storeOfSale), numberAct.kind
        """

    /// With its owner; or, where none of several contents counts, with the one that was sold first.
    static let open = """
        SELECT \(openColumns)
        FROM number
        CROSS JOIN sale
            ON sale.arrival = number.ownerArrival AND sale.ordinal = number.ownerOrdinal
        JOIN arrival ON arrival.id = number.ownerArrival
        LEFT JOIN numberAct ON numberAct.id = number.act
        WHERE number.fate NOT IN ('accepted', 'disabled')
        UNION ALL
        SELECT \(openColumns)
        FROM number
        CROSS JOIN sale ON \(isContent(of: "sale"))
        JOIN arrival ON arrival.id = sale.arrival
        LEFT JOIN numberAct ON numberAct.id = number.act
        WHERE number.fate NOT IN ('accepted', 'disabled') AND number.ownerArrival IS NULL
            AND arrival.issuer = number.issuer
            AND NOT EXISTS (
                SELECT 1 FROM sale AS other JOIN arrival AS file ON file.id = other.arrival
                WHERE \(isContent(of: "other"))
                    AND file.issuer = number.issuer AND \(order(of: "other")) < \(order(of: "sale")))
        ORDER BY number.issuer, number.prefix, number.consecutive
        """

    private static func isContent(of sale: String) -> String {
        """
        \(sale).prefix = number.prefix AND \(sale).consecutive = number.consecutive
            AND \(sale).consecutive IS NOT NULL AND \(sale).standing IN ('rival', 'faulty')
        """
    }

    /// One whose time cannot be read comes last.
    private static func order(of sale: String) -> String {
        """
        (coalesce(\(sale).soldAt, \(sale).faultySoldAt, \(Int64.max)), \(sale).arrival, \(sale).ordinal)
        """
    }

    /// By the indexes of what is open: SQLite alone would take the primary key, and read the whole series.
    static let unaccepted = """
        SELECT consecutive, fate FROM number INDEXED BY numberOpen
        WHERE fate NOT IN ('accepted', 'disabled') AND issuer = ?1 AND prefix = ?2
        UNION ALL
        SELECT consecutive, fate FROM number INDEXED BY numberDisabled
        WHERE fate = 'disabled' AND issuer = ?1 AND prefix = ?2
        ORDER BY consecutive
        """

    static let versions = """
        SELECT \(SaleQuery.statusColumns) FROM sale \(SaleQuery.statusJoins)
        WHERE sale.prefix = ? AND sale.consecutive = ? AND sale.consecutive IS NOT NULL
            AND arrival.issuer = ? AND arrival.isSealed
        ORDER BY sale.arrival, sale.ordinal
        """

    static let attempts = """
        SELECT \(TellingQuery.attemptColumns)
        FROM document JOIN attempt ON attempt.document = document.id
        WHERE document.issuer = ? AND document.prefix = ? AND document.consecutive = ?
        ORDER BY attempt.document, attempt.attempt
        """
}

extension Columns {
    fileprivate mutating func fateCount() -> FateCount {
        FateCount(count: Int(integer()), total: clampedSum())
    }

    /// From thousands of millions of centavos and the rest; a sum that no `Pesos` can hold is shown as
    /// the largest one.
    mutating func clampedSum() -> Pesos {
        let sum = Int128(integer()) * 1_000_000_000 + Int128(integer())
        return Pesos(centavos: Int64(clamping: sum))
    }

    fileprivate mutating func openNumber() throws -> OpenNumber {
        let (issuer, number) = (try issuer(), try number())
        let (fate, type) = (try named(NumberFate.self), try namedOrNil(ContingencyType.self))
        let (soldAt, total) = (timeOrNil(), integerOrNil().map(Pesos.init(centavos:)))
        let (path, receivedAt, store) = (text(), time(), text())
        return OpenNumber(
            issuer: issuer,
            number: number,
            fate: fate,
            type: try actKindOrNil()?.releasedType ?? type,
            soldAt: soldAt,
            total: total,
            path: path,
            receivedAt: receivedAt,
            store: store
        )
    }
}
