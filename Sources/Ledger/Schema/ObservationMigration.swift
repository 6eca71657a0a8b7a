extension Schema {
    /// What the program saw of DIAN's outages itself, and who amended a declared one; before, only the last
    /// person was kept, as the one who declared it.
    static let observationMigration = """
        CREATE TABLE observedOutage (
            id INTEGER PRIMARY KEY,
            start INTEGER NOT NULL,
            "end" INTEGER CHECK ("end" >= start)
        ) STRICT;
        CREATE UNIQUE INDEX observedOutageOpen ON observedOutage (("end" IS NULL)) WHERE "end" IS NULL;
        CREATE INDEX observedOutageEnd ON observedOutage ("end");
        CREATE TRIGGER observedOutageStays BEFORE DELETE ON observedOutage
        BEGIN
            SELECT RAISE(ABORT, 'an outage that was seen is not forgotten');
        END;
        CREATE TRIGGER observedOutageEndsOnce BEFORE UPDATE ON observedOutage
        WHEN old."end" IS NOT NULL OR new.start <> old.start
        BEGIN
            SELECT RAISE(ABORT, 'an outage that was seen ends once');
        END;

        ALTER TABLE contingencyWindow ADD COLUMN amendedBy TEXT;
        ALTER TABLE contingencyWindow ADD COLUMN amendedAt INTEGER;

        """
}
