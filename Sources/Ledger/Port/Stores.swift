package import Fiscal
import GRDB

extension SQLiteLedger {
    package func noteSent(
        _ days: [String: CalendarDay],
        in folder: String
    ) throws(LedgerFailure) {
        guard !days.isEmpty else { return }
        try writingInPassing(
            es: "anotar lo que envió una carpeta en",
            en: "noting what a folder sent in"
        ) { db in
            let statement = try Prepared(db, StoreQuery.noteSent)
            for (prefix, day) in days { try statement.run(folder, prefix, day.number) }
        }
    }

    package func lastSent() throws(LedgerFailure) -> [LastSent] {
        try reading(
            es: "leer lo que envió cada carpeta de",
            en: "reading what each folder sent from"
        ) { db in
            try Prepared(db, "SELECT folder, prefix, day FROM lastSent ORDER BY folder, prefix")
                .all { row in
                    LastSent(folder: row.text(), prefix: row.text(), day: row.day())
                }
        }
    }

    package func firstRunTime() throws(LedgerFailure) -> Timestamp? {
        try reading(es: "leer la primera corrida de", en: "reading the first run from") { db in
            try Prepared(db, "SELECT begunAt FROM run ORDER BY id LIMIT 1").first { row in
                row.time()
            }
        }
    }
}

enum StoreQuery {
    static let noteSent = """
        INSERT INTO lastSent (folder, prefix, day) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET day = max(day, excluded.day)
        """
}

extension Columns {
    mutating func day() -> CalendarDay { CalendarDay(number: integer()) }
}
