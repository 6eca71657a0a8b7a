package import Fiscal
import GRDB

extension SQLiteLedger {
    package func usedRanges() throws(LedgerFailure) -> [NIT: [AuthorisedRange.Terms]] {
        try reading(es: "leer los rangos en uso de", en: "reading the ranges in use from") { db in
            var ranges: [NIT: [AuthorisedRange.Terms]] = [:]
            let sql = """
                SELECT issuer, authorisation, kind, prefix, first, last, validFrom, validUntil
                FROM authorisedRange WHERE isUsed ORDER BY id
                """
            try Prepared(db, sql).forEach { row in
                ranges[try row.issuer(), default: []].append(try row.terms())
            }
            return ranges
        }
    }

    package func firstIssued(
        under range: AuthorisedRange.Terms,
        of issuer: NIT
    ) throws(LedgerFailure) -> Int64? {
        try reading(
            es: "buscar el primer número de un rango en",
            en: "looking for the first number of a range in"
        ) { db in
            guard let id = try RangeRecord(db).knownID(of: range, issuer: issuer) else {
                return nil
            }
            return try Prepared(db, RangeQuery.firstIssued)
                .first(issuer.digits, range.prefix, range.numbers.lowerBound, id) { $0.integer() }
        }
    }
}

enum RangeQuery {
    /// In the order of the index of numbers; asked only of ranges that share numbers with another.
    static let firstIssued = """
        SELECT consecutive FROM document
        WHERE issuer = ? AND prefix = ? AND consecutive >= ? AND range = ?
        ORDER BY consecutive LIMIT 1
        """
}

/// Writes down under which range a document is issued; a portion has few, so each is looked up once.
struct RangeRecord {
    private let db: Database
    private var known: [NIT: [AuthorisedRange.Terms: Int64]] = [:]

    init(_ db: Database) { self.db = db }

    mutating func id(of range: AuthorisedRange.Terms, issuer: NIT) throws -> Int64 {
        if let id = known[issuer]?[range] { return id }
        let id = try ask(Self.insert, range, issuer) ?? ask(Self.find, range, issuer)
        let found = try stored(id, as: "range")
        known[issuer, default: [:]][range] = found
        return found
    }

    /// Nil for a range under which nothing was issued.
    func knownID(of range: AuthorisedRange.Terms, issuer: NIT) throws -> Int64? {
        try ask(Self.find, range, issuer)
    }

    private func ask(
        _ sql: String,
        _ range: AuthorisedRange.Terms,
        _ issuer: NIT
    ) throws -> Int64? {
        try Prepared(db, sql).first(
            issuer.digits,
            range.authorisation,
            range.kind.rawValue,
            range.prefix,
            range.numbers.lowerBound,
            range.numbers.upperBound,
            range.period.lowerBound.number,
            range.period.upperBound.number
        ) { $0.integer() }
    }

    private static let insert = """
        INSERT INTO authorisedRange
            (issuer, authorisation, kind, prefix, first, last, validFrom, validUntil)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING RETURNING id
        """

    private static let find = """
        SELECT id FROM authorisedRange
        WHERE (issuer, authorisation, kind, prefix, first, last, validFrom, validUntil)
            = (?, ?, ?, ?, ?, ?, ?, ?)
        """
}

extension Columns {
    /// From authorisation, kind, prefix, first, last, validFrom and validUntil.
    fileprivate mutating func terms() throws -> AuthorisedRange.Terms {
        let (authorisation, kind) = (text(), try named(AuthorisedRange.Kind.self))
        let (prefix, first, last) = (text(), integer(), integer())
        let (from, until) = (CalendarDay(number: integer()), CalendarDay(number: integer()))
        return AuthorisedRange.Terms(
            authorisation: authorisation,
            kind: kind,
            prefix: prefix,
            numbers: first...max(first, last),
            period: from...max(from, until)
        )
    }
}
