extension Schema {
    /// What stores have sent, so that who did not is known without looking at a single sale; and the
    /// closings of days, with what became of them.
    ///
    /// `lastSent` has one row for each folder and prefix, whatever the number of sales. Days are counted
    /// from 1970-01-01 in Colombia, five hours behind UTC. What an older ledger has received counts.
    ///
    /// A closing names the entry of the journal that told of it last, as an act on numbers does.
    static let expectationMigration = """
        CREATE TABLE lastSent (
            folder TEXT NOT NULL CHECK (folder = '' OR folder LIKE '%/'),
            prefix TEXT NOT NULL,
            day INTEGER NOT NULL,
            PRIMARY KEY (folder, prefix)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO lastSent (folder, prefix, day)
            SELECT rtrim(arrival.path, replace(arrival.path, '/', '')), sale.prefix,
                max((sale.soldAt - 18000) / 86400)
            FROM arrival JOIN sale ON sale.arrival = arrival.id
            WHERE arrival.isSealed AND sale.prefix IS NOT NULL
                AND sale.soldAt <= arrival.receivedAt
            GROUP BY 1, 2;

        CREATE TABLE closing (
            arrival INTEGER NOT NULL REFERENCES arrival ON DELETE CASCADE,
            ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
            placeLine INTEGER,
            placeColumn INTEGER,
            placePointer TEXT,
            prefix TEXT NOT NULL,
            first INTEGER CHECK (first > 0),
            last INTEGER CHECK (last BETWEEN first AND 999999999),
            day INTEGER NOT NULL,
            total INTEGER NOT NULL CHECK (total >= 0),
            findings TEXT,
            standing TEXT NOT NULL DEFAULT 'new'
                CHECK (standing IN ('new', 'open', 'met', 'replaced')),
            known INTEGER NOT NULL DEFAULT 0 CHECK (known >= 0),
            sum INTEGER NOT NULL DEFAULT 0,
            entry INTEGER REFERENCES journal,
            PRIMARY KEY (arrival, ordinal),
            CHECK ((first IS NULL) = (last IS NULL)),
            CHECK ((standing = 'new') = (entry IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX closingOpen ON closing (arrival, ordinal) WHERE standing IN ('new', 'open');
        CREATE INDEX closingOfDay ON closing (prefix, day);
        CREATE INDEX closingTold ON closing (entry);
        CREATE TRIGGER closingStays BEFORE DELETE ON closing
        WHEN (SELECT archive FROM arrival WHERE id = old.arrival) IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, 'a closing whose file lies in an archive is not forgotten');
        END;
        CREATE TRIGGER closingContentStays BEFORE UPDATE OF prefix, first, last, day, total ON closing
        BEGIN
            SELECT RAISE(ABORT, 'what a file says does not change');
        END;
        CREATE TRIGGER closingEndsOnce BEFORE UPDATE OF standing ON closing
        WHEN old.standing IN ('met', 'replaced')
        BEGIN
            SELECT RAISE(ABORT, 'a closing that is met or replaced stays so');
        END;

        """
}
