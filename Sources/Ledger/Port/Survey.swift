package import Fiscal
import GRDB

extension SQLiteLedger {
    package func isKnown(path: String, digest: ContentDigest) throws(LedgerFailure) -> Bool {
        try reading(es: "buscar un archivo en", en: "looking for a file in") { db in
            try Prepared(db, ArrivalQuery.known).first(path, digest.bytes) { _ in true } ?? false
        }
    }

    package func beginArrival(
        path: String,
        identity: FileIdentity,
        profile: String,
        run: Int64,
        at time: Timestamp
    ) throws(LedgerFailure) -> Int64 {
        try writingInPassing(es: "anotar un archivo en", en: "noting a file in") { db in
            let sql = """
                INSERT INTO arrival (path, digest, size, profile, run, receivedAt, placePath)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?1)
                """
            try Prepared(db, sql).run(
                path,
                identity.digest.bytes,
                identity.size,
                profile,
                run,
                time.seconds
            )
            let arrival = db.lastInsertedRowID
            try noteTime(time, in: db)
            return arrival
        }
    }

    package func note(_ sales: [SaleNote], in arrival: Int64) throws(LedgerFailure) {
        try writingInPassing(es: "anotar ventas en", en: "noting sales in") { db in
            let statement = try Prepared(db, insertSale)
            for sale in sales { try insert(sale, in: arrival, with: statement) }
            let changed = try Prepared(
                db,
                "UPDATE arrival SET sales = sales + ? WHERE id = ? AND isFinished = 0"
            ).run(sales.count, arrival)
            try requireOne(changed, "arrival \(arrival), being read")
        }
    }

    package func finishArrival(
        _ arrival: Int64,
        issuer: NIT?,
        findings: [Finding],
        isTrusted: Bool
    ) throws(LedgerFailure) {
        try writingInPassing(es: "terminar un archivo en", en: "finishing a file in") { db in
            if !isTrusted {
                try Prepared(db, "DELETE FROM sale WHERE arrival = ?").run(arrival)
                try Prepared(db, "DELETE FROM closing WHERE arrival = ?").run(arrival)
            }
            let sql = """
                UPDATE arrival SET issuer = ?1, findings = ?2, isTrusted = ?3, isFinished = 1,
                    sales = CASE WHEN ?3 THEN sales ELSE 0 END
                WHERE id = ?4 AND isFinished = 0
                """
            let changed = try Prepared(db, sql)
                .run(issuer?.digits, try jsonText(findings), isTrusted, arrival)
            try requireOne(changed, "arrival \(arrival), being read")
        }
    }

    package func forgetArrival(_ arrival: Int64) throws(LedgerFailure) {
        try writing(es: "olvidar un archivo en", en: "forgetting a file in") { db in
            let changed = try Prepared(db, "DELETE FROM arrival WHERE id = ?").run(arrival)
            try requireOne(changed, "arrival \(arrival)")
        }
    }

    package func forgetUnsealedArrivals() throws(LedgerFailure) {
        // One that lies in a begun archive is not known to be unsealed: it stays until the archive
        // is completed or dropped.
        try writing(
            es: "olvidar archivos sin sellar en",
            en: "forgetting unsealed files in"
        ) { db in
            _ = try Prepared(db, ArrivalQuery.forgetUnsealed).run()
        }
    }

    package func arrivalsToSeal() throws(LedgerFailure) -> [Arrival] {
        try reading(
            es: "leer los archivos por sellar de",
            en: "reading the files to seal from"
        ) { db in
            try Prepared(db, ArrivalQuery.select + ArrivalQuery.toSeal)
                .all { row in try row.arrival() }
        }
    }

    package func arrival(_ id: Int64) throws(LedgerFailure) -> Arrival {
        try reading(es: "leer un archivo de", en: "reading a file from") { db in
            try ArrivalQuery.arrival(id, in: db)
        }
    }

    private func insert(
        _ sale: SaleNote,
        in arrival: Int64,
        with statement: Prepared
    ) throws {
        try statement.run(
            arrival,
            sale.ordinal,
            sale.place.line,
            sale.place.column,
            sale.place.field,
            sale.place.pointer,
            sale.place.number,
            sale.number?.prefix,
            sale.number?.consecutive,
            sale.facts?.type.rawValue,
            sale.facts?.soldAt.seconds,
            sale.facts?.total.centavos,
            sale.facts?.content.bytes,
            sale.facts?.voidedBecause,
            sale.facts?.declaredCode?.bytes,
            sale.facts?.codeChain,
            sale.facts?.paper?.kind.rawValue,
            sale.facts?.paper?.number,
            sale.store,
            sale.sums?.storedText,
            sale.facts == nil ? sale.timing.type?.rawValue : nil,
            sale.facts == nil ? sale.timing.soldAt?.seconds : nil,
            try jsonText(sale.findings)
        )
    }
}

private let insertSale = """
    INSERT INTO sale (arrival, ordinal, placeLine, placeColumn, placeField, placePointer,
        placeNumber, prefix, consecutive, type, soldAt, total, content, voidedBecause,
        declaredCode, codeChain, paperKind, paperNumber, store, sums,
        faultyType, faultySoldAt, readerFindings)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
