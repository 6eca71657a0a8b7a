package import Fiscal
import GRDB

extension SQLiteLedger {
    package func beginRun(at time: Timestamp) throws(LedgerFailure) -> Int64 {
        try writing(es: "empezar una corrida en", en: "beginning a run in") { db in
            try Prepared(db, "INSERT INTO run (begunAt) VALUES (?)").run(time.seconds)
            try noteTime(time, in: db)
            return db.lastInsertedRowID
        }
    }

    package func endRun(_ run: Int64, at time: Timestamp) throws(LedgerFailure) {
        try writing(es: "terminar una corrida en", en: "ending a run in") { db in
            let changed = try Prepared(db, "UPDATE run SET endedAt = ? WHERE id = ?")
                .run(time.seconds, run)
            try requireOne(changed, "run \(run)")
            try noteTime(time, in: db)
        }
    }

    package func lastEntryTime() throws(LedgerFailure) -> Timestamp? {
        try reading(es: "leer la última hora de", en: "reading the last time from") { db in
            try Prepared(db, "SELECT latest FROM clock").first { row in row.timeOrNil() } ?? nil
        }
    }

    package func forgetTimes(after time: Timestamp) throws(LedgerFailure) {
        try writing(es: "atrasar la última hora en", en: "setting back the last time in") { db in
            _ = try Prepared(db, "UPDATE clock SET latest = min(latest, ?1)").run(time.seconds)
        }
    }
}

/// Fails unless exactly one row was there to be changed: the caller names what does not exist.
func requireOne(
    _ changed: Int,
    _ what: @autoclosure () -> String
) throws(LedgerFailure) {
    _ = try required(changed == 1 ? () : nil, what())
}

/// What a caller must have given or begun before.
func required<Value>(
    _ value: Value?,
    _ what: @autoclosure () -> String
) throws(LedgerFailure) -> Value {
    guard let value else {
        throw LedgerFailure(
            .constraint,
            operation: Bilingual(es: "buscar en el libro", en: "looking in the ledger for"),
            object: "“\(what())”",
            cause: Bilingual(
                es: "no hay tal cosa en ese estado",
                en: "there is no such thing in that state"
            ),
            hint: .reportDefect
        )
    }
    return value
}
