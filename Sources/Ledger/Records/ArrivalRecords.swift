import Fiscal
import GRDB

/// How an arrival is read, with the archive it is sealed in.
enum ArrivalQuery {
    /// To be followed by WHERE and ORDER BY.
    static let select = """
        SELECT arrival.id, arrival.path, arrival.digest, arrival.size, arrival.profile,
            arrival.chain, arrival.receivedAt, arrival.findings, arrival.isTrusted, arrival.sales,
            \(ArchiveColumns.name("archive")), arrival.entry, arrival.isSealed,
            arrival.place, arrival.placePath, arrival.isDelivered
        FROM arrival
        LEFT JOIN archive ON archive.id = arrival.archive AND arrival.isSealed

        """

    static let toSeal = """
        WHERE arrival.isSealed = 0 AND arrival.archive IS NULL AND arrival.isFinished
        ORDER BY arrival.chain, arrival.id
        """

    /// It also lies in the inbox when its move was begun and not carried out.
    static let known = """
        SELECT 1 FROM arrival
        WHERE path = ?1 AND place = 'inbox' AND isWithdrawn = 0 AND digest = ?2
        UNION ALL
        SELECT 1 FROM arrival
        WHERE place IN ('outbox', 'rejected') AND isDelivered = 0 AND isSealed = 1
            AND isWithdrawn = 0 AND path = ?1 AND digest = ?2
        """

    static let forgetUnsealed = """
        DELETE FROM arrival WHERE isSealed = 0 AND archive IS NULL
        """

    static func arrival(_ id: Int64, in db: Database) throws -> Arrival {
        let found = try Prepared(db, select + "WHERE arrival.id = ?").first(id) { row in
            try row.arrival()
        }
        return try stored(found, as: "reference to arrival \(id)")
    }
}

extension Columns {
    mutating func arrival() throws -> Arrival {
        let (id, path) = (integer(), text())
        let identity = FileIdentity(digest: try digest(), size: integer())
        let (profile, chain) = (text(), try chain())
        let (receivedAt, findings) = (time(), try list(of: Finding.self))
        let (isTrusted, sales) = (flag(), Int(integer()))
        let archive = try archiveNameOrNil()
        let (entry, isSealed) = (textOrNil(), flag())
        return Arrival(
            id: id,
            path: path,
            identity: identity,
            profile: profile,
            chain: chain,
            receivedAt: receivedAt,
            findings: findings,
            isTrusted: isTrusted,
            sales: sales,
            archive: archive,
            entry: isSealed ? entry : nil,
            location: FileLocation(try named(FolderPlace.self), text()),
            isDelivered: flag()
        )
    }
}
