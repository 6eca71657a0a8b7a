package import Fiscal
import GRDB

extension SQLiteLedger {
    package func untoldTakings(of chain: ChainName) throws(LedgerFailure) -> [Takings] {
        try reading(
            es: "leer las ventas por día de",
            en: "reading the takings to be told from"
        ) { db in
            try Prepared(db, TakingsQuery.untold).all(chain.text) { row in try row.takings() }
        }
    }
}

enum TakingsQuery {
    /// What was accepted after the last `corrida` was begun (`clock.tick`), and all else of those days.
    static let untold = """
        SELECT takings.issuer, takings.store, takings.day, kind, code, rate, sales, baseBillions,
            baseRest, taxBillions, taxRest
        FROM (SELECT DISTINCT issuer, store, day FROM takings INDEXED BY takingsNew
            WHERE issuer = CAST(?1 AS INTEGER) AND tick > coalesce((SELECT toldTick
                FROM archive WHERE chain = ?1 AND kind = 'corrida' AND digest IS NOT NULL
                ORDER BY number DESC LIMIT 1), 0)) AS new
        CROSS JOIN takings ON takings.issuer = new.issuer AND takings.store = new.store
            AND takings.day = new.day
        ORDER BY takings.issuer, takings.store, takings.day, kind DESC, code, rate
        """
}

extension SaleSums {
    /// As the trigger `numberTaken` reads it; words and numbers of ours, so nothing needs escaping.
    var storedText: String {
        let parts = parts.map { part in
            let (kind, code, rate) = part.concept.stored
            return "[\"\(kind)\",\"\(code)\",\(rate),\(part.base.centavos),\(part.tax.centavos)]"
        }
        return "[" + parts.joined(separator: ",") + "]"
    }
}

extension TakingsConcept {
    fileprivate var stored: (kind: String, code: String, rate: Int64) {
        switch self {
        case .tax(let code, let rate): ("tax", code.rawValue, rate.thousandths)
        case .excluded: ("tax", "", 0)
        case .means(let code): ("means", code, 0)
        }
    }

    fileprivate init?(kind: String, code: String, rate: Int64) {
        switch (kind, code) {
        case ("means", _): self = .means(code)
        case ("tax", ""): self = .excluded
        case ("tax", _):
            guard let tax = TaxCode(rawValue: code) else { return nil }
            self = .tax(tax, Rate(thousandths: rate))
        default: return nil
        }
    }
}

extension Columns {
    fileprivate mutating func takings() throws -> Takings {
        let (issuer, store, day) = (try issuer(), text(), CalendarDay(number: integer()))
        let concept = TakingsConcept(kind: text(), code: text(), rate: integer())
        return Takings(
            place: StoreDay(issuer: issuer, store: store, day: day),
            concept: try stored(concept, as: "concept of takings"),
            sales: Int(integer()),
            base: clampedSum(),
            tax: clampedSum()
        )
    }
}
