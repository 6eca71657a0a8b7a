extension Schema {
    /// A paper invoice is transcribed once: which paper a sale speaks of, and that of two numbers only
    /// one may have it.
    ///
    /// The indexes hold only what is of type 03, in the order of the paper's own numbers, so other
    /// nights pay nothing. Sales noted before this migration tell no paper.
    static let paperMigration = """
        ALTER TABLE sale ADD COLUMN paperKind TEXT CHECK (paperKind IN ('FTC', 'FTP'));
        ALTER TABLE sale ADD COLUMN paperNumber TEXT
            CHECK ((paperNumber IS NULL) = (paperKind IS NULL)
                AND (paperNumber IS NULL OR (type IS '03' AND voidedBecause IS NULL)));
        CREATE TRIGGER salePaperStays BEFORE UPDATE OF paperKind, paperNumber ON sale
        BEGIN
            SELECT RAISE(ABORT, 'what a file says does not change');
        END;

        ALTER TABLE unjudged ADD COLUMN paperKind TEXT;
        ALTER TABLE unjudged ADD COLUMN paperNumber TEXT;
        CREATE INDEX unjudgedPaper ON unjudged (issuer, paperKind, paperNumber)
            WHERE paperNumber IS NOT NULL;

        ALTER TABLE number ADD COLUMN paperKind TEXT;
        ALTER TABLE number ADD COLUMN paperNumber TEXT
            CHECK ((paperNumber IS NULL) = (paperKind IS NULL));
        CREATE UNIQUE INDEX paperIsTranscribedOnce ON number (issuer, paperKind, paperNumber)
            WHERE paperNumber IS NOT NULL AND fate NOT IN ('awaitingCorrection', 'disabled');
        CREATE INDEX paperAwaited ON number (issuer, paperKind, paperNumber)
            WHERE paperNumber IS NOT NULL AND fate = 'awaitingCorrection';
        CREATE TRIGGER numberPaperIsItsOwners
        BEFORE UPDATE OF ownerArrival, ownerOrdinal, paperKind, paperNumber ON number
        WHEN new.ownerArrival IS NOT NULL AND (new.paperKind, new.paperNumber) IS NOT
            (SELECT paperKind, paperNumber FROM sale
            WHERE arrival = new.ownerArrival AND ordinal = new.ownerOrdinal)
        BEGIN
            SELECT RAISE(ABORT, 'the paper of a number is that of the sale that counts');
        END;

        """
}
