import Fiscal

/// How a sale is read: as a version of its number, and with all that is known of it.
enum SaleQuery {
    /// For `Columns.version(isNew:)`.
    static let versionColumns = """
        sale.arrival, sale.ordinal, sale.placeLine, sale.placeColumn, sale.placeField,
        sale.placePointer, sale.placeNumber, sale.type, sale.soldAt, sale.total, sale.content,
        sale.voidedBecause, sale.declaredCode, sale.codeChain, sale.paperKind, sale.paperNumber,
        sale.readerFindings
        """

    /// For `Columns.saleStatus()`; tables are those of `statusJoins`.
    static let statusColumns = """
        \(versionColumns), sale.judgedFindings, sale.authorityFindings,
        arrival.issuer, sale.prefix, sale.consecutive, sale.store, sale.standing, number.fate,
        (number.ownerArrival, number.ownerOrdinal) IS (sale.arrival, sale.ordinal), act.detail,
        CASE WHEN number.content = sale.content THEN number.authorityCode END,
        document.id, document.uniqueCode,
        document.issuedAt, document.state, document.attempts, document.answeredAt,
        document.notifications, \(ArchiveColumns.name("emision")),
        document.entry, \(ArchiveColumns.name("respuestas")), document.answerEntry
        """

    /// Everything is found by a primary key, starting from `sale`.
    ///
    /// The document is the number's last one, where it was issued from the same content and DIAN has
    /// not another one instead.
    static let statusJoins = """
        JOIN arrival ON arrival.id = sale.arrival
        LEFT JOIN number ON number.issuer = arrival.issuer AND number.prefix = sale.prefix
            AND number.consecutive = sale.consecutive
        LEFT JOIN document ON document.id = number.document AND document.content = sale.content
            AND number.authorityCode IS NULL
        LEFT JOIN archive AS emision ON emision.id = document.archive
        LEFT JOIN archive AS respuestas ON respuestas.id = document.answerArchive
        LEFT JOIN journal AS act ON act.id = number.act AND number.fate = 'disabled'
        """
}

extension Columns {
    mutating func version(isNew: Bool) throws -> NumberCase.Version {
        NumberCase.Version(
            key: key(),
            place: place(),
            facts: try facts(),
            findings: try list(of: Finding.self),
            isNew: isNew
        )
    }

    mutating func saleStatus() throws -> SaleStatus {
        let sale = try version(isNew: false)
        let judged = try list(of: Finding.self)
        let authority = try list(of: Finding.self)
        return SaleStatus(
            key: sale.key,
            place: sale.place,
            issuer: try issuerOrNil(),
            number: try numberOrNil(),
            facts: sale.facts,
            store: textOrNil(),
            standing: try namedOrNil(SaleStanding.self),
            fate: try namedOrNil(NumberFate.self),
            isOwner: flag(),
            disabledBecause: textOrNil(),
            authorityCode: try blobOrNil().map {
                try stored(UniqueCode(bytes: $0), as: "unique code")
            },
            findings: sale.findings + judged + authority,
            document: try issuedDocumentOrNil()
        )
    }

    private mutating func place() -> Place {
        Place(
            line: integerOrNil().map(Int.init),
            column: integerOrNil().map(Int.init),
            field: textOrNil(),
            pointer: textOrNil(),
            number: textOrNil()
        )
    }

    private mutating func facts() throws -> SaleFacts? {
        let type = try namedOrNil(ContingencyType.self)
        let (soldAt, total) = (time(), Pesos(centavos: integer()))
        let content = try digestOrNil()
        let (voidedBecause, code, codeChain) = (textOrNil(), blobOrNil(), textOrNil())
        let paper = try paperOrNil()
        guard let type, let content else { return nil }
        return SaleFacts(
            type: type,
            soldAt: soldAt,
            total: total,
            content: content,
            voidedBecause: voidedBecause,
            declaredCode: try code.map { try stored(UniqueCode(bytes: $0), as: "unique code") },
            codeChain: codeChain,
            paper: paper
        )
    }

    /// From kind and number, both NULL for none.
    private mutating func paperOrNil() throws -> PaperIdentity? {
        let (kind, number) = (try namedOrNil(PaperReference.Kind.self), textOrNil())
        guard let kind, let number else { return nil }
        return PaperIdentity(kind: kind, number: number)
    }

    private mutating func issuedDocumentOrNil() throws -> IssuedDocument? {
        guard integerOrNil() != nil else { return nil }
        return IssuedDocument(
            uniqueCode: try uniqueCode(),
            issuedAt: time(),
            state: try state(),
            attempts: Int(integer()),
            answeredAt: timeOrNil(),
            notifications: try list(of: RuleMessage.self),
            archive: try archiveName(),
            entry: text(),
            answerArchive: try archiveNameOrNil(),
            answerEntry: textOrNil()
        )
    }
}
