extension Schema {
    /// What DIAN accepted of each store's day, by tax rate and by means of payment, so that no report adds
    /// up the history.
    ///
    /// A sale brings its sums as JSON (`SaleSums`); they enter when its number is accepted, whoever brings
    /// that about. Sums are kept in two parts, as in `fateTotal`. The store is the sale's own word, or
    /// else the file's folder below the inbox. Days count from 1970-01-01 in Colombian time (UTC-5).
    /// Sales noted before this migration have no sums and enter none.
    static let takingsMigration = """
        ALTER TABLE sale ADD COLUMN sums TEXT;
        CREATE TRIGGER saleSumsStay BEFORE UPDATE OF sums, store ON sale
        BEGIN
            SELECT RAISE(ABORT, 'what a file says does not change');
        END;
        CREATE TABLE takings (
            issuer INTEGER NOT NULL CHECK (issuer > 0),
            store TEXT NOT NULL,
            day INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('tax', 'means')),
            -- The tax's code, empty for what is excluded; or that of the means of payment.
            code TEXT NOT NULL,
            -- In thousandths of a per cent; 0 for a means of payment.
            rate INTEGER NOT NULL,
            sales INTEGER NOT NULL,
            baseBillions INTEGER NOT NULL,
            baseRest INTEGER NOT NULL,
            taxBillions INTEGER NOT NULL,
            taxRest INTEGER NOT NULL,
            tick INTEGER NOT NULL,
            PRIMARY KEY (issuer, store, day, kind, code, rate)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX takingsNew ON takings (issuer, tick);
        CREATE TRIGGER numberTaken AFTER UPDATE OF acceptedIn ON number
        WHEN old.acceptedIn IS NULL AND new.acceptedIn IS NOT NULL AND new.content IS NOT NULL
        BEGIN
            INSERT INTO takings
            SELECT new.issuer,
                coalesce(sale.store,
                    rtrim(rtrim(arrival.path, replace(arrival.path, '/', '')), '/')),
                (sale.soldAt - 18000) / 86400,
                json_extract(part.value, '$[0]'), json_extract(part.value, '$[1]'),
                json_extract(part.value, '$[2]'), 1,
                json_extract(part.value, '$[3]') / 1000000000,
                json_extract(part.value, '$[3]') % 1000000000,
                json_extract(part.value, '$[4]') / 1000000000,
                json_extract(part.value, '$[4]') % 1000000000,
                (SELECT tick FROM clock)
            FROM sale JOIN arrival ON arrival.id = sale.arrival, json_each(sale.sums) AS part
            WHERE sale.arrival = new.ownerArrival AND sale.ordinal = new.ownerOrdinal
            ON CONFLICT DO UPDATE SET sales = sales + 1,
                baseBillions = baseBillions + excluded.baseBillions,
                baseRest = baseRest + excluded.baseRest,
                taxBillions = taxBillions + excluded.taxBillions,
                taxRest = taxRest + excluded.taxRest,
                tick = excluded.tick;
        END;

        """
}
