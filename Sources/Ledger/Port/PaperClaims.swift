import Fiscal
import GRDB

/// What other numbers transcribe the paper invoice of a sale; asked by index, paper by paper.
///
/// The judgement needs the first of each sort. What cannot go is left out by the index as well: a till
/// that writes the same reference everywhere must not make each sale look at all others.
struct PaperClaims {
    private let held: Prepared
    private let new: Prepared
    private let awaited: Prepared

    init(_ db: Database) throws {
        held = try Prepared(db, Self.heldSQL)
        new = try Prepared(db, Self.newSQL)
        awaited = try Prepared(db, Self.awaitedSQL)
    }

    private static let columns = """
        claim.prefix, claim.consecutive, arrival.path, arrival.receivedAt,
        \(SaleQuery.versionColumns)
        """

    static let heldSQL = """
        SELECT \(columns)
        FROM number AS claim
        CROSS JOIN sale
            ON sale.arrival = claim.ownerArrival AND sale.ordinal = claim.ownerOrdinal
        CROSS JOIN arrival ON arrival.id = sale.arrival
        WHERE claim.issuer = ?1 AND claim.paperKind = ?2 AND claim.paperNumber = ?3
            AND claim.fate NOT IN ('awaitingCorrection', 'disabled')
            AND (claim.prefix, claim.consecutive) <> (?4, ?5)
        ORDER BY claim.prefix, claim.consecutive LIMIT 1
        """

    /// Those of one talonario.
    private static let mayGo = """
        claim.issuer = ?1 AND claim.paperKind = ?2 AND claim.paperNumber = ?3
            AND (claim.prefix, claim.consecutive) <> (?4, ?5)
            AND claim.prefix = ?6 AND claim.consecutive BETWEEN ?7 AND ?8 AND sale.soldAt <= ?9
        """

    /// A number that has something good, or is disabled, is not open to what is new.
    static let newSQL = """
        SELECT \(columns)
        FROM unjudged AS claim
        CROSS JOIN sale ON sale.arrival = claim.arrival AND sale.ordinal = claim.ordinal
        CROSS JOIN arrival ON arrival.id = sale.arrival
        WHERE \(mayGo)
            AND NOT EXISTS (SELECT 1 FROM number WHERE number.issuer = claim.issuer
                AND number.prefix = claim.prefix AND number.consecutive = claim.consecutive
                AND number.fate <> 'awaitingCorrection')
        ORDER BY claim.consecutive LIMIT 1
        """

    /// A number that awaits correction and for which something new has come speaks by that.
    static let awaitedSQL = """
        SELECT \(columns)
        FROM number AS claim
        CROSS JOIN sale
            ON sale.arrival = claim.ownerArrival AND sale.ordinal = claim.ownerOrdinal
        CROSS JOIN arrival ON arrival.id = sale.arrival
        WHERE \(mayGo)
            AND claim.fate = 'awaitingCorrection'
            AND NOT EXISTS (SELECT 1 FROM unjudged WHERE unjudged.issuer = claim.issuer
                AND unjudged.prefix = claim.prefix
                AND unjudged.consecutive = claim.consecutive)
        ORDER BY claim.consecutive LIMIT 1
        """

    /// The version with the claims of others on its paper; the same when it is no transcription.
    func adding(
        to version: NumberCase.Version,
        of number: DocumentNumber,
        issuer: NIT,
        _ talonarios: (NIT) -> [OpenTalonario]
    ) throws -> NumberCase.Version {
        guard let paper = version.facts?.paper else { return version }
        let talonarios = talonarios(issuer)
        func first(_ query: Prepared, isNew: Bool) throws -> PaperClaim? {
            for talonario in talonarios {
                let claim = try query.first(
                    issuer.digits,
                    paper.kind.rawValue,
                    paper.number,
                    number.prefix,
                    number.consecutive,
                    talonario.prefix,
                    talonario.numbers.lowerBound,
                    talonario.numbers.upperBound,
                    talonario.soldUntil.seconds
                ) { row in try row.paperClaim(isHeld: false, isNew: isNew) }
                if let claim { return claim }
            }
            return nil
        }
        let holder = try held.first(
            issuer.digits,
            paper.kind.rawValue,
            paper.number,
            number.prefix,
            number.consecutive
        ) { row in try row.paperClaim(isHeld: true, isNew: false) }
        let rivals = try [first(new, isNew: true), first(awaited, isNew: false)]
        return NumberCase.Version(
            key: version.key,
            place: version.place,
            facts: version.facts,
            findings: version.findings,
            isNew: version.isNew,
            paperClaims: ([holder] + rivals).compactMap { $0 }
        )
    }
}

extension Columns {
    fileprivate mutating func paperClaim(isHeld: Bool, isNew: Bool) throws -> PaperClaim {
        let (number, path, receivedAt) = (try number(), text(), time())
        return PaperClaim(
            number: number,
            isHeld: isHeld,
            version: try version(isNew: isNew),
            path: path,
            receivedAt: receivedAt
        )
    }
}
