package import Fiscal
import GRDB

extension SQLiteLedger {
    package func seen() throws(LedgerFailure) -> [NumberSeries: IntervalSet] {
        try reading(es: "leer los números vistos de", en: "reading the numbers seen from") { db in
            try SeenNumbers(db: db).all()
        }
    }

    package func judge(
        _ judgement: inout some Judgement,
        run: Int64,
        _ goOn: () throws -> Void
    ) throws {
        try judge(&judgement, run: run, pageSize: 1_000, goOn)
    }

    /// Each ruling is written before the next number is looked at.
    ///
    /// It touches no other number, but it may take or free a paper. What was new stays so until all are
    /// judged: two newcomers with one paper must see each other.
    func judge(
        _ judgement: inout some Judgement,
        run: Int64,
        pageSize: Int,
        _ goOn: () throws -> Void
    ) throws {
        try folding(es: "juzgar en", en: "judging in") { db in
            let open = try OpenCases(db)
            let record = try RulingRecord(db)
            var page = try open.page(after: nil, limit: pageSize)
            while let last = page.last {
                for number in page {
                    try goOn()
                    let number = try open.numberCase(number) { judgement.talonarios(of: $0) }
                    try record.write(judgement.rule(on: number), on: number)
                }
                page = try open.page(after: last, limit: pageSize)
            }
            try Prepared(db, "DELETE FROM unjudged").run()
            try SeenNumbers(db: db).replace(with: judgement.seen)
            for (chain, entries) in judgement.journal {
                try write(entries, chain: chain, run: run, in: db)
            }
        }
    }
}

/// The numbers that a judgement is asked about.
struct OpenCases {
    private let numbers: Prepared
    private let newVersions: Prepared
    private let owner: Prepared
    private let refused: Prepared
    private let papers: PaperClaims

    init(_ db: Database) throws {
        numbers = try Prepared(db, Self.pageSQL)
        newVersions = try Prepared(db, Self.newVersionsSQL)
        owner = try Prepared(db, Self.ownerSQL)
        refused = try Prepared(db, Self.refusedSQL)
        papers = try PaperClaims(db)
    }

    /// The two halves are merged in the order of their indexes; nothing is sorted or gathered.
    static let pageSQL = """
        SELECT page.issuer, page.prefix, page.consecutive,
            number.fate, number.ownerArrival, number.ownerOrdinal, number.content,
            numberAct.kind, number.document
        FROM (
            SELECT issuer, prefix, consecutive FROM unjudged
            WHERE (issuer, prefix, consecutive) > (?1, ?2, ?3)
            UNION
            SELECT issuer, prefix, consecutive FROM number
            WHERE fate NOT IN ('accepted', 'disabled')
                AND fate IN ('awaitingCorrection', 'awaitingWindow', 'held', 'ready')
                AND wasRefused = 0 AND ownerArrival IS NOT NULL
                AND (issuer, prefix, consecutive) > (?1, ?2, ?3)
            ORDER BY issuer, prefix, consecutive
            LIMIT ?4
        ) AS page
        LEFT JOIN number ON number.issuer = page.issuer AND number.prefix = page.prefix
            AND number.consecutive = page.consecutive
        LEFT JOIN numberAct ON numberAct.id = number.act
        ORDER BY page.issuer, page.prefix, page.consecutive
        """

    static let newVersionsSQL = """
        SELECT \(SaleQuery.versionColumns)
        FROM unjudged JOIN sale
            ON sale.arrival = unjudged.arrival AND sale.ordinal = unjudged.ordinal
        WHERE unjudged.issuer = ? AND unjudged.prefix = ? AND unjudged.consecutive = ?
        ORDER BY unjudged.arrival, unjudged.ordinal
        """

    static let ownerSQL = """
        SELECT \(SaleQuery.versionColumns) FROM sale WHERE arrival = ? AND ordinal = ?
        """

    static let refusedSQL = """
        SELECT content FROM document
        WHERE issuer = ? AND prefix = ? AND consecutive = ? AND refusal > 0
        """

    func page(after last: OpenNumberRow?, limit: Int) throws -> [OpenNumberRow] {
        try numbers.all(
            last?.issuer.digits ?? 0,
            last?.number.prefix ?? "",
            last?.number.consecutive ?? 0,
            limit
        ) { row in
            let (issuer, number) = (try row.issuer(), try row.number())
            return OpenNumberRow(
                issuer: issuer,
                number: number,
                standing: try row.standingOrNil { try refusedContents(of: number, issuer) }
            )
        }
    }

    private func refusedContents(
        of number: DocumentNumber,
        _ issuer: NIT
    ) throws -> [ContentDigest] {
        try refused.all(issuer.digits, number.prefix, number.consecutive) { row in
            try row.digest()
        }
    }

    func numberCase(
        _ open: OpenNumberRow,
        _ talonarios: (NIT) -> [OpenTalonario]
    ) throws -> NumberCase {
        var versions = try newVersions.all(
            open.issuer.digits,
            open.number.prefix,
            open.number.consecutive
        ) { row in try row.version(isNew: true) }
        if let standing = open.standing, let key = standing.owner, standing.canChange {
            let found = try owner.first(key.arrival, key.ordinal) { row in
                try row.version(isNew: false)
            }
            versions.append(try stored(found, as: "owner of \(open.number.text)"))
            versions.sort { $0.key < $1.key }
        }
        return NumberCase(
            issuer: open.issuer,
            number: open.number,
            standing: open.standing,
            versions: try versions.map { version in
                try papers.adding(to: version, of: open.number, issuer: open.issuer, talonarios)
            }
        )
    }
}

/// An open number as its page tells it, without its versions.
struct OpenNumberRow {
    let issuer: NIT
    let number: DocumentNumber
    let standing: NumberCase.Standing?
}

extension NumberCase.Standing {
    /// Whether the owner is judged again by every run.
    fileprivate var canChange: Bool {
        switch fate {
        case .awaitingCorrection: !wasRefused
        case .awaitingWindow, .held, .ready: true
        case .missing, .issued, .disputed, .accepted, .disabled: false
        }
    }
}

extension Columns {
    /// `refused` is asked only of a number that once had a document.
    fileprivate mutating func standingOrNil(
        _ refused: () throws -> [ContentDigest]
    ) throws -> NumberCase.Standing? {
        guard let fate = try namedOrNil(NumberFate.self) else { return nil }
        let (owner, content, act) = (keyOrNil(), try digestOrNil(), try actKindOrNil())
        var contents = integerOrNil() == nil ? [] : Set(try refused())
        if act == .retry, let content { contents.remove(content) }
        return NumberCase.Standing(
            fate: fate,
            owner: owner,
            content: content,
            refused: contents,
            act: act
        )
    }
}
