package import Fiscal
import GRDB

extension SQLiteLedger {
    package func restoreRun(
        _ run: Int64,
        begunAt: Timestamp,
        endedAt: Timestamp?
    ) throws(LedgerFailure) {
        try writing(es: "anotar una corrida en", en: "writing down a run in") { db in
            let sql = """
                INSERT INTO run (id, begunAt, endedAt) VALUES (?1, ?2, ?3)
                ON CONFLICT (id) DO UPDATE SET begunAt = min(begunAt, ?2), endedAt = coalesce(?3, endedAt)
                """
            try Prepared(db, sql).run(run, begunAt.seconds, endedAt?.seconds)
            try noteTime(endedAt ?? begunAt, in: db)
        }
    }

    package func restore(
        windows: [ContingencyWindow],
        outages: [ObservedOutage]
    ) throws(LedgerFailure) {
        try writing(es: "anotar ventanas en", en: "writing down windows in") { db in
            for window in windows { try write(window, as: window.id, in: db) }
            for outage in outages {
                try Prepared(db, RestoredJournalQuery.outage)
                    .run(outage.start.seconds, outage.end?.seconds)
            }
        }
    }

    package func restore(_ journal: [JournalRecord]) throws(LedgerFailure) {
        try writing(es: "anotar el diario en", en: "writing down the journal in") { db in
            let statement = try Prepared(db, RestoredJournalQuery.entry)
            let chain = try Prepared(db, RestoredJournalQuery.chain)
            for record in journal {
                let entry = record.entry
                // An act may come before the first archive of its chain.
                if let name = record.chain?.text { try chain.run(name) }
                try statement.run(
                    record.id,
                    record.chain?.text,
                    entry.at.seconds,
                    entry.kind,
                    entry.subject,
                    entry.by,
                    entry.detail
                )
                try noteTime(entry.at, in: db)
            }
        }
    }

    package func restore(
        _ paper: WindowAttachment,
        _ bytes: [UInt8]
    ) throws(LedgerFailure) {
        try writing(
            es: "anotar el soporte de una ventana en",
            en: "writing down the paper of a window in"
        ) { db in
            _ = try Prepared(db, AttachmentQuery.insert + " ON CONFLICT DO NOTHING")
                .run(paper.id, paper.window, paper.name, paper.digest.bytes, bytes)
        }
    }

    package func restore(_ acts: [(id: Int64, act: NumberAct)]) throws(LedgerFailure) {
        try writing(
            es: "anotar actos sobre números en",
            en: "writing down acts on numbers in"
        ) { db in
            for (id, act) in acts {
                try ActRecord(db, entry: id).note(act)
                for sql in RestoredJournalQuery.effects(of: act.kind) {
                    try Prepared(db, sql).run(id)
                }
            }
        }
    }

    package func restore(
        settlements: [(id: Int64, outcome: NumberAct.Settlement)]
    ) throws(LedgerFailure) {
        try writing(
            es: "anotar disputas resueltas en",
            en: "writing down settled disputes in"
        ) { db in
            for (id, outcome) in settlements {
                _ = try ActRecord(db, entry: id).settle(outcome)
            }
        }
    }

    package func restore(_ closings: [RestoredClosing]) throws(LedgerFailure) {
        try writing(
            es: "anotar qué fue de los cierres en",
            en: "writing down what became of closings in"
        ) { db in
            let statement = try Prepared(db, ClosingQuery.record)
            for closing in closings {
                let changed = try statement.run(
                    closing.key.arrival,
                    closing.key.ordinal,
                    closing.standing.rawValue,
                    closing.known,
                    closing.sum.centavos,
                    closing.entryID
                )
                try requireOne(changed, "closing \(closing.key)")
            }
        }
    }
}

private enum RestoredJournalQuery {
    /// One that was open is brought to its end.
    static let outage = """
        INSERT INTO observedOutage (id, start, "end")
        VALUES ((SELECT id FROM observedOutage WHERE start = ?1), ?1, ?2)
        ON CONFLICT (id) DO UPDATE SET "end" = excluded."end"
            WHERE "end" IS NULL AND excluded."end" IS NOT NULL
        """

    static let chain = "INSERT INTO chain (name) VALUES (?) ON CONFLICT DO NOTHING"

    static let entry = """
        INSERT INTO journal (id, chain, at, kind, subject, by, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """

    /// Of numbers that stand so that it can be done; each takes the act's id.
    static func effects(of kind: NumberAct.Kind) -> [String] {
        switch kind {
        case .disable:
            [ActStatement.disable(butFor: "'disabled', 'issued', 'disputed', 'accepted'")]
        case .enable: [ActStatement.standWhereRefused, ActStatement.forget]
        case .release: [ActStatement.release]
        case .retry: [ActStatement.retry]
        case .settle: []
        }
    }
}
