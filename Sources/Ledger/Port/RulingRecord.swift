import Fiscal
import GRDB

/// Writes what was decided on a number and its versions; what stays as it is is not touched.
struct RulingRecord {
    private let setVerdict: Prepared
    private let setNumber: Prepared
    private let supersede: Prepared

    init(_ db: Database) throws {
        setVerdict = try Prepared(db, Self.verdictSQL)
        setNumber = try Prepared(db, Self.numberSQL)
        supersede = try Prepared(db, Self.supersedeSQL)
    }

    static let verdictSQL = """
        UPDATE sale SET standing = ?3, judgedFindings = ?4
        WHERE arrival = ?1 AND ordinal = ?2
            AND (standing IS NOT ?3 OR judgedFindings IS NOT ?4)
        """

    /// Content, total and paper are the owner's; a person's act is for the owner it was done to.
    ///
    /// The conflict is named: a paper that another number holds is no reason to update this one.
    static let numberSQL = """
        INSERT INTO number (issuer, prefix, consecutive, fate, ownerArrival, ownerOrdinal,
            content, total, paperKind, paperNumber)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6,
            (SELECT content FROM sale WHERE arrival = ?5 AND ordinal = ?6),
            coalesce((SELECT total FROM sale WHERE arrival = ?5 AND ordinal = ?6), 0),
            (SELECT paperKind FROM sale WHERE arrival = ?5 AND ordinal = ?6),
            (SELECT paperNumber FROM sale WHERE arrival = ?5 AND ordinal = ?6))
        ON CONFLICT (issuer, prefix, consecutive) DO UPDATE SET fate = excluded.fate,
            ownerArrival = excluded.ownerArrival, ownerOrdinal = excluded.ownerOrdinal,
            content = excluded.content, total = excluded.total,
            paperKind = excluded.paperKind, paperNumber = excluded.paperNumber, wasRefused = 0,
            act = CASE WHEN (ownerArrival, ownerOrdinal)
                IS (excluded.ownerArrival, excluded.ownerOrdinal) THEN act END
        """

    /// An older version that counted until now, and that the judgement was not asked about.
    static let supersedeSQL = """
        UPDATE sale SET standing = 'superseded'
        WHERE prefix = ?2 AND consecutive = ?3 AND consecutive IS NOT NULL
            AND standing IN ('current', 'repeated')
            AND (SELECT issuer FROM arrival WHERE id = sale.arrival) = ?1
            AND (content IS NULL OR content IS NOT
                (SELECT content FROM sale WHERE arrival = ?4 AND ordinal = ?5))
        """

    func write(_ ruling: Ruling, on number: NumberCase) throws {
        if ruling.owner != number.standing?.owner, number.standing != nil {
            try supersedeOthers(than: ruling.owner, on: number)
        }
        for version in number.versions {
            let verdict = try required(
                ruling.verdicts[version.key],
                "a verdict on every version of \(number.number.text)"
            )
            try setVerdict.run(
                version.key.arrival,
                version.key.ordinal,
                verdict.standing.rawValue,
                try jsonText(verdict.findings)
            )
        }
        if ruling.fate != number.standing?.fate || ruling.owner != number.standing?.owner {
            try set(ruling, on: number)
        }
    }

    private func set(_ ruling: Ruling, on number: NumberCase) throws {
        try setNumber.run(
            number.issuer.digits,
            number.number.prefix,
            number.number.consecutive,
            ruling.fate.rawValue,
            ruling.owner?.arrival,
            ruling.owner?.ordinal
        )
    }

    private func supersedeOthers(than owner: SaleKey?, on number: NumberCase) throws {
        try supersede.run(
            number.issuer.digits,
            number.number.prefix,
            number.number.consecutive,
            owner?.arrival,
            owner?.ordinal
        )
    }
}

/// The numbers seen, as intervals; a year of sales without a gap is one row.
struct SeenNumbers {
    let db: Database

    func all() throws -> [NumberSeries: IntervalSet] {
        var seen: [NumberSeries: IntervalSet] = [:]
        let sql = "SELECT issuer, prefix, first, last FROM seen ORDER BY issuer, prefix, first"
        try Prepared(db, sql).forEach { row in
            let series = NumberSeries(issuer: try row.issuer(), prefix: row.text())
            seen[series, default: IntervalSet()].insert(try row.interval())
        }
        return seen
    }

    /// Writes only the series that changed.
    func replace(with new: [NumberSeries: IntervalSet]) throws {
        let old = try all()
        for series in Set(old.keys).union(new.keys) where old[series] != new[series] {
            try Prepared(db, "DELETE FROM seen WHERE issuer = ? AND prefix = ?")
                .run(series.issuer.digits, series.prefix)
            let insert = try Prepared(
                db,
                "INSERT INTO seen (issuer, prefix, first, last) VALUES (?, ?, ?, ?)"
            )
            for interval in new[series]?.intervals ?? [] {
                try insert.run(
                    series.issuer.digits,
                    series.prefix,
                    interval.lowerBound,
                    interval.upperBound
                )
            }
        }
    }
}
