extension Schema {
    /// What persons did to numbers.
    ///
    /// An act is its entry in the journal, which has its time, person and reason; the table says to what
    /// it was done. A number names the act on which its fate rests: no other number pays for it.
    static let actMigration = """
        CREATE TABLE numberAct (
            id INTEGER PRIMARY KEY REFERENCES journal,
            kind TEXT NOT NULL CHECK (kind IN ('number-disabled', 'number-enabled',
                'number-released', 'number-released-as-01', 'number-released-as-03',
                'number-released-as-04', 'number-retried', 'number-settled-ours',
                'number-settled-other')),
            issuer INTEGER NOT NULL CHECK (issuer > 0),
            prefix TEXT NOT NULL,
            first INTEGER NOT NULL CHECK (first > 0),
            last INTEGER NOT NULL CHECK (last >= first)
        ) STRICT;
        CREATE INDEX numberActOnNumber ON numberAct (issuer, prefix, first);
        CREATE TRIGGER numberActStays BEFORE DELETE ON numberAct
        BEGIN
            SELECT RAISE(ABORT, 'what a person did is not forgotten');
        END;
        CREATE TRIGGER numberActIsWrittenOnce BEFORE UPDATE ON numberAct
        BEGIN
            SELECT RAISE(ABORT, 'what a person did does not change');
        END;
        CREATE TRIGGER numberActHasAPerson BEFORE INSERT ON numberAct
        WHEN NOT EXISTS (SELECT 1 FROM journal
            WHERE id = new.id AND kind = new.kind AND by <> '' AND detail <> '')
        BEGIN
            SELECT RAISE(ABORT, 'an act on numbers has a person and a reason');
        END;

        ALTER TABLE number ADD COLUMN act INTEGER
            CHECK (act IS NULL OR fate <> 'disputed');
        -- The unique code by which DIAN has the number, where a person settled it.
        ALTER TABLE number ADD COLUMN authorityCode BLOB
            CHECK (authorityCode IS NULL
                OR (length(authorityCode) = 48 AND act IS NOT NULL AND fate = 'accepted'));
        CREATE TRIGGER numberActIsOnIt BEFORE UPDATE OF act ON number
        WHEN new.act IS NOT NULL AND NOT EXISTS (SELECT 1 FROM numberAct WHERE id = new.act
            AND issuer = new.issuer AND prefix = new.prefix
            AND new.consecutive BETWEEN first AND last)
        BEGIN
            SELECT RAISE(ABORT, 'a number names an act that was done to it');
        END;
        CREATE TRIGGER numberSettledStays BEFORE UPDATE OF authorityCode ON number
        WHEN old.authorityCode IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, 'what a person settled does not change');
        END;
        CREATE TRIGGER numberSentIsNotDisabled BEFORE UPDATE OF fate ON number
        WHEN new.fate = 'disabled' AND old.fate IN ('issued', 'disputed', 'accepted')
        BEGIN
            SELECT RAISE(ABORT, 'a number at DIAN, or on its way there, is not disabled');
        END;
        CREATE TRIGGER numberDisputedIsSettledByAPerson BEFORE UPDATE OF fate ON number
        WHEN old.fate = 'disputed' AND new.fate <> 'disputed' AND new.authorityCode IS NULL
        BEGIN
            SELECT RAISE(ABORT, 'only a person settles what is disputed');
        END;

        """
}
