import Fiscal
import GRDB

/// Writes down what a begun archive is to hold.
struct ArchivePlanWriter {
    let db: Database
    let archive: Int64
    let chain: ChainName

    func write(_ contents: ArchiveContents) throws {
        switch contents {
        case .recepcion(let arrivals): try plan(arrivals)
        case .emision(let documents): try plan(documents)
        case .respuestas(let answers): try plan(answers)
        case .corrida:
            // What is written from now on is not told by this archive.
            try Prepared(db, "UPDATE clock SET tick = tick + 1").run()
        }
    }

    private func plan(_ arrivals: [(arrival: Int64, entry: String)]) throws {
        let statement = try Prepared(
            db,
            """
            UPDATE arrival SET archive = ?, entry = ?
            WHERE id = ? AND isFinished AND archive IS NULL AND chain = ?
            """
        )
        for (arrival, entry) in arrivals {
            let changed = try statement.run(archive, entry, arrival, chain.text)
            try requireOne(changed, "arrival \(arrival), to be sealed")
        }
    }

    private func plan(_ answers: [(document: Int64, entry: String)]) throws {
        let statement = try Prepared(
            db,
            "UPDATE unsealedAnswer SET archive = ?, entry = ? WHERE document = ? AND chain = ?"
        )
        for (document, entry) in answers {
            let changed = try statement.run(archive, entry, document, chain.text)
            try requireOne(changed, "the answer to document \(document), to be sealed")
        }
    }

    private func plan(_ documents: [NewDocument]) throws {
        let statement = try Prepared(
            db,
            """
            INSERT INTO document (arrival, ordinal, issuer, prefix, consecutive, content,
                uniqueCode, issuedAt, fileName, archive, entry, range, state)
            SELECT ?1, ?2, ?3, ?4, ?5, content, ?6, ?7, ?8, ?9, ?10, ?11, 'planned'
            FROM sale WHERE arrival = ?1 AND ordinal = ?2 AND prefix = ?4 AND consecutive = ?5
            """
        )
        var ranges = RangeRecord(db)
        for document in documents {
            let sale = document.sale
            let changed = try statement.run(
                sale.key.arrival,
                sale.key.ordinal,
                sale.issuer.digits,
                sale.number.prefix,
                sale.number.consecutive,
                document.uniqueCode.bytes,
                document.issuedAt.seconds,
                document.fileName,
                archive,
                document.entry,
                ranges.id(of: document.range, issuer: sale.issuer)
            )
            try requireOne(changed, "the sale of \(sale.number.text), to be issued")
        }
        try noteFileCounters(of: documents)
    }

    private func noteFileCounters(of documents: [NewDocument]) throws {
        var last: [FileYear: Int64] = [:]
        for document in documents {
            let year = FileYear(issuer: document.sale.issuer, year: document.fileYear)
            last[year] = max(last[year] ?? 0, document.fileCounter)
        }
        let statement = try Prepared(
            db,
            "INSERT INTO fileCounter (issuer, year, last, archive) VALUES (?, ?, ?, ?)"
        )
        for (year, counter) in last {
            try statement.run(year.issuer.digits, year.year, counter, archive)
        }
    }

    private struct FileYear: Hashable {
        let issuer: NIT
        let year: Int
    }
}

extension NewDocument {
    /// The year in DIAN's file name (annex 1.9 §6.5.7: `fv`, ten digits, `000`, two of the year, eight
    /// of the counter), in which the counter counts.
    ///
    /// It need not be the year of issue: a type 04 of 31 December keeps the till's date.
    fileprivate var fileYear: Int {
        let name = Array(fileName.utf8)
        guard name.count == 25, let year = Int(String(decoding: name[15...16], as: UTF8.self))
        else { return issuedAt.day.components.year }
        return 2000 + year
    }
}
